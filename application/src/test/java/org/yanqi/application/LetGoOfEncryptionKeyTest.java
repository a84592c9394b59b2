package org.yanqi.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.RenewalJourney;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.ticket.Statement;
import org.yanqi.application.ticket.TokenJob;
import org.yanqi.application.ticket.TokenStep;
import org.yanqi.application.token.AuthoriseTokenStep;
import org.yanqi.application.token.LetGoOfEncryptionKey;
import org.yanqi.application.token.LetGoOfEncryptionKey.Answer;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.bidding.SealedBid;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.renewal.Installed;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.domain.renewal.RenewalStatus;

/** An old encryption key is let go of only by its holder, once nothing here can want it, and it is on record. */
class LetGoOfEncryptionKeyTest {
    private static final String VISIT = "visit-1";

    private final RenewalJourney journey = RenewalJourney.withExpiredCertificate();

    @Test
    void theOrderNamesTokenSigningCertificateOldKeyAndWhatStays() {
        CertificatePair renewed = renewed();

        assertThat(order(renewed, journey.old().encryption())).isInstanceOf(Answer.Ordered.class);

        TokenJob job = job().orElseThrow();
        assertThat(job.token())
                .contains(journey.application()
                        .reached(Presented.class)
                        .orElseThrow()
                        .token());
        assertThat(job.signingCertificate()).contains(renewed.signing().fingerprint());
        assertThat(job.step()).isInstanceOfSatisfying(TokenStep.LetGo.class, step -> {
            assertThat(step.encryptionCertificate())
                    .isEqualTo(journey.old().encryption().fingerprint());
            assertThat(step.successor()).isEqualTo(renewed.encryption().fingerprint());
        });
        assertThat(acts("OrderLettingGo")).hasSize(1);
    }

    @Test
    void theKeyInUseStays() {
        CertificatePair renewed = renewed();

        assertThat(order(renewed, renewed.encryption())).isEqualTo(new Answer.InUse());
        nothingIsOrdered();
    }

    @Test
    void aKeyThatADeclaredBidNeedsStaysUntilItNeedsItNoMore() {
        CertificatePair renewed = renewed();
        SealedBid bid = sealed(Duration.ofDays(2), SealedBid.State.SEALED);
        journey.bids.declare(bid);

        assertThat(order(renewed, journey.old().encryption())).isEqualTo(new Answer.Needed(List.of(bid)));
        nothingIsOrdered();

        journey.bids.declare(sealed(Duration.ofDays(2), SealedBid.State.OPENED));
        assertThat(order(renewed, journey.old().encryption())).isInstanceOf(Answer.Ordered.class);
    }

    @Test
    void whileARenewalIsUnderWayEveryKeyStays() {
        journey.until(RenewalStatus.ISSUED);

        assertThat(order(journey.old(), journey.old().encryption()))
                .isEqualTo(new Answer.RenewalUnderWay(journey.number()));
        nothingIsOrdered();
    }

    @Test
    void aKeyThatNoRenewalHereHasReplacedStays() {
        CertificatePair renewed = renewed();

        assertThat(order(renewed, renewed.signing())).isEqualTo(new Answer.NotReplacedHere());
        assertThat(order(
                        renewed,
                        RenewalJourney.withCertificateOfAnotherCa().old().encryption()))
                .isEqualTo(new Answer.NotReplacedHere());
        nothingIsOrdered();
    }

    @Test
    void whoHasShownAnotherUKeyOrTheReplacedCertificateOrdersNothing() {
        renewed();

        assertThat(order(
                        RenewalJourney.withCertificateOfAnotherCa().old(),
                        journey.old().encryption()))
                .isEqualTo(new Answer.NotReplacedHere());
        assertThat(order(journey.old(), journey.old().encryption())).isEqualTo(new Answer.NotReplacedHere());
        nothingIsOrdered();
    }

