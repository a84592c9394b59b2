package org.yanqi.web.wizard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.yanqi.domain.renewal.Cancelled;
import org.yanqi.domain.renewal.Lapsed;
import org.yanqi.domain.renewal.Rejected;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.ReviewQuestion;
import org.yanqi.domain.renewal.UnderReview;
import org.yanqi.web.page.Say;

/** The states beside the way: waiting for a reviewer, or ended before its time. */
@Named
@RequestScoped
public class EndingPage {
    @Inject
    CurrentRenewal renewal;

    @Inject
    Say say;

    private RenewalApplication application() {
        return renewal.application().orElseThrow();
    }

    private ReviewQuestion.Kind question() {
        return application() instanceof UnderReview review ? review.question().kind() : ReviewQuestion.Kind.FACE_FAILED;
    }

    public boolean isFaceRefused() {
        return question() == ReviewQuestion.Kind.FACE_REFUSED;
    }

    public String getQuestion() {
        return say.with("review.kind." + question().name());
    }

    public String getReason() {
        return switch (application()) {
            case Rejected rejected -> say.with("closed.kind.REJECTED", rejected.reason());
            case Lapsed lapsed -> say.with("closed.kind.LAPSED");
            default -> say.with("closed.kind.CANCELLED");
        };
    }

    public boolean isRefundOwed() {
        return application() instanceof Cancelled cancelled && cancelled.refundOwed();
    }
}
