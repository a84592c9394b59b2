package org.yanqi.domain.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yanqi.domain.certificate.CertificateFixtures.MANUAL_VALIDITY;
import static org.yanqi.domain.certificate.CertificateFixtures.pair;
import static org.yanqi.domain.renewal.RenewalFixtures.acknowledgedRenewal;
import static org.yanqi.domain.renewal.RenewalFixtures.after;
import static org.yanqi.domain.renewal.RenewalFixtures.refusalOf;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.certificate.CertificateFixtures;
import org.yanqi.domain.certificate.RevocationStatus;
import org.yanqi.domain.certificate.ValidityPeriod;

/** Rule 1. */
class RenewalWindowTest {
    private static final ValidityPeriod ENDS_IN_JUNE =
            new ValidityPeriod(Instant.parse("2025-06-01T00:00:00Z"), Instant.parse("2026-06-01T04:00:00Z"));
    private static final Instant OPENS = Instant.parse("2026-03-03T04:00:00Z");
    private static final Instant CLOSES = Instant.parse("2027-06-01T04:00:00Z");

    @Test
    void opensNinetyDaysBeforeTheCertificateEnds() {
        assertThat(present(OPENS)).isEmpty();
    }

    @Test
    void isShutOneSecondEarlierAndSaysWhenItOpens() {
        assertThat(present(OPENS.minusSeconds(1)))
                .contains(new Refusal.WindowNotOpen(
                        OPENS,
                        ENDS_IN_JUNE.notAfter(),
                        pair("june", 7, ENDS_IN_JUNE).signing().fingerprint()));
    }

    @Test
    void staysOpenAYearAfterTheCertificateHasEnded() {
        assertThat(present(CLOSES)).isEmpty();
    }

    @Test
    void oneSecondLaterSelfServiceIsOver() {
        Instant late = CLOSES.plusSeconds(1);
        var presented = after(
                acknowledgedRenewal(),
                CommandFixtures.presenting(pair("june", 7, ENDS_IN_JUNE), late),
                Presented.class);
        assertThat(presented.late()).contains(new LateRenewal(ENDS_IN_JUNE.notAfter(), CLOSES));
    }

    @Test
    void theManualsCertificateExpiredAWeekAgoAndPasses() {
        assertThat(MANUAL_VALIDITY.hasEndedBy(CommandFixtures.NOW)).isTrue();
        assertThat(after(acknowledgedRenewal(), CommandFixtures.presenting(), Presented.class)
                        .pair()
                        .validity())
                .isEqualTo(MANUAL_VALIDITY);
    }

    @Test
    void aRevokedCertificateIsNeverRenewed() {
        Instant at = Instant.parse("2025-07-03T00:00:00Z");
        assertThat(refusalOf(acknowledgedRenewal(), CommandFixtures.presentingWith(new RevocationStatus.Revoked(at))))
                .isEqualTo(new Refusal.CertificateRevoked(at));
    }

    @Test
    void norIsASuspendedOne() {
        Instant at = Instant.parse("2025-07-03T00:00:00Z");
        assertThat(refusalOf(acknowledgedRenewal(), CommandFixtures.presentingWith(new RevocationStatus.Suspended(at))))
                .isEqualTo(new Refusal.CertificateSuspended(at));
    }

    @Test
    void anIssuerThatCannotBeAskedIsNotTakenForGood() {
        assertThat(refusalOf(acknowledgedRenewal(), CommandFixtures.presentingWith(new RevocationStatus.Unknown())))
                .isEqualTo(new Refusal.RevocationUnknown());
    }

    @Test
    void aCertificateOfAnotherCaIsNotServed() {
        var foreign = CertificateFixtures.issuedBy(CertificateFixtures.ANOTHER_CA, CertificateFixtures.MANUAL_PAIR);
        assertThat(refusalOf(acknowledgedRenewal(), CommandFixtures.presenting(foreign, CommandFixtures.NOW)))
                .isEqualTo(new Refusal.IssuerNotServed(CertificateFixtures.ANOTHER_CA));
    }

    @Test
    void possessionOfTheOldKeyHasToBeProved() {
        assertThat(refusalOf(acknowledgedRenewal(), CommandFixtures.presentingWith(Optional.empty())))
                .isEqualTo(new Refusal.PossessionNotProved());
    }

    @Test
    void theProofOfAnotherCertificateDoesNotCount() {
        var another = pair("another", 5, MANUAL_VALIDITY).signing();
        assertThat(refusalOf(
                        acknowledgedRenewal(),
                        CommandFixtures.presentingWith(Optional.of(CommandFixtures.signatureBy(another)))))
                .isEqualTo(new Refusal.PossessionNotProved());
    }

    private static Optional<Refusal> present(Instant at) {
        var command = CommandFixtures.presenting(pair("june", 7, ENDS_IN_JUNE), at);
        return acknowledgedRenewal().decide(command, RenewalFixtures.RULES) instanceof Decision.Refused(var refusal)
                ? Optional.of(refusal)
                : Optional.empty();
    }
}
