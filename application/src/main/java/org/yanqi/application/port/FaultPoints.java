package org.yanqi.application.port;

/** Places at which the process may die: a test stops there, production never does. */
@FunctionalInterface
public interface FaultPoints {
    /** One row of the table in docs/RENEWAL-CYCLE.md each. */
    enum Point {
        CODE_STORED,
        FACE_INTENT_STORED,
        FACE_SESSION_BEGUN,
        AGREEMENT_PREPARED,
        AGREEMENT_MADE,
        AGREEMENT_SEALED,
        ORDER_STORED,
        ORDER_PLACED,
        NOTIFICATION_STORED,
        ORDER_SETTLED,
        RENEWAL_PAID,
        ISSUANCE_INTENT_STORED,
        CERTIFICATES_MADE,
        ISSUANCE_RECORDED,
        INSTALLATION_RECORDED,
        RETIREMENT_RECORDED,
        OLD_CERTIFICATE_REVOKED,
        TAKING_BACK_RECORDED,
        TAKEN_BACK_SIGNING_REVOKED,
        TAKEN_BACK_PAIR_REVOKED,
        REFUND_OWED_STORED,
        REFUND_INTENT_STORED,
        REFUND_REQUESTED,
        INVOICE_INTENT_STORED,
        INVOICE_REQUESTED,
        MACHINE_INTENT_STORED,
        MACHINE_CERTIFICATE_MADE,
        MACHINE_ISSUANCE_RECORDED,
        MACHINE_ANSWER_STORED,
        MACHINE_CERTIFICATE_REVOKED
    }

    FaultPoints NONE = point -> {};

    void reached(Point point);
}
