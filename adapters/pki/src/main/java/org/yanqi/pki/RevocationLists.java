package org.yanqi.pki;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.bouncycastle.cert.X509CRLHolder;
import org.yanqi.application.port.PublishedRevocationLists;
import org.yanqi.application.port.PublishedRevocationLists.Entry;
import org.yanqi.application.port.PublishedRevocationLists.Kind;
import org.yanqi.application.port.PublishedRevocationLists.Series;
import org.yanqi.application.port.Revocations;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;

/**
 * The embedded CA's revocation lists (RFC 5280 §5): a whole one every hour, good for a day, and every half minute what has
 * changed since, good for an hour. Each overlaps by far with the next, so that a CA whose key is away for a while leaves
 * nobody without. What was signed is kept before it is given out; all nodes give out the same. Nobody waits for a signature
 * while there is a list that is good.
 */
public final class RevocationLists {
    private static final Duration KEPT = Duration.ofDays(2);

    private final RevocationListMaker maker;
    private final PublishedRevocationLists published;
    private final Sha256 issuer;
    private final Map<Kind, RevocationList> known = new ConcurrentHashMap<>();
    private final ReentrantLock making = new ReentrantLock();

    public RevocationLists(
            AuthorityKeys keys, Publication publication, Revocations revocations, PublishedRevocationLists published) {
        this.maker = new RevocationListMaker(keys, publication, revocations);
        this.published = published;
        this.issuer = keys.fingerprint();
    }

    /** How often one of a kind is due. */
    static Duration period(Kind kind) {
        return kind == Kind.FULL ? Duration.ofHours(1) : Duration.ofSeconds(30);
    }

    /** The whole list that is due, made if nobody has made it. */
    public RevocationList full(Instant now) {
        return due(Kind.FULL, now);
    }

    /** What has changed since the whole list. */
    public RevocationList delta(Instant now) {
        return due(Kind.DELTA, now);
    }

    /** Makes what is due, whether or not anybody asks for it, and drops what is long over. */
    public void publish(Instant now) {
        full(now);
        delta(now);
        published.forget(now.minus(KEPT));
    }

    /** Whoever finds that one is due makes it; all others are given the one before meanwhile, as long as it is good. */
    private RevocationList due(Kind kind, Instant now) {
        Instant slot = slot(kind, now);
        RevocationList present = known.get(kind);
        if (present != null && present.isOf(slot)) {
            return present;
        }
        boolean isMaker = making.tryLock();
        if (!isMaker && present != null && present.isGood(now)) {
            return present;
        }
        if (!isMaker) {
            making.lock();
        }
        try {
            return renewed(kind, slot, now);
        } finally {
            making.unlock();
        }
    }

    private RevocationList renewed(Kind kind, Instant slot, Instant now) {
        RevocationList last = known.get(kind);
        if (last == null || !last.isOf(slot)) {
            last = published
                    .latest(new Series(issuer, kind))
                    .filter(entry -> !entry.slot().isBefore(slot))
                    .map(RevocationLists::read)
                    .orElseGet(() -> made(kind, slot, now));
            known.put(kind, last);
        }
        return last;
    }

    private RevocationList made(Kind kind, Instant slot, Instant now) {
        try {
            Bytes der = kind == Kind.FULL ? maker.full(slot, now) : maker.delta(slot, now, full(now));
            return read(published.keep(new Entry(new Series(issuer, kind), slot, der)));
        } catch (UnavailableException e) {
            return stillGood(kind, now).orElseThrow(() -> e);
        }
    }

    /** The one before, while the CA's key cannot be had. */
    private Optional<RevocationList> stillGood(Kind kind, Instant now) {
        return published
                .latest(new Series(issuer, kind))
                .map(RevocationLists::read)
                .filter(list -> list.isGood(now));
    }

    private static RevocationList read(Entry entry) {
        try {
            return new RevocationList(
                    entry.slot(),
                    new X509CRLHolder(entry.der().toArray()),
                    entry.slot().plus(period(entry.series().kind())));
        } catch (IOException e) {
            throw new IllegalStateException("a revocation list that was kept can be read", e);
        }
    }

    private static Instant slot(Kind kind, Instant now) {
        long seconds = period(kind).toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), seconds) * seconds);
    }
}
