package org.yanqi.application.port;

import java.time.Instant;
import java.util.Optional;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;

/** The revocation lists that the embedded CA has signed: whichever node was first made the one that all of them give out. */
public interface PublishedRevocationLists {
    /** Whole, or what has changed since the last whole one (RFC 5280 §5). */
    enum Kind {
        FULL,
        DELTA
    }

    /** @param issuer fingerprint of the key that signs: a CA that gets a new key begins anew */
    record Series(Sha256 issuer, Kind kind) {}

    /** @param slot the moment at which it was due; there is one of a series for each */
    record Entry(Series series, Instant slot, Bytes der) {}

    /** The one with the latest slot. */
    Optional<Entry> latest(Series series);

    /** Keeps the entry unless there is one of its series and slot; returns the one that is kept. */
    Entry keep(Entry entry);

    /** Drops those that were due before. */
    void forget(Instant before);
}
