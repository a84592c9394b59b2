package org.yanqi.web.wizard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.UseCases;
import org.yanqi.application.renewal.OpenRenewal;
import org.yanqi.domain.bidding.BiddingUse;
import org.yanqi.web.guard.CurrentVisit;
import org.yanqi.web.page.Problem;
import org.yanqi.web.page.Problems;
import org.yanqi.web.page.Say;

/** 2 问卷调查: with the answer the application begins. */
@Named
@RequestScoped
public class QuestionnairePage {
    @Inject
    HttpServletRequest request;

    @Inject
    Wizard wizard;

    @Inject
    CurrentVisit visit;

    @Inject
    UseCases useCases;

    @Inject
    Problems problems;

    @Inject
    Say say;

    public @Nullable String answerQuestion() {
        if (wizard.isOutOfDate()) {
            return Wizard.HERE;
        }
        String answer = getAnswer();
        if (!"YES".equals(answer) && !"NO".equals(answer)) {
            problems.add(Problem.at("biddingNo", say.with("questionnaire.missing")));
            return null;
        }
        var use = "YES".equals(answer) ? BiddingUse.IN_USE : BiddingUse.NOT_IN_USE;
        visit.enter(useCases.openRenewal().handle(new OpenRenewal.Command(use)).number());
        return Wizard.HERE;
    }

    public @Nullable String getAnswer() {
        return request.getParameter("bidding");
    }
}
