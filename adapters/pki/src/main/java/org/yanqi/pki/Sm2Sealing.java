package org.yanqi.pki;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encoding;
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
import org.bouncycastle.cert.X509CertificateHolder;
import org.yanqi.domain.Bytes;

/**
 * CMS EnvelopedData (RFC 5652 §6) for an SM2 certificate: SM4-CBC, its key transported as SM2Cipher under SM2-3
 * (GM/T 0010 §9). Bouncy Castle's own CMS writes neither.
 */
final class Sm2Sealing {
    private static final int SM4_OCTETS = 16;

    private Sm2Sealing() {}

    static Bytes seal(byte[] content, X509CertificateHolder recipient) throws GeneralSecurityException, IOException {
        byte[] key = random();
        var encrypted = encrypted(content, key);
        byte[] transported =
                Sm2.encrypt(key, recipient.getSubjectPublicKeyInfo()).getEncoded(ASN1Encoding.DER);
        var recipientInfo = new KeyTransRecipientInfo(
                new RecipientIdentifier(new IssuerAndSerialNumber(recipient.toASN1Structure())),
                new AlgorithmIdentifier(GMObjectIdentifiers.sm2encrypt),
                new DEROctetString(transported));
        var data = new EnvelopedData(null, new DERSet(new RecipientInfo(recipientInfo)), encrypted, (ASN1Set) null);
        return Bytes.of(new ContentInfo(CMSObjectIdentifiers.envelopedData, data).getEncoded(ASN1Encoding.DER));
    }

    private static EncryptedContentInfo encrypted(byte[] content, byte[] key) throws GeneralSecurityException {
        byte[] iv = random();
        var cipher = Cipher.getInstance("SM4/CBC/PKCS5Padding", Crypto.PROVIDER);
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "SM4"), new IvParameterSpec(iv));
        return new EncryptedContentInfo(
                CMSObjectIdentifiers.data,
                new AlgorithmIdentifier(GMObjectIdentifiers.sms4_cbc, new DEROctetString(iv)),
                new DEROctetString(cipher.doFinal(content)));
    }

    private static byte[] random() {
        byte[] octets = new byte[SM4_OCTETS];
        Crypto.RANDOM.nextBytes(octets);
        return octets;
    }
}
