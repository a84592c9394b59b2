package org.yanqi.web.office;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.Ports;
import org.yanqi.application.UseCases;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.ReviewQuestion;
import org.yanqi.domain.renewal.UnderReview;
import org.yanqi.web.page.Say;

/** 待审核: {@code /office/reviews?question=FACE_FAILED} shows one kind of question, and can be bookmarked. */
@Named
@RequestScoped
public class ReviewsPage {
    private static final int MOST_REFUNDS = 100;

    @Inject
    HttpServletRequest request;

    @Inject
    UseCases useCases;

    @Inject
    Ports ports;

    @Inject
    Given given;

    @Inject
    Waiting waiting;

    @Inject
    Say say;

    private List<UnderReview> all = List.of();
    private ReviewQuestion.@Nullable Kind wanted;

    /** One application that waits. */
    public record Row(String number, String question, String since, String waited, boolean late, String applicant) {}

    /** New certificates that wait for their installation. */
    public record NotInstalled(String number, String applicant, String since, String waited) {}

    /** One choice of the filter, with how many wait there. */
    public record Filter(String question, String label, long count, boolean chosen) {}

    /** Money that the provider could not give back by itself. */
    public record Refund(String number, String order, String amount, String reason, String since) {}

    @PostConstruct
    void look() {
        all = useCases.office().reviewQueue().waiting();
        wanted = Arrays.stream(ReviewQuestion.Kind.values())
                .filter(kind -> kind.name().equals(request.getParameter("question")))
                .findFirst()
                .orElse(null);
    }

    public List<Row> getRows() {
        return all.stream()
                .filter(review -> wanted == null || review.question().kind() == wanted)
                .map(this::row)
                .toList();
    }

    private Row row(UnderReview review) {
        return new Row(
                review.number().value(),
                say.with("review.kind." + review.question().kind()),
                say.moment(review.since()),
                waiting.since(review.since()),
                waiting.isLate(review.since()),
                given.organisation(review).orElse(""));
    }

    public List<NotInstalled> getNotInstalled() {
        return useCases.office().reviewQueue().notInstalled().stream()
                .map(issued -> new NotInstalled(
                        issued.number().value(),
                        given.organisation(issued).orElse(""),
                        say.moment(issued.since()),
                        waiting.since(issued.since())))
                .toList();
    }

    public List<Refund> getRefunds() {
        return ports.found().payments().failedRefunds(MOST_REFUNDS).stream()
                .flatMap(order -> order instanceof PaymentOrder.RefundFailed failed
                        ? Stream.of(new Refund(
                                failed.request().application(),
                                failed.number().value(),
                                failed.settlement().amount().display(),
                                failed.reason(),
                                say.moment(failed.settlement().at())))
                        : Stream.empty())
                .toList();
    }

    public List<Filter> getFilters() {
        return Arrays.stream(ReviewQuestion.Kind.values())
                .map(kind -> new Filter(
                        kind.name(),
                        say.with("review.kind." + kind),
                        all.stream()
                                .filter(review -> review.question().kind() == kind)
                                .count(),
                        kind == wanted))
                .toList();
    }

    public int getCount() {
        return all.size();
    }

    public boolean isFiltered() {
        return wanted != null;
    }

    /** The application just decided, and how; nothing where the page was not reached by a decision. */
    public @Nullable String getDone() {
        return parameter("done")
                .flatMap(number -> ApplicationNumber.parse(number).toOptional())
                .map(ApplicationNumber::value)
                .orElse(null);
    }

    /** What was decided, as one word: its text is {@code office.done.<word>}. */
    public String getAs() {
        return parameter("as").filter(Set.of("approved", "takenBack")::contains).orElse("rejected");
    }

    private Optional<String> parameter(String name) {
        return Optional.ofNullable(request.getParameter(name));
    }
}
