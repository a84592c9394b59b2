package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.fixture.StandingClock;
import org.yanqi.application.port.ShortLivedData.Kind;
import org.yanqi.application.ticket.TokenJob;
import org.yanqi.application.ticket.TokenStep;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.handler.OneTimeCode;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Completed;
import org.yanqi.domain.renewal.Installed;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalEvent;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.domain.staff.StaffName;
import org.yanqi.domain.staff.StaffRole;
import org.yanqi.domain.staff.StaffSession;

/** What everything does that erases data when their time is over. */
public abstract class ShortLivedDataContract {
    private static final Instant OLD = Instant.parse("2025-07-11T01:30:00Z");
    private static final Instant LIMIT = OLD.plus(Duration.ofDays(1));
    private static final Instant YOUNG = OLD.plus(Duration.ofDays(2));
    private static final Instant LATER = OLD.plus(Duration.ofDays(3));
    private static final MobileNumber MOBILE = new MobileNumber("13912345678");
    private static final RateLimits.Limit TEN = new RateLimits.Limit(10, Duration.ofMinutes(10));

    /** The outbox goes by it. */
    protected final StandingClock clock = new StandingClock(OLD);

    private int kept;

    protected abstract ShortLivedData data();

    protected abstract OneTimeCodes codes();

    protected abstract RateLimits limits();

    protected abstract ReceivedMessages messages();

    protected abstract TokenJobs jobs();

    protected abstract Outbox outbox();

    protected abstract RenewalApplications applications();

    protected abstract StaffSessions sessions();

    protected abstract Documents documents();

