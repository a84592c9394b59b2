package org.yanqi.application.port;

import java.util.List;
import org.yanqi.domain.handler.MobileNumber;

/** Sends messages to mobile phones. */
public interface ShortMessages {
    /** The messages there are; each has its template at the provider. */
    enum Template {
        /** code, minutes it lives */
        ONE_TIME_CODE,
        /** application number; with it and a code the application can be taken up again */
        APPLICATION_NUMBER,
        /** application number */
        RENEWAL_INSTALLED,
        /** application number; a reviewer has approved, the renewal can go on */
        REVIEW_APPROVED,
        /** application number; a reviewer has rejected, the page says why */
        REVIEW_REJECTED,
        /** application number; its new certificates were taken back, the money goes back and the renewal can begin again */
        CERTIFICATES_TAKEN_BACK,
        /** application number, day on which it lapses */
        LAPSE_AHEAD,
        /** application number, amount in yuan */
        REFUND_DONE,
        /** day from which the certificate can be renewed */
        WINDOW_OPEN
    }

    /** What became of a message. */
    sealed interface Sending {
        record Accepted() implements Sending {}

        /** The provider will not send to this number now; {@code reason} is its code. */
        record Refused(String reason) implements Sending {}
    }

    /** @throws UnavailableException if the provider did not answer */
    Sending send(MobileNumber mobile, Template template, List<String> parameters);
}
