package org.yanqi.web.office;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.UseCases;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.application.review.DecideReview;
import org.yanqi.application.review.ReviewQueue;
import org.yanqi.domain.staff.StaffName;
import org.yanqi.web.page.Problem;
import org.yanqi.web.page.Problems;
import org.yanqi.web.page.Say;

/** The acts on one application: to see the person in full, which is written down first, and to decide. */
@Named
@RequestScoped
public class ReviewPage {
    private static final int TEMPLATES = 5;

    @Inject
    HttpServletRequest request;

    @Inject
    ReviewerAct act;

    @Inject
    UseCases useCases;

    @Inject
    Problems problems;

    @Inject
    Say say;

    private @Nullable Reference reference;
    private ReviewQueue.@Nullable File file;
    private boolean personShown;
    private boolean picturesShown;
    private boolean overtaken;

    @PostConstruct
    void look() {
        reference = Optional.ofNullable(request.getParameter("number"))
                .flatMap(Reference::parse)
                .orElse(null);
        load();
        overtaken = file != null
                && request.getParameter("seen") != null
                && !String.valueOf(file.found().version()).equals(request.getParameter("seen"));
    }

    private void load() {
        file = reference == null
                ? null
                : useCases.office().reviewQueue().open(reference.number()).orElse(null);
    }

    Optional<Reference> reference() {
        return Optional.ofNullable(reference);
    }

    Optional<ReviewQueue.File> file() {
        return Optional.ofNullable(file);
    }

    /** What was looked for, when nothing was found under it. */
    public String getWanted() {
        String typed = request.getParameter("number");
        return typed == null ? "" : typed.substring(0, Math.min(typed.length(), 40));
    }

    public @Nullable String showPerson() throws IOException {
        return see(false);
    }

    public @Nullable String showAll() throws IOException {
        return see(true);
    }

    /** Each picture is written down when it is sent. */
    private @Nullable String see(boolean picturesToo) throws IOException {
        Optional<StaffName> reviewer = act.reviewer();
        if (reviewer.isEmpty()) {
            return null;
        }
        if (reference != null && file != null) {
            useCases.office().reviewQueue().recordSight(reviewer.get(), reference.number(), "handler");
            load();
            personShown = true;
            picturesShown = picturesToo;
        }
        return null;
    }

    public @Nullable String decide() throws IOException {
        Optional<StaffName> reviewer = act.reviewer();
        if (reviewer.isEmpty()) {
            return null;
        }
        String decision = Optional.ofNullable(request.getParameter("decision")).orElse("");
        check(decision);
        String seen = Optional.ofNullable(request.getParameter("seen")).orElse("");
        if (overtaken || problems.isAny() || reference == null || !seen.matches("[0-9]{1,18}")) {
            return null;
        }
        boolean approved = decision.equals("approve");
        Outcome outcome = useCases.office()
                .decideReview()
                .handle(new DecideReview.Command(
                        reference.number(), Long.parseLong(seen), reviewer.get(), approved, act.reason()));
        overtaken = outcome instanceof Outcome.Overtaken;
        load();
        return act.follow(outcome, approved ? "approved" : "rejected");
    }

    private void check(String decision) {
        if (!decision.equals("approve") && !decision.equals("reject")) {
            problems.add(Problem.at("approve", say.with("office.decision.missing")));
        }
        act.requireReason();
    }

    public boolean isPersonShown() {
        return personShown;
    }

    public boolean isPicturesShown() {
        return picturesShown;
    }

    public boolean isOvertaken() {
        return overtaken;
    }

    /** As it was chosen, where the form is shown again. */
    public boolean chosen(String decision) {
        return decision.equals(request.getParameter("decision"));
    }

    public String getReason() {
        return act.reason();
    }

    /** What is often the reason for a refusal, to be chosen and completed. */
    public List<String> getTemplates() {
        return IntStream.rangeClosed(1, TEMPLATES)
                .mapToObj(at -> say.with("office.template." + at))
                .toList();
    }
}
