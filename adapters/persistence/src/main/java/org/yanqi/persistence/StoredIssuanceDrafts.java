package org.yanqi.persistence;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.yanqi.application.port.IssuanceDrafts;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.renewal.ApplicationNumber;

/** Drafts in the database; private keys in them are enveloped or escrowed already. */
public final class StoredIssuanceDrafts implements IssuanceDrafts {
    private static final byte[] NOTHING_SAID = {};

    private final Transactions transactions;

    public StoredIssuanceDrafts(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Versioned<Draft>> find(ApplicationNumber application) {
        return transactions.run(em -> new Sql(em)
                .first(
                        row -> new Versioned<>(read(application, row), row.number(0)),
                        "SELECT version, encryption_request, encryption_key, escrowed_key, signing_dialogue,"
                                + " encryption_dialogue FROM issuance_draft WHERE application = ?1",
                        application.value()));
    }

    @Override
    public void save(Draft draft, long version) {
        String statement = version == 0
                ? "INSERT INTO issuance_draft (application, version, encryption_request, encryption_key, escrowed_key,"
                        + " signing_dialogue, encryption_dialogue) VALUES (?1, ?2 + 1, ?3, ?4, ?5, ?6, ?7)"
                        + " ON CONFLICT DO NOTHING"
                : "UPDATE issuance_draft SET version = version + 1, encryption_request = ?3, encryption_key = ?4,"
                        + " escrowed_key = ?5, signing_dialogue = ?6, encryption_dialogue = ?7"
                        + " WHERE application = ?1 AND version = ?2";
        int stored = transactions.run(em -> new Sql(em)
                .change(
                        statement,
                        draft.application().value(),
                        version,
                        draft.encryptionRequest().toArray(),
                        draft.encryptionKey().toArray(),
                        draft.escrowedKey().toArray(),
                        said(draft, KeyUse.SIGNING),
                        said(draft, KeyUse.ENCRYPTION)));
        if (stored == 0) {
            throw new StaleVersionException(draft.application().value());
        }
    }

    private static byte[] said(Draft draft, KeyUse use) {
        Bytes dialogue = draft.dialogues().get(use);
        return dialogue == null ? NOTHING_SAID : dialogue.toArray();
    }

    private static Draft read(ApplicationNumber application, Sql.Row row) {
        Map<KeyUse, Bytes> dialogues = new EnumMap<>(KeyUse.class);
        put(dialogues, KeyUse.SIGNING, row.bytes(4));
        put(dialogues, KeyUse.ENCRYPTION, row.bytes(5));
        return new Draft(
                application, Bytes.of(row.bytes(1)), Bytes.of(row.bytes(2)), Bytes.of(row.bytes(3)), dialogues);
    }

    private static void put(Map<KeyUse, Bytes> dialogues, KeyUse use, byte[] said) {
        if (said.length > 0) {
            dialogues.put(use, Bytes.of(said));
        }
    }
}
