package org.yanqi.web.office;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.domain.staff.StaffName;
import org.yanqi.web.page.Problem;
import org.yanqi.web.page.Problems;
import org.yanqi.web.page.RefusalWords;
import org.yanqi.web.page.Say;

/** What every act of a reviewer takes: a reviewer, a reason in words, and an answer where it was not done. */
@RequestScoped
public class ReviewerAct {
    private static final int LONGEST_REASON = 500;

    @Inject
    HttpServletRequest request;

    @Inject
    CurrentStaff staff;

    @Inject
    Problems problems;

    @Inject
    RefusalWords words;

    @Inject
    Say say;

    private String reason = "";

    @PostConstruct
    void look() {
        reason = Optional.ofNullable(request.getParameter("reason"))
                .map(typed -> typed.replace("\r\n", "\n").strip())
                .orElse("");
    }

    String reason() {
        return reason;
    }

    /** Empty, and the request is refused, without one: pages show acts to reviewers only, so it was forged. */
    Optional<StaffName> reviewer() throws IOException {
        Optional<StaffName> reviewer = staff.reviewer();
        if (reviewer.isEmpty()) {
            FacesContext faces = FacesContext.getCurrentInstance();
            faces.getExternalContext().responseSendError(HttpServletResponse.SC_FORBIDDEN, "");
            faces.responseComplete();
        }
        return reviewer;
    }

    void requireReason() {
        if (reason.isEmpty()) {
            problems.add(Problem.at("reason", say.with("office.reason.missing")));
        } else if (reason.length() > LONGEST_REASON) {
            problems.add(Problem.at("reason", say.with("office.reason.tooLong", reason.length())));
        }
    }

    /**
     * @param done what the queue says of it
     * @return the queue, or nowhere: the page says then why it was not done
     */
    @Nullable
    String follow(Outcome outcome, String done) {
        return switch (outcome) {
            case Outcome.Now(var application) ->
                Entrance.QUEUE + "?faces-redirect=true&done=" + application.number() + "&as=" + done;
            case Outcome.Refused refused -> {
                problems.add(words.of(refused.refusal()));
                problems.refer(refused.reference());
                yield null;
            }
            case Outcome.Overtaken now -> null;
            case Outcome.NotFound none -> null;
        };
    }
}
