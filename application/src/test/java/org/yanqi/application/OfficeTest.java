package org.yanqi.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.RenewalJourney;
import org.yanqi.application.memory.InMemoryStaffSecrets;
import org.yanqi.application.port.AtOnce;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.application.review.DecideReview;
import org.yanqi.application.staff.CreateStaffAccount;
import org.yanqi.application.staff.SignIn;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.renewal.Rejected;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.domain.renewal.ReviewQuestion;
import org.yanqi.domain.renewal.UnderReview;
import org.yanqi.domain.staff.StaffName;
import org.yanqi.domain.staff.StaffRole;

/** The CA's staff: who gets in, what waits for them, and what comes of their answer. */
class OfficeTest {
    private static final StaffName SHENHE = new StaffName("shenhe");
    private static final String PASSWORD = "correct horse battery staple";
    private static final Bytes GENERATOR = Bytes.of(new byte[20]);

    private final RenewalJourney journey = RenewalJourney.withExpiredCertificate();
    private final UseCases.Office office = journey.useCases.office();

    @BeforeEach
    void hireAReviewer() {
        office.createStaffAccount()
                .handle(new CreateStaffAccount.Command(SHENHE, Set.of(StaffRole.REVIEWER), PASSWORD, GENERATOR));
    }

    @Test
    void aPasswordAndACodeOpenTheOffice() {
        var signedIn = (SignIn.Outcome.SignedIn) signIn(PASSWORD, code());

        assertThat(office.signedInStaff().by(signedIn.secret()))
                .hasValueSatisfying(session -> assertThat(session.name()).isEqualTo(SHENHE));
        office.signedInStaff().signOut(signedIn.secret());
        assertThat(office.signedInStaff().by(signedIn.secret())).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsOneAnswer() {
        assertThat(signIn("wrong", code())).isEqualTo(new SignIn.Outcome.Refused());
        assertThat(signIn(PASSWORD, "000000")).isEqualTo(new SignIn.Outcome.Refused());
        assertThat(office.signIn()
                        .handle(new SignIn.Command(new StaffName("nobody"), PASSWORD, code(), RenewalJourney.ADDRESS)))
                .isEqualTo(new SignIn.Outcome.Refused());
    }

    @Test
    void aCodeOpensOnce() {
        String code = code();
        assertThat(signIn(PASSWORD, code)).isInstanceOf(SignIn.Outcome.SignedIn.class);
        assertThat(signIn(PASSWORD, code)).isEqualTo(new SignIn.Outcome.Refused());
    }

    @Test
    void fiveFailuresLockTheAccountEvenForTheRightPassword() {
        for (int failure = 0; failure < 5; failure++) {
            signIn("wrong", code());
        }

        assertThat(signIn(PASSWORD, code())).isInstanceOf(SignIn.Outcome.NotBefore.class);
        journey.clock.forward(Duration.ofMinutes(15));
        assertThat(signIn(PASSWORD, code())).isInstanceOf(SignIn.Outcome.SignedIn.class);
    }

    @Test
    void aNameThatDoesNotExistIsLockedLikeOneThatDoes() {
        var nobody = new SignIn.Command(new StaffName("nobody"), "wrong", "000000", RenewalJourney.ADDRESS);
        for (int failure = 0; failure < 5; failure++) {
            assertThat(office.signIn().handle(nobody)).isEqualTo(new SignIn.Outcome.Refused());
        }
        assertThat(office.signIn().handle(nobody)).isInstanceOf(SignIn.Outcome.NotBefore.class);
    }

    @Test
    void failuresAtTheSameMomentAreCountedOneByOne() {
        var outcomes = AtOnce.doing(8, count -> signIn("wrong", code()));

        assertThat(outcomes)
                .filteredOn(SignIn.Outcome.NotBefore.class::isInstance)
                .hasSize(3);
    }

    @Test
    void aKnownNameAndAnUnknownOneAreToldTheSameTime() {
        var nobody = new SignIn.Command(new StaffName("nobody"), "wrong", "000000", RenewalJourney.ADDRESS);
        for (int failure = 0; failure < 5; failure++) {
            journey.clock.forward(Duration.ofMinutes(1));
            signIn("wrong", "000000");
            office.signIn().handle(nobody);
        }

        assertThat(signIn("wrong", "000000"))
                .isInstanceOf(SignIn.Outcome.NotBefore.class)
                .isEqualTo(office.signIn().handle(nobody));
    }

    @Test
    void whoGetsInIsForgivenWhatWentWrongBefore() {
        for (int round = 0; round < 3; round++) {
            signIn("wrong", code());
            signIn("wrong", code());
            assertThat(signIn(PASSWORD, code())).isInstanceOf(SignIn.Outcome.SignedIn.class);
            journey.clock.forward(Duration.ofMinutes(1));
        }
    }

    @Test
    void aLockedNameTakesAsLongAsAnother() {
        for (int failure = 0; failure < 5; failure++) {
            signIn("wrong", code());
        }
        int hashed = journey.staffSecrets.matched();

        signIn(PASSWORD, code());

        assertThat(journey.staffSecrets.matched()).isEqualTo(hashed + 1);
    }

    @Test
    void silenceEndsASession() {
        var signedIn = (SignIn.Outcome.SignedIn) signIn(PASSWORD, code());
        journey.clock.forward(Duration.ofMinutes(29));
        assertThat(office.signedInStaff().by(signedIn.secret())).isPresent();
        journey.clock.forward(Duration.ofMinutes(29));
        assertThat(office.signedInStaff().by(signedIn.secret())).isPresent();
        journey.clock.forward(Duration.ofMinutes(30));
        assertThat(office.signedInStaff().by(signedIn.secret())).isEmpty();
    }

    @Test
    void anAccountIsMadeOnceAndWithAPasswordOfSomeLength() {
        var again = new CreateStaffAccount.Command(SHENHE, Set.of(StaffRole.AUDITOR), PASSWORD, GENERATOR);
        assertThat(office.createStaffAccount().handle(again)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CreateStaffAccount.Command(SHENHE, Set.of(), "short", GENERATOR));
    }

    @Test
    void whoRefusesTheFaceCheckWaitsInTheQueueAndGoesOnAfterTheYes() {
        underReview();
        assertThat(office.reviewQueue().waiting())
                .singleElement()
                .satisfies(
                        waiting -> assertThat(waiting.question().kind()).isEqualTo(ReviewQuestion.Kind.FACE_REFUSED));

        assertThat(journey.decide(true, "视频核实")).isInstanceOf(Outcome.Now.class);
        journey.letTheServerWork();

        assertThat(office.reviewQueue().waiting()).isEmpty();
        assertThat(journey.application().status()).isEqualTo(RenewalStatus.FACE_VERIFIED);
        assertThat(journey.parties.phone.received().getLast())
                .containsExactly(journey.number().value());
        assertThat(journey.signAgreement()).isInstanceOf(Outcome.Now.class);
    }

    @Test
    void aNoIsToldWithItsReason() {
        underReview();

        journey.decide(false, "证件照片不清晰");

        assertThat(journey.application())
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo("证件照片不清晰"));
        assertThat(journey.ledger.of(journey.number()))
                .extracting(AuditEntry::actor)
                .contains("staff:shenhe");
    }

