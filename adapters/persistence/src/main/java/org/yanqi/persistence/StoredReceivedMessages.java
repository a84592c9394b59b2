package org.yanqi.persistence;

import java.util.List;
import java.util.UUID;
import org.yanqi.application.port.ReceivedMessages;
import org.yanqi.persistence.json.MaterialJson;
import org.yanqi.persistence.secrecy.DataKeys;

/** Messages from outside parties in the database, sealed, because a message may name people. */
public final class StoredReceivedMessages implements ReceivedMessages {
    private final Transactions transactions;
    private final DataKeys keys;

    public StoredReceivedMessages(Transactions transactions, DataKeys keys) {
        this.transactions = transactions;
        this.keys = keys;
    }

    @Override
    public void keep(Message message) {
        String id = UUID.randomUUID().toString();
        byte[] sealed = keys.sealText(MaterialJson.write(message), identity(id));
        transactions.execute(em -> new Sql(em)
                .change(
                        "INSERT INTO received_message (id, party, at, message)"
                                + " VALUES (CAST(?1 AS uuid), ?2, ?3, ?4)",
                        id,
                        message.party(),
                        message.at(),
                        sealed));
    }

    /** The latest messages of a party, newest first, for whoever has to find out what happened. */
    public List<Message> latest(String party, int most) {
        return transactions.run(em -> new Sql(em)
                .all(
                        row -> MaterialJson.message(keys.openText(row.bytes(1), identity(row.text(0)))),
                        "SELECT CAST(id AS text), message FROM received_message WHERE party = ?1"
                                + " ORDER BY position DESC LIMIT ?2",
                        party,
                        most));
    }

    static String identity(String id) {
        return "received_message/" + id;
    }
}
