package org.yanqi.domain.renewal;

import java.util.Optional;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.renewal.RenewalCommand.RequestIssuance;

/** Rule 5: the new certificate names whom the old one names; a change of name (变更) is another service. */
final class SubjectIsUnchanged implements Policy<Paid, RequestIssuance> {
    @Override
    public Optional<Refusal> refusal(Paid state, RequestIssuance command, RenewalRules rules) {
        DistinguishedName certificate = state.presented().pair().subject();
        DistinguishedName request = command.request().subject();
        return certificate.matches(request)
                ? Optional.empty()
                : Optional.of(new Refusal.SubjectChanged(certificate, request));
    }
}
