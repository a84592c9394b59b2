package org.yanqi.web.wizard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.UseCases;
import org.yanqi.application.token.RenewalsOfToken;
import org.yanqi.domain.invoice.Invoice;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Completed;
import org.yanqi.domain.renewal.Installed;
import org.yanqi.domain.renewal.Paid;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.domain.renewal.Signed;
import org.yanqi.web.guard.CurrentVisit;
import org.yanqi.web.guard.Visit;
import org.yanqi.web.page.Problems;
import org.yanqi.web.page.RefusalWords;
import org.yanqi.web.page.Say;

/** 我的申请: all that the UKey shown has ever applied for, and what can be done with each. */
@Named
@RequestScoped
public class ApplicationsPage {
    @Inject
    CurrentVisit visit;

    @Inject
    ViewedRenewal viewed;

    @Inject
    UseCases useCases;

    @Inject
    Told told;

    @Inject
    Payments payments;

    @Inject
    Problems problems;

    @Inject
    RefusalWords words;

    @Inject
    Say say;

    private @Nullable List<Line> lines;

    /** What can be done with an application, and what it has left behind. */
    public record Offers(boolean resume, boolean cancel, boolean invoice, boolean receipt, boolean agreement) {}

    /** One application; {@code standing}: the word for its state in messages and styles; {@code invoice}: likewise, or none. */
    public record Line(
            String number,
            String standing,
            String since,
            @Nullable String keptUntil,
            String holder,
            String serial,
            @Nullable String until,
            @Nullable String invoice,
            boolean ended,
            Offers offers,
            List<Payments.Line> returned,
            List<Told.Accepted> accepted) {}

    public boolean isShown() {
        return visit.proven().isPresent();
    }

    public List<Line> getOpen() {
        return those(line -> !line.ended());
    }

    public List<Line> getDone() {
        return those(line -> line.standing().equals(RenewalStatus.COMPLETED.name()));
    }

    public List<Line> getEnded() {
        return those(line -> line.ended() && !line.standing().equals(RenewalStatus.COMPLETED.name()));
    }

    public boolean isNone() {
        return lines().isEmpty();
    }

    private List<Line> those(Predicate<Line> wanted) {
        return lines().stream().filter(wanted).toList();
    }

    private List<Line> lines() {
        if (lines == null) {
            lines =
                    visit
                            .proven()
                            .map(certificate -> useCases.renewalsOfToken().of(certificate))
                            .orElse(List.of())
                            .stream()
                            .map(this::line)
                            .toList();
        }
        return lines;
    }

    private Line line(RenewalsOfToken.Line found) {
        RenewalApplication application = found.application();
        var presented = application.reached(Presented.class);
        return new Line(
                application.number().value(),
                application.status().name(),
                say.moment(application.since()),
                told.keptUntil(application).orElse(null),
                presented.flatMap(known -> known.pair().subject().holder()).orElse(""),
                presented
                        .map(known -> known.pair().signing().serial().grouped())
                        .orElse(""),
                application
                        .reached(Installed.class)
                        .map(installed -> say.day(installed.renewed().validity().notAfter()))
                        .orElse(null),
                found.invoice().map(ApplicationsPage::standing).orElse(null),
                application.status().isFinal(),
                offers(application, found.invoice().orElse(null)),
                payments.returned(found.payments(), application),
                told.accepted(application));
    }

    private static Offers offers(RenewalApplication application, @Nullable Invoice invoice) {
        boolean awaitsBuyer = invoice instanceof Invoice.Pending || invoice instanceof Invoice.Failed;
        boolean completed = application instanceof Completed;
        return new Offers(
                !application.status().isFinal(),
                CancelPage.CANCELLABLE.contains(application.status()),
                completed && (invoice == null || awaitsBuyer || invoice instanceof Invoice.Issued),
                application.reached(Paid.class).isPresent(),
                application.reached(Signed.class).isPresent());
    }

    private static String standing(Invoice invoice) {
        return switch (invoice) {
            case Invoice.Pending pending -> "pending";
            case Invoice.Failed failed -> "failed";
            case Invoice.Requested requested -> "requested";
            case Invoice.ActionRequired action -> "requested";
            case Invoice.Issued issued -> "issued";
            case Invoice.Reversing reversing -> "reversing";
            case Invoice.Reversed reversed -> "reversed";
        };
    }

    /** Takes an application up where it stands. */
    public @Nullable String take(String number) {
        return enter(number, Wizard.HERE);
    }

    public @Nullable String cancel(String number) {
        return enter(number, "/cancel?faces-redirect=true");
    }

    /** The list may have been open for hours: the UKey has to have been shown lately. */
    private @Nullable String enter(String number, String then) {
        var named = ApplicationNumber.parse(number).toOptional().filter(viewed::isOfUKeyShown);
        named.ifPresent(known -> visit.enter(known, Visit.Access.TOKEN));
        if (named.isEmpty()) {
            problems.add(words.of("conflict"));
        }
        return named.map(known -> then).orElse(null);
    }
}
