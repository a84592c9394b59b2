package org.yanqi.cfssl;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.yanqi.application.port.Revocations.Reason;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.cfssl.CfsslClient.Result;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityTerm;
import org.yanqi.outsideca.CertificateSource;
import org.yanqi.outsideca.Dialogue;
import org.yanqi.outsideca.WantedCertificate;

/**
 * A CA that signs at once and remembers by serial number only. It is given our serial numbers, and its database lets none in
 * twice: a request whose answer was lost is made again with the same one, and only if that is taken with the next; what the
 * lost answers held is revoked by its number, so that one certificate is left.
 */
public final class CfsslSource implements CertificateSource {
    private static final int MOST_ATTEMPTS = 64;
    private static final int DERIVED_OCTETS = 15;

    /** What cfssl says when its database does not take a certificate, as it does not take a serial number twice. */
    private static final int NOT_STORED = 11_000;

    private final CfsslClient client;
    private final String authorityKey;
    private final Clock clock;
    private final Duration inFlight;

    /**
     * A CA at this address.
     *
     * @param issuer DER of the issuing CA's certificate
     * @param key hexadecimal in cfssl's configuration: requests to sign are authenticated with it, if there is one
     */
    public CfsslSource(URI base, Bytes issuer, Optional<Bytes> key, Clock clock) {
        this(base, issuer, key, clock, CfsslClient.PATIENCE.multipliedBy(2));
    }

    /** @param inFlight how long a question may be under way: until then another node does not ask again */
    CfsslSource(URI base, Bytes issuer, Optional<Bytes> key, Clock clock, Duration inFlight) {
        this.client = new CfsslClient(base, key);
        this.authorityKey = keyIdentifier(issuer);
        this.clock = clock;
        this.inFlight = inFlight;
    }

    @Override
    public String party() {
        return CfsslClient.PARTY;
    }

    @Override
    public Bytes obtain(WantedCertificate wanted, Dialogue dialogue) {
        Stage reached = dialogue.said().map(Stage::read).orElseGet(() -> new Stage.Asked(0, Instant.EPOCH));
        return switch (reached) {
            case Stage.Asked(int attempt, Instant at) -> {
                if (clock.instant().isBefore(at.plus(inFlight))) {
                    throw unavailable("it was asked a moment ago");
                }
                yield ask(wanted, dialogue, attempt);
            }
            case Stage.Received received -> alone(wanted, received);
        };
    }

    private Bytes ask(WantedCertificate wanted, Dialogue dialogue, int attempt) {
        if (attempt >= MOST_ATTEMPTS) {
            throw unavailable("asked with " + attempt + " serial numbers for " + wanted.application() + " in vain");
        }
        dialogue.remember(new Stage.Asked(attempt, clock.instant()).write());
        return switch (client.sign(request(wanted, attempt))) {
            case Result.Success(JsonObject result) -> {
                Bytes certificate = checked(wanted, attempt, result.getString("certificate", ""), dialogue);
                var received = new Stage.Received(attempt, certificate);
                dialogue.remember(received.write());
                yield alone(wanted, received);
            }
            case Result.Failure failure when failure.code() == NOT_STORED -> ask(wanted, dialogue, attempt + 1);
            case Result.Failure(int code, String message) -> {
                dialogue.remember(new Stage.Asked(attempt, Instant.EPOCH).write());
                throw unavailable("it does not sign: " + message);
            }
        };
    }

    /** The profile is named by use and years: what a request may not say, the CA's configuration does. */
    private static JsonObject request(WantedCertificate wanted, int attempt) {
        long years = ChronoUnit.YEARS.between(
                wanted.validity().notBefore().atOffset(ValidityTerm.CHINA),
                wanted.validity().notAfter().atOffset(ValidityTerm.CHINA));
        String profile = wanted.use().name().toLowerCase(Locale.ROOT) + "-" + Math.max(1, years);
        return CfsslClient.object()
                .add("certificate_request", pem(wanted))
                .add("profile", profile)
                .add("serial", serial(wanted, attempt).value())
                .build();
    }

