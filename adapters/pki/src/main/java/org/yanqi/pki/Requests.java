package org.yanqi.pki;

import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.yanqi.domain.Bytes;

/** PKCS#10 requests (RFC 2986). */
final class Requests {
    private static final int LONGEST = 8 << 10;
    private static final int MOST_ATTRIBUTES = 8;

    private Requests() {}

    /**
     * A request with a subject and a signature by its own key. Attributes are bounded and, but for extensions that are
     * {@linkplain WantedExtensions asked for}, ignored.
     */
    static Optional<PKCS10CertificationRequest> parse(Bytes der) {
        return Encoding.der(
                        der, LONGEST, value -> new PKCS10CertificationRequest(CertificationRequest.getInstance(value)))
                .filter(request -> isWholly(request, der))
                .filter(Requests::isSound);
    }

    /** Bouncy Castle overlooks which tag the attributes carry (RFC 2986 §4.1: [0]); the signature is over what it has read. */
    private static boolean isWholly(PKCS10CertificationRequest request, Bytes der) {
        try {
            return Bytes.of(request.getEncoded()).equals(der);
        } catch (IOException unencodable) {
            return false;
        }
    }

    private static boolean isSound(PKCS10CertificationRequest request) {
        try {
            Names.read(request.getSubject());
            SubjectPublicKeyInfo key = request.getSubjectPublicKeyInfo();
            PublicKeys.read(key); // refuses keys whose use would be costly, before they are used
            WantedExtensions.areMore(request); // throws where an attribute is not what its name says
            return request.getAttributes().length <= MOST_ATTRIBUTES
                    && SignatureAlgorithms.accepts(request.getSignatureAlgorithm())
                    && SignatureAlgorithms.fits(
                            request.getSignatureAlgorithm().getAlgorithm().getId(), key)
                    && request.isSignatureValid(SignatureAlgorithms.verifier(key));
        } catch (Exception notSound) {
            // A key or signature made to confuse fails in many unchecked ways, and none of them is sound.
            return false;
        }
    }
}
