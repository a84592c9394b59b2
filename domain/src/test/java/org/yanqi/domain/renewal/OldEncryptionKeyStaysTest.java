package org.yanqi.domain.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yanqi.domain.certificate.CertificateFixtures.MANUAL_PAIR;
import static org.yanqi.domain.certificate.CertificateFixtures.serial;
import static org.yanqi.domain.renewal.CommandFixtures.NEW_PAIR;
import static org.yanqi.domain.renewal.CommandFixtures.NOW;
import static org.yanqi.domain.renewal.CommandFixtures.signatureBy;
import static org.yanqi.domain.renewal.RenewalFixtures.*;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.certificate.ProofOfPossession;

/** Rule 9. */
class OldEncryptionKeyStaysTest {
    private static final Optional<ProofOfPossession> BY_NEW_KEY = Optional.of(signatureBy(NEW_PAIR.signing()));

    @Test
    void withAllThreeProofsTheOldKeyIsKept() {
        Installed installed = installedRenewal();
        assertThat(installed.oldKeyKept()).isTrue();
        assertThat(installed.newKey().certificate())
                .isEqualTo(NEW_PAIR.signing().fingerprint());
    }

    @Test
    void theEventNamesTheCertificateThatIsSuperseded() {
        assertThat(eventsOf(issuedRenewal(), CommandFixtures.confirmingInstallation()))
                .containsExactly(new RenewalEvent.CertificatesInstalled(NUMBER, serial(1), NOW));
    }

    @Test
    void aTokenThatDoesNotSignWithTheNewKeyHasInstalledNothing() {
        assertMissing(confirming(Optional.empty(), true, true, false), Refusal.InstallationProof.NEW_KEY_SIGNS);
    }

    @Test
    void theOldKeysSignatureIsNoProofOfTheNewOne() {
        assertMissing(
                confirming(Optional.of(signatureBy(MANUAL_PAIR.signing())), true, true, false),
                Refusal.InstallationProof.NEW_KEY_SIGNS);
    }

    @Test
    void theNewEncryptionKeyHasToDecrypt() {
        assertMissing(confirming(BY_NEW_KEY, false, true, false), Refusal.InstallationProof.NEW_KEY_DECRYPTS);
    }

    @Test
    void theOldEncryptionKeyHasToDecryptStill() {
        assertMissing(confirming(BY_NEW_KEY, true, false, false), Refusal.InstallationProof.OLD_KEY_DECRYPTS);
    }

    @Test
    void unlessTheHandlerLetItGo() {
        assertThat(after(issuedRenewal(), confirming(BY_NEW_KEY, true, false, true), Installed.class)
                        .oldKeyKept())
                .isFalse();
    }

    private static RenewalCommand confirming(
            Optional<ProofOfPossession> signs, boolean newDecrypts, boolean oldDecrypts, boolean letGo) {
        return new RenewalCommand.ConfirmInstallation(signs, newDecrypts, oldDecrypts, letGo, NOW);
    }

    private static void assertMissing(RenewalCommand command, Refusal.InstallationProof proof) {
        assertThat(refusalOf(issuedRenewal(), command)).isEqualTo(new Refusal.InstallationNotProved(proof));
    }
}
