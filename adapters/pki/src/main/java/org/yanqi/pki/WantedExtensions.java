package org.yanqi.pki;

import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/** Which extensions a request for a signing certificate may name: the key usage that it gets anyway (GB/T 20518). */
public final class WantedExtensions {
    private static final Extension GRANTED = EndEntityProfile.extension(
            Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));

    /** {@code extensionRequest} (RFC 2985 §5.4.2) and Microsoft's {@code szOID_CERT_EXTENSIONS}, of the same syntax. */
    private static final Set<ASN1ObjectIdentifier> ATTRIBUTES = Set.of(
            PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, new ASN1ObjectIdentifier("1.3.6.1.4.1.311.2.1.14"));

    private WantedExtensions() {}

    /** Whether other extensions are asked for, or this one with another value. */
    public static boolean areMore(Extensions wanted) {
        return !Stream.of(wanted.getExtensionOIDs()).map(wanted::getExtension).allMatch(WantedExtensions::isGranted);
    }

    /** @throws IllegalArgumentException if an attribute is not what its name says */
    static boolean areMore(PKCS10CertificationRequest request) {
        return Stream.of(request.getAttributes())
                .filter(attribute -> ATTRIBUTES.contains(attribute.getAttrType()))
                .flatMap(attribute -> Stream.of(attribute.getAttributeValues()))
                .map(Extensions::getInstance)
                .anyMatch(WantedExtensions::areMore);
    }

    /** Compared as encoded, so that nothing is parsed that nobody needs. */
    private static boolean isGranted(Extension wanted) {
        return wanted.getExtnId().equals(GRANTED.getExtnId())
                && wanted.getExtnValue().equals(GRANTED.getExtnValue());
    }
}