    private static String pem(WantedCertificate wanted) {
        try {
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(wanted.request().getEncoded());
            return "-----BEGIN CERTIFICATE REQUEST-----\n" + base64 + "\n-----END CERTIFICATE REQUEST-----\n";
        } catch (IOException e) {
            throw new IllegalStateException("a request that was read can be written", e);
        }
    }

    private static SerialNumber serial(WantedCertificate wanted, int attempt) {
        if (attempt == 0) {
            return wanted.serial();
        }
        byte[] hash = Sha256.of(wanted.serial().display() + " " + attempt).octets();
        return new SerialNumber(new BigInteger(1, Arrays.copyOf(hash, DERIVED_OCTETS)).setBit(0));
    }

    private Bytes checked(WantedCertificate wanted, int attempt, String pem, Dialogue dialogue) {
        Bytes der;
        BigInteger given;
        try {
            var read = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
            der = Bytes.of(read.getEncoded());
            given = read.getSerialNumber();
        } catch (CertificateException noCertificate) {
            throw new UnavailableException(party(), "what it signed is no certificate", noCertificate);
        }
        Optional<String> fault = given.equals(serial(wanted, attempt).value())
                ? wanted.fault(der)
                : Optional.of("the profile does not take our serial numbers");
        fault.ifPresent(why -> {
            tryRevoke(new SerialNumber(given), Reason.SUPERSEDED);
            dialogue.remember(new Stage.Asked(attempt + 1, Instant.EPOCH).write());
            throw unavailable("a certificate that was not wanted: " + why);
        });
        return der;
    }

    /** Revokes what earlier attempts may have left, again if a crash came between. */
    private Bytes alone(WantedCertificate wanted, Stage.Received received) {
        IntStream.range(0, received.attempt()).forEach(lost -> tryRevoke(serial(wanted, lost), Reason.SUPERSEDED));
        return received.certificate();
    }

    @Override
    public void revoke(SerialNumber serial, Reason reason) {
        if (!tryRevoke(serial, reason)) {
            throw unavailable("it does not know the certificate " + serial);
        }
    }

    /** @return whether there is such a certificate, which is then revoked */
    private boolean tryRevoke(SerialNumber serial, Reason reason) {
        // By the Go that it was built with, cfssl registers certificates with the identifier of its key, or with none.
        return Stream.of(authorityKey, "").distinct().anyMatch(identifier -> tryRevoke(serial, reason, identifier));
    }

    private boolean tryRevoke(SerialNumber serial, Reason reason, String authorityKeyIdentifier) {
        var request = CfsslClient.object()
                .add("serial", serial.value().toString())
                .add("authority_key_id", authorityKeyIdentifier)
                .add("reason", reason.name().replace("_", "").toLowerCase(Locale.ROOT))
                .build();
        return switch (client.call("revoke", request)) {
            case Result.Success done -> true;
            case Result.Failure(int code, String message) -> {
                if (!message.endsWith("certificate not found")) {
                    throw unavailable("it does not revoke: " + message);
                }
                yield false;
            }
        };
    }

    /** In hexadecimal, or empty for a CA whose certificate has none (RFC 5280 §4.2.1.2). */
    private static String keyIdentifier(Bytes issuer) {
        try {
            var extensions = new X509CertificateHolder(issuer.toArray()).getExtensions();
            return Optional.ofNullable(SubjectKeyIdentifier.fromExtensions(extensions))
                    .map(identifier -> HexFormat.of().formatHex(identifier.getKeyIdentifier()))
                    .orElse("");
        } catch (IOException e) {
            throw new IllegalArgumentException("not a CA's certificate", e);
        }
    }

    private UnavailableException unavailable(String why) {
        return new UnavailableException(party(), why);
    }
}
