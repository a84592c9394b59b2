package org.yanqi.token;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * {@code SM2EnvelopedKey ::= SEQUENCE { symAlgID, symEncryptedKey SM2Cipher, publicKey BIT STRING, encryptedPrivateKey BIT
 * STRING }} (GM/T 0009 §7.4, GB/T 35276). Some CAs encrypt the key as the 64 octets that SKF devices keep it in (GM/T 0016
 * §6.4.10), the first 32 of them nought.
 */
final class Sm2Envelope {
    /** SM4 without a mode is what many CAs write; all of them mean ECB. */
    private static final Set<ASN1ObjectIdentifier> SM4 =
            Set.of(GMObjectIdentifiers.sms4_ecb, new ASN1ObjectIdentifier("1.2.156.10197.1.104"));

    private static final int SCALAR = 32;
    private static final int SM4_KEY = 16;

    private Sm2Envelope() {}

    static KeyEnvelope read(ASN1Sequence members) throws IOException {
        var cipher = AlgorithmIdentifier.getInstance(members.getObjectAt(0)).getAlgorithm();
        byte[] sealedKey = members.getObjectAt(1).toASN1Primitive().getEncoded(ASN1Encoding.DER);
        byte[] point = ((ASN1BitString) members.getObjectAt(2)).getOctets();
        byte[] encrypted = ((ASN1BitString) members.getObjectAt(3)).getOctets();
        KeyEnvelope.require(SM4.contains(cipher), "SM4-ECB");
        KeyEnvelope.require(Sm2Cipher.parse(sealedKey).text().length == SM4_KEY, "length of the SM4 key");
        KeyEnvelope.require(
                encrypted.length == SCALAR || encrypted.length == 2 * SCALAR, "length of the encrypted key");
        Sm2.point(point);
        return new KeyEnvelope(
                KeyEnvelope.Transport.SM2, sealedKey, encrypted, PublicKeyInfo.ec(PublicKeyInfo.SM2_CURVE, point));
    }

    /**
     * The private key in 32 octets; believed only when the envelope's public key is its other half.
     *
     * @param sm4 what the token has opened
     */
    static byte[] privateKey(KeyEnvelope envelope, byte[] sm4) throws UKeyException {
        byte[] decrypted = {};
        try {
            var cipher = Cipher.getInstance("SM4/ECB/NoPadding", Crypto.PROVIDER);
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(sm4, "SM4"));
            decrypted = cipher.doFinal(envelope.wrappedKey());
            byte[] scalar = Arrays.copyOfRange(decrypted, decrypted.length - SCALAR, decrypted.length);
            if (Sm2.arePair(new BigInteger(1, scalar), PublicKeyInfo.point(envelope.publicKey()))) {
                return scalar;
            }
            throw new UKeyException(UKeyFailure.DATA_REFUSED);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UKeyException(UKeyFailure.DATA_REFUSED, e);
        } finally {
            Arrays.fill(decrypted, (byte) 0);
            Arrays.fill(sm4, (byte) 0);
        }
    }
}
