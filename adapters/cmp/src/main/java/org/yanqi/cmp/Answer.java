package org.yanqi.cmp;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.cmp.CMPCertificate;
import org.bouncycastle.asn1.cmp.CertRepMessage;
import org.bouncycastle.asn1.cmp.CertResponse;
import org.bouncycastle.asn1.cmp.ErrorMsgContent;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIFreeText;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cmp.PollRepContent;
import org.bouncycastle.asn1.cmp.RevRepContent;
import org.jspecify.annotations.Nullable;
import org.yanqi.domain.Bytes;

/** What a CA says in a message that it has protected, for one certificate. */
sealed interface Answer {
    /** @param implicitlyConfirmed whether the CA wants no confirmation (RFC 9810 §5.1.1.1) */
    record Certified(Bytes certificate, boolean implicitlyConfirmed) implements Answer {}

    /** To be asked again after so many seconds (RFC 9810 §5.3.22). */
    record Waiting(long seconds) implements Answer {}

    /**
     * No, and why.
     *
     * @param decided whether the request itself was decided, and not only this message turned away
     * @param failure bits of PKIFailureInfo by their numbers (RFC 9810 §5.2.3)
     */
    record Refused(boolean decided, BigInteger failure, String words) implements Answer {
        boolean says(int bit) {
            return failure.testBit(bit);
        }
    }

    /** Done, with nothing to carry. */
    record Done() implements Answer {}

    int TRANSACTION_ID_IN_USE = 21;
    int BAD_CERT_ID = 4;
    int CERT_REVOKED = 10;
    int CERT_CONFIRMED = 11;

    long SHORTEST_WAIT = 1;
    long LONGEST_WAIT = 86_400;

    /** @throws IllegalArgumentException if it is none of what a CA answers */
    static Answer read(PKIBody body, boolean implicitlyConfirmed) {
        return switch (body.getType()) {
            case PKIBody.TYPE_INIT_REP, PKIBody.TYPE_CERT_REP, PKIBody.TYPE_KEY_UPDATE_REP ->
                certificate(CertRepMessage.getInstance(body.getContent()), implicitlyConfirmed);
            case PKIBody.TYPE_POLL_REP -> waiting(PollRepContent.getInstance(body.getContent()));
            case PKIBody.TYPE_CONFIRM -> new Done();
            case PKIBody.TYPE_REVOCATION_REP -> revocation(RevRepContent.getInstance(body.getContent()));
            case PKIBody.TYPE_ERROR -> error(ErrorMsgContent.getInstance(body.getContent()));
            default -> throw new IllegalArgumentException("no answer to what was asked: body " + body.getType());
        };
    }

    private static Answer certificate(CertRepMessage message, boolean implicitlyConfirmed) {
        CertResponse[] responses = message.getResponse();
        if (responses.length != 1 || responses[0].getCertReqId().intValueExact() != 0) {
            throw new IllegalArgumentException("one certificate was asked for");
        }
        return switch (responses[0].getStatus().getStatus().intValueExact()) {
            case PKIStatus.GRANTED, PKIStatus.GRANTED_WITH_MODS ->
                new Certified(certificate(responses[0]), implicitlyConfirmed);
            case PKIStatus.WAITING -> new Waiting(SHORTEST_WAIT);
            default -> refused(true, responses[0].getStatus());
        };
    }

    private static Bytes certificate(CertResponse response) {
        var pair = response.getCertifiedKeyPair();
        CMPCertificate certificate =
                pair == null ? null : pair.getCertOrEncCert().getCertificate();
        if (certificate == null || !certificate.isX509v3PKCert()) {
            throw new IllegalArgumentException("a certificate was granted, and is not there in clear");
        }
        try {
            return Bytes.of(certificate.getX509v3PKCert().getEncoded());
        } catch (IOException e) {
            throw new IllegalArgumentException("a certificate that cannot be encoded", e);
        }
    }

    private static Answer waiting(PollRepContent content) {
        if (content.size() != 1 || content.getCertReqId(0).intValueExact() != 0) {
            throw new IllegalArgumentException("one certificate was asked for");
        }
        long seconds = content.getCheckAfter(0).longValueExact();
        return new Waiting(Math.clamp(seconds, SHORTEST_WAIT, LONGEST_WAIT));
    }

    private static Answer revocation(RevRepContent content) {
        PKIStatusInfo status = content.getStatus()[0];
        return switch (status.getStatus().intValueExact()) {
            case PKIStatus.GRANTED,
                    PKIStatus.GRANTED_WITH_MODS,
                    PKIStatus.REVOCATION_WARNING,
                    PKIStatus.REVOCATION_NOTIFICATION -> new Done();
            default -> refused(true, status);
        };
    }

    private static Answer error(ErrorMsgContent content) {
        PKIStatusInfo status = content.getPKIStatusInfo();
        boolean waits = status.getStatus().intValueExact() == PKIStatus.WAITING;
        return waits ? new Waiting(SHORTEST_WAIT) : refused(false, status);
    }

    private static Refused refused(boolean decided, PKIStatusInfo status) {
        var bits = Optional.ofNullable(status.getFailInfo());
        BigInteger failure = BigInteger.ZERO;
        if (bits.isPresent()) {
            byte[] octets = bits.get().getBytes();
            for (int bit = 0; bit < Math.min(octets.length, 4) * 8; bit++) {
                if ((octets[bit / 8] & 0x80 >> bit % 8) != 0) {
                    failure = failure.setBit(bit);
                }
            }
        }
        return new Refused(decided, failure, words(status.getStatusString()));
    }

    private static String words(@Nullable PKIFreeText text) {
        if (text == null || text.size() == 0) {
            return "without words";
        }
        String first = text.getStringAtUTF8(0).getString();
        return first.substring(0, Math.min(first.length(), 200)).replaceAll("\\p{Cntrl}", " ");
    }
}
