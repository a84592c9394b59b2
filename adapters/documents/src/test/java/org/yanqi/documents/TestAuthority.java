package org.yanqi.documents;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.yanqi.application.port.EventCertificates;
import org.yanqi.application.port.Timestamps;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.renewal.ApplicationNumber;

/** An authority good for the year 2025: it makes seals, event certificates and timestamps, and can be out of order. */
final class TestAuthority implements EventCertificates, Timestamps {
    private static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-01-01T00:00:00Z");
    private static final X500Name NAME = new X500Name("C=CN,O=Yanqi Test,CN=Test Authority");
    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("2.25.1");

    final List<Event> events = new CopyOnWriteArrayList<>();
    final List<Bytes> eventKeys = new CopyOnWriteArrayList<>();
    final AtomicInteger stampsLeft = new AtomicInteger(Integer.MAX_VALUE);
    Instant clock = RenewalFixture.SIGNED_AT;

    private final AtomicInteger serials = new AtomicInteger(1000);
    private final String algorithm;
    private final int bits;
    private final KeyPair key;
    private final X509Certificate root;
    private final PrivateKey timestampKey;
    private final X509Certificate timestampCertificate;

    private TestAuthority(String algorithm, int bits) throws Exception {
        this.algorithm = algorithm;
        this.bits = bits;
        this.key = keys(algorithm, bits);
        X509v3CertificateBuilder own = certificate(NAME, key.getPublic().getEncoded(), FROM, TO);
        own.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        own.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        this.root = signed(own);
        KeyPair timestamp = keys(algorithm, bits);
        X509v3CertificateBuilder clockmaker = certificate(
                new X500Name("C=CN,O=Yanqi Test,CN=Test TSA"),
                timestamp.getPublic().getEncoded(),
                FROM,
                TO);
        clockmaker.addExtension(
                Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        this.timestampKey = timestamp.getPrivate();
        this.timestampCertificate = signed(clockmaker);
    }

    static TestAuthority onP256() throws Exception {
        return new TestAuthority("EC", 256);
    }

    static TestAuthority onRsa() throws Exception {
        return new TestAuthority("RSA", 2048);
    }

    X509Certificate root() {
        return root;
    }

    SealKey seal() throws Exception {
        KeyPair seal = keys(algorithm, bits);
        X509Certificate leaf = seal(
                new X500Name("C=CN,O=Yanqi Test,CN=Platform Seal"),
                seal.getPublic().getEncoded());
        return new SealKey(seal.getPrivate(), List.of(leaf, root));
    }

    /** The chain for a seal whose key is elsewhere. */
    List<Bytes> sealed(Bytes request) throws Exception {
        var asked = new PKCS10CertificationRequest(request.toArray());
        X509Certificate leaf =
                seal(asked.getSubject(), asked.getSubjectPublicKeyInfo().getEncoded());
        return List.of(Bytes.of(leaf.getEncoded()), Bytes.of(root.getEncoded()));
    }

    private X509Certificate seal(X500Name name, byte[] publicKey) throws Exception {
        X509v3CertificateBuilder leaf = certificate(name, publicKey, FROM, TO);
        leaf.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        return signed(leaf);
    }

    @Override
    public EventCertificate issue(Event event, Bytes publicKey, Instant now) {
        events.add(event);
        eventKeys.add(publicKey);
        try {
            var name = new X500Name("C=CN,CN=" + event.signer().value());
            X509v3CertificateBuilder leaf = certificate(
                    name, publicKey.toArray(), now.minus(Duration.ofMinutes(1)), now.plus(Duration.ofMinutes(10)));
            leaf.addExtension(
                    Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
            X509Certificate certificate = signed(leaf);
            return new EventCertificate(
                    new SerialNumber(certificate.getSerialNumber()),
                    List.of(Bytes.of(certificate.getEncoded()), Bytes.of(root.getEncoded())));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void withdraw(ApplicationNumber application, Optional<SerialNumber> used, Instant now) {
        throw new UnsupportedOperationException("whoever signs does not withdraw");
    }

    @Override
    public Bytes stamp(Sha256 imprint) {
        if (stampsLeft.getAndDecrement() <= 0) {
            throw new UnavailableException("timestamps", "out of order");
        }
        try {
            var digests = new JcaDigestCalculatorProviderBuilder().build();
            var generator = new TimeStampTokenGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder()
                            .setSignedAttributeGenerator(parameters -> new DefaultSignedAttributeTableGenerator()
                                    .getAttributes(parameters)
                                    .remove(CMSAttributes.signingTime))
                            .build(
                                    "SHA256with" + (algorithm.equals("EC") ? "ECDSA" : "RSA"),
                                    timestampKey,
                                    timestampCertificate),
                    digests.get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                    POLICY);
            generator.addCertificates(new JcaCertStore(List.of(timestampCertificate, root)));
            var questions = new TimeStampRequestGenerator();
            questions.setCertReq(true);
            var question = questions.generate(TSPAlgorithms.SHA256, imprint.octets());
            return Bytes.of(
                    generator.generate(question, serial(), Date.from(clock)).getEncoded());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** As long as serial numbers are in China. */
    private BigInteger serial() {
        return new BigInteger("7EB1F8A0C2D34E5F60718293A4B0000", 16).add(BigInteger.valueOf(serials.incrementAndGet()));
    }

    private static KeyPair keys(String algorithm, int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private X509v3CertificateBuilder certificate(X500Name subject, byte[] publicKey, Instant from, Instant to) {
        return new X509v3CertificateBuilder(
                NAME, serial(), Date.from(from), Date.from(to), subject, SubjectPublicKeyInfo.getInstance(publicKey));
    }

    private X509Certificate signed(X509v3CertificateBuilder certificate) throws Exception {
        String name = algorithm.equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        return new JcaX509CertificateConverter()
                .getCertificate(certificate.build(new JcaContentSignerBuilder(name).build(key.getPrivate())));
    }
}
