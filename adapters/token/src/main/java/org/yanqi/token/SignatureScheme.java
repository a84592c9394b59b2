package org.yanqi.token;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** How a key of each kind signs. */
public enum SignatureScheme {
    /** RFC 5758 §3.2. */
    ECDSA_SHA256("SHA256withECDSA"),
    /** RFC 4055 §5. */
    RSA_SHA256("SHA256withRSA"),
    /** GB/T 32918.2 by a signer called 1234567812345678, as GM/T 0009 §10 wants it; what Bouncy Castle takes unless told otherwise. */
    SM2_SM3("SM3withSM2");

    private final String algorithm;

    SignatureScheme(String algorithm) {
        this.algorithm = algorithm;
    }

    /** The scheme of a key, public or private. */
    public static SignatureScheme of(Key key) {
        if (key.getAlgorithm().equals("RSA")) {
            return RSA_SHA256;
        }
        return Sm2.isKey(key) ? SM2_SM3 : ECDSA_SHA256;
    }

    public AlgorithmIdentifier identifier() {
        return switch (this) {
            case ECDSA_SHA256 -> new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
            case RSA_SHA256 -> new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);
            case SM2_SM3 -> new AlgorithmIdentifier(GMObjectIdentifiers.sm2sign_with_sm3);
        };
    }

    /** DER of both numbers, but for RSA. */
    byte[] sign(PrivateKey key, byte[] message) throws GeneralSecurityException {
        var signature = this == SM2_SM3 ? byBouncyCastle() : Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(message);
        return signature.sign();
    }

    public boolean verifies(PublicKey key, byte[] message, byte[] made) throws GeneralSecurityException {
        var signature = this == RSA_SHA256 ? Signature.getInstance(algorithm) : byBouncyCastle();
        try {
            signature.initVerify(key);
        } catch (IllegalArgumentException noPointOfItsCurve) {
            throw new InvalidKeyException(noPointOfItsCurve);
        }
        signature.update(message);
        return signature.verify(made);
    }

    private Signature byBouncyCastle() throws GeneralSecurityException {
        return Signature.getInstance(algorithm, Crypto.PROVIDER);
    }
}
