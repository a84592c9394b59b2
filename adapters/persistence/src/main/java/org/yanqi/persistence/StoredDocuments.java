package org.yanqi.persistence;

import java.util.Optional;
import org.yanqi.application.port.Documents;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.persistence.secrecy.DataKey;

/** Pictures and papers in the database, sealed for their application, kind and media type. */
public final class StoredDocuments implements Documents {
    private final Transactions transactions;
    private final DataKey key;

    public StoredDocuments(Transactions transactions, DataKey key) {
        this.transactions = transactions;
        this.key = key;
    }

    @Override
    public void keep(ApplicationNumber application, Kind kind, Document document) {
        byte[] sealed = key.seal(document.content().toArray(), identity(application, kind, document.mediaType()));
        transactions.execute(em -> new Sql(em)
                .change(
                        "INSERT INTO document (application, kind, media_type, content) VALUES (?1, ?2, ?3, ?4)"
                                + " ON CONFLICT (application, kind) DO UPDATE"
                                + " SET media_type = EXCLUDED.media_type, content = EXCLUDED.content",
                        application.value(),
                        kind.name(),
                        document.mediaType(),
                        sealed));
    }

    @Override
    public Optional<Document> find(ApplicationNumber application, Kind kind) {
        return transactions.run(em -> new Sql(em)
                .first(
                        row -> new Document(row.text(0), Bytes.of(opened(row, application, kind))),
                        "SELECT media_type, content FROM document WHERE application = ?1 AND kind = ?2",
                        application.value(),
                        kind.name()));
    }

    @Override
    public void erase(ApplicationNumber application, Kind kind) {
        transactions.execute(em -> new Sql(em)
                .change("DELETE FROM document WHERE application = ?1 AND kind = ?2", application.value(), kind.name()));
    }

    private byte[] opened(Sql.Row row, ApplicationNumber application, Kind kind) {
        return key.open(row.bytes(1), identity(application, kind, row.text(0)));
    }

    private static String identity(ApplicationNumber application, Kind kind, String mediaType) {
        return "document/" + application + "/" + kind + "/" + mediaType;
    }
}
