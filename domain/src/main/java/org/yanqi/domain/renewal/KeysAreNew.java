package org.yanqi.domain.renewal;

import java.util.Optional;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.KeyHistory;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.KeyWeakness;
import org.yanqi.domain.certificate.PublicKey;
import org.yanqi.domain.renewal.RenewalCommand.RequestIssuance;

/** Rule 4: a key that anybody has shown before is refused, and so is a weak one. */
final class KeysAreNew implements Policy<Paid, RequestIssuance> {
    @Override
    public Optional<Refusal> refusal(Paid state, RequestIssuance command, RenewalRules rules) {
        PublicKey key = command.request().publicKey();
        CertificatePair old = state.presented().pair();
        if (command.history() == KeyHistory.SHOWN_BEFORE || old.hasKey(key.fingerprint())) {
            return Optional.of(new Refusal.KeyReused(key.fingerprint()));
        }
        if (command.history() == KeyHistory.SHARES_A_PRIME) {
            return Optional.of(new Refusal.KeyWeak(KeyWeakness.SHARED_PRIME));
        }
        KeyProfile profile = IssuerChoosesTheKeys.profileOf(old.signing().issuer(), rules);
        return KeyWeakness.of(key, profile).map(Refusal.KeyWeak::new);
    }
}
