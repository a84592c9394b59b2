package org.yanqi.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.port.Documents;
import org.yanqi.application.port.RateLimits;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.persistence.secrecy.DataKeys;

/** A key that has come to light is worth nothing once everything is sealed with another one. */
class RotateDataKeyTest {
    private static final byte[] OLD = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NEW = "fedcba9876543210fedcba9876543210".getBytes(StandardCharsets.US_ASCII);
    private static final DataKeys BEFORE = DataKeys.of(OLD);
    private static final DataKeys DURING = DataKeys.of(NEW, OLD);
    private static final DataKeys AFTER = DataKeys.of(NEW);
    private static final MobileNumber MOBILE = Renewals.HANDLER.mobile();
    private static final ApplicationNumber NUMBER = Renewals.number(RenewalStatus.INSTALLED.ordinal() + 1);
    private static final RateLimits.Limit ONCE = new RateLimits.Limit(1, Duration.ofHours(1));

    private final TestDatabase database = TestDatabase.empty();

    @TempDir
    private Path directory;

    @BeforeEach
    void everything_is_sealed_with_the_old_key() throws IOException {
        var before = new EveryStore(database, BEFORE, directory);
        Renewals.inEveryState().values().forEach(each -> before.applications.save(Renewals.first(each)));
        before.fill(NUMBER);
        before.fill();
        before.limits.attempt("somebody", ONCE, Renewals.MORNING);
    }

    @Test
    void afterwards_the_new_key_alone_reads_and_finds_everything() throws IOException {
        RotateDataKey.Outcome outcome = rotate();
        assertThat(outcome.left()).isZero();
        assertThat(outcome.unreadable()).isEmpty();
        assertEverythingIsThere(new EveryStore(database, AFTER, directory));
    }

    @Test
    void afterwards_the_old_key_opens_nothing() throws IOException {
        rotate();
        var old = new EveryStore(database, BEFORE, directory);
        assertThatThrownBy(() -> old.applications.find(NUMBER)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> old.documents.find(NUMBER, Documents.Kind.ID_CARD_FRONT))
                .isInstanceOf(IllegalStateException.class);
        assertThat(old.applications.installedBy(MOBILE)).isEmpty();
    }

    @Test
    void while_it_goes_on_servers_with_both_keys_read_and_find_what_is_done_and_what_is_not() throws IOException {
        var during = new EveryStore(database, DURING, directory);
        assertEverythingIsThere(during);
        rotate();
        assertEverythingIsThere(during);
    }

    @Test
    void what_is_saved_while_it_goes_on_takes_the_place_of_what_the_old_key_has_sealed() throws IOException {
        var during = new EveryStore(database, DURING, directory);
        during.codes.save(NUMBER.value(), EveryStore.code());
        during.reminders.keep(EveryStore.reminder(), Renewals.number(7));
        assertThat(during.codes.hasAnswered(NUMBER.value(), MOBILE)).isFalse();
        assertThat(during.reminders.due(Renewals.MORNING, 10)).containsExactly(EveryStore.reminder());
        during.reminders.erase(EveryStore.reminder());
        assertThat(during.reminders.due(Renewals.MORNING, 10)).isEmpty();
    }

    @Test
    void it_may_be_stopped_and_begun_again() throws IOException {
        List<String> tables = new ArrayList<>();
        assertThatThrownBy(() -> new RotateDataKey(database, DURING).run((table, done, of) -> {
                    tables.add(table);
                    if (tables.size() == 3) {
                        throw new IllegalStateException("killed");
                    }
                }))
                .hasMessage("killed");
        assertThat(rotate().left()).isZero();
        assertThat(rotate().resealed()).isZero();
        assertEverythingIsThere(new EveryStore(database, AFTER, directory));
    }

    @Test
    void more_than_one_batch_is_done_and_its_progress_is_told() {
        var codes = new StoredOneTimeCodes(database, BEFORE);
        IntStream.range(0, 450).forEach(count -> codes.save("purpose " + count, EveryStore.code()));
        List<String> heard = new ArrayList<>();
        var outcome = new RotateDataKey(database, DURING)
                .run((table, done, of) -> heard.add(table + " " + done + " of " + of));
        assertThat(outcome.left()).isZero();
        assertThat(heard).contains("one_time_code 200 of 451", "one_time_code 400 of 451", "one_time_code 451 of 451");
    }

    @Test
    void what_no_key_opens_is_named_and_keeps_nothing_else_from_being_done() throws IOException {
        database.sql("UPDATE renewal SET personal = overlay(personal PLACING 'x' FROM 20) WHERE number = '"
                + Renewals.number(1) + "'");
        RotateDataKey.Outcome outcome = rotate();
        assertThat(outcome.unreadable()).containsExactly("renewal [" + Renewals.number(1) + "]");
        assertThat(outcome.left()).isEqualTo(1);
        assertEverythingIsThere(new EveryStore(database, AFTER, directory));
    }

    @Test
    void limits_begin_anew() throws IOException {
        rotate();
        assertThat(new EveryStore(database, AFTER, directory).limits.attempt("somebody", ONCE, Renewals.MORNING))
                .isEmpty();
        assertThat(database.text("SELECT count(*) FROM rate_limit")).isEqualTo("1");
    }

    @Test
    void no_sealed_column_is_forgotten() {
        String known = SealedColumns.ALL.stream()
                .map(column -> column.table() + "." + column.column())
                .sorted()
                .collect(Collectors.joining(" "));
        assertThat(
                        database.text(
                                "SELECT string_agg(table_name || '.' || column_name, ' ' ORDER BY table_name, column_name)"
                                        + " FROM information_schema.columns WHERE table_schema = 'public' AND data_type = 'bytea'"
                                        + " AND table_name NOT IN ('issued_certificate', 'issuance_draft', 'revocation_list', 'seen_public_key', 'machine_certificate', 'renewal_mandate')"))
                .isEqualTo(known);
    }

    private RotateDataKey.Outcome rotate() {
        return new RotateDataKey(database, DURING).run((table, done, of) -> {});
    }

    private static void assertEverythingIsThere(EveryStore stores) {
        assertThat(stores.applications.installedBy(MOBILE)).contains(NUMBER);
        assertThat(stores.applications.find(NUMBER))
                .contains(new Versioned<>(Renewals.in(RenewalStatus.INSTALLED, NUMBER), 1));
        assertThat(stores.invoices.of(NUMBER)).contains(new Versioned<>(EveryStore.invoice(NUMBER), 1));
        assertThat(stores.documents.find(NUMBER, Documents.Kind.ID_CARD_FRONT))
                .hasValueSatisfying(
                        found -> assertThat(found.octets()).isEqualTo(EveryStore.bytes(EveryStore.PICTURE)));
        assertThat(stores.codes.latest(NUMBER.value(), MOBILE)).contains(EveryStore.code());
        assertThat(stores.codes.hasAnswered(NUMBER.value(), MOBILE)).isTrue();
        assertThat(stores.messages.latest("nuonuo", 10)).containsExactly(EveryStore.message());
        assertThat(stores.reminders.due(Renewals.MORNING, 10)).containsExactly(EveryStore.reminder());
        assertThat(stores.events.of(NUMBER))
                .extracting(entry -> entry.certificate())
                .containsExactly(EveryStore.bytes(EveryStore.CERTIFICATE));
        assertThat(stores.staff.find(EveryStore.REVIEWER)).contains(new Versioned<>(EveryStore.account(), 1));
    }
}
