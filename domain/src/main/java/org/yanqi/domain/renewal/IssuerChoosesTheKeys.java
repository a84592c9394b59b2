package org.yanqi.domain.renewal;

import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.certificate.KeyProfile;

/** Rule 4, second half: which keys a certificate gets is a policy of its issuer; no page, token or request has a say in it. */
public final class IssuerChoosesTheKeys {
    private IssuerChoosesTheKeys() {}

    /**
     * The profile of the new keys of a certificate that is renewed.
     *
     * @param issuer of the old certificate, which is one that is served
     */
    public static KeyProfile profileOf(DistinguishedName issuer, RenewalRules rules) {
        return rules.issuers().stream()
                .filter(served -> served.name().matches(issuer))
                .map(RenewalRules.ServedIssuer::profile)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a presented certificate has an issuer that is served"));
    }
}
