package org.yanqi.web.wizard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.yanqi.domain.renewal.CancelReason;
import org.yanqi.domain.renewal.Cancelled;
import org.yanqi.domain.renewal.Erased;
import org.yanqi.domain.renewal.Lapsed;
import org.yanqi.domain.renewal.LateRenewal;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.domain.renewal.Rejected;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.ReviewQuestion;
import org.yanqi.domain.renewal.TakenBack;
import org.yanqi.domain.renewal.UnderReview;
import org.yanqi.web.page.Say;

/** The states beside the way: waiting for a reviewer, or ended before its time. */
@Named
@RequestScoped
public class EndingPage {
    @Inject
    CurrentRenewal renewal;

    @Inject
    Payments payments;

    @Inject
    Say say;

    private RenewalApplication application() {
        return renewal.application().orElseThrow();
    }

    /** The question as one word: its texts are {@code review.<word>.…}. */
    public String getKind() {
        var kind = application() instanceof UnderReview review
                ? review.question().kind()
                : ReviewQuestion.Kind.FACE_FAILED;
        return kind.name();
    }

    /** Of the certificate that comes late, or of the request for a review. */
    public String getReference() {
        return renewal.reference("RequestReview", "ConcludeFaceCheck", "PresentCertificate");
    }

    public String getAskedAt() {
        return say.moment(application().since());
    }

    /** For the request to a reviewer: since when the certificate is out of its time. */
    public String getExpired() {
        return late().map(LateRenewal::expired).map(say::day).orElse("");
    }

    public String getSelfServiceEnded() {
        return late().map(LateRenewal::selfServiceEnded).map(say::day).orElse("");
    }

    private Optional<LateRenewal> late() {
        return application().reached(Presented.class).flatMap(Presented::late);
    }

    /** How it ended, as one word: its texts are {@code closed.<word>.…}. */
    public String getEnd() {
        return switch (application()) {
            case Rejected rejected -> "REJECTED";
            case Lapsed lapsed -> "LAPSED";
            case TakenBack taken -> "TAKEN_BACK";
            case Erased erased -> "ERASED";
            case Cancelled cancelled when cancelled.reason() == CancelReason.CONSENT_WITHDRAWN -> "WITHDRAWN";
            default -> "CANCELLED";
        };
    }

    public String getEndedAt() {
        return say.moment(application().since());
    }

    /** The reviewer's reason, if it was a reviewer. */
    public String getReason() {
        return switch (application()) {
            case Rejected rejected -> rejected.reason();
            case TakenBack taken -> taken.reason();
            default -> "";
        };
    }

    public List<Payments.Line> getReturned() {
        return payments.returned(renewal.payments(), application());
    }
}
