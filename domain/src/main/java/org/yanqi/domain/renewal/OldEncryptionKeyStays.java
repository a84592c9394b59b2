package org.yanqi.domain.renewal;

import java.util.Optional;
import org.yanqi.domain.renewal.Refusal.InstallationProof;
import org.yanqi.domain.renewal.RenewalCommand.ConfirmInstallation;

/**
 * Rule 9: an installation counts only when the token has signed and decrypted with the new keys, and decrypted with the
 * old encryption key, so that a bid sealed before the renewal still opens; unless the handler let that key go.
 */
final class OldEncryptionKeyStays implements Policy<Issued, ConfirmInstallation> {
    @Override
    public Optional<Refusal> refusal(Issued state, ConfirmInstallation command, RenewalRules rules) {
        var newSigning = state.renewed().signing().fingerprint();
        boolean signs = command.newKeySigns()
                .filter(proof -> proof.certificate().equals(newSigning))
                .isPresent();
        if (!signs) {
            return missing(InstallationProof.NEW_KEY_SIGNS);
        }
        if (!command.newKeyDecrypts()) {
            return missing(InstallationProof.NEW_KEY_DECRYPTS);
        }
        return command.oldKeyDecrypts() || command.oldKeyLetGo()
                ? Optional.empty()
                : missing(InstallationProof.OLD_KEY_DECRYPTS);
    }

    private static Optional<Refusal> missing(InstallationProof proof) {
        return Optional.of(new Refusal.InstallationNotProved(proof));
    }
}
