package org.yanqi.cmp.endpoint;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PollReqContent;
import org.yanqi.domain.machine.Exchange;

/** One certificate that is asked for again (RFC 9810 §5.3.22). */
final class PollRead {
    private static final BigInteger[] ONLY = {BigInteger.ZERO};

    private PollRead() {}

    static Exchange of(Incoming incoming) throws NotAccepted {
        Exchange exchange = incoming.exchange();
        if (!Arrays.equals(ONLY, numbers(incoming))) {
            throw new NotAccepted(PKIFailureInfo.badRequest, "one certificate is waited for, with the number 0");
        }
        return exchange;
    }

    private static BigInteger[] numbers(Incoming incoming) throws NotAccepted {
        try {
            return PollReqContent.getInstance(incoming.body().getContent()).getCertReqIdValues();
        } catch (RuntimeException notAsItShouldBe) {
            throw new NotAccepted(PKIFailureInfo.badDataFormat, "what is waited for cannot be read");
        }
    }
}
