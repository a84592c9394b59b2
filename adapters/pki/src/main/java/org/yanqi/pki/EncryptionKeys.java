package org.yanqi.pki;

import java.io.IOException;
import java.security.KeyPair;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyProfile;

/** 密钥管理中心 beside a CA that is not ours: makes the encryption key, and what that CA is asked to certify it by. */
public final class EncryptionKeys {
    private final X509CertificateHolder centre;

    public EncryptionKeys(AuthorityKeys keys) {
        this.centre = keys.kmc();
    }

    /**
     * A new encryption key.
     *
     * @param request PKCS#10, DER, with the subject of the request for the signing key
     * @param envelope for the holder's new signing key (KeyEnvelope, DER)
     * @param escrow the PKCS#8 key in a CMS EnvelopedData for the centre itself
     */
    public record Made(Bytes request, Bytes envelope, Bytes escrow) {}

    /** @param signingRequest PKCS#10, DER, that was verified */
    public Made make(Bytes signingRequest) {
        PKCS10CertificationRequest signing = Requests.parse(signingRequest)
                .orElseThrow(() -> new IllegalArgumentException("an order holds a request that was verified"));
        SubjectPublicKeyInfo signingKey = signing.getSubjectPublicKeyInfo();
        boolean rsa = signingKey.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption);
        KeyPair pair = JavaKeys.generate(rsa ? KeyProfile.RSA2048 : KeyProfile.P256);
        var request = new PKCS10CertificationRequestBuilder(
                        signing.getSubject(),
                        SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()))
                .build(SignatureAlgorithms.signer(pair.getPrivate()));
        try {
            return new Made(
                    Bytes.of(request.getEncoded()),
                    KeyEnvelope.enclose(pair, JavaKeys.publicKey(signingKey)),
                    Sealing.seal(pair.getPrivate().getEncoded(), centre));
        } catch (IOException e) {
            throw new IllegalStateException("a request can be encoded", e);
        }
    }
}
