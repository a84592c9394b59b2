package org.yanqi.domain.renewal;

import java.util.Optional;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.renewal.RenewalCommand.RequestIssuance;

/** Rule 5: the new certificate names whom the old one names; a change of name (变更) is another service. */
public final class SubjectIsUnchanged implements Policy<Paid, RequestIssuance> {
    @Override
    public Optional<Refusal> refusal(Paid state, RequestIssuance command, RenewalRules rules) {
        return refusal(state.presented().pair().subject(), command.request().subject());
    }

    /** The refusal of a request that names somebody else than the certificate. */
    public static Optional<Refusal> refusal(DistinguishedName certificate, DistinguishedName request) {
        return certificate.matches(request)
                ? Optional.empty()
                : Optional.of(new Refusal.SubjectChanged(certificate, request));
    }
}
