package org.yanqi.application.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.yanqi.application.port.TokenTickets;
import org.yanqi.application.ticket.TokenJob;
import org.yanqi.application.ticket.TokenStep;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;

/** Tickets in plain text that nobody has signed. */
public final class InMemoryTokenTickets implements TokenTickets {
    private static final int LIFETIME_SECONDS = 300;

    private final AtomicInteger count = new AtomicInteger();

    @Override
    public Ticket sign(TokenJob job, Instant now) {
        byte[] parameters = parameters(job.step()).getBytes(UTF_8);
        Map<String, String> claims = new LinkedHashMap<>();
        claims.put("iss", "yanqi-ra");
        claims.put("aud", "yanqi-token-agent");
        claims.put("jti", "ticket-" + count.incrementAndGet());
        claims.put("iat", Long.toString(now.getEpochSecond()));
        claims.put("exp", Long.toString(now.getEpochSecond() + LIFETIME_SECONDS));
        claims.put("origin", job.origin());
        claims.put("applicationId", job.subject());
        claims.put("jobId", job.id());
        claims.put("step", job.step().kind().name());
        claims.put("tokenSerial", job.token().map(Object::toString).orElse("null"));
        claims.put("certSha256", job.signingCertificate().map(Sha256::hex).orElse("null"));
        claims.put("paramsHash", base64(Sha256.of(parameters).octets()));
        String text = claims.entrySet().stream().map(Object::toString).collect(joining("\n"));
        return new Ticket(base64(text.getBytes(UTF_8)), base64(parameters));
    }

    private static String parameters(TokenStep step) {
        return switch (step) {
            case TokenStep.Inventory inventory -> "{}";
            case TokenStep.Prove prove ->
                prove.bidRisk()
                        .map(risk -> json("nonce", prove.nonce(), "bidRisk", risk.name()))
                        .orElseGet(() -> json("nonce", prove.nonce()));
            case TokenStep.History history -> json("nonce", history.nonce());
            case TokenStep.Plan plan -> json("nonce", plan.nonce());
            case TokenStep.Generate generate ->
                json(
                        "nonce", generate.nonce(),
                        "profile", generate.profile().name(),
                        "subject", base64(generate.subject()));
            case TokenStep.Install install ->
                json(
                        "signingCertificate", base64(install.signingCertificate()),
                        "encryptionCertificate", base64(install.encryptionCertificate()),
                        "encryptionKey", base64(install.encryptionKey()));
            case TokenStep.Verify verify ->
                json(
                        "nonce", verify.nonce(),
                        "signingCertificate", verify.signingCertificate().hex(),
                        "newSealed", base64(verify.newSealed()),
                        "oldSealed", base64(verify.oldSealed()));
            case TokenStep.Retire retire ->
                json("signingCertificate", retire.signingCertificate().hex());
            case TokenStep.LetGo letGo ->
                json(
                        "nonce", letGo.nonce(),
                        "encryptionCertificate", letGo.encryptionCertificate().hex(),
                        "successor", letGo.successor().hex());
        };
    }

    private static String json(String... namesAndValues) {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            json.append(i == 0 ? "" : ",").append('"').append(namesAndValues[i]).append("\":\"");
            json.append(namesAndValues[i + 1]).append('"');
        }
        return json.append('}').toString();
    }

    private static String base64(Bytes octets) {
        return Base64.getEncoder().encodeToString(octets.toArray());
    }

    private static String base64(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
