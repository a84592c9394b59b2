package org.yanqi.web.wizard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.yanqi.domain.bidding.SealedBid;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.web.page.Problem;
import org.yanqi.web.page.RefusalWords;
import org.yanqi.web.page.Say;

/** Tells a refusal at the length of a page: {@code told.<name>.what}, {@code .why}, {@code .next.1} and so on. */
@ApplicationScoped
public class RefusalStories {
    private static final int MOST_ACTS = 9;

    @Inject
    Say say;

    @Inject
    RefusalWords words;

    RefusalStory of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.WindowNotOpen r -> told("WindowNotOpen", say.day(r.opens()), say.day(r.expires()));
            case Refusal.CertificateRevoked r -> told("CertificateRevoked", say.moment(r.at()));
            case Refusal.CertificateSuspended r -> told("CertificateSuspended", say.moment(r.at()));
            case Refusal.RevocationUnknown r -> told("RevocationUnknown");
            case Refusal.IssuerNotServed r -> told("IssuerNotServed", r.issuer().display());
            case Refusal.CertificatePairIncomplete r -> told("CertificatePairIncomplete");
            case Refusal.CertificateUnreadable r -> told("CertificateUnreadable");
            case Refusal.PossessionNotProved r -> told("PossessionNotProved");
            case Refusal.OtherToken r -> told("WRONG_TOKEN");
            case Refusal.TokenFull r -> told("TokenFull");
            case Refusal.BidAtRisk r
            when r.advice().defersRenewal() -> told("BidAtRisk." + r.advice().name(), openingOf(r));
            default -> briefly(words.of(refusal));
        };
    }

    RefusalStory named(String name) {
        return told(name);
    }

    /** Of the bid that is opened first: what was refused tells of it, whatever the application says by now. */
    private String openingOf(Refusal.BidAtRisk refusal) {
        return refusal.bids().stream()
                .filter(bid -> !bid.isClosed())
                .map(SealedBid::deadline)
                .min(Comparator.naturalOrder())
                .map(say::moment)
                .orElseGet(() -> say.with("told.opening.unknown"));
    }

    private RefusalStory told(String name, Object... values) {
        String key = "told." + name;
        List<String> next = IntStream.rangeClosed(1, MOST_ACTS)
                .mapToObj(act -> key + ".next." + act)
                .takeWhile(say::has)
                .map(act -> say.with(act, values))
                .toList();
        return new RefusalStory(say.with(key + ".what", values), say.with(key + ".why", values), next);
    }

    private static RefusalStory briefly(Problem problem) {
        return new RefusalStory(problem.text(), "", problem.remedy() == null ? List.of() : List.of(problem.remedy()));
    }
}
