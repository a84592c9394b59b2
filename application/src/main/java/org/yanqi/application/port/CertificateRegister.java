package org.yanqi.application.port;

import org.yanqi.domain.certificate.SerialNumber;

/** All that the embedded CA has ever given a serial number: to holders, for single signatures, and to machines. */
public interface CertificateRegister {
    /** Whether a certificate with this serial number was handed out, whatever has become of it. */
    boolean holds(SerialNumber serial);
}
