package org.yanqi.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.port.Documents;
import org.yanqi.application.port.RenewalApplications.Change;
import org.yanqi.application.port.ShortMessages;
import org.yanqi.application.port.Versioned;
import org.yanqi.application.ticket.TokenStep;
import org.yanqi.domain.invoice.Invoice;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalStatus;

/** When an application is erased, nothing that tells of persons is left of it in any table; others lose nothing. */
class ErasureTest {
    private static final ApplicationNumber NUMBER = Renewals.number(1);
    private static final ApplicationNumber OTHER = Renewals.number(2);

    private final TestDatabase database = TestDatabase.empty();

    @TempDir
    private Path directory;

    private EveryStore stores;

    @BeforeEach
    void one_of_two_is_erased() throws IOException {
        stores = new EveryStore(database, TestDatabase.KEYS, directory);
        for (ApplicationNumber number : List.of(NUMBER, OTHER)) {
            stores.applications.save(Renewals.first(Renewals.in(RenewalStatus.COMPLETED, number)));
            stores.fill(number);
        }
        RenewalApplication erased = Renewals.in(RenewalStatus.ERASED, NUMBER);
        stores.applications.save(
                new Change(erased, 1, List.of(), Renewals.entry(erased, "ErasePersonalData"), Optional.empty()));
    }

    @Test
    void its_row_keeps_the_evidence_alone() {
        assertThat(stores.applications.find(NUMBER))
                .contains(new Versioned<>(Renewals.in(RenewalStatus.ERASED, NUMBER), 2));
        assertThat(database.text("SELECT count(*) FROM renewal WHERE number = '" + NUMBER
                        + "' AND personal IS NULL AND handler IS NULL AND erasure_due IS NULL"))
                .isEqualTo("1");
        assertThat(stores.applications.installedBy(Renewals.HANDLER.mobile())).containsExactly(OTHER);
    }

    @Test
    void documents_codes_and_jobs_are_gone() {
        assertThat(stores.documents.find(NUMBER, Documents.Kind.ID_CARD_FRONT)).isEmpty();
        assertThat(stores.codes.latest(NUMBER.value(), Renewals.HANDLER.mobile()))
                .isEmpty();
        assertThat(stores.jobs.latest(NUMBER.value(), TokenStep.Kind.PROVE)).isEmpty();
    }

    @Test
    void the_files_are_swept_away() throws IOException {
        assertThat(stores.documents.sweep(Instant.now().plus(Duration.ofHours(2))))
                .isEqualTo(1);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void the_invoice_stays_without_its_address() {
        assertThat(stores.invoices.of(NUMBER))
                .hasValueSatisfying(found -> assertThat(found.value())
                        .isInstanceOfSatisfying(Invoice.Requested.class, requested -> {
                            assertThat(requested.buyer().email().value()).isEqualTo("erased@yanqi.invalid");
                            assertThat(requested.buyer().title()).isEqualTo(Renewals.APPLICANT.name());
                        }));
    }

    @Test
    void the_event_certificates_stay_as_serial_numbers() {
        assertThat(stores.events.of(NUMBER)).singleElement().satisfies(entry -> {
            assertThat(entry.serial()).isEqualTo(EveryStore.serial(NUMBER));
            assertThat(entry.certificate().length()).isZero();
        });
    }

    @Test
    void what_was_told_without_names_stays() {
        assertThat(stores.notices.wasSent(NUMBER, ShortMessages.Template.LAPSE_AHEAD, Renewals.MORNING))
                .isTrue();
    }

    @Test
    void nobody_else_loses_anything() {
        assertThat(stores.applications.find(OTHER))
                .contains(new Versioned<>(Renewals.in(RenewalStatus.COMPLETED, OTHER), 1));
        assertThat(stores.documents.find(OTHER, Documents.Kind.ID_CARD_FRONT)).isPresent();
        assertThat(stores.codes.hasAnswered(OTHER.value(), Renewals.HANDLER.mobile()))
                .isTrue();
        assertThat(stores.jobs.latest(OTHER.value(), TokenStep.Kind.PROVE)).isPresent();
        assertThat(stores.invoices.of(OTHER)).contains(new Versioned<>(EveryStore.invoice(OTHER), 1));
        assertThat(stores.events.of(OTHER).getFirst().certificate())
                .isEqualTo(EveryStore.bytes(EveryStore.CERTIFICATE));
    }
}
