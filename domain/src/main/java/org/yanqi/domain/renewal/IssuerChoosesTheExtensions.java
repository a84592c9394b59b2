package org.yanqi.domain.renewal;

import java.util.Optional;
import org.yanqi.domain.renewal.RenewalCommand.RequestIssuance;

/** What the new certificate may be used for is its issuer's policy; who asks for more is told so, not quietly given less. */
public final class IssuerChoosesTheExtensions implements Policy<Paid, RequestIssuance> {
    @Override
    public Optional<Refusal> refusal(Paid state, RequestIssuance command, RenewalRules rules) {
        return refusal(command.request().more());
    }

    /** @param more whether extensions are asked for that such a certificate does not have */
    public static Optional<Refusal> refusal(boolean more) {
        return more ? Optional.of(new Refusal.ExtensionsNotGranted()) : Optional.empty();
    }
}
