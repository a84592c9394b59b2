package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.fixture.StandingClock;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.payment.OrderNumber;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.FaceResult;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalEvent;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.domain.renewal.ReviewQuestion;

/** What every outbox does: at least once, in order where nothing fails, and no event waits for another's failure. */
public abstract class OutboxContract {
    private static final Instant AT = Renewals.MORNING;
    private static final Outbox.Subscriber FAILING = event -> {
        throw new IllegalStateException("not now");
    };

    protected final StandingClock clock = new StandingClock(AT);

    protected abstract Outbox outbox();

    protected abstract RenewalApplications applications();

    @Test
    void every_kind_of_event_is_handed_over_once_as_it_was() {
        List<RenewalEvent> all = everyKind(Renewals.number(1));
        store(1, all);
        assertThat(delivered(100)).isEqualTo(all);
        assertThat(delivered(100)).isEmpty();
    }

    @Test
    void at_most_so_many_are_handed_over_the_oldest_first() {
        store(1, event(1));
        store(2, event(2));
        store(3, event(3));
        assertThat(delivered(2)).containsExactly(event(1), event(2));
        assertThat(delivered(2)).containsExactly(event(3));
    }

    @Test
    void it_tells_how_many_were_dealt_with() {
        store(1, event(1));
        store(2, event(2));
        int dealtWith = outbox().deliver(10, event -> {
            if (event.equals(event(1))) {
                throw new IllegalStateException("not now");
            }
        });
        assertThat(dealtWith).isEqualTo(1);
    }

    @Test
    void a_failure_delays_only_its_own_event() {
        store(1, event(1));
        store(2, event(2));
        List<RenewalEvent> seen = new ArrayList<>();
        outbox().deliver(10, event -> {
            if (event.equals(event(1))) {
                throw new IllegalStateException("not now");
            }
            seen.add(event);
        });
        assertThat(seen).containsExactly(event(2));
        assertThat(delivered(10)).isEmpty();
        clock.forward(Duration.ofSeconds(10));
        assertThat(delivered(10)).containsExactly(event(1));
    }

    @Test
    void an_event_that_fails_again_waits_longer() {
        store(1, event(1));
        for (int failure = 0; failure < 5; failure++) {
            outbox().deliver(1, FAILING);
            clock.forward(Duration.ofHours(2));
        }
        outbox().deliver(1, FAILING);
        clock.forward(Duration.ofMinutes(1));
        assertThat(delivered(1)).isEmpty();
        clock.forward(Duration.ofHours(2));
        assertThat(delivered(1)).containsExactly(event(1));
    }

    @Test
    void the_subscriber_may_use_the_store_and_cause_new_events() {
        store(1, event(1));
        outbox().deliver(1, event -> store(2, event(2)));
        assertThat(delivered(10)).containsExactly(event(2));
    }

    @Test
    void an_event_that_is_being_dealt_with_is_not_handed_over_a_second_time() {
        store(1, event(1));
        List<RenewalEvent> second = new ArrayList<>();
        outbox().deliver(1, event -> outbox().deliver(1, second::add));
        assertThat(second).isEmpty();
    }

    @Test
    void an_event_that_no_change_has_caused_waits_like_any_other_even_for_a_number_that_nobody_has() {
        store(1, event(1));
        outbox().put(event(999));
        assertThat(delivered(10)).containsExactly(event(1), event(999));
    }

    protected final void store(int count, RenewalEvent event) {
        store(count, List.of(event));
    }

    private void store(int count, List<RenewalEvent> events) {
        RenewalApplication application = Renewals.in(RenewalStatus.OPENED, Renewals.number(count));
        applications()
                .save(new RenewalApplications.Change(
                        application, 0, events, Renewals.entry(application, "Open"), Optional.empty()));
    }

    protected final List<RenewalEvent> delivered(int most) {
        List<RenewalEvent> events = new ArrayList<>();
        outbox().deliver(most, events::add);
        return events;
    }

    protected static RenewalEvent event(int count) {
        return new RenewalEvent.RenewalOpened(Renewals.number(count), AT);
    }

    private static List<RenewalEvent> everyKind(ApplicationNumber number) {
        var order = new OrderNumber("P20250711000123");
        var hash = Sha256.of("hash");
        var serial = new SerialNumber(BigInteger.TEN);
        return List.of(
                new RenewalEvent.RenewalOpened(number, AT),
                new RenewalEvent.NoticesAcknowledged(number, AT),
                new RenewalEvent.CertificatePresented(number, hash, AT),
                new RenewalEvent.HandlerIdentified(number, AT),
                new RenewalEvent.FaceCheckBegun(number, "request-1", AT),
                new RenewalEvent.FaceCheckFailed(number, FaceResult.Reason.LIVENESS, AT),
                new RenewalEvent.FaceVerificationRefused(number, AT),
                new RenewalEvent.HandlerFaceVerified(number, AT),
                new RenewalEvent.AgreementSigned(number, hash, AT),
                new RenewalEvent.PaymentOrdered(number, order, Money.yuan(200), AT),
                new RenewalEvent.RenewalPaid(number, order, Money.yuan(200), AT),
                new RenewalEvent.IssuanceRequested(number, hash, AT),
                new RenewalEvent.CertificatesIssued(number, serial, new SerialNumber(BigInteger.TWO), AT),
                new RenewalEvent.CertificatesInstalled(number, serial, AT),
                new RenewalEvent.CertificatesTakenBack(number, serial, new SerialNumber(BigInteger.TWO), AT),
                new RenewalEvent.RenewalCompleted(number, AT),
                new RenewalEvent.ReviewRequested(number, ReviewQuestion.Kind.FACE_FAILED, AT),
                new RenewalEvent.ReviewDecided(number, "reviewer-7", true, AT),
                new RenewalEvent.RenewalCancelled(number, true, AT),
                new RenewalEvent.PersonalDataErased(number, AT),
                new RenewalEvent.BiddingRevised(number, AT),
                new RenewalEvent.RenewalLapsed(number, AT),
                new RenewalEvent.ResumptionAsked(number, true, AT),
                new RenewalEvent.ResumptionAsked(number, false, AT));
    }
}
