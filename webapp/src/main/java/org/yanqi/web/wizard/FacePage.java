package org.yanqi.web.wizard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.Ports;
import org.yanqi.application.UseCases;
import org.yanqi.application.handler.BeginFaceCheck;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.consent.AgreementKind;
import org.yanqi.domain.renewal.FaceCheck;
import org.yanqi.domain.renewal.FacePending;
import org.yanqi.domain.renewal.FaceResult;
import org.yanqi.domain.renewal.Identified;
import org.yanqi.web.page.Problem;
import org.yanqi.web.page.Problems;
import org.yanqi.web.page.QrView;
import org.yanqi.web.page.Say;

/** 6 人脸识别认证: consent or refusal, then the QR code that leads the phone to the provider. */
@Named
@RequestScoped
public class FacePage {
    @Inject
    HttpServletRequest request;

    @Inject
    Wizard wizard;

    @Inject
    CurrentRenewal renewal;

    @Inject
    UseCases useCases;

    @Inject
    Ports ports;

    @Inject
    FaceLinks links;

    @Inject
    Problems problems;

    @Inject
    Say say;

    private boolean consent;

    public @Nullable String agree() {
        if (!consent) {
            problems.add(Problem.at("consent", say.with("face.unticked")));
            return null;
        }
        String shown = request.getParameter("shown-face");
        Sha256 hash = shown != null && shown.matches("[0-9a-f]{64}") ? new Sha256(shown) : Sha256.of("");
        return wizard.ask(() -> useCases.beginFaceCheck().handle(new BeginFaceCheck.Command(wizard.current(), hash)));
    }

    public @Nullable String refuse() {
        return wizard.ask(() -> useCases.declineFaceCheck().decline(wizard.current()));
    }

    public @Nullable String review() {
        return wizard.ask(() -> useCases.declineFaceCheck().requestReview(wizard.current()));
    }

    private Identified identified() {
        return renewal.reached(Identified.class);
    }

    private Optional<FaceCheck.Session> session() {
        return renewal.reached(FacePending.class).check().session();
    }

    /** The hash of the text of 人脸授权协议 that the page links. */
    public String getShown() {
        return ports.papers()
                .agreements()
                .inForce(AgreementKind.FACE_AUTHORISATION)
                .version()
                .content()
                .hex();
    }

    public boolean isFailed() {
        return lastFailure()
                .filter(reason -> reason != FaceResult.Reason.EXPIRED)
                .isPresent();
    }

    /** The code on the screen has run out before anybody used it. */
    public boolean isRunOut() {
        return lastFailure()
                .filter(reason -> reason == FaceResult.Reason.EXPIRED)
                .isPresent();
    }

    /** Why the last check failed. */
    public String getReason() {
        return lastFailure()
                .map(reason -> say.with("face.failed.reason." + reason))
                .orElse("");
    }

    private Optional<FaceResult.Reason> lastFailure() {
        return identified().lastFailure();
    }

    public boolean isDeclined() {
        return identified().faceRefused().isPresent();
    }

    /** After the next failure it is a person's turn. */
    public boolean isLastAttempt() {
        return getAttemptsLeft() == 1;
    }

    public int getAttemptsLeft() {
        return ports.rules().get().faceAttempts() - identified().failedFaceChecks();
    }

    public String getName() {
        return identified().handler().name().masked();
    }

    public String getIdNumber() {
        return identified().handler().idNumber().masked();
    }

    /** Nothing until the provider has opened a session. */
    public @Nullable QrView getQr() {
        return session()
                .map(session -> QrView.of(links.to(renewal.reached(FacePending.class))))
                .orElse(null);
    }

    public String getDeadline() {
        return session().map(session -> say.clock(session.expiresAt())).orElse("");
    }

    /** When the session at the provider ends: milliseconds since the epoch. */
    public long getEnds() {
        return session().map(session -> session.expiresAt().toEpochMilli()).orElse(0L);
    }

    public boolean isConsent() {
        return consent;
    }

    public void setConsent(boolean consent) {
        this.consent = consent;
    }
}
