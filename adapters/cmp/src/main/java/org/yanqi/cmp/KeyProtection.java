package org.yanqi.cmp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.cmp.CMPException;
import org.bouncycastle.cert.cmp.ProtectedPKIMessage;
import org.bouncycastle.cert.cmp.ProtectedPKIMessageBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.yanqi.domain.Bytes;

/**
 * Signatures on both sides (RFC 9810 §5.1.3.3): ours with the registration authority's key, theirs with the key of a
 * certificate that was agreed on, or, if that is a CA's, of one that this CA lets speak for it. Nothing else that a message
 * brings along vouches for it.
 */
public final class KeyProtection implements Protection {
    private static final Map<String, String> ALGORITHMS = Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA");
    private static final Set<ASN1ObjectIdentifier> ACCEPTED = Set.of(
            PKCSObjectIdentifiers.sha256WithRSAEncryption,
            PKCSObjectIdentifiers.sha384WithRSAEncryption,
            PKCSObjectIdentifiers.sha512WithRSAEncryption,
            X9ObjectIdentifiers.ecdsa_with_SHA256,
            X9ObjectIdentifiers.ecdsa_with_SHA384,
            X9ObjectIdentifiers.ecdsa_with_SHA512);

    private final PrivateKey key;
    private final X509CertificateHolder own;
    private final X509CertificateHolder theirs;
    private final PublicKey theirKey;
    private final String algorithm;

    /**
     * The registration authority's key, and whom it talks to.
     *
     * @param own the certificate of {@code key}
     * @param theirs the certificate by whose key the CA signs its messages, or its own
     */
    public KeyProtection(PrivateKey key, X509CertificateHolder own, X509CertificateHolder theirs) {
        String known = ALGORITHMS.get(key.getAlgorithm().equals("ECDSA") ? "EC" : key.getAlgorithm());
        if (known == null) {
            throw new IllegalArgumentException("messages are signed with RSA or ECDSA, not " + key.getAlgorithm());
        }
        this.key = key;
        this.own = own;
        this.theirs = theirs;
        this.theirKey = key(theirs);
        this.algorithm = known;
    }

    /**
     * Reads a PKCS#12 file (RFC 7292) with the one private key of the registration authority and its certificate.
     *
     * @param theirs the certificate by whose key the CA signs its messages, or its own, DER
     * @throws GeneralSecurityException if there is no such key, or it is of another kind than RSA and EC
     */
    public static KeyProtection fromPkcs12(Path file, char[] password, Bytes theirs)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        for (String alias : Collections.list(store.aliases())) {
            if (store.getKey(alias, password) instanceof PrivateKey key && ALGORITHMS.containsKey(key.getAlgorithm())) {
                return new KeyProtection(
                        key,
                        new X509CertificateHolder(store.getCertificate(alias).getEncoded()),
                        Questions.known(theirs));
            }
        }
        throw new GeneralSecurityException("the registration authority's file has no private key, RSA or EC");
    }

    @Override
    public GeneralName sender() {
        return new GeneralName(own.getSubject());
    }

    @Override
    public void introduce(ProtectedPKIMessageBuilder message) {
        message.addCMPCertificate(own);
        Extension identifier = own.getExtension(Extension.subjectKeyIdentifier);
        if (identifier != null) {
            message.setSenderKID(SubjectKeyIdentifier.getInstance(identifier.getParsedValue())
                    .getKeyIdentifier());
        }
    }

    @Override
    public ProtectedPKIMessage protect(ProtectedPKIMessageBuilder message)
            throws CMPException, OperatorCreationException {
        return message.build(new JcaContentSignerBuilder(algorithm)
                .setProvider(Crypto.PROVIDER)
                .setSecureRandom(Crypto.RANDOM)
                .build(key));
    }

    /** SHA-256 or better, with RSA or ECDSA. */
    public static boolean accepts(AlgorithmIdentifier algorithm) {
        return ACCEPTED.contains(algorithm.getAlgorithm());
    }

    /** Whether this key has signed the message. */
    public static boolean isBy(PublicKey key, ProtectedPKIMessage message)
            throws CMPException, OperatorCreationException {
        return accepts(message.getProtectionAlgorithm())
                && message.verify(new JcaContentVerifierProviderBuilder()
                        .setProvider(Crypto.PROVIDER)
                        .build(key));
    }

    @Override
    public boolean isTheirs(ProtectedPKIMessage message, Instant now) throws CMPException, OperatorCreationException {
        X509CertificateHolder[] brought = message.getCertificates();
        return isBy(theirKey, message)
                || brought.length > 0 && Delegation.isGiven(theirs, brought[0], now) && isBy(key(brought[0]), message);
    }

    private static PublicKey key(X509CertificateHolder certificate) {
        try {
            return new JcaX509CertificateConverter()
                    .setProvider(Crypto.PROVIDER)
                    .getCertificate(certificate)
                    .getPublicKey();
        } catch (CertificateException e) {
            throw new IllegalArgumentException("a certificate without a key that can be used", e);
        }
    }

    @Override
    public String toString() {
        return "key of " + own.getSubject();
    }
}
