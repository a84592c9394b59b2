package org.yanqi.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.application.memory.InMemoryCertificateRegister;
import org.yanqi.application.memory.InMemoryIssuedCertificates;
import org.yanqi.application.memory.InMemoryIssuedEventCertificates;
import org.yanqi.application.memory.InMemoryIssuedMachineCertificates;
import org.yanqi.application.memory.InMemoryPublishedRevocationLists;
import org.yanqi.application.memory.InMemoryRevocations;
import org.yanqi.application.port.EventCertificates.Event;
import org.yanqi.application.port.Revocations.Reason;
import org.yanqi.application.port.Revocations.Revocation;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.handler.PersonName;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.IssuanceOrder;

/** All that the CA's keys do, wherever they are kept, judged by OpenSSL and, where the JDK has an opinion, by it. */
abstract class AuthorityKeysContract {
    private static final Instant NOW = RealPki.NOW;
    private static final String AT = Long.toString(NOW.plusSeconds(60).getEpochSecond());

    /** Seconds by which OpenSSL's clock, which nobody can set, may differ from ours. */
    private static final String LONG = Long.toString(Duration.ofDays(50 * 365).toSeconds());

    private static final ApplicationNumber APPLICATION = new ApplicationNumber("YQ20250711-000123");

    private final InMemoryIssuedCertificates issued = new InMemoryIssuedCertificates();
    private final InMemoryIssuedEventCertificates events = new InMemoryIssuedEventCertificates();
    private final InMemoryRevocations revocations = new InMemoryRevocations();

    @TempDir
    private Path directory;

