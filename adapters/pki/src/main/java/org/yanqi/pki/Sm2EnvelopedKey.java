package org.yanqi.pki;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.util.BigIntegers;
import org.yanqi.domain.Bytes;

/**
 * The SM2 encryption private key for the holder's new SM2 signing key alone: {@code SM2EnvelopedKey} of GM/T 0009 §7.4
 * (GB/T 35276), its 32 octets under SM4-ECB.
 */
final class Sm2EnvelopedKey {
    private static final int SM4_OCTETS = 16;
    private static final int SCALAR_OCTETS = 32;

    private Sm2EnvelopedKey() {}

    static Bytes enclose(KeyPair encryption, SubjectPublicKeyInfo signingKey) {
        byte[] sm4 = new byte[SM4_OCTETS];
        Crypto.RANDOM.nextBytes(sm4);
        byte[] scalar = BigIntegers.asUnsignedByteArray(SCALAR_OCTETS, ((ECPrivateKey) encryption.getPrivate()).getS());
        try {
            var cipher = Cipher.getInstance("SM4/ECB/NoPadding", Crypto.PROVIDER);
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(sm4, "SM4"));
            var publicKey =
                    SubjectPublicKeyInfo.getInstance(encryption.getPublic().getEncoded());
            return Bytes.of(new DERSequence(new ASN1Encodable[] {
                        new AlgorithmIdentifier(GMObjectIdentifiers.sms4_ecb),
                        Sm2.encrypt(sm4, signingKey),
                        publicKey.getPublicKeyData(),
                        new DERBitString(cipher.doFinal(scalar))
                    })
                    .getEncoded(ASN1Encoding.DER));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("an SM2 key can be enveloped to another", e);
        } finally {
            Arrays.fill(sm4, (byte) 0);
            Arrays.fill(scalar, (byte) 0);
        }
    }
}
