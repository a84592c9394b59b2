package org.yanqi.persistence;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.yanqi.application.port.SeenPublicKeys;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.PublicKey;
import org.yanqi.domain.renewal.ApplicationNumber;

/** Public keys in the database; the primary key decides who showed one first. */
public final class StoredSeenPublicKeys implements SeenPublicKeys {
    private final Transactions transactions;

    public StoredSeenPublicKeys(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean claim(PublicKey key, ApplicationNumber application) {
        String publicKey = key.fingerprint().hex();
        byte[] modulus = key instanceof PublicKey.Rsa rsa ? rsa.modulus().toByteArray() : new byte[0];
        return transactions.run(em -> {
            Sql sql = new Sql(em);
            sql.change(
                    "INSERT INTO seen_public_key (public_key, application, modulus) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
                    publicKey,
                    application.value(),
                    modulus);
            return sql.first(
                            row -> row.text(0).equals(application.value()),
                            "SELECT application FROM seen_public_key WHERE public_key = ?1",
                            publicKey)
                    .orElseThrow();
        });
    }

    @Override
    public List<BigInteger> moduliOfOthers(ApplicationNumber application, int most) {
        return transactions.run(em -> new Sql(em)
                .all(
                        row -> new BigInteger(row.bytes(0)),
                        "SELECT modulus FROM seen_public_key WHERE modulus <> '' AND application <> ?1"
                                + " ORDER BY place DESC LIMIT ?2",
                        application.value(),
                        most));
    }

    @Override
    public Optional<ApplicationNumber> firstShownBy(Sha256 publicKey) {
        return transactions.run(em -> new Sql(em)
                .first(
                        row -> new ApplicationNumber(row.text(0)),
                        "SELECT application FROM seen_public_key WHERE public_key = ?1",
                        publicKey.hex()));
    }
}
