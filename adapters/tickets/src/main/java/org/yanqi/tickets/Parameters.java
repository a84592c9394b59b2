package org.yanqi.tickets;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Base64;
import org.yanqi.application.ticket.TokenStep;
import org.yanqi.domain.Bytes;

/** The parameters of a step as the agent reads them: the same step always gives the same octets. */
final class Parameters {
    private Parameters() {}

    static byte[] of(TokenStep step) {
        return json(step).build().toString().getBytes(UTF_8);
    }

    private static JsonObjectBuilder json(TokenStep step) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        return switch (step) {
            case TokenStep.Inventory inventory -> json;
            case TokenStep.Prove prove -> {
                json.add("nonce", prove.nonce());
                prove.bidRisk().ifPresent(risk -> json.add("bidRisk", risk.name()));
                yield json;
            }
            case TokenStep.History history -> json.add("nonce", history.nonce());
            case TokenStep.Plan plan -> json.add("nonce", plan.nonce());
            case TokenStep.Generate generate ->
                json.add("nonce", generate.nonce())
                        .add("profile", generate.profile().name())
                        .add("subject", base64(generate.subject()));
            case TokenStep.Install install ->
                json.add("signingCertificate", base64(install.signingCertificate()))
                        .add("encryptionCertificate", base64(install.encryptionCertificate()))
                        .add("encryptionKey", base64(install.encryptionKey()));
            case TokenStep.Verify verify ->
                json.add("nonce", verify.nonce())
                        .add("signingCertificate", verify.signingCertificate().hex())
                        .add("newSealed", base64(verify.newSealed()))
                        .add("oldSealed", base64(verify.oldSealed()));
            case TokenStep.Retire retire ->
                json.add("signingCertificate", retire.signingCertificate().hex());
            case TokenStep.LetGo letGo ->
                json.add("nonce", letGo.nonce())
                        .add(
                                "encryptionCertificate",
                                letGo.encryptionCertificate().hex())
                        .add("successor", letGo.successor().hex());
        };
    }

    private static String base64(Bytes octets) {
        return Base64.getEncoder().encodeToString(octets.toArray());
    }
}
