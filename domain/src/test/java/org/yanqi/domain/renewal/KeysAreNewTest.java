package org.yanqi.domain.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yanqi.domain.certificate.CertificateFixtures.MANUAL_PAIR;
import static org.yanqi.domain.certificate.CertificateFixtures.P256;
import static org.yanqi.domain.certificate.CertificateFixtures.SM2;
import static org.yanqi.domain.certificate.CertificateFixtures.withKey;
import static org.yanqi.domain.renewal.CommandFixtures.NEW_KEY;
import static org.yanqi.domain.renewal.CommandFixtures.NEW_PAIR;
import static org.yanqi.domain.renewal.RenewalFixtures.paidRenewal;
import static org.yanqi.domain.renewal.RenewalFixtures.refusalOf;
import static org.yanqi.domain.renewal.RenewalFixtures.renewalBeingIssued;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.CertificateFixtures;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.KeyHistory;
import org.yanqi.domain.certificate.KeyWeakness;
import org.yanqi.domain.certificate.ProofOfPossession;
import org.yanqi.domain.certificate.PublicKey;
import org.yanqi.domain.certificate.RevocationStatus;

/** Rule 4, where issuance is asked for; the kinds of weakness are in {@code KeyWeaknessTest}. */
class KeysAreNewTest {
    @Test
    void aKeyThatAnybodyHasShownBeforeIsRefused() {
        assertThat(refusalOf(paidRenewal(), withHistory(KeyHistory.SHOWN_BEFORE)))
                .isEqualTo(new Refusal.KeyReused(NEW_KEY.fingerprint()));
    }

    @Test
    void aKeyThatSharesAPrimeWithAnotherIsWeak() {
        assertThat(refusalOf(paidRenewal(), withHistory(KeyHistory.SHARES_A_PRIME)))
                .isEqualTo(new Refusal.KeyWeak(KeyWeakness.SHARED_PRIME));
    }

    private static RenewalCommand.RequestIssuance withHistory(KeyHistory history) {
        var fresh = CommandFixtures.requestingIssuance();
        return new RenewalCommand.RequestIssuance(
                fresh.request(),
                fresh.binding(),
                history,
                fresh.signingSerial(),
                fresh.encryptionSerial(),
                new RevocationStatus.Good(),
                List.of(),
                fresh.at());
    }

    @Test
    void theOldSigningKeyIsNotNew() {
        PublicKey old = MANUAL_PAIR.signing().publicKey();
        assertThat(refusalOf(paidRenewal(), CommandFixtures.requestingIssuanceFor(old)))
                .isEqualTo(new Refusal.KeyReused(old.fingerprint()));
    }

    @Test
    void norIsTheOldEncryptionKey() {
        PublicKey old = MANUAL_PAIR.encryption().publicKey();
        assertThat(refusalOf(paidRenewal(), CommandFixtures.requestingIssuanceFor(old)))
                .isEqualTo(new Refusal.KeyReused(old.fingerprint()));
    }

    @Test
    void aKeyOnAnotherCurveThanTheIssuersIsRefused() {
        var sm2 = new PublicKey.EllipticCurve(SM2, Sha256.of("on SM2"));
        assertThat(refusalOf(paidRenewal(), CommandFixtures.requestingIssuanceFor(sm2)))
                .isEqualTo(new Refusal.KeyWeak(KeyWeakness.WRONG_PROFILE));
    }

    @Test
    void theOldKeyHasToVouchForTheNewOne() {
        assertThat(refusalOf(paidRenewal(), vouchedBy(Optional.empty()))).isEqualTo(new Refusal.BindingNotProved());
        assertThat(refusalOf(
                        paidRenewal(), vouchedBy(Optional.of(CommandFixtures.signatureBy(MANUAL_PAIR.encryption())))))
                .isEqualTo(new Refusal.BindingNotProved());
    }

    @Test
    void theCaMayNotSendTheOldEncryptionKeyAgain() {
        var old = MANUAL_PAIR.encryption().publicKey();
        assertThat(refusalOf(renewalBeingIssued(), CommandFixtures.recordingIssuance(withEncryptionKey(old))))
                .isEqualTo(new Refusal.IssuedOtherThanAsked(Refusal.IssuedDifference.ENCRYPTION_KEY));
    }

    @Test
    void norTheOldSigningKeyForEncryption() {
        var old = MANUAL_PAIR.signing().publicKey();
        assertThat(refusalOf(renewalBeingIssued(), CommandFixtures.recordingIssuance(withEncryptionKey(old))))
                .isEqualTo(new Refusal.IssuedOtherThanAsked(Refusal.IssuedDifference.ENCRYPTION_KEY));
    }

    @Test
    void oneKeyDoesNotServeForSigningAndEncryption() {
        assertThat(refusalOf(renewalBeingIssued(), CommandFixtures.recordingIssuance(withEncryptionKey(NEW_KEY))))
                .isEqualTo(new Refusal.IssuedOtherThanAsked(Refusal.IssuedDifference.ENCRYPTION_KEY));
    }

    @Test
    void aNewKeyOnTheRightCurveIsTaken() {
        var key = new PublicKey.EllipticCurve(P256, Sha256.of("never seen"));
        Issuing issuing =
                RenewalFixtures.after(paidRenewal(), CommandFixtures.requestingIssuanceFor(key), Issuing.class);
        assertThat(issuing.order().request().publicKey()).isEqualTo(key);
        assertThat(issuing.order().validity()).isEqualTo(CommandFixtures.NEW_VALIDITY);
        assertThat(issuing.order().signingSerial()).isEqualTo(CertificateFixtures.serial(11));
        assertThat(issuing.order().encryptionSerial()).isEqualTo(CertificateFixtures.serial(12));
    }

    private static CertificatePair withEncryptionKey(PublicKey key) {
        return new CertificatePair(NEW_PAIR.signing(), withKey(key, NEW_PAIR.encryption()));
    }

    private static RenewalCommand.RequestIssuance vouchedBy(Optional<ProofOfPossession> binding) {
        var fresh = CommandFixtures.requestingIssuance();
        return new RenewalCommand.RequestIssuance(
                fresh.request(),
                binding,
                KeyHistory.NEW,
                fresh.signingSerial(),
                fresh.encryptionSerial(),
                new RevocationStatus.Good(),
                List.of(),
                fresh.at());
    }
}
