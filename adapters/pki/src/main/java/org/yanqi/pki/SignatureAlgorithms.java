package org.yanqi.pki;

import java.security.PrivateKey;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * What is accepted as a signature: SHA-256 or better, with RSA or ECDSA (RFC 4055 §5, RFC 5758 §3.2), or SM3 with SM2
 * (GM/T 0006) by a signer called 1234567812345678 (GM/T 0009 §10), as Bouncy Castle takes it unless told otherwise.
 */
final class SignatureAlgorithms {
    private static final Set<ASN1ObjectIdentifier> ACCEPTED = Set.of(
            PKCSObjectIdentifiers.sha256WithRSAEncryption,
            PKCSObjectIdentifiers.sha384WithRSAEncryption,
            PKCSObjectIdentifiers.sha512WithRSAEncryption,
            X9ObjectIdentifiers.ecdsa_with_SHA256,
            X9ObjectIdentifiers.ecdsa_with_SHA384,
            X9ObjectIdentifiers.ecdsa_with_SHA512,
            GMObjectIdentifiers.sm2sign_with_sm3);

    private static final Set<ASN1ObjectIdentifier> ACCEPTED_DIGESTS =
            Set.of(NISTObjectIdentifiers.id_sha256, NISTObjectIdentifiers.id_sha384, NISTObjectIdentifiers.id_sha512);

    private SignatureAlgorithms() {}

    static boolean accepts(AlgorithmIdentifier algorithm) {
        return ACCEPTED.contains(algorithm.getAlgorithm());
    }

    /** A key of SM2 signs by SM2, and no other does. */
    static boolean fits(String signature, SubjectPublicKeyInfo key) {
        return GMObjectIdentifiers.sm2sign_with_sm3.getId().equals(signature) == Sm2.isKey(key);
    }

    /** CMS names the bare RSA key where the digest is named elsewhere (RFC 3370 §3.2). */
    static boolean acceptsInCms(String algorithm, String digest) {
        var signature = new ASN1ObjectIdentifier(algorithm);
        if (signature.equals(GMObjectIdentifiers.sm2sign_with_sm3)) {
            return digest.equals(GMObjectIdentifiers.sm3.getId());
        }
        return ACCEPTED_DIGESTS.contains(new ASN1ObjectIdentifier(digest))
                && (ACCEPTED.contains(signature) || signature.equals(PKCSObjectIdentifiers.rsaEncryption));
    }

    static ContentVerifierProvider verifier(SubjectPublicKeyInfo key) throws OperatorCreationException {
        return new JcaContentVerifierProviderBuilder()
                .setProvider(Crypto.PROVIDER)
                .build(key);
    }

    static ContentSigner signer(PrivateKey key) {
        return signer(SigningKey.inMemory(key));
    }

    static ContentSigner signer(SigningKey key) {
        String algorithm = nameFor(key.key());
        if (!key.isInMemory()) {
            return new HsmSigner(key, algorithm);
        }
        try {
            return new JcaContentSignerBuilder(algorithm)
                    .setProvider(key.provider())
                    .build(key.key());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("the provider signs with " + algorithm, e);
        }
    }

    private static String nameFor(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> Sm2.isKey(key) ? "SM3withSM2" : "SHA256withECDSA";
            default ->
                throw new IllegalArgumentException("a CA signs with RSA, ECDSA or SM2, not " + key.getAlgorithm());
        };
    }
}
