package org.yanqi.web.wiring;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.yanqi.application.port.CertificationAuthority;
import org.yanqi.application.port.Timestamps;
import org.yanqi.cmp.endpoint.Registrars;
import org.yanqi.documents.Branding;
import org.yanqi.documents.SealKey;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityTerm;
import org.yanqi.domain.renewal.RenewalRules.Discretion;
import org.yanqi.domain.renewal.RenewalRules.ServedIssuer;
import org.yanqi.outsideca.OutsideAuthority;
import org.yanqi.pki.AuthorityKeys;
import org.yanqi.pki.EmbeddedAuthority;
import org.yanqi.pki.EmbeddedTimestamps;
import org.yanqi.pki.EncryptionKeys;
import org.yanqi.pki.HttpTimestamps;
import org.yanqi.pki.Publication;
import org.yanqi.pki.TimestampKey;
import org.yanqi.pki.X509CertificateReader;
import org.yanqi.tickets.TicketKey;
import org.yanqi.web.settings.Settings;
import org.yanqi.web.wiring.Environment.What;

/**
 * The keys of the platform: the embedded CA's, the seal under agreements, the one that signs tickets.
 *
 * @param documents whose certificates stand under documents: the same CA, or another where the first is one of SM2
 * @param registrars who may speak for holders that are machines
 */