    @ParameterizedTest
    @EnumSource
    void what_is_too_old_is_erased_and_counted(Kind kind) {
        keep(kind, OLD);
        keep(kind, OLD.plusSeconds(60));
        keep(kind, YOUNG);
        assertThat(data().erase(kind, LIMIT)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_younger_stays(Kind kind) {
        keep(kind, OLD);
        keep(kind, YOUNG);
        data().erase(kind, LIMIT);
        assertThat(data().erase(kind, LIMIT)).isZero();
        assertThat(data().erase(kind, LATER)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void other_kinds_have_their_own_time(Kind kind) {
        for (Kind each : Kind.values()) {
            keep(each, OLD);
        }
        assertThat(data().erase(kind, LIMIT)).isEqualTo(1);
        for (Kind other : Kind.values()) {
            assertThat(data().erase(other, LIMIT)).isEqualTo(other == kind ? 0 : 1);
        }
    }

    @Test
    void what_was_erased_is_not_found_any_more_and_what_stays_is() {
        keepCode("old", OLD);
        keepCode("young", YOUNG);
        StaffSession gone = session("old", OLD);
        StaffSession stays = session("young", YOUNG);
        sessions().keep(gone);
        sessions().keep(stays);
        keepJob("old", OLD);
        keepJob("young", YOUNG);

        for (Kind kind : Kind.values()) {
            data().erase(kind, LIMIT);
        }

        assertThat(codes().latest("old", MOBILE)).isEmpty();
        assertThat(codes().latest("young", MOBILE)).isPresent();
        assertThat(sessions().find(gone.secret())).isEmpty();
        assertThat(sessions().find(stays.secret())).contains(stays);
        assertThat(jobs().latest("old", TokenStep.Kind.INVENTORY)).isEmpty();
        assertThat(jobs().latest("young", TokenStep.Kind.INVENTORY)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(names = {"IDENTIFIED", "PAID", "ISSUING", "ISSUED", "INSTALLED", "COMPLETED"})
    void what_was_ordered_for_a_renewal_that_was_paid_for_stays_until_it_is_finished(RenewalStatus status) {
        boolean unfinished =
                EnumSet.range(RenewalStatus.PAID, RenewalStatus.INSTALLED).contains(status);
        var number = store(Renewals.in(status, Renewals.number(++kept))).value();
        keepJob(number, OLD);
        assertThat(data().erase(Kind.TOKEN_JOBS, LATER)).isEqualTo(unfinished ? 0 : 1);
        assertThat(jobs().latest(number, TokenStep.Kind.INVENTORY).isPresent()).isEqualTo(unfinished);
    }

    @Test
    void an_event_that_still_waits_is_kept_however_old() {
        store(OLD);
        assertThat(data().erase(Kind.DELIVERED_EVENTS, LATER)).isZero();
        List<RenewalEvent> events = new ArrayList<>();
        outbox().deliver(10, events::add);
        assertThat(events).hasSize(1);
    }

    @Test
    void of_a_renewal_the_pictures_go_and_the_papers_stay() {
        ApplicationNumber old = renewed(OLD);
        for (Documents.Kind each : Documents.Kind.values()) {
            keepPicture(old, each);
        }
        assertThat(data().erase(Kind.PICTURES_OF_RENEWED, LIMIT)).isEqualTo(3);
        assertThat(documents().find(old, Documents.Kind.ID_CARD_BACK)).isEmpty();
        assertThat(documents().find(old, Documents.Kind.AGREEMENT_SIGNED)).isPresent();
    }

    @Test
    void the_pictures_of_a_renewal_that_waits_for_its_handler_or_a_reviewer_stay() {
        for (RenewalStatus status :
                List.of(RenewalStatus.IDENTIFIED, RenewalStatus.SIGNED, RenewalStatus.UNDER_REVIEW)) {
            keepPicture(store(Renewals.in(status, Renewals.number(++kept))), Documents.Kind.ID_CARD_FRONT);
        }
        assertThat(data().erase(Kind.PICTURES_OF_RENEWED, OLD.plus(Duration.ofDays(9999))))
                .isZero();
    }

    private void keep(Kind kind, Instant at) {
        kept++;
        switch (kind) {
            case ONE_TIME_CODES -> keepCode("purpose-" + kept, at);
            case RATE_LIMITS ->
                assertThat(limits().attempt("subject " + kept, TEN, at)).isEmpty();
            case RECEIVED_MESSAGES -> messages().keep(new ReceivedMessages.Message("payment", Map.of(), body(), at));
            case TOKEN_JOBS -> keepJob("visit-" + kept, at);
            case DELIVERED_EVENTS -> {
                store(at);
                clock.set(at);
                outbox().deliver(10, event -> {});
            }
            case PICTURES_OF_RENEWED -> keepPicture(renewed(at), Documents.Kind.ID_CARD_FRONT);
            case STAFF_SESSIONS -> sessions().keep(session("secret " + kept, at));
        }
    }

    private void keepCode(String purpose, Instant at) {
        codes().save(purpose, new OneTimeCode(MOBILE, Sha256.of("028734"), at, 0, 1, at));
    }

    private void keepJob(String subject, Instant at) {
        var inventory = new TokenStep.Inventory();
        jobs().save(new TokenJob(
                Sha256.of(subject).hex().substring(0, 32),
                subject,
                "https://ra.example",
                inventory,
                Optional.empty(),
                Optional.empty(),
                at));
    }

    private ApplicationNumber renewed(Instant at) {
        var installed = Renewals.in(RenewalStatus.INSTALLED, Renewals.number(++kept))
                .reached(Installed.class)
                .orElseThrow();
        return store(new Completed(installed, at));
    }

    private ApplicationNumber store(RenewalApplication application) {
        applications()
                .save(new RenewalApplications.Change(
                        application, 0, List.of(), Renewals.entry(application, "Store"), Optional.empty()));
        return application.number();
    }

    private void keepPicture(ApplicationNumber number, Documents.Kind kind) {
        documents().keep(number, kind, Documents.Document.of("image/jpeg", body()));
    }

    private void store(Instant at) {
        RenewalApplication application = Renewals.in(RenewalStatus.OPENED, Renewals.number(++kept));
        applications()
                .save(new RenewalApplications.Change(
                        application,
                        0,
                        List.of(new RenewalEvent.RenewalOpened(application.number(), at)),
                        Renewals.entry(application, "Open"),
                        Optional.empty()));
    }

    private static StaffSession session(String secret, Instant at) {
        return new StaffSession(Sha256.of(secret), new StaffName("li.si"), Set.of(StaffRole.REVIEWER), at, at);
    }

    private static Bytes body() {
        return Bytes.of("{}".getBytes(StandardCharsets.UTF_8));
    }
}
