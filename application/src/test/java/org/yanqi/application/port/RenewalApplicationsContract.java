package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.port.RenewalApplications.Change;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Installed;
import org.yanqi.domain.renewal.Issued;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalEvent;
import org.yanqi.domain.renewal.RenewalStatus;

/** What every store of applications does, together with its outbox and its ledger. */
public abstract class RenewalApplicationsContract {
    private static final ApplicationNumber NUMBER = Renewals.number(7);

    protected abstract RenewalApplications applications();

    protected abstract Outbox outbox();

    protected abstract AuditLedger ledger();

    @ParameterizedTest
    @EnumSource(RenewalStatus.class)
    void an_application_comes_back_as_it_was_stored(RenewalStatus status) {
        RenewalApplication application = Renewals.in(status, NUMBER);
        applications().save(Renewals.first(application));
        assertThat(applications().find(NUMBER)).contains(new Versioned<>(application, 1));
    }

    @Test
    void an_unknown_number_finds_nothing() {
        assertThat(applications().find(Renewals.number(999_999))).isEmpty();
    }

    @Test
    void each_change_makes_the_next_version() {
        applications().save(Renewals.first(Renewals.in(RenewalStatus.OPENED, NUMBER)));
        RenewalApplication next = Renewals.in(RenewalStatus.ACKNOWLEDGED, NUMBER);
        applications().save(change(next, 1, List.of()));
        applications().save(change(next, 2, List.of()));
        assertThat(applications().find(NUMBER)).contains(new Versioned<>(next, 3));
    }

    @Test
    void who_comes_second_stores_nothing_at_all() {
        RenewalApplication opened = Renewals.in(RenewalStatus.OPENED, NUMBER);
        RenewalApplication acknowledged = Renewals.in(RenewalStatus.ACKNOWLEDGED, NUMBER);
        applications().save(Renewals.first(opened));
        applications().save(change(acknowledged, 1, List.of()));
        var late = change(Renewals.in(RenewalStatus.PRESENTED, NUMBER), 1, List.of(opened(NUMBER)));

        assertThatThrownBy(() -> applications().save(late)).isInstanceOf(StaleVersionException.class);

        assertThat(applications().find(NUMBER)).contains(new Versioned<>(acknowledged, 2));
        assertThat(delivered()).isEmpty();
        assertThat(ledger().of(NUMBER)).hasSize(2);
    }

    @Test
    void a_number_begins_only_once() {
        var first = Renewals.first(Renewals.in(RenewalStatus.OPENED, NUMBER));
        applications().save(first);
        assertThatThrownBy(() -> applications().save(first)).isInstanceOf(StaleVersionException.class);
    }

    @Test
    void a_change_of_what_was_never_stored_is_refused() {
        var change = change(Renewals.in(RenewalStatus.OPENED, NUMBER), 3, List.of());
        assertThatThrownBy(() -> applications().save(change)).isInstanceOf(StaleVersionException.class);
    }

    @Test
    void events_and_audit_entry_are_stored_with_the_change() {
        RenewalApplication application = Renewals.in(RenewalStatus.OPENED, NUMBER);
        var change = new Change(
                application, 0, List.of(opened(NUMBER)), Renewals.entry(application, "OpenRenewal"), Optional.empty());
        applications().save(change);
        assertThat(ledger().of(NUMBER)).containsExactly(change.entry());
        assertThat(delivered()).containsExactly(opened(NUMBER));
    }

    @Test
    void an_entry_that_came_with_a_change_has_its_place_in_the_chain() {
        RenewalApplication application = Renewals.in(RenewalStatus.OPENED, NUMBER);
        applications().save(Renewals.first(application));
        assertThat(ledger().append(Renewals.entry(application, "RefuseCertificate")))
                .isEqualTo(2);
        applications().save(change(application, 1, List.of()));
        assertThat(ledger().append(Renewals.entry(application, "RefuseCertificate")))
                .isEqualTo(4);
    }

    @Test
    void an_open_application_is_found_by_its_old_and_by_its_renewed_certificate() {
        RenewalApplication issued = Renewals.in(RenewalStatus.ISSUED, NUMBER);
        applications().save(Renewals.first(issued));
        var old = issued.reached(Presented.class).orElseThrow().pair();
        var renewed = issued.reached(Issued.class).orElseThrow().renewed();
        assertThat(applications().openFor(old.signing().fingerprint())).contains(NUMBER);
        assertThat(applications().openFor(renewed.signing().fingerprint())).contains(NUMBER);
        assertThat(applications().openFor(renewed.encryption().fingerprint())).isEmpty();
    }

    @Test
    void an_installed_application_is_found_by_its_renewed_certificate() {
        RenewalApplication installed = Renewals.in(RenewalStatus.INSTALLED, NUMBER);
        applications().save(Renewals.first(installed));
        var renewed = installed.reached(Installed.class).orElseThrow().renewed();
        assertThat(applications().openFor(renewed.signing().fingerprint())).contains(NUMBER);
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPLETED", "CANCELLED", "REJECTED", "LAPSED", "TAKEN_BACK"})
    void an_ended_application_is_not_found_by_its_certificate(RenewalStatus status) {
        RenewalApplication ended = Renewals.in(status, NUMBER);
        applications().save(Renewals.first(ended));
        var old = ended.reached(Presented.class).orElseThrow().pair();
        assertThat(applications().openFor(old.signing().fingerprint())).isEmpty();
    }

    private static Change change(RenewalApplication next, long version, List<RenewalEvent> events) {
        return new Change(next, version, events, Renewals.entry(next, "Change"), Optional.empty());
    }

    private static RenewalEvent opened(ApplicationNumber number) {
        return new RenewalEvent.RenewalOpened(number, Renewals.MORNING);
    }

    private List<RenewalEvent> delivered() {
        List<RenewalEvent> events = new ArrayList<>();
        outbox().deliver(100, events::add);
        return events;
    }
}
