package org.yanqi.web.wiring;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.security.auth.x500.X500Principal;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.DistinguishedName;

/** The name of the CA whose certificates are renewed here, out of its own certificate. */
final class IssuerName {
    private static final Map<String, String> TYPES =
            Map.of("CN", "2.5.4.3", "OU", "2.5.4.11", "O", "2.5.4.10", "L", "2.5.4.7", "ST", "2.5.4.8", "C", "2.5.4.6");

    private IssuerName() {}

    /** @throws CertificateException if it is no certificate, or its name has attributes that no CA here uses */
    static DistinguishedName of(Bytes certificate) throws CertificateException {
        var read = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.toArray()));
        try {
            List<String> typesAndValues = new ArrayList<>();
            // An LdapName counts from the right of RFC 2253 text, which is the order of the encoding.
            for (var level : new LdapName(read.getSubjectX500Principal().getName(X500Principal.RFC2253)).getRdns()) {
                String type = TYPES.get(level.getType());
                if (type == null) {
                    throw new CertificateException("the CA's name has an attribute of type " + level.getType());
                }
                typesAndValues.add(type);
                typesAndValues.add(level.getValue().toString());
            }
            return DistinguishedName.of(typesAndValues.toArray(String[]::new));
        } catch (InvalidNameException e) {
            throw new CertificateException("the CA's name cannot be read", e);
        }
    }
}
