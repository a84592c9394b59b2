package org.yanqi.persistence;

import java.util.List;
import java.util.Optional;
import org.yanqi.application.port.TokenJobs;
import org.yanqi.application.ticket.TokenJob;
import org.yanqi.application.ticket.TokenStep;
import org.yanqi.persistence.json.TokenJobJson;

/** Commands to token agents in the database, in the order in which they were given. */
public final class StoredTokenJobs implements TokenJobs {
    private final Transactions transactions;

    public StoredTokenJobs(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void save(TokenJob job) {
        transactions.execute(em -> insert(new Sql(em), job));
    }

    @Override
    public TokenJob begin(TokenJob job) {
        return latest(job.subject(), job.step().kind())
                .orElseGet(() -> transactions.run(em -> first(new Sql(em), job)));
    }

    /** Others who store a job wait a moment: nobody else can be the first meanwhile. */
    private static TokenJob first(Sql sql, TokenJob job) {
        sql.change("LOCK TABLE token_job IN SHARE ROW EXCLUSIVE MODE");
        return all(sql, job.subject(), job.step().kind()).stream().findFirst().orElseGet(() -> {
            insert(sql, job);
            return job;
        });
    }

    private static void insert(Sql sql, TokenJob job) {
        sql.change(
                "INSERT INTO token_job (id, subject, step, created_at, job)"
                        + " VALUES (?1, ?2, ?3, ?4, CAST(?5 AS jsonb))",
                job.id(),
                job.subject(),
                job.step().kind().name(),
                job.createdAt(),
                TokenJobJson.write(job));
    }

    @Override
    public Optional<TokenJob> latest(String subject, TokenStep.Kind step) {
        return transactions.run(
                em -> new Sql(em).first(row -> TokenJobJson.read(row.text(0)), """
                        SELECT CAST(job AS text) FROM token_job WHERE subject = ?1 AND step = ?2
                        ORDER BY position DESC LIMIT 1""", subject, step.name()));
    }

    @Override
    public List<TokenJob> all(String subject, TokenStep.Kind step) {
        return transactions.run(em -> all(new Sql(em), subject, step));
    }

    private static List<TokenJob> all(Sql sql, String subject, TokenStep.Kind step) {
        return sql.all(row -> TokenJobJson.read(row.text(0)), """
                SELECT CAST(job AS text) FROM token_job WHERE subject = ?1 AND step = ?2
                ORDER BY position DESC""", subject, step.name());
    }
}
