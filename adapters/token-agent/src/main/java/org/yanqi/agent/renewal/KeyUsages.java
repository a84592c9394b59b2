package org.yanqi.agent.renewal;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import org.yanqi.token.StoredObject;
import org.yanqi.token.X509;

/** What a certificate says its key is for (RFC 5280 §4.2.1.3). */
final class KeyUsages {
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_ENCIPHERMENT = 2;
    private static final int DATA_ENCIPHERMENT = 3;
    private static final int KEY_AGREEMENT = 4;

    private KeyUsages() {}

    /** Whether it is such a certificate; one of another program that cannot be read is for nothing. */
    static boolean encrypts(StoredObject object) {
        try {
            return object.kind() == StoredObject.Kind.CERTIFICATE && encrypts(X509.read(object.value()));
        } catch (CertificateException unreadable) {
            return false;
        }
    }

    static boolean encrypts(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        return usage != null
                && !usage[DIGITAL_SIGNATURE]
                && (usage[KEY_ENCIPHERMENT] || usage[DATA_ENCIPHERMENT] || usage[KEY_AGREEMENT]);
    }
}
