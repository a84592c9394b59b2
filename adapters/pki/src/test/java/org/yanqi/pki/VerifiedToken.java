package org.yanqi.pki;

import java.util.HexFormat;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.tsp.TimeStampToken;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;

/** A timestamp token that verifies with the certificate inside. */
final class VerifiedToken {
    private VerifiedToken() {}

    static Sha256 imprint(Bytes octets) {
        try {
            var token = new TimeStampToken(new CMSSignedData(octets.toArray()));
            var own = (X509CertificateHolder) token.getCertificates()
                    .getMatches(token.getSID())
                    .iterator()
                    .next();
            token.validate(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(Crypto.PROVIDER)
                    .build(own));
            return new Sha256(HexFormat.of().formatHex(token.getTimeStampInfo().getMessageImprintDigest()));
        } catch (Exception e) {
            throw new AssertionError("a token that verifies", e);
        }
    }
}
