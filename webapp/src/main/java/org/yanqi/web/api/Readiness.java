package org.yanqi.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.yanqi.application.Ports;
import org.yanqi.application.port.CertificateReader.Reading;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.renewal.RenewalWindow;
import org.yanqi.web.page.Say;

/**
 * What the environment check says of the inserted UKeys and their certificates: {@code {"token", "certificate"}}, each with
 * {@code state} (OK, WARNING or BAD), {@code text} (lines) and {@code remedy}. Nothing is decided on it and nothing kept.
 */
@ApplicationScoped
public class Readiness {
    @Inject
    Ports ports;

    @Inject
    Say say;

    private enum State {
        OK,
        WARNING,
        BAD
    }

    /** @param remedy may be empty */
    private record Finding(State state, String text, String remedy) {}

    JsonObject read(Received result) {
        List<Finding> tokens = new ArrayList<>();
        List<Finding> certificates = new ArrayList<>();
        for (Received token : result.objects("tokens", Inventory.MOST_TOKENS)) {
            tokens.add(token(token));
            List<Bytes> all = token.listOfBytes("certificates");
            all.forEach(certificate -> {
                Finding finding = certificate(ports.pki().reader().pair(certificate, all), certificate);
                if (!finding.text().isEmpty() && !certificates.contains(finding)) {
                    certificates.add(finding);
                }
            });
        }
        if (tokens.isEmpty()) {
            tokens.add(finding(State.BAD, "token.none"));
        }
        if (certificates.isEmpty()) {
            certificates.add(finding(State.BAD, "certificate.none"));
        }
        return Json.createObjectBuilder()
                .add("token", worst(tokens))
                .add("certificate", best(certificates))
                .build();
    }

    private Finding token(Received token) {
        String name = token.text("label", 64);
        String serial = token.text("serial", 64);
        return switch (token.text("pinState", 20)) {
            case "LOCKED" -> finding(State.BAD, "token.locked", name, serial);
            case "FINAL_TRY" -> finding(State.WARNING, "token.last", name, serial);
            case "TO_BE_CHANGED" -> finding(State.WARNING, "token.change", name, serial);
            case "COUNT_LOW" -> finding(State.WARNING, "token.low", name, serial);
            default -> finding(State.OK, "token.ok", name, serial);
        };
    }

    private Finding certificate(Reading reading, Bytes der) {
        return switch (reading) {
            case Reading.Pair(CertificatePair pair) ->
                pair.signing().der().equals(der) ? validity(pair) : new Finding(State.OK, "", "");
            case Reading.OtherIssuer(var issuer) -> finding(State.BAD, "certificate.foreign", issuer.display());
            case Reading.NoPair() -> new Finding(State.OK, "", "");
            case Reading.Malformed() -> finding(State.BAD, "certificate.unreadable");
        };
    }

    private Finding validity(CertificatePair pair) {
        Instant now = ports.clock().instant();
        RenewalWindow window = ports.rules().get().window();
        var validity = pair.validity();
        String holder = pair.subject().holder().orElse(pair.subject().display());
        String end = say.day(validity.notAfter());
        long days = Math.abs(Duration.between(now, validity.notAfter()).toDays());
        if (now.isBefore(window.opens(validity))) {
            return finding(State.OK, "certificate.early", holder, end, say.day(window.opens(validity)));
        }
        if (!validity.hasEndedBy(now)) {
            return finding(State.OK, "certificate.due", holder, end, days);
        }
        return now.isAfter(window.closes(validity))
                ? finding(State.WARNING, "certificate.late", holder, end, days)
                : finding(State.WARNING, "certificate.expired", holder, end, days);
    }

    private Finding finding(State state, String key, Object... values) {
        String remedy = "environment." + key + ".remedy";
        return new Finding(state, say.with("environment." + key, values), say.has(remedy) ? say.with(remedy) : "");
    }

    /** Several UKeys are as ready as the one with the most trouble: any of them may be the one that is meant. */
    private static JsonObject worst(List<Finding> findings) {
        return told(
                findings,
                findings.stream().map(Finding::state).max(State::compareTo).orElseThrow());
    }

    /** One certificate that can be renewed is enough, whatever else the UKeys hold. */
    private static JsonObject best(List<Finding> findings) {
        return told(
                findings,
                findings.stream().map(Finding::state).min(State::compareTo).orElseThrow());
    }

    private static JsonObject told(List<Finding> findings, State state) {
        var lines = Json.createArrayBuilder();
        findings.forEach(finding -> lines.add(finding.text()));
        return Json.createObjectBuilder()
                .add("state", state.name())
                .add("text", lines)
                .add(
                        "remedy",
                        findings.stream()
                                .filter(finding -> finding.state() == state)
                                .map(Finding::remedy)
                                .findFirst()
                                .orElse(""))
                .build();
    }
}
