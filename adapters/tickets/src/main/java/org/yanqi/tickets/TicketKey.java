package org.yanqi.tickets;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** The registration authority's P-256 key, which token agents have pinned. */
public final class TicketKey {
    private static final Algorithm ES256 = JWSAlgorithm.ES256;

    private final ECKey key;

    private TicketKey(ECKey key) {
        this.key = key;
    }

    public static TicketKey generate() {
        try {
            return of(new ECKeyGenerator(Curve.P_256).generate());
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform makes P-256 keys", e);
        }
    }

    /**
     * Reads a private JWK (RFC 7517) on P-256.
     *
     * @throws IllegalArgumentException if the file holds anything else
     */
    public static TicketKey read(Path file) throws IOException {
        try {
            if (JWK.parse(Files.readString(file)) instanceof ECKey key
                    && key.isPrivate()
                    && Curve.P_256.equals(key.getCurve())) {
                return of(key);
            }
        } catch (ParseException | RuntimeException e) { // Nimbus throws unchecked types too on what is no key
            throw new IllegalArgumentException("no JWK in " + file.getFileName());
        }
        throw new IllegalArgumentException("not a private P-256 key: " + file.getFileName());
    }

    private static TicketKey of(ECKey key) {
        try {
            return new TicketKey(new ECKey.Builder(key)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(ES256)
                    .keyIDFromThumbprint()
                    .build());
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The private key as a JWK: a secret, for a file that only its owner may read. */
    public String privateJwk() {
        return key.toJSONString();
    }

    /** The public half as a JWK set, for the installation of the token agent. */
    public String publicJwks() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    /** Whether this is a text by which an earlier key introduces this one to agents; who signed it, they check. */
    public boolean isIntroducedBy(String introduction) {
        try {
            return JWKSet.parse(JWSObject.parse(introduction).getPayload().toString()).getKeys().stream()
                    .anyMatch(named -> key.getKeyID().equals(named.getKeyID()));
        } catch (ParseException | RuntimeException e) { // Nimbus throws unchecked types too on what is no key
            return false;
        }
    }

    ECKey key() {
        return key;
    }

    @Override
    public String toString() {
        return "TicketKey " + key.getKeyID();
    }
}
