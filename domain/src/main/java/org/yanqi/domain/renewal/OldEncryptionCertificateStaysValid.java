package org.yanqi.domain.renewal;

import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.CertificatePair;

/**
 * Of the old pair only the signing certificate is superseded: nothing more is to be signed with it. The encryption
 * certificate lives as long as it says, since a bidding system may still ask whether what was sealed for it may be opened.
 */
public final class OldEncryptionCertificateStaysValid {
    private OldEncryptionCertificateStaysValid() {}

    /** The one that is revoked once the new pair works. */
    public static Certificate superseded(CertificatePair old) {
        return old.signing();
    }
}
