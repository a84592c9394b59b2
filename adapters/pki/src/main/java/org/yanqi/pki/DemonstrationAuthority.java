package org.yanqi.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.ValidityPeriod;

/**
 * A whole CA for demonstration and tests: root, issuing CA, key management centre and timestamping authority, named as in
 * the user manual. One of SM2 keys has no timestamping authority: what stamps and seals documents stays below a CA that
 * every PDF reader knows.
 */
public final class DemonstrationAuthority {
    private static final Duration LIFE = Duration.ofDays(20 * 365);
    private static final Duration BEGUN_BEFORE = Duration.ofDays(3 * 365);

    private final AuthorityKeys keys;
    private final KeyPair rootKey;
    private final KeyPair kmcKey;

    private DemonstrationAuthority(AuthorityKeys keys, KeyPair rootKey, KeyPair kmcKey) {
        this.keys = keys;
        this.rootKey = rootKey;
        this.kmcKey = kmcKey;
    }

    /** Makes all keys anew. @param profile of the CA's own keys */
    public static DemonstrationAuthority create(KeyProfile profile, Instant now) {
        var validity = new ValidityPeriod(now.minus(BEGUN_BEFORE), now.plus(LIFE));
        KeyPair rootKey = JavaKeys.generate(profile);
        KeyPair issuingKey = JavaKeys.generate(profile);
        KeyPair kmcKey = JavaKeys.generate(profile);
        X500Name rootName = name(profile, "HBCA Root");
        var above = new Issuer(rootName, rootKey, validity.notAfter());
        var root = certificate(rootName, rootKey, above, validity, Role.ROOT);
        var issuing = certificate(name(profile, "HBCA"), issuingKey, above, validity, Role.ISSUING);
        var kmc = certificate(name(profile, "HBCA KMC"), kmcKey, above, validity, Role.KMC);
        Optional<TimestampKey> timestamp =
                profile == KeyProfile.SM2 ? Optional.empty() : Optional.of(timestampKey(profile, now, rootKey, root));
        return new DemonstrationAuthority(
                new AuthorityKeys(SigningKey.inMemory(issuingKey.getPrivate()), issuing, root, kmc, timestamp),
                rootKey,
                kmcKey);
    }

    /** A new key for the timestamping authority below a demonstration's root, until that ends. */
    static TimestampKey timestampKey(KeyProfile profile, Instant now, KeyPair rootKey, X509CertificateHolder root) {
        var above = new Issuer(root.getSubject(), rootKey, root.getNotAfter().toInstant());
        var validity = new ValidityPeriod(now.minus(BEGUN_BEFORE), above.ends());
        KeyPair key = JavaKeys.generate(profile);
        var certificate = certificate(name(profile, "HBCA TSA"), key, above, validity, Role.TIMESTAMP);
        try {
            return new TimestampKey(SigningKey.inMemory(key.getPrivate()), List.of(certificate, root));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate for timestamps was made", e);
        }
    }

    public AuthorityKeys keys() {
        return keys;
    }

    KeyPair rootKey() {
        return rootKey;
    }

    KeyPair kmcKey() {
        return kmcKey;
    }

    /** Issues what a counter would have issued in the past, with any validity. */
    public static Bytes issue(
            AuthorityKeys keys,
            Publication publication,
            KeyUse use,
            DistinguishedName subject,
            java.security.PublicKey key,
            ValidityPeriod validity) {
        var certificate = new HolderCertificates(keys, publication)
                .make(
                        use,
                        new RandomSerialNumbers().reserve(),
                        Names.encode(subject),
                        SubjectPublicKeyInfo.getInstance(key.getEncoded()),
                        validity);
        return AuthorityKeys.der(certificate);
    }

    /** Seals a content for an encryption certificate, as a bidding system seals a bid (CMS EnvelopedData). */
    public static Bytes seal(byte[] content, Bytes encryptionCertificate) {
        return Sealing.seal(content, Certificates.known(encryptionCertificate));
    }

    /** What a certificate of the hierarchy is for. */
    private enum Role {
        ROOT(new BasicConstraints(true), KeyUsage.keyCertSign | KeyUsage.cRLSign),
        ISSUING(new BasicConstraints(0), KeyUsage.keyCertSign | KeyUsage.cRLSign),
        KMC(new BasicConstraints(false), KeyUsage.dataEncipherment),
        TIMESTAMP(new BasicConstraints(false), KeyUsage.digitalSignature);

        private final BasicConstraints constraints;
        private final int usage;

        Role(BasicConstraints constraints, int usage) {
            this.constraints = constraints;
            this.usage = usage;
        }

        KeyUsage usage(KeyPair key) {
            boolean transports = key.getPrivate().getAlgorithm().equals("RSA") || Sm2.isKey(key.getPrivate());
            int more = transports ? KeyUsage.keyEncipherment : KeyUsage.keyAgreement;
            return new KeyUsage(this == KMC ? usage | more : usage);
        }
    }

    private static CertificatePolicies demonstrationPolicy() {
        return new CertificatePolicies(
                new PolicyInformation(new ASN1ObjectIdentifier(Publication.DEMONSTRATION_POLICY)));
    }

    private static X500Name name(KeyProfile profile, String commonName) {
        return Names.encode(DistinguishedName.of(
                "2.5.4.6", "CN",
                "2.5.4.8", "Hubei",
                "2.5.4.7", "Wuhan",
                "2.5.4.10", "Hubei Digital Certificate Authority Center CO Ltd.",
                "2.5.4.11", profile == KeyProfile.SM2 ? "SM2" : "ECC",
                "2.5.4.3", commonName));
    }

    /** Who signs the certificates of the hierarchy. */
    private record Issuer(X500Name name, KeyPair key, Instant ends) {}

    private static X509CertificateHolder certificate(
            X500Name subject, KeyPair key, Issuer issuer, ValidityPeriod validity, Role role) {
        try {
            BigInteger serial = new RandomSerialNumbers().reserve().value();
            var publicKey = SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded());
            var builder = new X509v3CertificateBuilder(
                    issuer.name(),
                    serial,
                    Date.from(validity.notBefore()),
                    Date.from(validity.notAfter()),
                    subject,
                    publicKey);
            var identifiers = EndEntityProfile.identifiers();
            builder.addExtension(Extension.basicConstraints, true, role.constraints);
            builder.addExtension(Extension.keyUsage, true, role.usage(key));
            if (role == Role.TIMESTAMP) {
                builder.addExtension(
                        Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
            }
            builder.addExtension(Extension.certificatePolicies, false, demonstrationPolicy());
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(publicKey));
            var signing =
                    SubjectPublicKeyInfo.getInstance(issuer.key().getPublic().getEncoded());
            var issuerKey = identifiers.createAuthorityKeyIdentifier(signing);
            builder.addExtension(Extension.authorityKeyIdentifier, false, issuerKey);
            var expected = new Candidate.Expected(
                    issuer.name(), signing, issuerKey.getKeyIdentifierOctets(), issuer.ends(), Optional.empty());
            return new LintedSignature(SigningKey.inMemory(issuer.key().getPrivate()), expected).sign(builder);
        } catch (IOException e) {
            throw new IllegalStateException("a CA certificate can be encoded", e);
        }
    }
}
