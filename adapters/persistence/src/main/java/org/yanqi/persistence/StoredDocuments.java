package org.yanqi.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yanqi.application.port.Documents;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.persistence.secrecy.DataKeys;

/**
 * Pictures and papers: a row in the database, a file beside it. The row holds the file's own key, sealed for application,
 * kind, media type, name and length. A new file is on the disk before its row, an old one goes after its row is gone, and
 * what a process that died in between has left is swept away. What older versions kept in the row is still read from there.
 */
public final class StoredDocuments implements Documents {
    /** No document takes so long from the first octet to its row. */
    private static final Duration GRACE = Duration.ofHours(1);

    private static final int BATCH = 500;

    private final Transactions transactions;
    private final DataKeys keys;
    private final DocumentFiles files;

    /** @param directory for nothing but documents, on a disk that all nodes share */
    public StoredDocuments(Transactions transactions, DataKeys keys, Path directory) throws IOException {
        this.transactions = transactions;
        this.keys = keys;
        this.files = new DocumentFiles(directory);
    }

    @Override
    public void keep(ApplicationNumber application, Kind kind, Document document) {
        var place = new DocumentPlace(
                application.value(),
                kind.name(),
                document.mediaType(),
                files.newName(),
                document.content().length());
        byte[] key = files.newKey();
        try {
            files.write(place.file(), document.content(), key, place.context());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] sealed = keys.seal(key, place.identity());
        transactions.run(em -> place.record(new Sql(em), sealed)).ifPresent(this::delete);
    }

    @Override
    public Optional<Document> find(ApplicationNumber application, Kind kind) {
        return transactions.run(em -> new Sql(em)
                .first(
                        row -> document(row, application, kind),
                        "SELECT media_type, content, file, file_key, length FROM document"
                                + " WHERE application = ?1 AND kind = ?2",
                        application.value(),
                        kind.name()));
    }

    @Override
    public void erase(ApplicationNumber application, Kind kind) {
        transactions
                .run(em -> DocumentPlace.forget(new Sql(em), application.value(), kind.name()))
                .ifPresent(this::delete);
    }

    /**
     * Deletes files that no row speaks of any more, an hour after they were written; to be called now and then.
     *
     * @return how many
     */
    public int sweep(Instant now) {
        try {
            List<String> old = files.writtenBefore(now.minus(GRACE));
            int swept = 0;
            for (int from = 0; from < old.size(); from += BATCH) {
                Set<String> orphans = new HashSet<>(old.subList(from, Math.min(from + BATCH, old.size())));
                orphans.removeAll(known(orphans));
                orphans.forEach(this::delete);
                swept += orphans.size();
            }
            return swept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> known(Set<String> names) {
        return transactions.run(em -> new Sql(em)
                .all(
                        row -> row.text(0),
                        "SELECT file FROM document WHERE file IN (" + Sql.places(1, names.size()) + ")",
                        names.toArray()));
    }

    private Document document(Sql.Row row, ApplicationNumber application, Kind kind) {
        String mediaType = row.text(0);
        Optional<byte[]> inRow = row.optionalBytes(1);
        if (inRow.isPresent()) {
            String identity = DocumentPlace.identityInRow(application.value(), kind.name(), mediaType);
            return Document.of(mediaType, Bytes.of(keys.open(inRow.get(), identity)));
        }
        var place = new DocumentPlace(application.value(), kind.name(), mediaType, row.text(2), row.number(4));
        return new Document(mediaType, new InFile(files, place, keys.open(row.bytes(3), place.identity())));
    }

    private void delete(String file) {
        try {
            files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record InFile(DocumentFiles files, DocumentPlace place, byte[] key) implements Content {
        @Override
        public long length() {
            return place.length();
        }

        @Override
        public InputStream open() throws IOException {
            return files.open(place.file(), key, place.context());
        }
    }
}
