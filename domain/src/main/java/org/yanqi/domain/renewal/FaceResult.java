package org.yanqi.domain.renewal;

import org.yanqi.domain.handler.IdNumber;
import org.yanqi.domain.handler.PersonName;

/** What the provider of face verification says of one check. */
public sealed interface FaceResult {
    /** {@code request} is our own id, as the provider gives it back; {@code evidence} the provider's reference. */
    record Passed(PersonName name, IdNumber idNumber, String request, String evidence) implements FaceResult {}

    record Failed(Reason reason) implements FaceResult {}

    record Unfinished() implements FaceResult {}

    /** Why a check failed, in the words of the page. */
    enum Reason {
        LIVENESS,
        ANOTHER_PERSON,
        NAME_AND_NUMBER_DIFFER,
        CARD_EXPIRED,
        NO_RECORD,
        EXPIRED,
        ATTEMPTS_EXHAUSTED,
        OTHER
    }
}
