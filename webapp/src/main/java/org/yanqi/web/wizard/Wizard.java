package org.yanqi.web.wizard;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.web.guard.CurrentVisit;
import org.yanqi.web.page.Problems;
import org.yanqi.web.page.RefusalWords;
import org.yanqi.web.page.Say;

/** Where the user is, and how every act of a page ends: on the page where the application stands now. */
@Named
@RequestScoped
public class Wizard {
    /** Shown by GET after every act, so that reloading never acts again. */
    static final String HERE = "/renewal?faces-redirect=true";

    @Inject
    CurrentVisit visit;

    @Inject
    CurrentRenewal renewal;

    @Inject
    HttpServletRequest request;

    @Inject
    Problems problems;

    @Inject
    RefusalWords words;

    @Inject
    Say say;

    private Screen screen = Screen.PROCESS;
    private boolean fresh;

    /** One line of the list of steps: its text's key, and done, now, waiting or todo. */
    public record StepLine(String label, String state) {}

    @PostConstruct
    void look() {
        String step = request.getParameter("step");
        int wanted = step != null && step.matches("[0-9]{1,2}") ? Integer.parseInt(step) : 0;
        fresh = "1".equals(request.getParameter("new"));
        screen = fresh ? Screen.of(null, wanted, renewal.order(), renewal.invoice()) : renewal.screen(wanted);
    }

    /**
     * Asks a use case and goes where the application stands then. A form that was sent from another screen than the one
     * due (two windows, a double click) is not carried out.
     *
     * @return where to go, or nothing where the refusal is shown on this very page
     */
    @Nullable
    String ask(Supplier<Outcome> question) {
        if (isOutOfDate()) {
            return HERE;
        }
        try {
            return switch (question.get()) {
                case Outcome.Now now -> HERE;
                case Outcome.Refused(Refusal.StepAlreadyDone done, var application) -> HERE;
                case Outcome.Refused refused -> {
                    problems.add(words.of(refused.refusal()));
                    yield null;
                }
                case Outcome.NotFound none -> {
                    visit.leave();
                    yield HERE;
                }
            };
        } catch (UnavailableException e) {
            problems.add(words.of(e));
            return null;
        }
    }

    boolean isOutOfDate() {
        return !screen.name().equals(request.getParameter("screen"));
    }

    ApplicationNumber current() {
        return renewal.application()
                .orElseThrow(() -> new IllegalStateException("no application belongs to this visit"))
                .number();
    }

    public String getScreen() {
        return screen.file();
    }

    public String getScreenName() {
        return screen.name();
    }

    public int getStep() {
        return screen.step();
    }

    public String getTitle() {
        return screen.stepKey();
    }

    public String getStepName() {
        return say.with(screen.stepKey());
    }

    public int getFollows() {
        return screen.followSeconds();
    }

    public String getRevision() {
        return renewal.revision();
    }

    public @Nullable String getNumber() {
        return fresh
                ? null
                : renewal.application()
                        .map(application -> application.number().value())
                        .orElse(null);
    }

    public boolean isFresh() {
        return fresh;
    }

    /** Whether the portal offers to go on with what this browser has begun. */
    public boolean isResumable() {
        return renewal.application()
                .filter(application -> !application.status().isFinal())
                .isPresent();
    }

    public boolean isResumed() {
        return "1".equals(request.getParameter("resumed"));
    }

    public List<StepLine> getSteps() {
        List<StepLine> lines = new ArrayList<>();
        for (int number = 1; number <= Screen.STEPS.length; number++) {
            lines.add(new StepLine("step." + Screen.STEPS[number - 1], stateOf(number)));
        }
        return lines;
    }

    private String stateOf(int number) {
        if (number != screen.step()) {
            return number < screen.step() ? "done" : "todo";
        }
        return screen == Screen.REVIEW ? "waiting" : "now";
    }
}
