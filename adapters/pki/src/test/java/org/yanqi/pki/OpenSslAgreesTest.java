package org.yanqi.pki;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.application.memory.InMemoryIssuedCertificates;
import org.yanqi.application.memory.InMemoryPublishedRevocationLists;
import org.yanqi.application.memory.InMemoryRevocations;
import org.yanqi.application.port.CertificationAuthority;
import org.yanqi.application.port.Revocations.Reason;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.IssuanceOrder;

/** Chain, revocation list, extensions and sealed content, judged by a program that is not ours. */
final class OpenSslAgreesTest {
    private static final Instant NOW = RealPki.NOW;
    private static final String AT = Long.toString(NOW.plusSeconds(60).getEpochSecond());

    @TempDir
    private Path directory;

    private OpenSsl openssl;
    private final InMemoryRevocations revocations = new InMemoryRevocations();

    @BeforeEach
    void openssl_is_here() {
        openssl = OpenSsl.in(directory);
    }

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void the_chain_verifies(KeyProfile profile) throws Exception {
        CertificatePair pair = issued(profile).pair();
        hierarchy(profile);
        for (var certificate :
                new Bytes[] {pair.signing().der(), pair.encryption().der()}) {
            String name = openssl.certificate("holder.pem", certificate);
            assertThat(openssl.run(
                            "verify",
                            "-x509_strict",
                            "-attime",
                            AT,
                            "-CAfile",
                            "root.pem",
                            "-untrusted",
                            "issuing.pem",
                            name))
                    .contains("OK");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void the_revocation_list_revokes_what_was_superseded_and_nothing_else(KeyProfile profile) throws Exception {
        CertificatePair pair = issued(profile).pair();
        revocations.keep(new org.yanqi.application.port.Revocations.Revocation(
                pair.signing().serial(), NOW, Reason.SUPERSEDED));
        hierarchy(profile);
        Bytes list = list(profile);
        openssl.pem("list.pem", "X509 CRL", list.toArray());
        openssl.certificate("signing.pem", pair.signing().der());
        openssl.certificate("encryption.pem", pair.encryption().der());
        assertThat(verifyWithList("encryption.pem", false)).contains("OK");
        assertThat(verifyWithList("signing.pem", true)).contains("certificate revoked");
    }

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void the_revocation_list_is_signed_numbered_and_dated(KeyProfile profile) throws Exception {
        hierarchy(profile);
        revocations.keep(new org.yanqi.application.port.Revocations.Revocation(serial("7EB1"), NOW, Reason.SUPERSEDED));
        Bytes list = list(profile);
        openssl.file("list.crl", list);
        assertThat(openssl.run("crl", "-inform", "DER", "-in", "list.crl", "-noout", "-text", "-CAfile", "issuing.pem"))
                .contains(
                        "verify OK",
                        "Authority Key Identifier",
                        "X509v3 CRL Number",
                        "Superseded",
                        "Serial Number: 7EB1")
                .contains("Last Update: Jul 11 01:00:00 2025 GMT", "Next Update: Jul 12 01:00:00 2025 GMT")
                .contains(Long.toString(NOW.getEpochSecond()));
    }

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void each_certificate_says_what_its_key_is_for_and_where_its_issuer_publishes(KeyProfile profile) throws Exception {
        CertificatePair pair = issued(profile).pair();
        String encrypting = profile == KeyProfile.RSA2048
                ? "Key Encipherment, Data Encipherment"
                : "Data Encipherment, Key Agreement";
        assertThat(text(pair.signing().der()))
                .contains("Key Usage: critical\n                Digital Signature, Non Repudiation\n");
        assertThat(text(pair.encryption().der())).contains("Key Usage: critical\n                " + encrypting + "\n");
        assertThat(text(pair.signing().der()))
                .contains("Authority Key Identifier", "Subject Key Identifier", Publication.DEMONSTRATION_POLICY)
                .contains("URI:http://localhost:8080/pki/issuing.crl")
                .contains("CA Issuers - URI:http://localhost:8080/pki/issuing.cer")
                .contains("OCSP - URI:http://localhost:8080/pki/ocsp");
    }

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void issuer_and_subject_are_named_as_in_the_manual(KeyProfile profile) throws Exception {
        openssl.certificate("holder.pem", issued(profile).pair().signing().der());
        assertThat(openssl.run(
                        "x509",
                        "-in",
                        "holder.pem",
                        "-noout",
                        "-issuer",
                        "-subject",
                        "-nameopt",
                        "utf8,sep_comma_plus_space,dn_rev"))
                .contains(
                        "CN=HBCA, OU=ECC, O=Hubei Digital Certificate Authority Center CO Ltd., L=Wuhan, ST=Hubei, C=CN")
                .contains("CN=在线延期测试, OU=政府采购, L=武汉, ST=湖北, C=CN");
    }

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void what_is_sealed_here_opens_there(KeyProfile profile) throws Exception {
        RealPki pki = pki(profile);
        CertificatePair pair = pki.pair(TestPki.HOLDER, new ValidityPeriod(NOW, NOW.plusSeconds(3600)));
        byte[] bid = "投标文件".getBytes(UTF_8);
        openssl.file(
                "bid.p7m", DemonstrationAuthority.seal(bid, pair.encryption().der()));
        openssl.certificate("encryption.pem", pair.encryption().der());
        openssl.pem("key.pem", "PRIVATE KEY", pki.privateKey(pair.encryption()).getEncoded());
        openssl.run(
                "cms",
                "-decrypt",
                "-inform",
                "DER",
                "-in",
                "bid.p7m",
                "-recip",
                "encryption.pem",
                "-inkey",
                "key.pem",
                "-out",
                "bid.txt");
        assertThat(openssl.read("bid.txt")).isEqualTo(bid);
    }

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void what_openssl_signs_and_requests_is_accepted_here(KeyProfile profile) throws Exception {
        RealPki pki = pki(profile);
        CertificatePair pair = pki.pair(TestPki.HOLDER, new ValidityPeriod(NOW, NOW.plusSeconds(3600)));
        openssl.certificate("signing.pem", pair.signing().der());
        openssl.pem("key.pem", "PRIVATE KEY", pki.privateKey(pair.signing()).getEncoded());
        openssl.file("statement", Bytes.of("a statement\n".getBytes(UTF_8)));
        openssl.run(
                "cms",
                "-sign",
                "-binary",
                "-nodetach",
                "-md",
                "sha256",
                "-in",
                "statement",
                "-signer",
                "signing.pem",
                "-inkey",
                "key.pem",
                "-outform",
                "DER",
                "-out",
                "signed");
        assertThat(new CmsPossessionProofs()
                        .verify(Bytes.of(openssl.read("signed")), "a statement\n", pair.signing(), NOW))
                .isPresent();
        openssl.run("req", "-new", "-key", "key.pem", "-subj", "/C=CN/CN=test", "-outform", "DER", "-out", "request");
        assertThat(pki.reader().request(Bytes.of(openssl.read("request")))).isPresent();
        openssl.run(
                "req", "-new", "-sha1", "-key", "key.pem", "-subj", "/C=CN/CN=test", "-outform", "DER", "-out", "weak");
        assertThat(pki.reader().request(Bytes.of(openssl.read("weak")))).isEmpty();
    }

    private String verifyWithList(String certificate, boolean fails) throws Exception {
        String[] command = {
            "verify",
            "-crl_check",
            "-CRLfile",
            "list.pem",
            "-attime",
            AT,
            "-CAfile",
            "root.pem",
            "-untrusted",
            "issuing.pem",
            certificate
        };
        return fails ? openssl.fail(command) : openssl.run(command);
    }

    private String text(Bytes certificate) throws Exception {
        return openssl.run("x509", "-in", openssl.certificate("shown.pem", certificate), "-noout", "-text");
    }

    private void hierarchy(KeyProfile profile) throws Exception {
        openssl.certificate("root.pem", pki(profile).authority.keys().rootCertificate());
        openssl.certificate("issuing.pem", pki(profile).authority.keys().issuingCertificate());
    }

    private CertificationAuthority.Issuance issued(KeyProfile profile) {
        RealPki pki = pki(profile);
        var authority = new EmbeddedAuthority(
                pki.authority.keys(), RealPki.PUBLICATION, new InMemoryIssuedCertificates(), revocations);
        var request = pki.reader().request(pki.request(TestPki.HOLDER)).orElseThrow();
        var order = new IssuanceOrder(
                request,
                serial("7EB1F8A0C2D34E5F60718293A4B5C6D"),
                serial("2"),
                new ValidityPeriod(NOW, Instant.parse("2026-07-11T01:00:00Z")),
                TestPki.REPLACED);
        return authority.issue(new ApplicationNumber("YQ20250711-000123"), order, NOW);
    }

    private Bytes list(KeyProfile profile) {
        return new RevocationLists(
                        pki(profile).authority.keys(),
                        RealPki.PUBLICATION,
                        revocations,
                        new InMemoryPublishedRevocationLists())
                .full(NOW)
                .der();
    }

    private static RealPki pki(KeyProfile profile) {
        return RealPki.of(profile);
    }

    private static SerialNumber serial(String digits) {
        return new SerialNumber(new BigInteger(digits, 16));
    }
}
