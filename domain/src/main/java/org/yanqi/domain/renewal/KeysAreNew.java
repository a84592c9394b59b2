package org.yanqi.domain.renewal;

import java.util.Optional;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.KeyHistory;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.KeyWeakness;
import org.yanqi.domain.certificate.PublicKey;
import org.yanqi.domain.renewal.RenewalCommand.RequestIssuance;

/** Rule 4: a key that anybody has shown before is refused, and so is a weak one. */
public final class KeysAreNew implements Policy<Paid, RequestIssuance> {
    @Override
    public Optional<Refusal> refusal(Paid state, RequestIssuance command, RenewalRules rules) {
        PublicKey key = command.request().publicKey();
        CertificatePair old = state.presented().pair();
        KeyHistory history = old.hasKey(key.fingerprint()) ? KeyHistory.SHOWN_BEFORE : command.history();
        return refusal(
                key, history, IssuerChoosesTheKeys.profileOf(old.signing().issuer(), rules));
    }

    /** The refusal of a key with this history that is meant for this profile. */
    public static Optional<Refusal> refusal(PublicKey key, KeyHistory history, KeyProfile profile) {
        return switch (history) {
            case SHOWN_BEFORE -> Optional.of(new Refusal.KeyReused(key.fingerprint()));
            case SHARES_A_PRIME -> Optional.of(new Refusal.KeyWeak(KeyWeakness.SHARED_PRIME));
            case NEW -> KeyWeakness.of(key, profile).map(Refusal.KeyWeak::new);
        };
    }
}
