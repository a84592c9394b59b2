package org.yanqi.token;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.util.BigIntegers;

/** A key management centre: makes the envelope that only the token's new signing key opens. */
public final class TestKmc {
    private TestKmc() {}

    public static byte[] envelope(PublicKey signingKey, KeyPair encryption) {
        if (Sm2.isKey(signingKey)) {
            return sm2Envelope(signingKey, encryption, GMObjectIdentifiers.sms4_ecb, 32);
        }
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

    /** SM2EnvelopedKey of GM/T 0009, with the private key in this many octets. */
    static byte[] sm2Envelope(PublicKey signingKey, KeyPair encryption, ASN1ObjectIdentifier sm4, int octets) {
        try {
            byte[] key = new byte[16];
            new SecureRandom().nextBytes(key);
            var cipher = Cipher.getInstance("SM4/ECB/NoPadding", Crypto.PROVIDER);
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "SM4"));
            byte[] scalar = BigIntegers.asUnsignedByteArray(octets, ((ECPrivateKey) encryption.getPrivate()).getS());
            return new DERSequence(new ASN1Encodable[] {
                        new AlgorithmIdentifier(sm4),
                        ASN1Sequence.getInstance(sm2Cipher(key, signingKey)),
                        new DERBitString(PublicKeyInfo.point(encryption.getPublic())),
                        new DERBitString(cipher.doFinal(scalar))
                    })
                    .getEncoded();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By Bouncy Castle's engine, put into SM2Cipher of GM/T 0009 here. */
    static byte[] sm2Cipher(byte[] secret, PublicKey key) {
        try {
            var engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
            engine.init(
                    true, new ParametersWithRandom(PublicKeyFactory.createKey(key.getEncoded()), new SecureRandom()));
            byte[] made = engine.processBlock(secret, 0, secret.length);
            return new DERSequence(new ASN1Encodable[] {
                        new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(made, 1, 33))),
                        new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(made, 33, 65))),
                        new DEROctetString(Arrays.copyOfRange(made, 65, 97)),
                        new DEROctetString(Arrays.copyOfRange(made, 97, made.length))
                    })
                    .getEncoded();
        } catch (InvalidCipherTextException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
