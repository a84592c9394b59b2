package org.yanqi.application.port;

import java.time.Instant;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.renewal.FaceVerified;

/** The agreement as a paper that is shown, and then signed byte for byte as shown. */
public interface AgreementPapers {
    /** @param eventCertificate the serial number of the handler's event certificate (事件型证书) */
    record SignedPaper(Bytes content, SerialNumber eventCertificate) {}

    /** The agreement with its declarations, for this application and day, as a PDF; the same input gives the same octets. */
    Bytes prepare(FaceVerified application, Instant at);

    /**
     * The same paper, signed by the handler with a key made for this one signature and timestamped (PAdES-B-T, ETSI EN
     * 319 142-1), then sealed by the platform.
     *
     * @throws UnavailableException if the CA or the timestamping authority does not answer
     */
    SignedPaper sign(Bytes prepared, FaceVerified application, Instant at);
}
