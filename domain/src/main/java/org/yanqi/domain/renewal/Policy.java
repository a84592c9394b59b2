package org.yanqi.domain.renewal;

import java.util.List;
import java.util.Optional;

/** One rule of the service: looks at where an application stands and what is asked of it, and passes or refuses. */
@FunctionalInterface
interface Policy<S extends RenewalApplication, C extends RenewalCommand> {
    Optional<Refusal> refusal(S state, C command, RenewalRules rules);

    static <S extends RenewalApplication, C extends RenewalCommand> Optional<Refusal> firstRefusal(
            List<Policy<S, C>> policies, S state, C command, RenewalRules rules) {
        return policies.stream()
                .flatMap(policy -> policy.refusal(state, command, rules).stream())
                .findFirst();
    }
}
