package org.yanqi.agent.ticket;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The RA's public keys as they were pinned at installation, by RFC 7638 thumbprint. */
public final class PinnedKeys {
    private final Map<String, ECKey> keys;

    private PinnedKeys(Map<String, ECKey> keys) {
        this.keys = Map.copyOf(keys);
    }

    /** Reads a JWK set (RFC 7517) of public P-256 keys; anything else in it is an {@link IllegalArgumentException}. */
    public static PinnedKeys read(Path file) throws IOException {
        try {
            return of(JWKSet.load(file.toFile()));
        } catch (ParseException e) {
            throw new IllegalArgumentException("no key set in " + file, e);
        }
    }

    public static PinnedKeys of(JWKSet set) {
        var keys = new HashMap<String, ECKey>();
        for (JWK key : set.getKeys()) {
            if (!(key instanceof ECKey ec) || ec.isPrivate() || !Curve.P_256.equals(ec.getCurve())) {
                throw new IllegalArgumentException("only public P-256 keys can be pinned");
            }
            try {
                keys.put(ec.computeThumbprint().toString(), ec);
            } catch (JOSEException e) {
                throw new IllegalArgumentException(e);
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no key is pinned");
        }
        return new PinnedKeys(keys);
    }

    Optional<ECKey> find(String keyId) {
        return Optional.ofNullable(keys.get(keyId));
    }
}
