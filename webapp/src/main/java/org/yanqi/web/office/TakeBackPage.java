package org.yanqi.web.office;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
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
import org.yanqi.web.page.Say;

/** 收回新证书, {@code /office/reviews/take-back?number=…}: whoever does it types the number of the application once more. */
@Named
@RequestScoped
public class TakeBackPage {
    @Inject
    HttpServletRequest request;

    @Inject
    ReviewerAct act;

    @Inject
    UseCases useCases;

    @Inject
    Given given;

    @Inject
    Problems problems;

    @Inject
    Say say;

    private ReviewQueue.@Nullable File file;
    private String typed = "";
    private boolean overtaken;

    @PostConstruct
    void look() {
        typed = parameter("typed").map(String::strip).orElse("");
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
        return act.reason();
    }

    public @Nullable String takeBack() throws IOException {
        Optional<StaffName> reviewer = act.reviewer();
        if (reviewer.isEmpty()) {
            return null;
        }
        check();
        if (overtaken || problems.isAny() || file == null) {
            return null;
        }
        Outcome outcome = useCases.office()
                .takeBackCertificates()
                .handle(new TakeBackCertificates.Command(
                        file.application().number(), file.found().version(), reviewer.get(), act.reason()));
        overtaken = outcome instanceof Outcome.Overtaken;
        load();
        return act.follow(outcome, "takenBack");
    }

    private void check() {
        if (!typed.toUpperCase(Locale.ROOT).equals(getNumber())) {
            problems.add(Problem.at("typed", say.with("office.takeBack.typed.differs", getNumber())));
        }
        act.requireReason();
    }
}
