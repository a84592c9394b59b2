package org.yanqi.domain.renewal;

/** The state of an application as one word, for columns and queries; the state itself is the record. */
public enum RenewalStatus {
    OPENED,
    ACKNOWLEDGED,
    PRESENTED,
    IDENTIFIED,
    FACE_PENDING,
    FACE_VERIFIED,
    SIGNED,
    PAID,
    ISSUING,
    ISSUED,
    INSTALLED,
    COMPLETED,
    UNDER_REVIEW,
    CANCELLED,
    REJECTED,
    LAPSED,
    TAKEN_BACK,
    ERASED;

    /** Whether the application has ended; what it tells of persons may still be erased. */
    public boolean isFinal() {
        return switch (this) {
            case COMPLETED, CANCELLED, REJECTED, LAPSED, TAKEN_BACK, ERASED -> true;
            case OPENED,
                    ACKNOWLEDGED,
                    PRESENTED,
                    IDENTIFIED,
                    FACE_PENDING,
                    FACE_VERIFIED,
                    SIGNED,
                    PAID,
                    ISSUING,
                    ISSUED,
                    INSTALLED,
                    UNDER_REVIEW -> false;
        };
    }
}
