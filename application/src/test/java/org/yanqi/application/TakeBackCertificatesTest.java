package org.yanqi.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.application.fixture.InMemoryServer.ProcessDied;
import org.yanqi.application.fixture.RenewalJourney;
import org.yanqi.application.port.AtOnce;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.port.Revocations;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.application.ticket.TokenStep;
import org.yanqi.application.token.AuthoriseTokenStep;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Completed;
import org.yanqi.domain.renewal.Installed;
import org.yanqi.domain.renewal.Issued;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.domain.renewal.TakenBack;

/** The token has lost the key for which the CA has issued: what the office undoes, and what the handler does next. */
class TakeBackCertificatesTest {
    private static final String REASON = "电子钥匙丢失了新私钥，已电话核实";

    private final RenewalJourney journey =
            RenewalJourney.withExpiredCertificate().until(RenewalStatus.ISSUED);
    private final CertificatePair renewed =
            journey.application().reached(Issued.class).orElseThrow().renewed();

    @Test
    void bothNewCertificatesAreRevokedAndTheOldOnesAreNotTouched() {
        journey.takeBack(REASON);
        journey.letTheServerWork();

        assertThat(journey.application()).isInstanceOf(TakenBack.class);
        assertThat(reason(renewed.signing().serial())).isEqualTo(Revocations.Reason.CESSATION_OF_OPERATION);
        assertThat(reason(renewed.encryption().serial())).isEqualTo(Revocations.Reason.CESSATION_OF_OPERATION);
        assertThat(journey.revocations.find(journey.old().signing().serial())).isEmpty();
        assertThat(journey.revocations.find(journey.old().encryption().serial()))
                .isEmpty();
    }

    @Test
    void theFeeGoesBackOnceBothAreRevokedAndNotBefore() {
        journey.dieAt(FaultPoints.Point.TAKEN_BACK_SIGNING_REVOKED);
        journey.takeBack(REASON);
        try {
            journey.letTheServerWork();
        } catch (ProcessDied died) {
            assertThat(order()).isInstanceOf(PaymentOrder.Settled.class);
        }
        journey.clock.forward(Duration.ofMinutes(2));
        journey.letTheServerWork();

        assertThat(order()).isInstanceOf(PaymentOrder.Refunding.class);
        journey.parties.wallet.finishRefund(journey.payment.order(), journey.clock.instant());
        journey.letTheServerWork();
        assertThat(order()).isInstanceOf(PaymentOrder.Refunded.class);
        assertThat(journey.parties.wallet.givenBack(journey.payment.order())).isEqualTo(Money.yuan(200));
    }

    @Test
    void theHandlerIsTold() {
        int before = journey.parties.phone.received().size();
        journey.takeBack(REASON);
        journey.letTheServerWork();

        assertThat(journey.parties.phone.received().subList(before, before + 1))
                .containsExactly(List.of(journey.number().value()));
    }

    @Test
    void whoTookThemBackIsInTheLedgerAndWhyIsWithTheApplication() {
        journey.takeBack("  " + REASON + "  ");

        AuditEntry entry = journey.ledger.of(journey.number()).getLast();
        assertThat(entry.act()).isEqualTo("TakeBack");
        assertThat(entry.actor()).isEqualTo("staff:shenhe");
        assertThat(entry.facts()).containsEntry("from", "ISSUED").containsEntry("to", "TAKEN_BACK");
        assertThat(journey.application().reached(TakenBack.class).orElseThrow().reason())
                .isEqualTo(REASON);
    }

