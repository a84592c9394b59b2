package org.yanqi.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.RenewalJourney;
import org.yanqi.application.port.Documents;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.application.renewal.ReviseBidding;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.bidding.BiddingDeclaration;
import org.yanqi.domain.bidding.BiddingUse;
import org.yanqi.domain.bidding.OwnBid;
import org.yanqi.domain.renewal.FaceVerified;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.domain.renewal.Signed;

/** Two browsers on one application at the same moment: the later one is told, and nothing is overwritten unseen. */
class TwoBrowsersTest {
    private final RenewalJourney journey = RenewalJourney.withExpiredCertificate();

    @Test
    void anAnswerThatIsChangedWhileThePaperIsSignedIsNotSignedFor() {
        journey.until(RenewalStatus.FACE_VERIFIED);
        journey.meanwhile(FaultPoints.Point.AGREEMENT_MADE, this::reviseBidding);

        Outcome outcome = journey.signAgreement();

        assertThat(outcome).isEqualTo(new Outcome.Overtaken(journey.application()));
        assertThat(journey.application()).isInstanceOf(FaceVerified.class);
        assertThat(journey.application().opened().bidding().use()).isEqualTo(BiddingUse.IN_USE);
    }

    @Test
    void theAgreementOfBeforeAChangeIsNotSigned() {
        journey.until(RenewalStatus.FACE_VERIFIED);
        Sha256 before = paper();
        reviseBidding();

        Outcome outcome = journey.signAgreement(before);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.refusal()).isEqualTo(new Refusal.DocumentDiffers(paper(), before)));
        assertThat(journey.signAgreement(paper())).isInstanceOf(Outcome.Now.class);
    }

    @Test
    void aPaperThatWasSignedMeanwhileIsNotErasedByLookingAtTheDraft() {
        journey.until(RenewalStatus.FACE_VERIFIED);
        paper();
        journey.clock.forward(Duration.ofDays(1));
        journey.documents.beforeFinding(journey::signAgreement);

        journey.useCases.prepareAgreement().handle(journey.number());

        Signed signed = journey.application().reached(Signed.class).orElseThrow();
        assertThat(paper(Documents.Kind.AGREEMENT_SIGNED))
                .isEqualTo(signed.signature().signedDocument());
        assertThat(paper(Documents.Kind.AGREEMENT_PREPARED))
                .isEqualTo(signed.signature().shownDocument());
    }

    private Sha256 paper() {
        return journey.useCases
                .prepareAgreement()
                .handle(journey.number())
                .map(Bytes::sha256)
                .orElseThrow();
    }

    private Sha256 paper(Documents.Kind kind) {
        return journey.documents
                .find(journey.number(), kind)
                .orElseThrow()
                .octets()
                .sha256();
    }

    private void reviseBidding() {
        var bid = new OwnBid(journey.clock.instant().plus(Duration.ofDays(9)), OwnBid.Upload.NOT_UPLOADED);
        var command = new ReviseBidding.Command(journey.number(), journey.seen(), BiddingDeclaration.inUse(bid), true);
        assertThat(journey.useCases.reviseBidding().handle(command)).isInstanceOf(Outcome.Now.class);
    }
}
