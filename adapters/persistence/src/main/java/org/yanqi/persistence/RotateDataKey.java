package org.yanqi.persistence;

import java.util.ArrayList;
import java.util.List;
import org.yanqi.persistence.secrecy.DataKeys;

/**
 * Seals everything anew that another key than the current one has sealed, and hashes anew by what it is found; a document's
 * file stays as it is, the key to it is sealed anew. May be stopped at any point and begun again, and runs beside servers,
 * which read values under every key of the file.
 */
public final class RotateDataKey {
    private static final int BATCH = 200;
    private static final int MOST_PASSES = 5;

    private final Transactions transactions;
    private final DataKeys keys;

    public RotateDataKey(Transactions transactions, DataKeys keys) {
        this.transactions = transactions;
        this.keys = keys;
    }

    /** Hears how far it has come; called after each batch. */
    @FunctionalInterface
    public interface Progress {
        void on(String table, long done, long of);
    }

    /**
     * What became of it.
     *
     * @param resealed how many values were sealed anew
     * @param left how many are still under another key, unreadable ones included: 0 if the other keys can be thrown away
     * @param unreadable which values no key of the file opens, by table and row
     */
    public record Outcome(long resealed, long left, List<String> unreadable) {
        public Outcome {
            unreadable = List.copyOf(unreadable);
        }
    }

    public Outcome run(Progress progress) {
        forgetLimits();
        long resealed = 0;
        List<String> unreadable = List.of();
        for (int pass = 0; pass < MOST_PASSES && left() > unreadable.size(); pass++) {
            unreadable = new ArrayList<>();
            for (SealedColumn column : SealedColumns.ALL) {
                int before = unreadable.size();
                resealed += reseal(column, unreadable, progress) - (unreadable.size() - before);
            }
        }
        return new Outcome(resealed, left(), unreadable);
    }

    private long reseal(SealedColumn column, List<String> unreadable, Progress progress) {
        long all = left(column);
        long done = 0;
        List<Object> end = column.start();
        int size;
        do {
            List<Object> after = end;
            SealedColumn.Batch batch = transactions.run(em -> column.reseal(new Sql(em), keys, after, BATCH));
            unreadable.addAll(batch.unreadable());
            size = batch.size();
            end = batch.end();
            done += size;
            if (size > 0) {
                progress.on(column.table(), done, Math.max(done, all));
            }
        } while (size == BATCH);
        return done;
    }

    private long left() {
        return SealedColumns.ALL.stream().mapToLong(this::left).sum();
    }

    private long left(SealedColumn column) {
        return transactions.run(em -> column.left(new Sql(em), keys));
    }

    /** Of limits there is nothing but the hash: who was limited may begin anew. */
    private void forgetLimits() {
        transactions.execute(em -> new Sql(em)
                .change("DELETE FROM rate_limit WHERE key_id <> ?1", keys.ids().getFirst()));
    }
}
