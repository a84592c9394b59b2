package org.yanqi.pki;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyProfile;

/**
 * CMS EnvelopedData (RFC 5652 §6) as bidding systems make it: AES-256-CBC; the content key by RSAES-PKCS1-v1_5, or by
 * ephemeral-static ECDH with the SHA-256 KDF and AES-256 key wrap (RFC 5753 §3.1). For SM2 see {@link Sm2Sealing}.
 */
final class Sealing {
    private Sealing() {}

    static Bytes seal(byte[] content, X509CertificateHolder recipient) {
        try {
            if (Sm2.isKey(recipient.getSubjectPublicKeyInfo())) {
                return Sm2Sealing.seal(content, recipient);
            }
            var generator = new CMSEnvelopedDataGenerator();
            generator.addRecipientInfoGenerator(recipient(recipient));
            var encryptor = new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_CBC)
                    .setProvider(Crypto.PROVIDER)
                    .setSecureRandom(Crypto.RANDOM)
                    .build();
            return Bytes.of(generator
                    .generate(new CMSProcessableByteArray(content), encryptor)
                    .toASN1Structure()
                    .getEncoded(ASN1Encoding.DER));
        } catch (GeneralSecurityException | CMSException | IOException e) {
            throw new IllegalStateException("a certificate of a known profile can be sealed for", e);
        }
    }

    private static RecipientInfoGenerator recipient(X509CertificateHolder holder)
            throws GeneralSecurityException, CMSException {
        X509Certificate certificate =
                new JcaX509CertificateConverter().setProvider(Crypto.PROVIDER).getCertificate(holder);
        PublicKey key = certificate.getPublicKey();
        if (key instanceof RSAPublicKey) {
            return new JceKeyTransRecipientInfoGenerator(certificate).setProvider(Crypto.PROVIDER);
        }
        KeyPair ephemeral = JavaKeys.generate(KeyProfile.P256);
        return new JceKeyAgreeRecipientInfoGenerator(
                        CMSAlgorithm.ECDH_SHA256KDF,
                        ephemeral.getPrivate(),
                        ephemeral.getPublic(),
                        CMSAlgorithm.AES256_WRAP)
                .setProvider(Crypto.PROVIDER)
                .addRecipient(certificate);
    }
}
