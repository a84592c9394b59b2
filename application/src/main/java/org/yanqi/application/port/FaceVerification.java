package org.yanqi.application.port;

import java.time.Instant;
import org.yanqi.domain.handler.Handler;
import org.yanqi.domain.renewal.FaceCheck;
import org.yanqi.domain.renewal.FaceResult;

/** Compares the person before the phone's camera with the ID card. Every method may throw {@link UnavailableException}. */
public interface FaceVerification {
    /** @param request our id of the check, which the provider gives back with the result */
    FaceCheck.Session begin(String request, Handler handler, Instant now);

    /** @param request our id, which the result has to carry */
    FaceResult result(String reference, String request);
}
