package org.yanqi.persistence;

import java.util.ArrayList;
import java.util.List;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.persistence.json.MaterialJson;

/**
 * The hash chain of one application. Each entry's hash is SHA-256 over its position, the hash before it and its
 * canonical text; the head tells how long the chain is and how it ends, so that a change, a gap and a missing end all
 * show. The head's row is locked while an entry is appended: appends to one chain come one after the other, those to
 * different chains do not wait.
 */
record AuditChain(Sql sql, ApplicationNumber application) {
    private static final Link START = new Link(0, "0".repeat(64));

    /** How long the chain is so far, and the hash of its last entry. */
    private record Link(long length, String hash) {
        Link next(String text) {
            long position = length + 1;
            return new Link(
                    position, Sha256.of(position + "\n" + hash + "\n" + text).hex());
        }
    }

    private record Stored(Link link, String previous, String text, Link head) {}

    /** @return the entry's place, from 1 */
    int append(AuditEntry entry) {
        Link head = lockedHead();
        String text = MaterialJson.write(entry);
        Link next = head.next(text);
        sql.change(
                "INSERT INTO audit_entry (application, position, at, entry, previous, hash)"
                        + " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                application.value(),
                next.length(),
                entry.at(),
                text,
                head.hash(),
                next.hash());
        sql.change(
                "UPDATE audit_head SET length = ?2, hash = ?3 WHERE application = ?1",
                application.value(),
                next.length(),
                next.hash());
        return Math.toIntExact(next.length());
    }

    private Link lockedHead() {
        sql.change(
                "INSERT INTO audit_head (application, length, hash) VALUES (?1, ?2, ?3)"
                        + " ON CONFLICT (application) DO UPDATE SET length = audit_head.length",
                application.value(),
                START.length(),
                START.hash());
        return sql.first(
                        row -> new Link(row.number(0), row.text(1)),
                        "SELECT length, hash FROM audit_head WHERE application = ?1",
                        application.value())
                .orElseThrow();
    }

    /** @throws LedgerTamperedException if the chain does not hold together */
    List<AuditEntry> verified() {
        List<AuditEntry> entries = new ArrayList<>();
        Link end = START;
        Link head = START;
        for (Stored stored : stored()) {
            Link next = end.next(stored.text());
            if (!stored.link().equals(next) || !stored.previous().equals(end.hash())) {
                throw new LedgerTamperedException(application, next.length());
            }
            entries.add(ownEntry(stored.text(), next));
            end = next;
            head = stored.head();
        }
        if (!end.equals(head)) {
            throw new LedgerTamperedException(application, end.length() + 1);
        }
        return List.copyOf(entries);
    }

    /** One statement is one snapshot: an append in between does not look like tampering. */
    private List<Stored> stored() {
        Link missing = new Link(-1, "");
        return sql.all(
                row -> new Stored(
                        row.has(0) ? new Link(row.number(0), row.text(1)) : missing,
                        row.has(0) ? row.text(2) : "",
                        row.has(0) ? row.text(3) : "",
                        row.has(4) ? new Link(row.number(4), row.text(5)) : missing),
                "SELECT e.position, e.hash, e.previous, e.entry, h.length, h.hash"
                        + " FROM audit_head h FULL JOIN audit_entry e ON e.application = h.application"
                        + " WHERE coalesce(h.application, e.application) = ?1 ORDER BY e.position",
                application.value());
    }

    private AuditEntry ownEntry(String text, Link link) {
        AuditEntry entry = MaterialJson.entry(text);
        if (!entry.application().equals(application)) {
            throw new LedgerTamperedException(application, link.length());
        }
        return entry;
    }
}
