package org.yanqi.cmp.endpoint;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.yanqi.domain.Bytes;

/**
 * Registration authorities that may speak for holders, each known by its very certificate: delegation by explicit configuration
 * (RFC 9810 §4.5). Who is not named here is none, whatever a certificate says.
 */
public final class Registrars {
    public static final int MOST = 8;
    public static final Registrars NONE = new Registrars(List.of());

    private final Set<Bytes> certificates;

    /**
     * Those with these certificates, DER.
     *
     * @throws IllegalArgumentException if there are too many, or one is not for signatures
     */
    public Registrars(List<Bytes> certificates) {
        if (certificates.size() > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " registration authorities");
        }
        this.certificates = certificates.stream().map(Registrars::signing).collect(Collectors.toUnmodifiableSet());
    }

    private static Bytes signing(Bytes der) {
        var certificate = new X509CertificateHolder(Certificate.getInstance(der.toArray()));
        var usage = KeyUsage.fromExtensions(certificate.getExtensions());
        if (usage == null || !usage.hasUsages(KeyUsage.digitalSignature)) {
            throw new IllegalArgumentException(
                    "the certificate of " + certificate.getSubject() + " is not for signatures");
        }
        return der;
    }

    boolean include(Bytes certificate) {
        return certificates.contains(certificate);
    }
}