record Authority(
        AuthorityKeys keys,
        AuthorityKeys documents,
        Optional<OutsideIssuer> outside,
        ServedIssuer issuer,
        Publication publication,
        Publication events,
        TimestampSource timestamps,
        SealKey seal,
        TicketKey tickets,
        Registrars registrars) {
    private static final System.Logger LOG = System.getLogger(Authority.class.getName());

    /** Who stamps the time: a timestamping authority outside, or the embedded one. */
    sealed interface TimestampSource {
        record Outside(URI address, Bytes certificate) implements TimestampSource {}

        record Embedded(TimestampKey key, String policy) implements TimestampSource {}
    }

    static Authority read(Environment environment, Settings settings) throws IOException, GeneralSecurityException {
        var places = KeyPlaces.read(environment);
        Path ticket = environment.file("YANQI_TICKET_KEY_FILE", new What("the key that signs tickets, a private JWK"));
        String policy = environment.text("YANQI_CA_POLICY", Publication.DEMONSTRATION_POLICY);
        if (settings.mode() == Settings.Mode.PRODUCTION && policy.equals(Publication.DEMONSTRATION_POLICY)) {
            environment.complain("YANQI_CA_POLICY has to be the CA's own policy in production (an object identifier)");
        }
        String eventPolicy = environment.text("YANQI_EVENT_POLICY", policy + ".1");
        URI published = published(environment, settings);
        KeyProfile profile = profile(environment);
        environment.check();
        TicketKey tickets = tickets(environment, settings, ticket);
        var held = places.open();
        AuthorityKeys keys = held.authority();
        if (settings.mode() == Settings.Mode.PRODUCTION && keys.areForDemonstration()) {
            environment.complain("the CA's keys are those of a demonstration CA, which production refuses");
            environment.check();
        }
        Optional<OutsideIssuer> outside = OutsideIssuer.read(environment, settings.mode());
        AuthorityKeys documents = documents(environment, settings, keys, profile);
        return new Authority(
                keys,
                documents,
                outside,
                outside.map(issuer -> new ServedIssuer(
                                issuer.reader().issuers().getFirst(), profile, Discretion.NUMBERS_AND_VALIDITY))
                        .orElseGet(() -> new ServedIssuer(keys.issuerName(), profile)),
                Publication.at(published, policy),
                documents == keys
                        ? Publication.at(published, eventPolicy)
                        : Publication.forDocumentsAt(published, eventPolicy),
                timestamps(environment, settings, documents, policy),
                held.seal(),
                tickets,
                MachineSide.registrars(environment));
    }

    /** @throws GeneralSecurityException if a CA of ours has not begun or has ended: whatever it signs would be refused */
    void checkValidity(Instant now) throws GeneralSecurityException {
        keys.checkValidity(now);
        documents.checkValidity(now);
        var longest = ValidityTerm.OFFERED.getLast();
        Instant notice =
                now.atOffset(ValidityTerm.CHINA).plusYears(longest.years() + 1L).toInstant();
        if (outside.isEmpty() && keys.ends().isBefore(notice)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The CA''s certificate ends on {0}, and no certificate is signed that would end later, as one for"
                            + " {1} years will soon: let the root certify the CA''s key anew",
                    keys.ends(),
                    longest.years());
        }
    }

    private static TicketKey tickets(Environment environment, Settings settings, Path file) throws IOException {
        TicketKey key = TicketKey.read(file);
        if (!settings.agents().introduction().map(key::isIntroducedBy).orElse(true)) {
            environment.complain(
                    "YANQI_TICKET_KEY_INTRODUCTION_FILE introduces another key than YANQI_TICKET_KEY_FILE's");
            environment.check();
        }
        return key;
    }

    /** Relying parties that check a certificate of TLS by what is there cannot fetch it by TLS (RFC 5280 §8). */
    private static URI published(Environment environment, Settings settings) {
        URI address = environment.address("YANQI_PUBLICATION_URL", settings.origin());
        if (!address.toString().matches("https?://[0-9A-Za-z.-]{1,253}(:[0-9]{1,5})?")) {
            environment.complain(
                    "YANQI_PUBLICATION_URL has to look like http://pki.example, without a slash at its end");
            return URI.create(settings.origin());
        }
        return address;
    }

    /** What the seal and the embedded timestamps are verified with. */
    Set<SerialNumber> own() {
        var sealing = new SerialNumber(seal.chain().getFirst().getSerialNumber());
        return timestamps instanceof TimestampSource.Embedded(TimestampKey key, String ignored)
                ? Set.of(sealing, key.serial())
                : Set.of(sealing);
    }

    /** Reads the certificates of the CA whose holders are served. */
    X509CertificateReader reader() {
        return outside.map(OutsideIssuer::reader)
                .orElseGet(() -> new X509CertificateReader(List.of(keys.issuingCertificate())));
    }

    /** The CA that issues holders' certificates. */
    CertificationAuthority connect(OutsideAuthority.Registers registers, Clock clock) {
        return outside.map(issuer -> issuer.connect(new EncryptionKeys(keys), registers, clock))
                .orElseGet(() -> new EmbeddedAuthority(keys, publication, registers.issued(), registers.revocations()));
    }

    /** SM2 certificates come from a CA of SM2 (GM/T 0015); what PDF readers are to verify, and timestamps, do not. */
    static AuthorityKeys documents(Environment environment, Settings settings, AuthorityKeys keys, KeyProfile profile)
            throws IOException, GeneralSecurityException {
        if (keys.signWithSm2() != (profile == KeyProfile.SM2)) {
            environment.complain("YANQI_KEY_PROFILE is sm2 if the CA's key is one, and only then");
        }
        if (!keys.signWithSm2()
                && environment.optional("YANQI_DOCUMENT_CA_FILE").isEmpty()) {
            environment.check();
            return keys;
        }
        var what =
                new What("a CA of P-256 or RSA for what is signed in PDF, because that in YANQI_CA_FILE is one of SM2");
        Path file = environment.file("YANQI_DOCUMENT_CA_FILE", what);
        String password = environment.text("YANQI_DOCUMENT_CA_PASSWORD", new What("the password of that CA"));
        environment.check();
        var documents = AuthorityKeys.fromPkcs12(file, password.toCharArray());
        if (documents.signWithSm2()) {
            environment.complain("YANQI_DOCUMENT_CA_FILE holds an SM2 key, which PDF readers cannot verify");
        }
        if (settings.mode() == Settings.Mode.PRODUCTION && documents.areForDemonstration()) {
            environment.complain(
                    "YANQI_DOCUMENT_CA_FILE holds the keys of a demonstration CA, which production refuses");
        }
        environment.check();
        return documents;
    }

    Timestamps timestampAuthority(Clock clock) {
        return switch (timestamps) {
            case TimestampSource.Outside(URI address, Bytes certificate) ->
                new HttpTimestamps(
                        address,
                        certificate,
                        HttpClient.newBuilder()
                                .connectTimeout(Duration.ofSeconds(5))
                                .build(),
                        clock);
            case TimestampSource.Embedded(TimestampKey key, String policy) ->
                new EmbeddedTimestamps(key, policy, clock);
        };
    }

    private static TimestampSource timestamps(
            Environment environment, Settings settings, AuthorityKeys keys, String policy)
            throws IOException, GeneralSecurityException {
        if (environment.optional("YANQI_TIMESTAMP_URL").isEmpty()) {
            return new TimestampSource.Embedded(
                    keys.timestampKey(), environment.text("YANQI_TIMESTAMP_POLICY", policy + ".3"));
        }
        URI address = environment.address("YANQI_TIMESTAMP_URL", "");
        Path certificate = environment.file(
                "YANQI_TIMESTAMP_CERTIFICATE_FILE", new What("the timestamping authority's certificate, PEM or DER"));
        if (settings.mode() == Settings.Mode.PRODUCTION) {
            environment.refuseLoopback("YANQI_TIMESTAMP_URL", address);
        }
        environment.check();
        try (var in = Files.newInputStream(certificate)) {
            var read = CertificateFactory.getInstance("X.509").generateCertificate(in);
            return new TimestampSource.Outside(address, Bytes.of(read.getEncoded()));
        }
    }

    static Branding branding(Settings settings) {
        var brand = settings.brand();
        return new Branding(
                brand.name(),
                brand.company(),
                brand.english().name(),
                brand.english().company(),
                URI.create(brand.homepage()).getHost(),
                brand.hotline(),
                brand.qq());
    }

    static KeyProfile profile(Environment environment) {
        return switch (environment.text("YANQI_KEY_PROFILE", "p256").toLowerCase(Locale.ROOT)) {
            case "p256" -> KeyProfile.P256;
            case "rsa2048" -> KeyProfile.RSA2048;
            case "sm2" -> {
                if (!environment.text("YANQI_CA", "embedded").equals("embedded")) {
                    environment.complain(
                            "YANQI_KEY_PROFILE is sm2 only if YANQI_CA is embedded: no keys of SM2 are asked"
                                    + " of a CA that is not ours");
                }
                yield KeyProfile.SM2;
            }
            default -> {
                environment.complain("YANQI_KEY_PROFILE is p256, rsa2048 or sm2");
                yield KeyProfile.P256;
            }
        };
    }
}