    @Test
    void aReviewerDecidesOnlyOnWhatWasOnTheScreen() {
        underReview();
        long seen = journey.seen();
        journey.decide(true, "视频核实");

        var late = office.decideReview()
                .handle(new DecideReview.Command(journey.number(), seen, SHENHE, false, "两个人同时处理"));

        assertThat(late).isEqualTo(new Outcome.Overtaken(journey.application()));
    }

    @Test
    void whoeverSeesPersonalDataInFullIsWrittenDown() {
        underReview();

        office.reviewQueue().recordSight(SHENHE, journey.number(), "handler");

        assertThat(office.reviewQueue()
                        .open(journey.number())
                        .orElseThrow()
                        .entries()
                        .getLast())
                .satisfies(entry -> assertThat(entry.act()).isEqualTo("SeeInFull"))
                .satisfies(entry -> assertThat(entry.facts()).containsEntry("of", "handler"));
    }

    private void underReview() {
        journey.until(RenewalStatus.IDENTIFIED);
        journey.useCases.declineFaceCheck().decline(journey.number());
        journey.useCases.declineFaceCheck().requestReview(journey.number());
        assertThat(journey.application()).isInstanceOf(UnderReview.class);
    }

    private SignIn.Outcome signIn(String password, String code) {
        return office.signIn().handle(new SignIn.Command(SHENHE, password, code, RenewalJourney.ADDRESS));
    }

    private String code() {
        return InMemoryStaffSecrets.code(GENERATOR, journey.clock.instant().getEpochSecond() / 30);
    }
}
