package org.yanqi.pki;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSEnvelopedData;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.KeyTransRecipientInformation;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.ValidityPeriod;

/** A demonstration CA, a stranger's CA, and the keys that a token would hold. */
final class RealPki implements TestPki {
    static final Instant NOW = Instant.parse("2025-07-11T01:00:00Z");
    static final Publication PUBLICATION = new Publication(
            java.net.URI.create("http://localhost:8080/pki/issuing.crl"),
            java.net.URI.create("http://localhost:8080/pki/issuing-delta.crl"),
            java.net.URI.create("http://localhost:8080/pki/ocsp"),
            java.net.URI.create("http://localhost:8080/pki/issuing.cer"),
            Publication.DEMONSTRATION_POLICY);

    private static final Map<KeyProfile, RealPki> SHARED = new ConcurrentHashMap<>();

    final KeyProfile profile;
    final DemonstrationAuthority authority;
    private final DemonstrationAuthority stranger;
    private final Map<Sha256, PrivateKey> token = new HashMap<>();

    /** One for all tests: RSA keys take long to make. */
    static RealPki of(KeyProfile profile) {
        return SHARED.computeIfAbsent(profile, RealPki::new);
    }

    private RealPki(KeyProfile profile) {
        this.profile = profile;
        this.authority = DemonstrationAuthority.create(profile, NOW);
        this.stranger = DemonstrationAuthority.create(profile, NOW);
    }

    X509CertificateReader reader() {
        return new X509CertificateReader(List.of(authority.keys().issuingCertificate()));
    }

    @Override
    public CertificatePair pair(DistinguishedName subject, ValidityPeriod validity) {
        return pair(authority, subject, validity);
    }

    @Override
    public CertificatePair foreignPair(DistinguishedName subject, ValidityPeriod validity) {
        return pair(stranger, subject, validity);
    }

    private CertificatePair pair(DemonstrationAuthority ca, DistinguishedName subject, ValidityPeriod validity) {
        return new CertificatePair(
                certificate(ca, KeyUse.SIGNING, subject, validity),
                certificate(ca, KeyUse.ENCRYPTION, subject, validity));
    }

    private Certificate certificate(
            DemonstrationAuthority ca, KeyUse use, DistinguishedName subject, ValidityPeriod validity) {
        KeyPair key = KeySupply.next(profile);
        Bytes der = DemonstrationAuthority.issue(ca.keys(), PUBLICATION, use, subject, key.getPublic(), validity);
        Certificate certificate = Certificates.made(Certificates.known(der), use);
        token.put(certificate.publicKey().fingerprint(), key.getPrivate());
        return certificate;
    }

    @Override
    public Bytes request(DistinguishedName subject) {
        KeyPair key = KeySupply.next(profile);
        var info = SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded());
        token.put(Sha256.of(key.getPublic().getEncoded()), key.getPrivate());
        return request(subject, info, key.getPrivate());
    }

    @Override
    public Bytes forgedRequest(DistinguishedName subject) {
        KeyPair shown = KeySupply.next(profile);
        KeyPair signing = KeySupply.next(profile);
        return request(
                subject, SubjectPublicKeyInfo.getInstance(shown.getPublic().getEncoded()), signing.getPrivate());
    }

    private static Bytes request(DistinguishedName subject, SubjectPublicKeyInfo key, PrivateKey by) {
        try {
            PKCS10CertificationRequest request = new PKCS10CertificationRequestBuilder(Names.encode(subject), key)
                    .build(SignatureAlgorithms.signer(by));
            return Bytes.of(request.getEncoded());
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Bytes sign(String statement, Certificate by) {
        return sign(statement, by, by);
    }

    /** With the key of one certificate, saying that it was another. */
    Bytes sign(String statement, Certificate key, Certificate named) {
        return signed(List.of(generator -> addSigner(generator, key, named)), statement);
    }

    /** What goes into a SignedData besides its content. */
    interface Part {
        void addTo(CMSSignedDataGenerator generator) throws Exception;
    }

    static Bytes signed(List<Part> parts, String statement) {
        try {
            var generator = new CMSSignedDataGenerator();
            for (Part part : parts) {
                part.addTo(generator);
            }
            return Bytes.of(generator
                    .generate(new CMSProcessableByteArray(statement.getBytes(UTF_8)), true)
                    .getEncoded());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void addSigner(CMSSignedDataGenerator generator, Certificate key, Certificate named) throws Exception {
        X509CertificateHolder holder = Certificates.known(named.der());
        var digests = new JcaDigestCalculatorProviderBuilder()
                .setProvider(Crypto.PROVIDER)
                .build();
        generator.addSignerInfoGenerator(
                new JcaSignerInfoGeneratorBuilder(digests).build(SignatureAlgorithms.signer(privateKey(key)), holder));
        generator.addCertificates(new JcaCertStore(List.of(holder)));
    }

    PrivateKey privateKey(Certificate certificate) {
        return java.util.Objects.requireNonNull(
                token.get(certificate.publicKey().fingerprint()), "not on this token");
    }

    @Override
    public Sha256 open(Bytes sealed, Certificate encryption) {
        return Sha256.of(open(sealed, privateKey(encryption)));
    }

    static byte[] open(Bytes sealed, PrivateKey key) {
        try {
            RecipientInformation recipient = new CMSEnvelopedData(sealed.toArray())
                    .getRecipientInfos()
                    .getRecipients()
                    .iterator()
                    .next();
            if (Sm2.isKey(key)) {
                return recipient.getContent(new Sm2Recipient(key));
            }
            return recipient.getContent(
                    recipient instanceof KeyTransRecipientInformation
                            ? new JceKeyTransEnvelopedRecipient(key).setProvider(Crypto.PROVIDER)
                            : new JceKeyAgreeEnvelopedRecipient(key).setProvider(Crypto.PROVIDER));
        } catch (org.bouncycastle.cms.CMSException e) {
            throw new IllegalStateException(e);
        }
    }

    SubjectPublicKeyInfo keyOf(Bytes request) {
        return Requests.parse(request).orElseThrow().getSubjectPublicKeyInfo();
    }

    KeyPair onToken(SubjectPublicKeyInfo key) throws java.io.IOException {
        return new KeyPair(
                JavaKeys.publicKey(key),
                java.util.Objects.requireNonNull(token.get(Sha256.of(key.getEncoded())), "not on this token"));
    }
}
