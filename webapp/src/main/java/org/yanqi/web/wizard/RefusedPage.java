package org.yanqi.web.wizard;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.UseCases;
import org.yanqi.application.handler.AnswerOneTimeCode;
import org.yanqi.application.reminder.RemindOfWindow;
import org.yanqi.application.renewal.ViewRenewal;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.web.guard.CurrentVisit;
import org.yanqi.web.page.Problem;
import org.yanqi.web.page.Problems;
import org.yanqi.web.page.RefusalWords;
import org.yanqi.web.page.Say;

/** {@code /refused?entry=3}: one refusal of this visit's own application; {@code /refused?of=WRONG_TOKEN}: what the token itself has refused. */
@Named
@RequestScoped
public class RefusedPage {
    private static final Set<RenewalStatus> CERTIFICATE_CAN_BE_CHOSEN = EnumSet.of(
            RenewalStatus.ACKNOWLEDGED, RenewalStatus.PRESENTED, RenewalStatus.IDENTIFIED, RenewalStatus.FACE_VERIFIED);

    @Inject
    HttpServletRequest request;

    @Inject
    CurrentVisit visit;

    @Inject
    CurrentRenewal renewal;

    @Inject
    UseCases useCases;

    @Inject
    RefusalStories stories;

    @Inject
    OneTimeCodeWords codeWords;

    @Inject
    Problems problems;

    @Inject
    RefusalWords words;

    @Inject
    Say say;

    private int entry;
    private @Nullable Refusal refusal;
    private boolean atToken;
    private @Nullable String mobile;
    private @Nullable String otp;
    private boolean promised;

    static String of(int entry) {
        return "/refused?faces-redirect=true&entry=" + entry;
    }

    @PostConstruct
    void look() {
        String place = request.getParameter("entry");
        entry = place != null && place.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(place) : 0;
        var refused =
                visit.application().flatMap(number -> useCases.viewRenewal().refused(number, entry));
        refusal = refused.map(ViewRenewal.Refused::refusal).orElse(null);
        atToken =
                refused.filter(told -> told.act().equals("PresentCertificate")).isPresent();
    }

    /** One refusal as it is told: what happened, why, what to do next. */
    public RefusalStory getStory() {
        if (refusal != null) {
            return stories.of(refusal);
        }
        return isWrongToken() ? stories.named("WRONG_TOKEN") : stories.named("GONE");
    }

    public boolean isWrongToken() {
        return "WRONG_TOKEN".equals(request.getParameter("of"));
    }

    /** The refusal as one word, for styles and tests. */
    public String getKind() {
        return refusal != null ? refusal.getClass().getSimpleName() : isWrongToken() ? "WRONG_TOKEN" : "GONE";
    }

    /** What a person reads out on the telephone. */
    public @Nullable String getReference() {
        Optional<ApplicationNumber> number = visit.application();
        return refusal == null
                ? number.map(ApplicationNumber::value).orElse(null)
                : number.map(known -> known + "-" + entry).orElse(null);
    }

    /** An answer of the questionnaire was changed, and could not be: the one before it stands. */
    public boolean isAnswerKept() {
        return refusal instanceof Refusal.BidAtRisk && !atToken;
    }

    public int getEntry() {
        return entry;
    }

    public boolean isTooEarly() {
        return refusal instanceof Refusal.WindowNotOpen;
    }

    /**
     * The advice that could be overridden with the UKey's signature; nothing where there is no such choice: the UKey signs
     * for the answers that are stored, and an answer that was refused is not.
     */
    public @Nullable String getRisk() {
        boolean stillFree = renewal.application()
                .filter(application -> CERTIFICATE_CAN_BE_CHOSEN.contains(application.status()))
                .isPresent();
        return stillFree && atToken && refusal instanceof Refusal.BidAtRisk risk
                ? risk.advice().name()
                : null;
    }

    /** Whether another certificate, or the same once more, can be read. */
    public boolean isReadable() {
        return renewal.application()
                .filter(application -> CERTIFICATE_CAN_BE_CHOSEN.contains(application.status()))
                .isPresent();
    }

    public @Nullable String remind() {
        var typed = new Typed(words);
        Optional<MobileNumber> phone = typed.read("mobile", say.with("pending.mobile"), mobile, MobileNumber::parse);
        problems.addAll(typed.problems());
        phone.ifPresent(this::remind);
        return null;
    }

    private void remind(MobileNumber phone) {
        ApplicationNumber number = visit.application().orElseThrow();
        if (otp != null && !otp.isBlank()) {
            Optional<Problem> refused = codeWords.refused(useCases.answerOneTimeCode()
                    .handle(new AnswerOneTimeCode.Command(number.value(), phone, OneTimeCodeWords.typed(otp))));
            if (refused.isPresent()) {
                problems.add(refused.get());
                problems.refer(number.value());
                return;
            }
        }
        switch (useCases.remindOfWindow().handle(new RemindOfWindow.Command(number, entry, phone))) {
            case RemindOfWindow.Outcome.Promised done -> promised = true;
            case RemindOfWindow.Outcome.MobileNotVerified none ->
                problems.add(words.of(new Refusal.MobileNotVerified()));
            case RemindOfWindow.Outcome.NothingToRemindOf none -> problems.add(words.of("conflict"));
        }
    }

    public boolean isPromised() {
        return promised;
    }

    public List<String> getWaysOut() {
        return getStory().next();
    }

    public @Nullable String getMobile() {
        return mobile;
    }

    public void setMobile(@Nullable String mobile) {
        this.mobile = mobile;
    }

    public @Nullable String getOtp() {
        return otp;
    }

    public void setOtp(@Nullable String otp) {
        this.otp = otp;
    }
}
