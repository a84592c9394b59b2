package org.yanqi.cmp.endpoint;

import java.util.HexFormat;
import org.bouncycastle.asn1.cmp.CertConfirmContent;
import org.bouncycastle.asn1.cmp.CertStatus;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.yanqi.application.machine.ConfirmMachineCertificate;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.machine.Exchange;

/** One certificate that is confirmed or rejected (RFC 9810 §5.3.18). */
final class ConfirmationRead {
    private static final int HASH_OCTETS = 32;

    private ConfirmationRead() {}

    static ConfirmMachineCertificate.Command of(Incoming incoming) throws NotAccepted {
        Exchange exchange = incoming.exchange();
        try {
            CertStatus status = only(incoming);
            return new ConfirmMachineCertificate.Command(exchange, hash(status), accepts(status));
        } catch (RuntimeException notAsItShouldBe) {
            throw new NotAccepted(PKIFailureInfo.badDataFormat, "the confirmation cannot be read");
        }
    }

    private static CertStatus only(Incoming incoming) throws NotAccepted {
        CertStatus[] all =
                CertConfirmContent.getInstance(incoming.body().getContent()).toCertStatusArray();
        if (all.length != 1 || all[0].getCertReqId().intValueExact() != 0) {
            throw new NotAccepted(PKIFailureInfo.badRequest, "one certificate is confirmed, with the number 0");
        }
        return all[0];
    }

    /** By the hash function of the certificate's signature, which is SHA-256 for all that our CA signs here. */
    private static Sha256 hash(CertStatus status) throws NotAccepted {
        byte[] octets = status.getCertHash().getOctets();
        boolean isOurs = status.getHashAlg() == null
                || status.getHashAlg().getAlgorithm().equals(NISTObjectIdentifiers.id_sha256);
        if (!isOurs || octets.length != HASH_OCTETS) {
            throw new NotAccepted(PKIFailureInfo.badCertId, "certificates are named by their SHA-256");
        }
        return new Sha256(HexFormat.of().formatHex(octets));
    }

    private static boolean accepts(CertStatus status) {
        return status.getStatusInfo() == null
                || status.getStatusInfo().getStatus().intValueExact() <= PKIStatus.GRANTED_WITH_MODS;
    }
}
