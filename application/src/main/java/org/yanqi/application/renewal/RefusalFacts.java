package org.yanqi.application.renewal;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.bidding.BidAdvice;
import org.yanqi.domain.bidding.SealedBid;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.renewal.LateRenewal;
import org.yanqi.domain.renewal.Refusal;

/**
 * A refusal as facts of an audit entry, and back: the page that tells of it, and whoever looks it up by its reference,
 * find the same words years later. Nothing personal and nothing typed goes into them.
 */
public final class RefusalFacts {
    private static final String REFUSED = "refused";
    private static final String BIDS = "bids";
    private static final int MOST_BIDS = 20;

    private RefusalFacts() {}

    static Map<String, String> of(Refusal refusal) {
        Map<String, String> facts = new TreeMap<>(details(refusal));
        facts.put(REFUSED, refusal.getClass().getSimpleName());
        return facts;
    }

    private static Map<String, String> details(Refusal refusal) {
        return switch (refusal) {
            case Refusal.WindowNotOpen r ->
                Map.of(
                        "opens", r.opens().toString(),
                        "expires", r.expires().toString(),
                        "certificate", r.certificate().hex());
            case Refusal.ExpiredTooLong(LateRenewal late) ->
                Map.of(
                        "expired", late.expired().toString(),
                        "selfServiceEnded", late.selfServiceEnded().toString());
            case Refusal.CertificateRevoked r -> Map.of("at", r.at().toString());
            case Refusal.CertificateSuspended r -> Map.of("at", r.at().toString());
            case Refusal.BidAtRisk r -> Map.of("advice", r.advice().name(), BIDS, written(r.bids()));
            case Refusal.AmountDiffers r ->
                Map.of(
                        "askedFen", String.valueOf(r.asked().fen()),
                        "givenFen", String.valueOf(r.given().fen()));
            case Refusal.IssuerNotServed r -> Map.of("issuer", written(r.issuer()));
            default -> Map.of();
        };
    }

    /** The refusal that is told of on a page; nothing for those that are told beside a field. */
    public static Optional<Refusal> read(Map<String, String> facts) {
        return switch (facts.getOrDefault(REFUSED, "")) {
            case "WindowNotOpen" ->
                Optional.of(new Refusal.WindowNotOpen(
                        instant(facts, "opens"), instant(facts, "expires"), new Sha256(fact(facts, "certificate"))));
            case "ExpiredTooLong" ->
                Optional.of(new Refusal.ExpiredTooLong(
                        new LateRenewal(instant(facts, "expired"), instant(facts, "selfServiceEnded"))));
            case "CertificateRevoked" -> Optional.of(new Refusal.CertificateRevoked(instant(facts, "at")));
            case "CertificateSuspended" -> Optional.of(new Refusal.CertificateSuspended(instant(facts, "at")));
            case "RevocationUnknown" -> Optional.of(new Refusal.RevocationUnknown());
            case "CertificateUnreadable" -> Optional.of(new Refusal.CertificateUnreadable());
            case "CertificatePairIncomplete" -> Optional.of(new Refusal.CertificatePairIncomplete());
            case "IssuerNotServed" -> Optional.of(new Refusal.IssuerNotServed(name(fact(facts, "issuer"))));
            case "PossessionNotProved" -> Optional.of(new Refusal.PossessionNotProved());
            case "AmountDiffers" ->
                Optional.of(new Refusal.AmountDiffers(money(facts, "askedFen"), money(facts, "givenFen")));
            case "OtherToken" -> Optional.of(new Refusal.OtherToken());
            case "TokenFull" -> Optional.of(new Refusal.TokenFull());
            case "BidAtRisk" ->
                Optional.of(new Refusal.BidAtRisk(
                        BidAdvice.valueOf(fact(facts, "advice")), bids(facts.getOrDefault(BIDS, ""))));
            default -> Optional.empty();
        };
    }

    /** Neither platforms nor references hold a vertical bar. */
    private static String written(List<SealedBid> bids) {
        return bids.stream()
                .limit(MOST_BIDS)
                .map(bid -> String.join(
                        "|",
                        bid.platform(),
                        bid.reference(),
                        bid.certificate().hex(),
                        bid.deadline().toString(),
                        bid.decryptionEnds().toString(),
                        bid.state().name()))
                .collect(joining("\n"));
    }

    private static List<SealedBid> bids(String written) {
        return written.lines()
                .map(line -> line.split("\\|", -1))
                .map(part -> new SealedBid(
                        part[0],
                        part[1],
                        new Sha256(part[2]),
                        Instant.parse(part[3]),
                        Instant.parse(part[4]),
                        SealedBid.State.valueOf(part[5])))
                .toList();
    }

    private static String written(DistinguishedName name) {
        return name.names().stream()
                .flatMap(level -> level.attributes().stream())
                .map(attribute -> attribute.type() + "=" + attribute.value().replace('\n', ' '))
                .collect(joining("\n"));
    }

    private static DistinguishedName name(String written) {
        return new DistinguishedName(written.lines()
                .map(line -> line.split("=", 2))
                .map(pair ->
                        new DistinguishedName.RelativeName(List.of(new DistinguishedName.Attribute(pair[0], pair[1]))))
                .toList());
    }

    private static Instant instant(Map<String, String> facts, String name) {
        return Instant.parse(fact(facts, name));
    }

    private static Money money(Map<String, String> facts, String name) {
        return new Money(Long.parseLong(fact(facts, name)));
    }

    private static String fact(Map<String, String> facts, String name) {
        return Optional.ofNullable(facts.get(name))
                .orElseThrow(() -> new IllegalStateException("the audit entry lacks its fact " + name));
    }
}
