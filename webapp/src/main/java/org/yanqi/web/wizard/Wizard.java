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
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.renewal.RenewalApplication;
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

    private static final int REFUND_SECONDS = 10;
    private static final String OVERTAKEN = HERE + "&overtaken=1";

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
    private int wanted;
    private boolean fresh;
    private boolean overtaken;

    /** One line of the list of steps: its text's key, and done, now, waiting or todo. */
    public record StepLine(String label, String state) {}

    @PostConstruct
    void look() {
        String step = request.getParameter("step");
        wanted = step != null && step.matches("[0-9]{1,2}") ? Integer.parseInt(step) : 0;
        fresh = "1".equals(request.getParameter("new"));
        screen = fresh ? Screen.of(null, wanted, renewal.order(), renewal.invoice()) : renewal.screen(wanted);
    }

    /**
     * Asks a use case and goes where the application stands then. What was meant for an application that has changed
     * since (two windows, two people) is not carried out.
     *
     * @return where to go, or nothing where this very page tells what came of it, with all that was typed
     */
    @Nullable
    String ask(Supplier<Outcome> question) {
        if (isOutOfDate()) {
            return elsewhere();
        }
        try {
            return follow(question.get());
        } catch (UnavailableException e) {
            problems.add(words.of(e));
            return null;
        } catch (StaleVersionException overtakenMeanwhile) {
            renewal.load();
            return elsewhere();
        }
    }

    /** Where the outcome of a use case leads. */
    @Nullable
    String follow(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Now now -> HERE;
            case Outcome.Refused(Refusal.StepAlreadyDone done, var application, var entry) -> HERE;
            case Outcome.Refused refused
            when refused.refusal() instanceof Refusal.BidAtRisk -> RefusedPage.of(refused.entry());
            case Outcome.Refused refused -> {
                problems.add(words.of(refused.refusal()));
                problems.refer(refused.reference());
                yield null;
            }
            case Outcome.Overtaken(RenewalApplication now) -> {
                renewal.load();
                yield elsewhere();
            }
            case Outcome.NotFound none -> {
                visit.leave();
                yield HERE;
            }
        };
    }

    /** Whether this form shows something else than what stands there now. */
    boolean isOutOfDate() {
        return !screen.name().equals(request.getParameter("screen"))
                || !String.valueOf(getSeen()).equals(request.getParameter("seen"));
    }

    /** Shows what stands there now: this page, with what was typed, or another. */
    @Nullable
    String elsewhere() {
        Screen now = fresh ? screen : renewal.screen(wanted);
        overtaken = now == screen && screen.name().equals(request.getParameter("screen"));
        return overtaken ? null : OVERTAKEN;
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

    /** What the address asked for: a form sends it back, and finds the screen again that it was sent from. */
    public int getWanted() {
        return wanted;
    }

    public String getTitle() {
        return screen.stepKey();
    }

    public String getStepName() {
        return say.with(screen.stepKey());
    }

    /** The version of the application that the page shows; a form sends it back. */
    public long getSeen() {
        return fresh ? 0 : renewal.version();
    }

    /** Somebody else was faster: what this browser has sent was not carried out. */
    public boolean isOvertaken() {
        String sentFrom = request.getParameter("screen");
        return overtaken
                || "1".equals(request.getParameter("overtaken"))
                || (sentFrom != null && !screen.name().equals(sentFrom));
    }

    public int getFollows() {
        return screen == Screen.CLOSED && renewal.isRefunding() ? REFUND_SECONDS : screen.followSeconds();
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

    /** The request for the invoice is kept, though its provider does not answer yet. */
    public boolean isKept() {
        return "1".equals(request.getParameter("kept"));
    }

    /** Whether the application could still be ended by its handler. */
    public boolean isCancellable() {
        return !fresh
                && renewal.application()
                        .filter(application -> CancelPage.CANCELLABLE.contains(application.status()))
                        .isPresent();
    }

    /** What has ended is at no step any more. */
    public boolean isOnItsWay() {
        return screen != Screen.CLOSED;
    }

    /** Whether an answer of the questionnaire is changed that was given before. */
    public boolean isRevising() {
        return !fresh && renewal.application().isPresent();
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
        return screen == Screen.REVIEW || screen.isUkeyWanted() ? "waiting" : "now";
    }
}
