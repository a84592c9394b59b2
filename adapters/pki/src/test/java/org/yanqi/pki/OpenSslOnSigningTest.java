package org.yanqi.pki;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.application.memory.InMemoryIssuedEventCertificates;
import org.yanqi.application.memory.InMemoryPublishedRevocationLists;
import org.yanqi.application.memory.InMemoryRevocations;
import org.yanqi.application.port.EventCertificates.Event;
import org.yanqi.application.port.EventCertificates.EventCertificate;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.handler.PersonName;
import org.yanqi.domain.renewal.ApplicationNumber;

/** Event certificates and timestamps, judged by a program that is not ours. */
final class OpenSslOnSigningTest {
    private static final ApplicationNumber APPLICATION = new ApplicationNumber("YQ20250711-000123");
    private static final String AT = Long.toString(RealPki.NOW.plusSeconds(60).getEpochSecond());
    private static final Bytes DOCUMENT = Bytes.of("数字证书服务协议".getBytes(UTF_8));

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
    void the_chain_of_an_event_certificate_verifies(KeyProfile profile) throws Exception {
        hierarchy(profile);
        openssl.certificate("event.pem", issued(profile).chain().getFirst());
        assertThat(openssl.run(
                        "verify",
                        "-x509_strict",
                        "-attime",
                        AT,
                        "-CAfile",
                        "root.pem",
                        "-untrusted",
                        "issuing.pem",
                        "event.pem"))
                .contains("OK");
        assertThat(openssl.run("x509", "-in", "event.pem", "-noout", "-text", "-nameopt", "utf8"))
                .contains("Digital Signature, Non Repudiation", "CN=王小明", "serialNumber=YQ20250711-000123")
                .contains(Publication.EVENT_BINDING, Publication.DEMONSTRATION_EVENT_POLICY)
                .contains("URI:http://localhost:8080/pki/issuing.crl")
                .contains("Not After : Jul 11 01:10:00 2025 GMT");
    }

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void the_revocation_list_says_why_an_event_certificate_was_withdrawn(KeyProfile profile) throws Exception {
        hierarchy(profile);
        openssl.certificate("event.pem", issued(profile).chain().getFirst());
        authority(profile).withdraw(APPLICATION, Optional.empty(), RealPki.NOW);
        var published = new InMemoryPublishedRevocationLists();
        Bytes list = new RevocationLists(keys(profile), RealPki.PUBLICATION, revocations, published)
                .full(RealPki.NOW)
                .der();
        openssl.pem("list.pem", "X509 CRL", list.toArray());
        assertThat(openssl.run("crl", "-in", "list.pem", "-noout", "-text")).contains("Cessation Of Operation");
        assertThat(openssl.fail(
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
                        "event.pem"))
                .contains("certificate revoked");
    }

    @ParameterizedTest
    @EnumSource(names = {"P256", "RSA2048"})
    void a_timestamp_of_the_embedded_authority_verifies(KeyProfile profile) throws Exception {
        hierarchy(profile);
        openssl.file("document", DOCUMENT);
        openssl.file("other", Bytes.of(new byte[] {1}));
        openssl.file("token", timestamps(profile).stamp(DOCUMENT.sha256()));
        assertThat(verified("document", true)).contains("Verification: OK");
        assertThat(verified("other", false)).contains("message imprint mismatch");
        assertThat(openssl.run("ts", "-reply", "-token_in", "-in", "token", "-text"))
                .contains("Time stamp: Jul 11 01:00:00 2025 GMT", "Hash Algorithm: sha256", "Accuracy: 0x01 seconds")
                .contains("Policy OID: " + Publication.DEMONSTRATION_TIMESTAMP_POLICY);
    }

    private String verified(String file, boolean well) throws Exception {
        String[] command = {
            "ts", "-verify", "-attime", AT, "-data", file, "-token_in", "-in", "token", "-CAfile", "root.pem"
        };
        return well ? openssl.run(command) : openssl.fail(command);
    }

    private final InMemoryIssuedEventCertificates register = new InMemoryIssuedEventCertificates();

    private EventCertificate issued(KeyProfile profile) {
        var event = new Event(APPLICATION, new PersonName("王小明"), Sha256.of("evidence"), DOCUMENT.sha256());
        Bytes key = Bytes.of(JavaKeys.generate(KeyProfile.P256).getPublic().getEncoded());
        return authority(profile).issue(event, key, RealPki.NOW);
    }

    private EventAuthority authority(KeyProfile profile) {
        var publication = new Publication(
                RealPki.PUBLICATION.crl(),
                RealPki.PUBLICATION.delta(),
                RealPki.PUBLICATION.ocsp(),
                RealPki.PUBLICATION.issuer(),
                Publication.DEMONSTRATION_EVENT_POLICY);
        return new EventAuthority(keys(profile), publication, register, revocations, new RandomSerialNumbers());
    }

    private static EmbeddedTimestamps timestamps(KeyProfile profile) throws Exception {
        return new EmbeddedTimestamps(
                keys(profile).timestampKey(),
                Publication.DEMONSTRATION_TIMESTAMP_POLICY,
                Clock.fixed(RealPki.NOW, ZoneOffset.UTC));
    }

    private void hierarchy(KeyProfile profile) throws Exception {
        openssl.certificate("root.pem", keys(profile).rootCertificate());
        openssl.certificate("issuing.pem", keys(profile).issuingCertificate());
    }

    private static AuthorityKeys keys(KeyProfile profile) {
        return RealPki.of(profile).authority.keys();
    }
}
