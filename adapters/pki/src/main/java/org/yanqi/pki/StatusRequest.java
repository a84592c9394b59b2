package org.yanqi.pki;

import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.yanqi.domain.Bytes;

/** What a relying party asks for (RFC 6960 §4.1), within bounds; whether it is signed is nothing to us. */
record StatusRequest(List<CertID> certificates, Optional<Extension> nonce) {
    /** Octets of a request. */
    static final int LONGEST = 4 << 10;

    private static final int MOST_CERTIFICATES = 16;

    /** RFC 8954 §2.1. */
    private static final int LONGEST_NONCE = 32;

    /** Empty: not a request, or one that asks for too much. */
    static Optional<StatusRequest> parse(Bytes octets) {
        return Encoding.der(octets, LONGEST, OCSPRequest::getInstance)
                .map(OCSPRequest::getTbsRequest)
                .filter(request -> request.getRequestList().size() > 0
                        && request.getRequestList().size() <= MOST_CERTIFICATES)
                .flatMap(StatusRequest::read);
    }

    private static Optional<StatusRequest> read(TBSRequest request) {
        try {
            var certificates = new java.util.ArrayList<CertID>();
            for (var single : request.getRequestList()) {
                Request asked = Request.getInstance(single);
                if (asksForMore(asked.getSingleRequestExtensions())) {
                    return Optional.empty();
                }
                certificates.add(asked.getReqCert());
            }
            Extensions extensions = request.getRequestExtensions();
            Optional<Extension> nonce = Optional.ofNullable(extensions)
                    .map(all -> all.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce));
            return nonce.isPresent() && !isNonce(nonce.get()) || asksForMore(extensions)
                    ? Optional.empty()
                    : Optional.of(new StatusRequest(List.copyOf(certificates), nonce));
        } catch (RuntimeException notWhatItSeems) {
            return Optional.empty();
        }
    }

    private static boolean isNonce(Extension nonce) {
        var value = Bytes.of(nonce.getExtnValue().getOctets());
        return Encoding.der(value, LONGEST_NONCE + 2, ASN1OctetString::getInstance)
                .filter(octets -> octets.getOctetsLength() >= 1)
                .isPresent();
    }

    /** A critical extension has to be understood (RFC 6960 §4.4). */
    private static boolean asksForMore(@org.jspecify.annotations.Nullable Extensions extensions) {
        if (extensions == null) {
            return false;
        }
        for (var critical : extensions.getCriticalExtensionOIDs()) {
            if (!critical.equals(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)) {
                return true;
            }
        }
        return false;
    }
}
