package org.yanqi.tickets;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.time.Instant;
import java.util.Date;

/**
 * The old key hands over to the next: until {@code end} agents obey both, then the next alone.
 *
 * @param at when the change was prepared
 */
public record KeyChange(TicketKey old, TicketKey next, Instant at, Instant end) {
    public KeyChange {
        if (!end.isAfter(at)) {
            throw new IllegalArgumentException("a key ends after it has introduced the next");
        }
    }

    /** What the page carries to agents that have pinned the old key only: a JWS by it, in compact form. */
    public String introduction() {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("yanqi-keys+jwt"))
                .keyID(old.key().getKeyID())
                .build();
        var claims = json(keys().toString())
                .add("iss", "yanqi-ra")
                .add("aud", "yanqi-token-agent")
                .add("iat", at.getEpochSecond())
                .build();
        var jws = new JWSObject(header, new Payload(claims.toString()));
        try {
            jws.sign(new ECDSASigner(old.key()));
        } catch (JOSEException e) {
            throw new IllegalStateException("a P-256 key signs ES256", e);
        }
        return jws.serialize();
    }

    /** What an installer lays down in an agent's trust directory: a JWK set of both keys. */
    public String jwks() {
        return keys().toString();
    }

    private JWKSet keys() {
        return new JWKSet(
                java.util.List.of(next.key().toPublicJWK(), ending(old.key().toPublicJWK())));
    }

    private ECKey ending(ECKey key) {
        return new ECKey.Builder(key).expirationTime(Date.from(end)).build();
    }

    private static JsonObjectBuilder json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return Json.createObjectBuilder(reader.readObject());
        }
    }
}