    protected abstract AuthorityKeys keys(KeyProfile profile) throws Exception;

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void they_issue_pairs(KeyProfile profile) throws Exception {
        CertificatePair pair = pair(profile);
        assertThat(verified(profile, pair.signing().der())).contains("OK");
        assertThat(verified(profile, pair.encryption().der())).contains("OK");
    }

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void they_issue_event_certificates(KeyProfile profile) throws Exception {
        var authority =
                new EventAuthority(keys(profile), RealPki.PUBLICATION, events, revocations, new RandomSerialNumbers());
        var event = new Event(APPLICATION, new PersonName("王小明"), Sha256.of("evidence"), Sha256.of("document"));
        var key = Bytes.of(JavaKeys.generate(KeyProfile.P256).getPublic().getEncoded());
        assertThat(verified(profile, authority.issue(event, key, NOW).chain().getFirst()))
                .contains("OK");
    }

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void they_stamp_the_time(KeyProfile profile) throws Exception {
        var stamps = new EmbeddedTimestamps(
                keys(profile).timestampKey(),
                Publication.DEMONSTRATION_TIMESTAMP_POLICY,
                Clock.fixed(NOW, ZoneOffset.UTC));
        Sha256 imprint = Sha256.of("a document");
        assertThat(VerifiedToken.imprint(stamps.stamp(imprint))).isEqualTo(imprint);
    }

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void they_sign_revocation_lists(KeyProfile profile) throws Exception {
        OpenSsl openssl = OpenSsl.in(directory);
        var lists = new RevocationLists(
                keys(profile), RealPki.PUBLICATION, revocations, new InMemoryPublishedRevocationLists());
        openssl.certificate("issuing.pem", keys(profile).issuingCertificate());
        openssl.file("full.crl", lists.full(NOW).der());
        openssl.file("delta.crl", lists.delta(NOW).der());
        for (String list : new String[] {"full.crl", "delta.crl"}) {
            assertThat(openssl.run("crl", "-inform", "DER", "-in", list, "-noout", "-CAfile", "issuing.pem"))
                    .contains("verify OK");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void they_let_a_responder_answer(KeyProfile profile) throws Exception {
        CertificatePair pair = pair(profile);
        revocations.keep(new Revocation(pair.signing().serial(), NOW, Reason.SUPERSEDED));
        var responder = new StatusResponder(
                keys(profile),
                RealPki.PUBLICATION,
                new InMemoryCertificateRegister(issued, events, new InMemoryIssuedMachineCertificates()),
                revocations,
                new RandomSerialNumbers());
        OpenSsl openssl = issuers(profile);
        openssl.certificate("signing.pem", pair.signing().der());
        openssl.certificate("encryption.pem", pair.encryption().der());
        openssl.run(ocsp("-no_nonce", "-reqout", "question.der"));
        Bytes answer =
                responder.answer(Bytes.of(openssl.read("question.der")), NOW).der();
        openssl.file("answer.der", answer);
        assertThat(openssl.run(ocsp("-respin", "answer.der", "-no_nonce", "-validity_period", LONG, "-attime", AT)))
                .contains("Response verify OK", "signing.pem: revoked", "Reason: superseded", "encryption.pem: good");
        assertThatThrownBy(() -> validate(profile, pair.signing().der(), answer))
                .hasMessageContaining("SUPERSEDED");
        validate(profile, pair.encryption().der(), answer);
        var basic = (BasicOCSPResp) new OCSPResp(answer.toArray()).getResponseObject();
        assertThat(verified(profile, AuthorityKeys.der(basic.getCerts()[0]))).contains("OK");
    }

    private static String[] ocsp(String... more) {
        var command = new ArrayList<>(List.of("ocsp", "-issuer", "issuing.pem"));
        command.addAll(List.of("-cert", "signing.pem", "-cert", "encryption.pem"));
        command.addAll(List.of("-CAfile", "root.pem", "-verify_other", "issuing.pem"));
        command.addAll(List.of(more));
        return command.toArray(String[]::new);
    }

    /** As Java does with an answer that came along with a certificate. */
    private void validate(KeyProfile profile, Bytes certificate, Bytes answer) throws Exception {
        var x509 = CertificateFactory.getInstance("X.509");
        X509Certificate leaf = read(x509, certificate);
        var path = x509.generateCertPath(List.of(leaf, read(x509, keys(profile).issuingCertificate())));
        var validator = CertPathValidator.getInstance("PKIX");
        var checker = (PKIXRevocationChecker) validator.getRevocationChecker();
        checker.setOptions(EnumSet.of(Option.ONLY_END_ENTITY, Option.NO_FALLBACK));
        checker.setOcspResponses(Map.of(leaf, answer.toArray()));
        var parameters = new PKIXParameters(
                Set.of(new TrustAnchor(read(x509, keys(profile).rootCertificate()), null)));
        parameters.setDate(Date.from(NOW.plusSeconds(60)));
        parameters.addCertPathChecker(checker);
        validator.validate(path, parameters);
    }

    private static X509Certificate read(CertificateFactory x509, Bytes der) throws Exception {
        return (X509Certificate) x509.generateCertificate(new ByteArrayInputStream(der.toArray()));
    }

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void they_are_not_in_what_they_print(KeyProfile profile) throws Exception {
        assertThat(keys(profile).toString()).startsWith("AuthorityKeys of CN=HBCA");
        assertThat(keys(profile).issuingKey().toString()).startsWith("SigningKey of ");
    }

    private CertificatePair pair(KeyProfile profile) throws Exception {
        AuthorityKeys keys = keys(profile);
        RealPki pki = RealPki.of(profile);
        var request = pki.reader().request(pki.request(TestPki.HOLDER)).orElseThrow();
        var order = new IssuanceOrder(
                request,
                new SerialNumber(BigInteger.valueOf(0x7EB1)),
                new SerialNumber(BigInteger.TWO),
                new ValidityPeriod(NOW, NOW.plusSeconds(3600)),
                TestPki.REPLACED);
        return new EmbeddedAuthority(keys, RealPki.PUBLICATION, issued, revocations)
                .issue(APPLICATION, order, NOW)
                .pair();
    }

    private OpenSsl issuers(KeyProfile profile) throws Exception {
        OpenSsl openssl = OpenSsl.in(directory);
        openssl.certificate("root.pem", keys(profile).rootCertificate());
        openssl.certificate("issuing.pem", keys(profile).issuingCertificate());
        return openssl;
    }

    private String verified(KeyProfile profile, Bytes certificate) throws Exception {
        OpenSsl openssl = issuers(profile);
        openssl.certificate("leaf.pem", certificate);
        return openssl.run(
                "verify",
                "-x509_strict",
                "-attime",
                AT,
                "-CAfile",
                "root.pem",
                "-untrusted",
                "issuing.pem",
                "leaf.pem");
    }
}
