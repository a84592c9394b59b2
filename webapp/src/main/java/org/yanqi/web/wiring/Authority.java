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
import java.util.Locale;
import org.yanqi.application.port.Timestamps;
import org.yanqi.documents.Branding;
import org.yanqi.documents.SealKey;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.renewal.RenewalRules.ServedIssuer;
import org.yanqi.pki.AuthorityKeys;
import org.yanqi.pki.EmbeddedTimestamps;
import org.yanqi.pki.HttpTimestamps;
import org.yanqi.pki.Publication;
import org.yanqi.pki.TimestampKey;
import org.yanqi.tickets.TicketKey;
import org.yanqi.web.settings.Settings;
import org.yanqi.web.wiring.Environment.What;

/** The keys of the platform: the embedded CA's, the seal under agreements, the one that signs tickets. */
record Authority(
        AuthorityKeys keys,
        ServedIssuer issuer,
        Publication publication,
        Publication events,
        TimestampSource timestamps,
        SealKey seal,
        TicketKey tickets) {
    /** Who stamps the time: a timestamping authority outside, or the embedded one. */
    sealed interface TimestampSource {
        record Outside(URI address, Bytes certificate) implements TimestampSource {}

        record Embedded(TimestampKey key, String policy) implements TimestampSource {}
    }

    static Authority read(Environment environment, Settings settings) throws IOException, GeneralSecurityException {
        Path ca = environment.file("YANQI_CA_FILE", new What("the CA's key and chain, PKCS#12"));
        String caPassword = environment.text("YANQI_CA_PASSWORD", new What("the password of YANQI_CA_FILE"));
        Path seal = environment.file("YANQI_SEAL_FILE", new What("the platform's seal, PKCS#12"));
        String sealPassword = environment.text("YANQI_SEAL_PASSWORD", new What("the password of YANQI_SEAL_FILE"));
        Path ticket = environment.file("YANQI_TICKET_KEY_FILE", new What("the key that signs tickets, a private JWK"));
        String policy = environment.text("YANQI_CA_POLICY", Publication.DEMONSTRATION_POLICY);
        if (settings.mode() == Settings.Mode.PRODUCTION && policy.equals(Publication.DEMONSTRATION_POLICY)) {
            environment.complain("YANQI_CA_POLICY has to be the CA's own policy in production (an object identifier)");
        }
        String eventPolicy = environment.text("YANQI_EVENT_POLICY", policy + ".1");
        KeyProfile profile = profile(environment);
        environment.check();
        var keys = AuthorityKeys.fromPkcs12(ca, caPassword.toCharArray());
        if (settings.mode() == Settings.Mode.PRODUCTION && keys.areForDemonstration()) {
            environment.complain("YANQI_CA_FILE holds the keys of a demonstration CA, which production refuses");
            environment.check();
        }
        return new Authority(
                keys,
                new ServedIssuer(keys.issuerName(), profile),
                Publication.at(URI.create(settings.origin()), policy),
                Publication.at(URI.create(settings.origin()), eventPolicy),
                timestamps(environment, settings, keys, policy),
                SealKey.fromPkcs12(seal, sealPassword.toCharArray()),
                TicketKey.read(ticket));
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

    private static KeyProfile profile(Environment environment) {
        return switch (environment.text("YANQI_KEY_PROFILE", "p256").toLowerCase(Locale.ROOT)) {
            case "p256" -> KeyProfile.P256;
            case "rsa2048" -> KeyProfile.RSA2048;
            default -> {
                environment.complain("YANQI_KEY_PROFILE is p256 or rsa2048");
                yield KeyProfile.P256;
            }
        };
    }
}
