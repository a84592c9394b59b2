package org.yanqi.pki;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.Extension;
import org.yanqi.domain.Sha256;

/**
 * The extension of an event certificate that says which face evidence it was issued on, and for which one document:
 *
 * <pre>
 * EventBinding ::= SEQUENCE {
 *     faceEvidence  OCTET STRING (SIZE (32)),  -- SHA-256 of the evidence's reference
 *     document      OCTET STRING (SIZE (32)) } -- SHA-256 of the document before it is signed
 * </pre>
 *
 * It is not critical: readers that do not know it still verify the signature (RFC 5280 §4.2).
 */
record EventBinding(Sha256 faceEvidence, Sha256 document) {
    static final ASN1ObjectIdentifier OID = new ASN1ObjectIdentifier(Publication.EVENT_BINDING);

    Extension extension() {
        try {
            var hashes =
                    new DERSequence(new DEROctetString(faceEvidence.octets()), new DEROctetString(document.octets()));
            return new Extension(OID, false, hashes.getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException("two hashes can be encoded", e);
        }
    }
}
