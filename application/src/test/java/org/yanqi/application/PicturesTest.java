package org.yanqi.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.Photographs;
import org.yanqi.application.fixture.RenewalJourney;
import org.yanqi.application.handler.KeepPicture;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.port.Documents;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.handler.CardValidity;
import org.yanqi.domain.handler.Handler;
import org.yanqi.domain.renewal.CancelReason;
import org.yanqi.domain.renewal.RenewalStatus;

/** Pictures are replaced by who has seen what is replaced, while nobody has judged them, and never after the end. */
class PicturesTest {
    private static final Documents.Kind FRONT = Documents.Kind.ID_CARD_FRONT;

    private final RenewalJourney journey = RenewalJourney.withExpiredCertificate();

    @Test
    void aPictureIsReplacedAndTurnedByWhoHasSeenIt() {
        journey.until(RenewalStatus.PRESENTED);
        journey.keepPicture(FRONT, Photographs.photograph());
        Sha256 first = shown();

        assertThat(journey.keepPicture(FRONT, Photographs.photograph(500)))
                .isEqualTo(new KeepPicture.Outcome.Kept(shown()));
        Sha256 second = shown();
        assertThat(journey.useCases.keepPicture().turn(journey.place(FRONT), 1))
                .isEqualTo(new KeepPicture.Outcome.Kept(shown()));

        assertThat(List.of(first, second, shown())).doesNotHaveDuplicates();
        assertThat(journey.ledger.of(journey.number()))
                .filteredOn(entry -> entry.act().equals("KeepPicture"))
                .extracting(AuditEntry::facts)
                .containsExactly(fact(first), fact(second), fact(shown()));
    }

    @Test
    void whoHasNotSeenThePictureThatIsThereIsToldAndReplacesNothing() {
        journey.until(RenewalStatus.PRESENTED);
        KeepPicture.Place byBoth = journey.place(FRONT);
        journey.keepPicture(FRONT, Photographs.photograph());
        Sha256 byTheFirst = shown();

        assertThat(journey.useCases.keepPicture().handle(new KeepPicture.Command(byBoth, Photographs.photograph(500))))
                .isEqualTo(new KeepPicture.Outcome.Overtaken());
        assertThat(shown()).isEqualTo(byTheFirst);
    }

    @Test
    void whoSendsTheSamePictureAgainHasIt() {
        journey.until(RenewalStatus.PRESENTED);
        KeepPicture.Place place = journey.place(FRONT);
        var command = new KeepPicture.Command(place, Photographs.photograph());

        assertThat(journey.useCases.keepPicture().handle(command))
                .isEqualTo(journey.useCases.keepPicture().handle(command));
    }

    @Test
    void whoHasNotSeenHowTheApplicationStandsIsToldAndReplacesNothing() {
        journey.until(RenewalStatus.IDENTIFIED);
        KeepPicture.Place now = journey.place(FRONT);
        var stale = new KeepPicture.Place(now.number(), now.seen() - 1, FRONT, now.replaced());

        assertThat(journey.useCases.keepPicture().handle(new KeepPicture.Command(stale, Photographs.photograph(500))))
                .isEqualTo(new KeepPicture.Outcome.Overtaken());
    }

    @Test
    void aPictureThatArrivesAfterTheEndIsNotThereAfterwards() {
        journey.until(RenewalStatus.PRESENTED);
        journey.documents.beforeKeeping(() -> {
            journey.cancel(CancelReason.CONSENT_WITHDRAWN);
            journey.letTheServerWork();
            journey.letTheServerWork();
        });

        var outcome = journey.keepPicture(FRONT, Photographs.photograph());

        assertThat(outcome).isEqualTo(new KeepPicture.Outcome.NotNow(Optional.of(RenewalStatus.ERASED)));
        assertThat(journey.documents.find(journey.number(), FRONT)).isEmpty();
    }

    @Test
    void aPictureThatArrivesWhenTheReviewHasBegunTakesTheFormerOnesPlaceNoLonger() {
        journey.until(RenewalStatus.IDENTIFIED);
        Sha256 before = shown();
        journey.documents.beforeKeeping(() -> {
            journey.useCases.declineFaceCheck().decline(journey.number());
            journey.useCases.declineFaceCheck().requestReview(journey.number());
        });

        var outcome = journey.keepPicture(FRONT, Photographs.photograph(500));

        assertThat(outcome).isEqualTo(new KeepPicture.Outcome.NotNow(Optional.of(RenewalStatus.UNDER_REVIEW)));
        assertThat(shown()).isEqualTo(before);
    }

    @Test
    void whatAReviewerHasJudgedStaysUntilWhatItShowsChanges() {
        var late = RenewalJourney.withCertificateEnding(RenewalJourney.TODAY.minus(Duration.ofDays(400)));
        late.until(RenewalStatus.IDENTIFIED);
        assertThat(late.keepPicture(FRONT, Photographs.photograph(500))).isInstanceOf(KeepPicture.Outcome.Kept.class);
        late.useCases.declineFaceCheck().requestReview(late.number());
        late.decide(true, "材料齐全");

        assertThat(late.keepPicture(FRONT, Photographs.photograph(600))).isEqualTo(new KeepPicture.Outcome.Reviewed());
        Handler known = RenewalJourney.LI_MING;
        late.identify(
                RenewalJourney.ORGANISATION,
                new Handler(known.name(), known.idNumber(), new CardValidity.LongTerm(), known.mobile()));

        assertThat(late.keepPicture(FRONT, Photographs.photograph(600))).isInstanceOf(KeepPicture.Outcome.Kept.class);
    }

    @Test
    void aReviewerWhoHasSeenToTheIdentityHasJudgedThePictures() {
        journey.until(RenewalStatus.IDENTIFIED);
        journey.useCases.declineFaceCheck().decline(journey.number());
        journey.useCases.declineFaceCheck().requestReview(journey.number());
        journey.decide(true, "视频核实");

        assertThat(journey.useCases.keepPicture().turn(journey.place(FRONT), 1))
                .isEqualTo(new KeepPicture.Outcome.Reviewed());
    }

    @Test
    void whatIsNotThereIsNotTurned() {
        journey.until(RenewalStatus.PRESENTED);

        assertThat(journey.useCases.keepPicture().turn(journey.place(FRONT), 1))
                .isEqualTo(new KeepPicture.Outcome.NoneGiven());
    }

    private static Map<String, String> fact(Sha256 picture) {
        return Map.of("picture", "ID_CARD_FRONT", "sha256", picture.hex());
    }

    private Sha256 shown() {
        return journey.documents
                .find(journey.number(), FRONT)
                .orElseThrow()
                .octets()
                .sha256();
    }
}
