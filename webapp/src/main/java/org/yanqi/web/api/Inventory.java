package org.yanqi.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.yanqi.application.Ports;
import org.yanqi.application.UseCases;
import org.yanqi.application.port.CertificateReader.Reading;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.web.page.Problem;
import org.yanqi.web.page.RefusalWords;
import org.yanqi.web.page.Say;

/**
 * What the inserted UKeys hold, in words: {@code {"certificates":[{tokenSerial, sha256, signing, others, holder, validity,
 * serial}], "problem": {title, detail}}}. Nothing is decided on it; it only lets the user choose.
 */
@ApplicationScoped
public class Inventory {
    static final int MOST_TOKENS = 8;

    @Inject
    Ports ports;

    @Inject
    UseCases useCases;

    @Inject
    RefusalWords words;

    @Inject
    Say say;

    /** One token with its certificates, and what each of them turns out to be. */
    private record Shelf(String serial, List<Bytes> certificates) {}

    /** What is told, and why none of the certificates can be renewed, if there are any and none can. */
    record Found(JsonObject told, Optional<Refusal> refusal) {}

    Found ofAll(Received result) {
        return read(result, token -> true);
    }

    /** A UKey that says it has no room is not offered: it is told of before anything is paid. */
    Found ofThoseWithRoom(Received result) {
        return read(result, token -> token.flag("room", true));
    }

    private Found read(Received result, Predicate<Received> usable) {
        JsonArrayBuilder found = Json.createArrayBuilder();
        List<Refusal> refusals = new ArrayList<>();
        boolean any = false;
        for (Received token : result.objects("tokens", MOST_TOKENS)) {
            var shelf = new Shelf(token.text("serial", 64), token.listOfBytes("certificates"));
            for (Bytes certificate : shelf.certificates()) {
                switch (ports.pki().reader().pair(certificate, shelf.certificates())) {
                    case Reading.Pair(CertificatePair pair)
                    when useCases.renewalsOfToken().haveTakenBack(pair.signing().fingerprint()) -> {}
                    case Reading.Pair(CertificatePair pair)
                    when !usable.test(token) -> refusals.add(new Refusal.TokenFull());
                    case Reading.Pair(CertificatePair pair) -> {
                        found.add(line(shelf, pair));
                        any = true;
                    }
                    case Reading.OtherIssuer(DistinguishedName issuer) ->
                        refusals.add(new Refusal.IssuerNotServed(issuer));
                    case Reading.NoPair() -> refusals.add(new Refusal.CertificatePairIncomplete());
                    case Reading.Malformed() -> refusals.add(new Refusal.CertificateUnreadable());
                }
            }
        }
        var answer = Json.createObjectBuilder().add("certificates", found);
        if (any) {
            return new Found(answer.build(), Optional.empty());
        }
        Optional<Refusal> refusal = refusals.stream().min(Comparator.comparingInt(Inventory::nearness));
        Problem problem = refusal.map(words::of)
                .orElseGet(() -> new Problem(null, say.with("certificate.none"), say.with("certificate.none.text")));
        answer.add(
                "problem",
                Json.createObjectBuilder()
                        .add("title", problem.text())
                        .add("detail", problem.remedy() == null ? "" : problem.remedy()));
        return new Found(answer.build(), refusal);
    }

    /** What is told of a UKey is what came nearest to a renewal. */
    private static int nearness(Refusal refusal) {
        return switch (refusal) {
            case Refusal.TokenFull full -> 0;
            case Refusal.CertificatePairIncomplete incomplete -> 1;
            case Refusal.IssuerNotServed foreign -> 2;
            default -> 3;
        };
    }

    private JsonObject line(Shelf shelf, CertificatePair pair) {
        var signing = pair.signing();
        var encoder = java.util.Base64.getEncoder();
        JsonArrayBuilder others = Json.createArrayBuilder();
        shelf.certificates().forEach(der -> others.add(encoder.encodeToString(der.toArray())));
        return Json.createObjectBuilder()
                .add("tokenSerial", shelf.serial())
                .add("sha256", signing.fingerprint().hex())
                .add("signing", encoder.encodeToString(signing.der().toArray()))
                .add("others", others)
                .add("holder", pair.subject().holder().orElse(pair.subject().display()))
                .add(
                        "validity",
                        say.day(signing.validity().notBefore()) + " – "
                                + say.day(signing.validity().notAfter()))
                .add("serial", signing.serial().grouped())
                .build();
    }
}
