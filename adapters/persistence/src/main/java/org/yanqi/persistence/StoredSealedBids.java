package org.yanqi.persistence;

import java.util.List;
import org.yanqi.application.port.SealedBids;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.bidding.SealedBid;
import org.yanqi.persistence.json.MaterialJson;

/** Declared bids in the database. */
public final class StoredSealedBids implements SealedBids {
    private final Transactions transactions;

    public StoredSealedBids(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void declare(SealedBid bid) {
        transactions.execute(em -> new Sql(em)
                .change(
                        "INSERT INTO sealed_bid (platform, reference, certificate, deadline, bid)"
                                + " VALUES (?1, ?2, ?3, ?4, CAST(?5 AS jsonb)) ON CONFLICT (platform, reference)"
                                + " DO UPDATE SET certificate = EXCLUDED.certificate,"
                                + " deadline = EXCLUDED.deadline, bid = EXCLUDED.bid",
                        bid.platform(),
                        bid.reference(),
                        bid.certificate().hex(),
                        bid.deadline(),
                        MaterialJson.write(bid)));
    }

    @Override
    public List<SealedBid> of(Sha256 encryptionCertificate) {
        return transactions.run(
                em -> new Sql(em).all(row -> MaterialJson.bid(row.text(0)), """
                        SELECT CAST(bid AS text) FROM sealed_bid WHERE certificate = ?1
                        ORDER BY deadline, platform, reference LIMIT 100""", encryptionCertificate.hex()));
    }
}
