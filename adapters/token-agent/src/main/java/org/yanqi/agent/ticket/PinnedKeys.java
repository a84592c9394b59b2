package org.yanqi.agent.ticket;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The RA's public keys by RFC 7638 thumbprint: those of the installation, and those that they have introduced. */
public final class PinnedKeys {
    private final Map<String, PinnedKey> keys;

    private PinnedKeys(Map<String, PinnedKey> keys) {
        this.keys = Map.copyOf(keys);
    }

    /** Reads a JWK set (RFC 7517) of public P-256 keys; anything else in it is an {@link IllegalArgumentException}. */
    public static PinnedKeys read(Path file) throws IOException {
        return of(set(file));
    }

    private static JWKSet set(Path file) throws IOException {
        try {
            return JWKSet.load(file.toFile());
        } catch (ParseException | RuntimeException e) { // Nimbus throws unchecked types too on what is no key
            throw new IllegalArgumentException("no key set in " + file, e);
        }
    }

    public static PinnedKeys of(JWKSet set) {
        if (set.isEmpty()) {
            throw new IllegalArgumentException("no key is pinned");
        }
        var none = new PinnedKeys(Map.of());
        return none.and(set.getKeys().stream().map(PinnedKey::of).toList());
    }

    /** Both together; a key that both name counts for no longer than either says. */
    public PinnedKeys and(PinnedKeys others) {
        return and(List.copyOf(others.keys.values()));
    }

    private PinnedKeys and(List<PinnedKey> others) {
        var all = new HashMap<>(keys);
        others.forEach(key -> all.merge(key.id(), key, PinnedKey::noLongerThan));
        return new PinnedKeys(all);
    }

    /**
     * What is known after one of these keys has introduced others: it can make new ones known and end itself, but neither
     * end nor extend any other that is known already.
     */
    PinnedKeys introduced(String by, List<JWK> others) {
        return and(others.stream()
                .map(PinnedKey::of)
                .filter(key -> key.id().equals(by) || !keys.containsKey(key.id()))
                .toList());
    }

    /** Whatever the time is: to read again what was introduced when the key still counted. */
    Optional<ECKey> ever(String keyId) {
        return Optional.ofNullable(keys.get(keyId)).map(PinnedKey::key);
    }

    Optional<ECKey> find(String keyId, Instant now) {
        return Optional.ofNullable(keys.get(keyId))
                .filter(key -> key.countsAt(now))
                .map(PinnedKey::key);
    }

    List<String> idsAt(Instant now) {
        return keys.values().stream()
                .filter(key -> key.countsAt(now))
                .map(PinnedKey::id)
                .sorted()
                .toList();
    }

    boolean isSameAs(PinnedKeys others) {
        return keys.equals(others.keys);
    }
}
