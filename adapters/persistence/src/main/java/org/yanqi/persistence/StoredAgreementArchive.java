package org.yanqi.persistence;

import java.util.Optional;
import org.yanqi.application.port.AgreementArchive;
import org.yanqi.application.port.Agreements;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.consent.AgreementKind;
import org.yanqi.persistence.json.AgreementJson;

/** The texts of agreements in an append-only table. */
public final class StoredAgreementArchive implements AgreementArchive {
    private final Transactions transactions;

    public StoredAgreementArchive(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void publish(Agreements.Text text) {
        transactions.execute(em -> new Sql(em)
                .change(
                        "INSERT INTO agreement_text (kind, content, text) VALUES (?1, ?2, CAST(?3 AS jsonb))"
                                + " ON CONFLICT DO NOTHING",
                        text.version().kind().name(),
                        text.version().content().hex(),
                        AgreementJson.write(text)));
    }

    @Override
    public Optional<Agreements.Text> find(AgreementKind kind, Sha256 content) {
        return transactions.run(em -> new Sql(em)
                .first(
                        row -> AgreementJson.read(row.text(0)),
                        "SELECT CAST(text AS text) FROM agreement_text WHERE kind = ?1 AND content = ?2",
                        kind.name(),
                        content.hex()));
    }
}
