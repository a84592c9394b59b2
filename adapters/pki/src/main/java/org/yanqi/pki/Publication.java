package org.yanqi.pki;

import java.net.URI;

/**
 * What the CA writes into every certificate about itself.
 *
 * @param crl where its revocation list is published (RFC 5280 §4.2.1.13)
 * @param delta where the changes since that list are published (RFC 5280 §5.2.6)
 * @param ocsp where it answers for single certificates (RFC 5280 §4.2.2.1, RFC 6960)
 * @param issuer where its own certificate is published (RFC 5280 §4.2.2.1)
 * @param policy object identifier of the certificate policy (RFC 5280 §4.2.1.4)
 */
public record Publication(URI crl, URI delta, URI ocsp, URI issuer, String policy) {
    /**
     * The policy of demonstration certificates, below the arc for examples (ITU-T X.660 §A.5); with .1 after it that of their
     * event certificates, with .3 that of their timestamps. Short, because cfssl and others in Go before 1.22 read no
     * certificate with an arc of more than 31 bits in its policies.
     */
    public static final String DEMONSTRATION_POLICY = "2.999.1";

    /** The policy of the demonstration's event certificates. */
    public static final String DEMONSTRATION_EVENT_POLICY = DEMONSTRATION_POLICY + ".1";

    /** The policy under which the demonstration's timestamps are made (RFC 3161 §2.4.2). */
    public static final String DEMONSTRATION_TIMESTAMP_POLICY = DEMONSTRATION_POLICY + ".3";

    /**
     * The extension by which an event certificate names its evidence and its document; the same for every CA, and from a
     * UUID (ITU-T X.667), so that it collides with nobody's.
     */
    static final String EVENT_BINDING = "2.25.268206537014426905480166243190410216547.2";

    /** Where the CA publishes whose certificates stand under documents, if it is another. */
    public static Publication forDocumentsAt(URI server, String policy) {
        return new Publication(
                server.resolve("/pki/documents.crl"),
                server.resolve("/pki/documents-delta.crl"),
                server.resolve("/pki/documents-ocsp"),
                server.resolve("/pki/documents.cer"),
                policy);
    }

    /** The addresses at which a Yanqi server publishes, below its own. */
    public static Publication at(URI server, String policy) {
        return new Publication(
                server.resolve("/pki/issuing.crl"),
                server.resolve("/pki/issuing-delta.crl"),
                server.resolve("/pki/ocsp"),
                server.resolve("/pki/issuing.cer"),
                policy);
    }
}
