package org.yanqi.token;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** A key management centre: makes the envelope that only the token's new signing key opens. */
public final class TestKmc {
    private TestKmc() {}

    public static byte[] envelope(PublicKey signingKey, KeyPair encryption) {
        try {
            byte[] wrapping = new byte[32];
            byte[] transport;
            if (signingKey instanceof RSAPublicKey) {
                new SecureRandom().nextBytes(wrapping);
                var oaep = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
                oaep.init(Cipher.ENCRYPT_MODE, signingKey);
                transport = oaep.doFinal(wrapping);
            } else {
                var ephemeral = TestCa.keyPair(KeyProfile.P256);
                var agreement = KeyAgreement.getInstance("ECDH");
                agreement.init(ephemeral.getPrivate());
                agreement.doPhase(signingKey, true);
                wrapping = agreement.generateSecret();
                transport = PublicKeyInfo.point(ephemeral.getPublic());
            }
            var wrap = Cipher.getInstance("AES/KWP/NoPadding");
            wrap.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(wrapping, "AES"));
            byte[] wrapped = wrap.doFinal(encryption.getPrivate().getEncoded());
            return new DERSequence(new ASN1Encodable[] {
                        new ASN1Integer(1),
                        new ASN1Enumerated(signingKey instanceof RSAPublicKey ? 1 : 0),
                        new DEROctetString(transport),
                        new DEROctetString(wrapped),
                        SubjectPublicKeyInfo.getInstance(encryption.getPublic().getEncoded())
                    })
                    .getEncoded();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
