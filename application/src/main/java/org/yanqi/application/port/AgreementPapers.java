package org.yanqi.application.port;

import java.time.Instant;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.renewal.FaceVerified;

/** The agreement as a paper that is shown, and then signed byte for byte as shown. */
public interface AgreementPapers {
    /** The agreement with its declarations, for this application and day, as a PDF; the same input gives the same octets. */
    Bytes prepare(FaceVerified application, Instant at);

    /** The same paper with a signature that others' readers can verify (PAdES, ETSI EN 319 142-1). */
    Bytes sign(Bytes prepared, FaceVerified application, Instant at);
}
