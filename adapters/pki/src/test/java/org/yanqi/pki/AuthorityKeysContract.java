package org.yanqi.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
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

/** All that the CA's keys do, wherever they are kept, judged by OpenSSL. */
abstract class AuthorityKeysContract {
    private static final Instant NOW = RealPki.NOW;
    private static final String AT = Long.toString(NOW.plusSeconds(60).getEpochSecond());
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
        var asked = Questions.about(
                keys(profile), pair.signing().serial(), pair.encryption().serial());
        var answer =
                (BasicOCSPResp) new OCSPResp(responder.answer(asked, NOW).der().toArray()).getResponseObject();
        assertThat(answer.getResponses()[0].getCertStatus()).isNotNull();
        assertThat(answer.getResponses()[1].getCertStatus()).isSameAs(CertificateStatus.GOOD);
        assertThat(answer.isSignatureValid(
                        SignatureAlgorithms.verifier(answer.getCerts()[0].getSubjectPublicKeyInfo())))
                .isTrue();
        assertThat(verified(profile, AuthorityKeys.der(answer.getCerts()[0]))).contains("OK");
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

    private String verified(KeyProfile profile, Bytes certificate) throws Exception {
        OpenSsl openssl = OpenSsl.in(directory);
        openssl.certificate("root.pem", keys(profile).rootCertificate());
        openssl.certificate("issuing.pem", keys(profile).issuingCertificate());
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
