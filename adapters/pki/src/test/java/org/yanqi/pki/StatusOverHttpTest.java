package org.yanqi.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.application.memory.InMemoryRevocations;
import org.yanqi.application.port.Revocations.Reason;
import org.yanqi.application.port.Revocations.Revocation;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;

/** Answers about certificates over a connection, to two who ask and are not ours: OpenSSL, and Java's path validation. */
final class StatusOverHttpTest {
    private static final Instant NOW = Clock.systemUTC().instant();
    private static final Map<KeyProfile, AuthorityKeys> KEYS = new ConcurrentHashMap<>();

    private final Set<SerialNumber> issued = ConcurrentHashMap.newKeySet();
    private final InMemoryRevocations revocations = new InMemoryRevocations();

    @TempDir
    private Path directory;

    private LoopbackPublication server;
    private OpenSsl openssl;

    @BeforeEach
    void a_publication() throws Exception {
        server = new LoopbackPublication();
        openssl = OpenSsl.in(directory);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void openssl_hears_good_revoked_and_unknown(KeyProfile profile) throws Exception {
        Bytes good = issue(profile);
        Bytes revoked = issue(profile);
        Bytes forged = certificate(profile);
        revoke(revoked);
        serve(profile);
        assertThat(ask(profile, good)).contains("Response verify OK", "leaf.pem: good");
        assertThat(ask(profile, revoked)).contains("Response verify OK", "leaf.pem: revoked", "Reason: superseded");
        assertThat(ask(profile, forged)).contains("Response verify OK", "leaf.pem: unknown");
        assertThat(ask(profile, good, "-no_nonce")).contains("Response verify OK", "leaf.pem: good");
        assertThat(server.methods).containsOnly("POST");
    }

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void java_takes_a_good_certificate_and_no_other(KeyProfile profile) throws Exception {
        Bytes good = issue(profile);
        Bytes revoked = issue(profile);
        Bytes forged = certificate(profile);
        revoke(revoked);
        serve(profile);
        assertThatCode(() -> validate(profile, good, false)).doesNotThrowAnyException();
        assertThatCode(() -> validate(profile, good, true)).doesNotThrowAnyException();
        assertThatThrownBy(() -> validate(profile, revoked, false))
                .isInstanceOfSatisfying(
                        CertPathValidatorException.class,
                        refused -> assertThat(refused.getReason()).isEqualTo(BasicReason.REVOKED))
                .hasMessageContaining("SUPERSEDED");
        assertThatThrownBy(() -> validate(profile, forged, false))
                .isInstanceOfSatisfying(
                        CertPathValidatorException.class,
                        refused ->
                                assertThat(refused.getReason()).isEqualTo(BasicReason.UNDETERMINED_REVOCATION_STATUS));
        assertThat(server.methods).contains("GET");
    }

    private void serve(KeyProfile profile) {
        server.serve(new StatusResponder(
                keys(profile), server.publication(), issued::contains, revocations, new RandomSerialNumbers()));
    }

    private static AuthorityKeys keys(KeyProfile profile) {
        return KEYS.computeIfAbsent(
                profile, wanted -> DemonstrationAuthority.create(wanted, NOW).keys());
    }

    private Bytes issue(KeyProfile profile) {
        Bytes made = certificate(profile);
        issued.add(serial(made));
        return made;
    }

    private Bytes certificate(KeyProfile profile) {
        return DemonstrationAuthority.issue(
                keys(profile),
                server.publication(),
                KeyUse.SIGNING,
                TestPki.HOLDER,
                KeySupply.next(profile).getPublic(),
                new ValidityPeriod(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(1))));
    }

    private void revoke(Bytes certificate) {
        revocations.keep(new Revocation(serial(certificate), NOW.minusSeconds(60), Reason.SUPERSEDED));
    }

    private static SerialNumber serial(Bytes certificate) {
        return new SerialNumber(Certificates.known(certificate).getSerialNumber());
    }

    private String ask(KeyProfile profile, Bytes certificate, String... more) throws Exception {
        openssl.certificate("root.pem", keys(profile).rootCertificate());
        openssl.certificate("issuing.pem", keys(profile).issuingCertificate());
        openssl.certificate("leaf.pem", certificate);
        var command = new java.util.ArrayList<>(List.of(
                "ocsp",
                "-issuer",
                "issuing.pem",
                "-cert",
                "leaf.pem",
                "-url",
                server.publication().ocsp().toString(),
                "-CAfile",
                "root.pem",
                "-verify_other",
                "issuing.pem"));
        command.addAll(List.of(more));
        return openssl.run(command.toArray(String[]::new));
    }

    private void validate(KeyProfile profile, Bytes certificate, boolean nonce) throws Exception {
        var x509 = CertificateFactory.getInstance("X.509");
        var path = x509.generateCertPath(
                List.of(read(x509, certificate), read(x509, keys(profile).issuingCertificate())));
        var validator = CertPathValidator.getInstance("PKIX");
        var checker = (PKIXRevocationChecker) validator.getRevocationChecker();
        checker.setOptions(EnumSet.of(Option.ONLY_END_ENTITY, Option.NO_FALLBACK));
        if (nonce) {
            checker.setOcspExtensions(List.of(new Nonce()));
        }
        var parameters = new PKIXParameters(
                Set.of(new TrustAnchor(read(x509, keys(profile).rootCertificate()), null)));
        parameters.addCertPathChecker(checker);
        validator.validate(path, parameters);
    }

    private static X509Certificate read(CertificateFactory x509, Bytes der) throws Exception {
        return (X509Certificate) x509.generateCertificate(new ByteArrayInputStream(der.toArray()));
    }

    /** As a caller of Java's checker gives it (RFC 8954). */
    private static final class Nonce implements java.security.cert.Extension {
        private final byte[] value;

        Nonce() throws java.io.IOException {
            byte[] random = new byte[32];
            Crypto.RANDOM.nextBytes(random);
            value = new DEROctetString(random).getEncoded();
        }

        @Override
        public String getId() {
            return OCSPObjectIdentifiers.id_pkix_ocsp_nonce.getId();
        }

        @Override
        public boolean isCritical() {
            return false;
        }

        @Override
        public byte[] getValue() {
            return value.clone();
        }

        @Override
        public void encode(java.io.OutputStream out) throws java.io.IOException {
            out.write(new org.bouncycastle.asn1.x509.Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, value)
                    .getEncoded());
        }
    }
}
