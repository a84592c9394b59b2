package org.yanqi.token;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.EncryptedContentInfo;
import org.bouncycastle.asn1.cms.EnvelopedData;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientIdentifier;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/**
 * Bids for SM2 certificates, in the ways in which they are sealed in the field.
 *
 * @param contentType of RFC 5652 or of GM/T 0010
 * @param algorithm by which SM2 encryption is named
 */
record Sm2Bids(ASN1ObjectIdentifier contentType, ASN1ObjectIdentifier algorithm, Form form) {
    /** How SM2's ciphertext is written. */
    enum Form {
        SM2_CIPHER,
        C1C3C2,
        C1C2C3
    }

    static final Sm2Bids USUAL =
            new Sm2Bids(CMSObjectIdentifiers.envelopedData, GMObjectIdentifiers.sm2encrypt, Form.SM2_CIPHER);

    byte[] sealed(byte[] content, X509Certificate certificate) {
        try {
            byte[] key = random();
            byte[] iv = random();
            var cipher = Cipher.getInstance("SM4/CBC/PKCS7Padding", Crypto.PROVIDER);
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "SM4"), new IvParameterSpec(iv));
            var holder = org.bouncycastle.asn1.x509.Certificate.getInstance(
                    ASN1Primitive.fromByteArray(certificate.getEncoded()));
            var recipient = new KeyTransRecipientInfo(
                    new RecipientIdentifier(new IssuerAndSerialNumber(holder)),
                    new AlgorithmIdentifier(algorithm),
                    new DEROctetString(encrypted(key, certificate)));
            var encrypted = new EncryptedContentInfo(
                    CMSObjectIdentifiers.data,
                    new AlgorithmIdentifier(GMObjectIdentifiers.sms4_cbc, new DEROctetString(iv)),
                    new DEROctetString(cipher.doFinal(content)));
            var data = new EnvelopedData(null, new DERSet(new RecipientInfo(recipient)), encrypted, (ASN1Set) null);
            return new ContentInfo(contentType, data).getEncoded();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] encrypted(byte[] key, X509Certificate certificate) throws IOException {
        if (form == Form.SM2_CIPHER) {
            return TestKmc.sm2Cipher(key, certificate.getPublicKey());
        }
        try {
            var mode = form == Form.C1C3C2 ? SM2Engine.Mode.C1C3C2 : SM2Engine.Mode.C1C2C3;
            var engine = new SM2Engine(mode);
            var recipient =
                    PublicKeyFactory.createKey(certificate.getPublicKey().getEncoded());
            engine.init(true, new ParametersWithRandom(recipient, new SecureRandom()));
            return engine.processBlock(key, 0, key.length);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] random() {
        byte[] octets = new byte[16];
        new SecureRandom().nextBytes(octets);
        return octets;
    }
}
