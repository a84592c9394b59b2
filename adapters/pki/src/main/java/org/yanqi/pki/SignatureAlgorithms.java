package org.yanqi.pki;

import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
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

/** What is accepted as a signature: SHA-256 or better, with RSA or ECDSA (RFC 4055 §5, RFC 5758 §3.2). */
final class SignatureAlgorithms {
    private static final Set<ASN1ObjectIdentifier> ACCEPTED = Set.of(
            PKCSObjectIdentifiers.sha256WithRSAEncryption,
            PKCSObjectIdentifiers.sha384WithRSAEncryption,
            PKCSObjectIdentifiers.sha512WithRSAEncryption,
            X9ObjectIdentifiers.ecdsa_with_SHA256,
            X9ObjectIdentifiers.ecdsa_with_SHA384,
            X9ObjectIdentifiers.ecdsa_with_SHA512);

    private static final Set<ASN1ObjectIdentifier> ACCEPTED_DIGESTS =
            Set.of(NISTObjectIdentifiers.id_sha256, NISTObjectIdentifiers.id_sha384, NISTObjectIdentifiers.id_sha512);

    private static final Map<String, String> OF_KEY = Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA");

    private SignatureAlgorithms() {}

    static boolean accepts(AlgorithmIdentifier algorithm) {
        return ACCEPTED.contains(algorithm.getAlgorithm());
    }

    /** CMS names the bare RSA key where the digest is named elsewhere (RFC 3370 §3.2). */
    static boolean acceptsInCms(String algorithm, String digest) {
        var signature = new ASN1ObjectIdentifier(algorithm);
        return ACCEPTED_DIGESTS.contains(new ASN1ObjectIdentifier(digest))
                && (ACCEPTED.contains(signature) || signature.equals(PKCSObjectIdentifiers.rsaEncryption));
    }

    static ContentVerifierProvider verifier(SubjectPublicKeyInfo key) throws OperatorCreationException {
        return new JcaContentVerifierProviderBuilder()
                .setProvider(Crypto.PROVIDER)
                .build(key);
    }

    static ContentSigner signer(java.security.PrivateKey key) {
        String algorithm = OF_KEY.get(key.getAlgorithm());
        if (algorithm == null) {
            throw new IllegalArgumentException("a CA signs with RSA or ECDSA, not " + key.getAlgorithm());
        }
        try {
            return new JcaContentSignerBuilder(algorithm)
                    .setProvider(Crypto.PROVIDER)
                    .build(key);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("the provider signs with " + algorithm, e);
        }
    }
}