    @Test
    void aReasonIsGiven() {
        assertThatIllegalArgumentException().isThrownBy(() -> journey.takeBack(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> journey.takeBack("好".repeat(501)));
    }

    @Test
    void theSameUKeyIsRenewedAtOnceAndNothingIsFoundAmiss() {
        ApplicationNumber first = journey.number();
        journey.takeBack(REASON);
        journey.ukey.loseNewKey();

        journey.until(RenewalStatus.COMPLETED);
        journey.letTheServerWork();
        journey.letTheServerWork();

        assertThat(journey.number()).isNotEqualTo(first);
        assertThat(journey.application()).isInstanceOf(Completed.class);
        assertThat(reason(journey.old().signing().serial())).isEqualTo(Revocations.Reason.SUPERSEDED);
        journey.clock.forward(Duration.ofDays(2));
        journey.letTheServerWork();
        assertThat(journey.raised).isEmpty();
    }

    @Test
    void whatWasTakenBackIsNotOfferedForRenewalThoughItLiesOnTheUKey() {
        var certificates = journey.useCases.renewalsOfToken();
        assertThat(certificates.haveTakenBack(renewed.signing().fingerprint())).isFalse();
        journey.takeBack(REASON);
        assertThat(certificates.haveTakenBack(renewed.signing().fingerprint())).isTrue();
        assertThat(certificates.haveTakenBack(journey.old().signing().fingerprint()))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = TokenStep.Kind.class,
            names = {"HISTORY", "LET_GO"},
            mode = EnumSource.Mode.EXCLUDE)
    void theTokenGetsNoMoreCommands(TokenStep.Kind step) {
        journey.takeBack(REASON);
        assertThat(journey.ukey.authorise(step))
                .isEqualTo(new AuthoriseTokenStep.Answer.NotNow(RenewalStatus.TAKEN_BACK));
    }

    @Test
    void anInstallationThatIsConfirmedAfterwardsIsRefused() {
        journey.ukey.fetchInstallTickets();
        journey.takeBack(REASON);

        assertThat(journey.ukey.confirmInstallation())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal())
                                .isEqualTo(new Refusal.NotOpen(RenewalStatus.TAKEN_BACK, "ConfirmInstallation")));
    }

    @Test
    void whatWasInstalledMeanwhileIsNotTakenBack() {
        long seen = journey.seen();
        journey.ukey.install();

        assertThat(journey.takeBack(seen, REASON)).isEqualTo(new Outcome.Overtaken(journey.application()));
        assertThat(journey.takeBack(REASON)).isInstanceOf(Outcome.Refused.class);
        assertThat(journey.application()).isInstanceOf(Installed.class);
    }

    @RepeatedTest(20)
    void ofTheInstallationAndTheTakingBackAtTheSameMomentOneHappens() {
        journey.ukey.fetchInstallTickets();
        long seen = journey.seen();

        List<Outcome> outcomes = AtOnce.doing(
                2, which -> which == 0 ? journey.ukey.confirmInstallation() : journey.takeBack(seen, REASON));
        journey.letTheServerWork();

        assertThat(outcomes).filteredOn(Outcome.Now.class::isInstance).hasSize(1);
        boolean installed = outcomes.getFirst() instanceof Outcome.Now;
        assertThat(journey.application()).isInstanceOf(installed ? Installed.class : TakenBack.class);
        assertThat(journey.revocations.find(renewed.signing().serial()).isEmpty())
                .isEqualTo(installed);
        assertThat(journey.revocations.find(journey.old().signing().serial()).isPresent())
                .isEqualTo(installed);
    }

    @ParameterizedTest
    @EnumSource(
            value = RenewalStatus.class,
            names = {"PAID", "INSTALLED", "COMPLETED"})
    void nothingElseIsTakenBack(RenewalStatus status) {
        var other = RenewalJourney.withExpiredCertificate().until(status);
        assertThat(other.takeBack(REASON)).isInstanceOf(Outcome.Refused.class);
        assertThat(other.application().status()).isEqualTo(status);
    }

    @Test
    void theOfficeFindsWhatWasIssuedAndNotInstalled() {
        var office = journey.useCases.office().reviewQueue();
        assertThat(office.notInstalled()).isEmpty();
        journey.clock.forward(Duration.ofHours(1));
        assertThat(office.notInstalled()).extracting(Issued::number).containsExactly(journey.number());
        journey.takeBack(REASON);
        assertThat(office.notInstalled()).isEmpty();
    }

    private Revocations.Reason reason(SerialNumber serial) {
        return journey.revocations.find(serial).orElseThrow().reason();
    }

    private PaymentOrder order() {
        return journey.orders.find(journey.payment.order()).orElseThrow().value();
    }
}
