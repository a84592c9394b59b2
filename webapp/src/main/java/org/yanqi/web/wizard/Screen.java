package org.yanqi.web.wizard;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yanqi.domain.invoice.Invoice;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.renewal.Acknowledged;
import org.yanqi.domain.renewal.Cancelled;
import org.yanqi.domain.renewal.Completed;
import org.yanqi.domain.renewal.Erased;
import org.yanqi.domain.renewal.FacePending;
import org.yanqi.domain.renewal.FaceVerified;
import org.yanqi.domain.renewal.Identified;
import org.yanqi.domain.renewal.Installed;
import org.yanqi.domain.renewal.Issued;
import org.yanqi.domain.renewal.Issuing;
import org.yanqi.domain.renewal.Lapsed;
import org.yanqi.domain.renewal.Opened;
import org.yanqi.domain.renewal.Paid;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.domain.renewal.Rejected;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.Signed;
import org.yanqi.domain.renewal.TakenBack;
import org.yanqi.domain.renewal.UnderReview;

/**
 * The pages of the wizard. Which one is shown follows from where the application stands; what the browser asks for counts
 * only between pages that belong to the same state.
 */
public enum Screen {
    PROCESS(1, 0),
    QUESTIONNAIRE(2, 0),
    NOTICES(3, 0),
    CERTIFICATE_READ(4, 0),
    CERTIFICATE(4, 0),
    HANDLER(5, 0),
    FACE(6, 0),
    FACE_PENDING(6, 2),
    LATE(6, 0),
    CHECK(7, 0),
    SIGNING(7, 0),
    PAYMENT(8, 0),
    PAYMENT_PENDING(8, 2),
    INSTALLATION(9, 0),
    INVOICE(10, 0),
    INVOICE_STATE(10, 4),
    REVIEW(6, 15),
    CLOSED(1, 0),
    /** Goes on once the UKey is in the computer. */
    UKEY_CERTIFICATE(4, 0),
    UKEY_SIGNING(7, 0),
    UKEY_INSTALLATION(9, 0);

    /** The steps as their list shows them. */
    static final String[] STEPS = {
        "process",
        "questionnaire",
        "notices",
        "certificate",
        "handler",
        "face",
        "signing",
        "payment",
        "installation",
        "invoice"
    };

    private final int step;
    private final int followSeconds;

    Screen(int step, int followSeconds) {
        this.step = step;
        this.followSeconds = followSeconds;
    }

    /** 1 to 10. */
    int step() {
        return step;
    }

    /** After how many seconds the page asks again what has happened elsewhere; 0: it does not wait for anything. */
    int followSeconds() {
        return followSeconds;
    }

    String stepKey() {
        return "step." + STEPS[step - 1];
    }

    /** The name of the page's file. */
    String file() {
        return isUkeyWanted() ? "ukey" : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isUkeyWanted() {
        return this == UKEY_CERTIFICATE || this == UKEY_SIGNING || this == UKEY_INSTALLATION;
    }

    /** @param wanted the step that the browser asks for, 0 for none */
    static Screen of(
            @Nullable RenewalApplication application,
            int wanted,
            Optional<PaymentOrder> order,
            Optional<Invoice> invoice) {
        return switch (application) {
            case null -> wanted == 2 ? QUESTIONNAIRE : PROCESS;
            case Opened opened -> wanted == 2 ? QUESTIONNAIRE : NOTICES;
            case Acknowledged acknowledged -> wanted == 2 ? QUESTIONNAIRE : CERTIFICATE_READ;
            case Presented presented -> answer(wanted, CERTIFICATE);
            case Identified identified -> answer(wanted, identified.waitsForLateApproval() ? LATE : FACE);
            case FacePending pending -> FACE_PENDING;
            case FaceVerified verified -> wanted == 7 ? SIGNING : answer(wanted, CHECK);
            case Signed signed -> isPayable(order) && wanted != 8 ? PAYMENT_PENDING : PAYMENT;
            case Paid paid -> INSTALLATION;
            case Issuing issuing -> INSTALLATION;
            case Issued issued -> INSTALLATION;
            case Installed installed -> INSTALLATION;
            case Completed completed -> isAskedFor(invoice) ? INVOICE_STATE : INVOICE;
            case UnderReview review -> REVIEW;
            case Cancelled cancelled -> CLOSED;
            case Rejected rejected -> CLOSED;
            case Lapsed lapsed -> CLOSED;
            case TakenBack taken -> CLOSED;
            case Erased erased -> CLOSED;
        };
    }

    /** An answer that can be changed still, or the page that is due. */
    private static Screen answer(int wanted, Screen due) {
        return switch (wanted) {
            case 2 -> QUESTIONNAIRE;
            case 4 -> CERTIFICATE_READ;
            case 5 -> HANDLER;
            default -> due;
        };
    }

    /** Who came by the phone alone is asked for the UKey where it is needed. */
    Screen by(boolean full) {
        if (full) {
            return this;
        }
        return switch (this) {
            case QUESTIONNAIRE, NOTICES, CERTIFICATE_READ -> UKEY_CERTIFICATE;
            case CHECK, SIGNING -> UKEY_SIGNING;
            case INSTALLATION -> UKEY_INSTALLATION;
            default -> this;
        };
    }

    private static boolean isPayable(Optional<PaymentOrder> order) {
        return order.filter(o -> o instanceof PaymentOrder.Created || o instanceof PaymentOrder.AwaitingPayment)
                .isPresent();
    }

    private static boolean isAskedFor(Optional<Invoice> invoice) {
        return invoice.filter(i -> !(i instanceof Invoice.Pending) && !(i instanceof Invoice.Failed))
                .isPresent();
    }
}