    @Test
    void thatItIsGoneIsOnRecordOnceHoweverOftenItIsSaid() {
        CertificatePair renewed = renewed();
        order(renewed, journey.old().encryption());
        Bytes proof = proof(renewed.signing());

        assertThat(record(renewed, proof)).contains(journey.old().encryption().fingerprint());
        assertThat(record(renewed, proof)).contains(journey.old().encryption().fingerprint());
        order(renewed, journey.old().encryption());
        assertThat(record(renewed, proof(renewed.signing()))).isPresent();

        assertThat(acts("LetGoOfEncryptionKey"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.facts())
                        .containsEntry(
                                "certificate",
                                journey.old().encryption().fingerprint().hex())
                        .containsEntry("destroyed", "3")
                        .containsEntry("proof", proof.sha256().hex()));
        assertThat(acts("OrderLettingGo")).hasSize(1);
    }

    @Test
    void anAnswerByAnotherKeyOrToAnEarlierOrderOrAnotherVisitCountsForNothing() {
        CertificatePair renewed = renewed();
        order(renewed, journey.old().encryption());
        Bytes earlier = proof(renewed.signing());
        order(renewed, journey.old().encryption());

        assertThat(record(renewed, earlier)).isEmpty();
        assertThat(record(renewed, proof(journey.old().signing()))).isEmpty();
        assertThat(record(journey.old(), proof(renewed.signing()))).isEmpty();
        assertThat(useCase().record("visit-2", renewed.signing().fingerprint(), proof(renewed.signing()), 3))
                .isEmpty();
        assertThat(acts("LetGoOfEncryptionKey")).isEmpty();
    }

    @Test
    void noApplicationAndNoVisitGetsItsTicketAsAStepOfARenewal() {
        renewed();
        var choice = Optional.of(new AuthoriseTokenStep.Choice(
                journey.application().reached(Presented.class).orElseThrow().token(),
                journey.old().signing().fingerprint(),
                Optional.empty()));
        var authorise = journey.useCases.authoriseTokenStep();

        assertThat(authorise.handle(new AuthoriseTokenStep.Command(
                        journey.number(), TokenStep.Kind.LET_GO, "https://ra.example", choice)))
                .isInstanceOf(AuthoriseTokenStep.Answer.NotNow.class);
        assertThat(authorise.handle(
                        new AuthoriseTokenStep.Visit(VISIT, TokenStep.Kind.LET_GO, "https://ra.example", choice)))
                .isInstanceOf(AuthoriseTokenStep.Answer.NotFound.class);
    }

    private CertificatePair renewed() {
        journey.until(RenewalStatus.COMPLETED);
        return journey.application().reached(Installed.class).orElseThrow().renewed();
    }

    private LetGoOfEncryptionKey useCase() {
        return journey.useCases.letGoOfEncryptionKey();
    }

    private Answer order(CertificatePair shown, Certificate doomed) {
        return useCase()
                .order(new LetGoOfEncryptionKey.Command(
                        VISIT, "https://ra.example", shown.signing().fingerprint(), doomed.fingerprint()));
    }

    private Optional<Sha256> record(CertificatePair shown, Bytes proof) {
        return useCase().record(VISIT, shown.signing().fingerprint(), proof, 3);
    }

    private Bytes proof(Certificate signer) {
        return journey.token.sign(Statement.of(job().orElseThrow()), signer);
    }

    private Optional<TokenJob> job() {
        return journey.jobs.latest(VISIT, TokenStep.Kind.LET_GO);
    }

    private void nothingIsOrdered() {
        assertThat(job()).isEmpty();
        assertThat(acts("OrderLettingGo")).isEmpty();
    }

    private List<AuditEntry> acts(String act) {
        return journey.ledger.of(journey.number()).stream()
                .filter(entry -> entry.act().equals(act))
                .toList();
    }

    private SealedBid sealed(Duration ends, SealedBid.State state) {
        return new SealedBid(
                "湖北公共资源",
                "HB-1",
                journey.old().encryption().fingerprint(),
                RenewalJourney.TODAY.plus(ends).minus(Duration.ofHours(1)),
                RenewalJourney.TODAY.plus(ends),
                state);
    }
}
