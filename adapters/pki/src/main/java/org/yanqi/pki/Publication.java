package org.yanqi.pki;

import java.net.URI;

/**
 * What the CA writes into every certificate about itself.
 *
 * @param crl where its revocation list is published (RFC 5280 §4.2.1.13)
 * @param issuer where its own certificate is published (RFC 5280 §4.2.2.1)
 * @param policy object identifier of the certificate policy (RFC 5280 §4.2.1.4)
 */
public record Publication(URI crl, URI issuer, String policy) {
    /** From a UUID (ITU-T X.667), so that it collides with nobody's: the policy of demonstration certificates. */
    public static final String DEMONSTRATION_POLICY = "2.25.268206537014426905480166243190410216547";

    /** The addresses at which a Yanqi server publishes, below its own. */
    public static Publication at(URI server, String policy) {
        return new Publication(server.resolve("/pki/issuing.crl"), server.resolve("/pki/issuing.cer"), policy);
    }
}
