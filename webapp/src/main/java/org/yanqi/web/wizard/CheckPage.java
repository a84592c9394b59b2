package org.yanqi.web.wizard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.yanqi.domain.renewal.FaceEvidence;
import org.yanqi.domain.renewal.FaceVerified;
import org.yanqi.domain.renewal.Identified;
import org.yanqi.domain.renewal.Opened;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.web.page.Answer;
import org.yanqi.web.page.Say;

/** Check your answers, before they are signed: each can be changed, and what was said later stays as far as it holds. */
@Named
@RequestScoped
public class CheckPage {
    @Inject
    HttpServletRequest request;

    @Inject
    CurrentRenewal renewal;

    @Inject
    Told told;

    @Inject
    Say say;

    /** A picture that was given: {@code kind} as in its address. */
    public record Thumbnail(String kind, String label) {}

    private Told.Changes changes() {
        return Told.Changes.at(request.getContextPath() + "/renewal");
    }

    public List<Answer> getBidding() {
        return told.bidding(renewal.reached(Opened.class), changes());
    }

    public List<Answer> getCertificate() {
        return told.certificate(renewal.reached(Presented.class), changes());
    }

    public List<Answer> getApplicant() {
        return told.applicant(renewal.reached(Identified.class), changes());
    }

    public List<Answer> getHandler() {
        return told.handler(renewal.reached(Identified.class), changes());
    }

    public List<Thumbnail> getPictures() {
        return Arrays.stream(PictureKind.values())
                .map(kind -> new Thumbnail(kind.field(), say.with("picture." + kind.field())))
                .toList();
    }

    public List<Told.Accepted> getAccepted() {
        return told.accepted(renewal.reached(FaceVerified.class));
    }

    /** By whom the handler's identity was seen to. */
    public String getFace() {
        var evidence = renewal.reached(FaceVerified.class).evidence();
        return say.with(
                evidence instanceof FaceEvidence.ByReviewer ? "check.face.reviewer" : "check.face.provider",
                say.moment(evidence.at()));
    }

    /** Whether the handler renews against the advice that a bid is at risk. */
    public boolean isRiskTaken() {
        return renewal.reached(Presented.class).bidRisk().isPresent();
    }
}
