package org.yanqi.application.port;

import java.util.List;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.DistinguishedName;

/** Finds among a token's certificates those for encryption, of every generation. */
public interface EncryptionCertificates {
    /**
     * Those that a CA which is served here has issued to this holder, newest first; what is none of these is left out.
     *
     * @param certificates DER of all certificates on a token; of more than 32 nothing is read
     */
    List<Certificate> of(DistinguishedName holder, List<Bytes> certificates);
}
