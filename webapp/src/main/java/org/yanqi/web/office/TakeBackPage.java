package org.yanqi.web.office;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.UseCases;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.application.review.ReviewQueue;
import org.yanqi.application.review.TakeBackCertificates;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Issued;
import org.yanqi.domain.staff.StaffName;
import org.yanqi.web.page.Answer;
import org.yanqi.web.page.Problem;
import org.yanqi.web.page.Problems;
import org.yanqi.web.page.RefusalWords;
import org.yanqi.web.page.Say;

/** 收回新证书, {@code /office/reviews/take-back?number=…}: whoever does it types the number of the application once more. */
@Named
@RequestScoped
public class TakeBackPage {
    private static final int LONGEST_REASON = 500;

    @Inject
    HttpServletRequest request;

    @Inject
    CurrentStaff staff;

    @Inject
    UseCases useCases;

    @Inject
    Given given;

    @Inject
    Problems problems;

    @Inject
    RefusalWords words;

    @Inject
    Say say;

    private ReviewQueue.@Nullable File file;
    private String typed = "";
    private String reason = "";
    private boolean overtaken;

    @PostConstruct
    void look() {
        typed = parameter("typed").map(String::strip).orElse("");
        reason = parameter("reason")
                .map(text -> text.replace("\r\n", "\n").strip())
                .orElse("");
        load();
        overtaken = parameter("seen").filter(seen -> !seen.equals(getSeen())).isPresent();
    }

    private void load() {
        file = parameter("number")
                .flatMap(text -> ApplicationNumber.parse(text).toOptional())
                .flatMap(useCases.office().reviewQueue()::open)
                .orElse(null);
    }

    private Optional<String> parameter(String name) {
        return Optional.ofNullable(request.getParameter(name));
    }

    private Optional<Issued> issued() {
        return file != null && file.application() instanceof Issued issued ? Optional.of(issued) : Optional.empty();
    }

    public boolean isThere() {
        return file != null;
    }

    public boolean isPossible() {
        return issued().isPresent();
    }

    public boolean isOvertaken() {
        return overtaken;
    }

    public String getNumber() {
        return file == null ? "" : file.application().number().value();
    }

    public String getSeen() {
        return file == null ? "" : String.valueOf(file.found().version());
    }

    public String getStatus() {
        return file == null ? "" : file.application().status().name();
    }

    public List<Answer> getFacts() {
        return issued().map(given::issued).orElse(List.of());
    }

    public String getTyped() {
        return typed;
    }

    public String getReason() {
        return reason;
    }

    public @Nullable String takeBack() throws IOException {
        Optional<StaffName> reviewer = staff.reviewer();
        if (reviewer.isEmpty()) {
            return refuse();
        }
        check();
        if (overtaken || problems.isAny() || file == null) {
            return null;
        }
        return follow(useCases.office()
                .takeBackCertificates()
                .handle(new TakeBackCertificates.Command(
                        file.application().number(), file.found().version(), reviewer.get(), reason)));
    }

    private void check() {
        if (!typed.toUpperCase(Locale.ROOT).equals(getNumber())) {
            problems.add(Problem.at("typed", say.with("office.takeBack.typed.differs", getNumber())));
        }
        if (reason.isEmpty()) {
            problems.add(Problem.at("reason", say.with("office.reason.missing")));
        } else if (reason.length() > LONGEST_REASON) {
            problems.add(Problem.at("reason", say.with("office.reason.tooLong", reason.length())));
        }
    }

    private @Nullable String follow(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Now(var application) ->
                Entrance.QUEUE + "?faces-redirect=true&done=" + application.number() + "&as=takenBack";
            case Outcome.Refused refused -> {
                problems.add(words.of(refused.refusal()));
                problems.refer(refused.reference());
                load();
                yield null;
            }
            case Outcome.Overtaken now -> {
                overtaken = true;
                load();
                yield null;
            }
            case Outcome.NotFound none -> {
                file = null;
                yield null;
            }
        };
    }

    /** Signed in is not entitled: the page shows this act to reviewers only, so this request was forged. */
    private static @Nullable String refuse() throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getExternalContext().responseSendError(HttpServletResponse.SC_FORBIDDEN, "");
        faces.responseComplete();
        return null;
    }
}
