package org.yanqi.tickets;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.util.Base64URL;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.yanqi.application.port.Secrets;
import org.yanqi.application.port.TokenTickets;
import org.yanqi.application.ticket.TokenJob;
import org.yanqi.domain.Sha256;

/** Tickets as JWS (RFC 7515) with ES256. */
public final class JwsTokenTickets implements TokenTickets {
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final JWSHeader header;
    private final JWSSigner signer;
    private final Secrets secrets;
    private final String minimumVersion;

    /** @param minimumVersion of the agents that may obey, such as {@code 1.0.0} */
    public JwsTokenTickets(TicketKey key, Secrets secrets, String minimumVersion) {
        this.header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("yanqi-ticket+jwt"))
                .keyID(key.key().getKeyID())
                .build();
        this.signer = signer(key);
        this.secrets = secrets;
        this.minimumVersion = minimumVersion;
    }

    private static JWSSigner signer(TicketKey key) {
        try {
            return new ECDSASigner(key.key());
        } catch (JOSEException e) {
            throw new IllegalStateException("a P-256 key signs ES256", e);
        }
    }

    @Override
    public Ticket sign(TokenJob job, Instant now) {
        byte[] parameters = Parameters.of(job.step());
        var jws = new JWSObject(header, new Payload(claims(job, parameters, now).toString()));
        try {
            jws.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("a P-256 key signs ES256", e);
        }
        return new Ticket(jws.serialize(), Base64URL.encode(parameters).toString());
    }

    private JsonObject claims(TokenJob job, byte[] parameters, Instant now) {
        return Json.createObjectBuilder()
                .add("iss", "yanqi-ra")
                .add("aud", "yanqi-token-agent")
                .add("jti", secrets.identifier())
                .add("iat", now.getEpochSecond())
                .add("minVersion", minimumVersion)
                .add("exp", now.plus(LIFETIME).getEpochSecond())
                .add("origin", job.origin())
                .add("applicationId", job.subject())
                .add("jobId", job.id())
                .add("step", job.step().kind().name())
                .add("tokenSerial", textOrNull(job.token()))
                .add("certSha256", textOrNull(job.signingCertificate()))
                .add(
                        "paramsHash",
                        Base64URL.encode(Sha256.of(parameters).octets()).toString())
                .build();
    }

    private static JsonValue textOrNull(Optional<?> value) {
        return value.<JsonValue>map(text -> Json.createValue(text.toString())).orElse(JsonValue.NULL);
    }
}
