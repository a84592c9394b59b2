package org.yanqi.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.port.AuditLedger;
import org.yanqi.application.port.AuditLedgerContract;

class StoredAuditLedgerTest extends AuditLedgerContract {
    private static final int APPENDS = 30;

    private final TestDatabase database = TestDatabase.empty();
    private final StoredAuditLedger ledger = new StoredAuditLedger(database);

    @Override
    protected AuditLedger ledger() {
        return ledger;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_entry SET entry = ''",
                "DELETE FROM audit_entry",
                "TRUNCATE audit_entry",
                "DELETE FROM audit_head"
            })
    void the_database_refuses_to_change_what_was_appended(String statement) {
        ledger.append(entry(NUMBER, "OpenRenewal"));
        assertThatThrownBy(() -> database.sql(statement)).hasMessageContaining("append-only");
        assertThat(ledger.of(NUMBER)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_entry SET entry = replace(entry, 'handler', 'auditor') WHERE position = 2",
                "DELETE FROM audit_entry WHERE position = 2",
                "DELETE FROM audit_entry WHERE position = 3",
                "DELETE FROM audit_entry",
                "DELETE FROM audit_head",
                "UPDATE audit_entry SET position = 5 - position WHERE position = 1",
                "UPDATE audit_entry SET application = 'YQ20250711-000002'",
                "UPDATE audit_head SET length = 2"
            })
    void whoever_gets_round_that_is_found_out(String statement) {
        List.of("One", "Two", "Three").forEach(act -> ledger.append(entry(NUMBER, act)));
        database.sql("ALTER TABLE audit_entry DISABLE TRIGGER USER; ALTER TABLE audit_head DISABLE TRIGGER USER;"
                + statement + "; ALTER TABLE audit_entry ENABLE TRIGGER USER;"
                + " ALTER TABLE audit_head ENABLE TRIGGER USER");
        assertThatThrownBy(() -> ledger.of(NUMBER))
                .isInstanceOf(LedgerTamperedException.class)
                .hasMessageContaining(NUMBER.value());
        assertThatThrownBy(() -> ledger.verify(Optional.empty(), 10)).isInstanceOf(LedgerTamperedException.class);
    }

    @Test
    void all_chains_are_verified_a_batch_at_a_time() {
        IntStream.rangeClosed(1, 3).forEach(count -> ledger.append(entry(Renewals.number(count), "OpenRenewal")));
        assertThat(ledger.verify(Optional.empty(), 2)).contains(Renewals.number(2));
        assertThat(ledger.verify(Optional.of(Renewals.number(2)), 2)).contains(Renewals.number(3));
        assertThat(ledger.verify(Optional.of(Renewals.number(3)), 2)).isEmpty();
    }

    @Test
    void many_at_once_append_one_after_the_other() throws Exception {
        Callable<Boolean> append = () -> {
            ledger.append(entry(NUMBER, "RefuseCertificate"));
            return true;
        };
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (Future<Boolean> done : threads.invokeAll(
                    IntStream.range(0, APPENDS).mapToObj(i -> append).toList())) {
                assertThatCode(done::get).doesNotThrowAnyException();
            }
        }
        assertThat(ledger.of(NUMBER)).hasSize(APPENDS);
    }
}
