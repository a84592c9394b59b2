package org.yanqi.persistence.json;

import org.yanqi.application.ticket.TokenJob;
import org.yanqi.application.ticket.TokenStep;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.bidding.BidAdvice;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.TokenSerial;

/** What the token agent was told to do. */
public final class TokenJobJson {
    private TokenJobJson() {}

    public static String write(TokenJob job) {
        return new Fields()
                .text("id", job.id())
                .text("subject", job.subject())
                .text("origin", job.origin())
                .object("step", write(job.step()))
                .text("token", job.token().map(TokenSerial::value))
                .text("signingCertificate", job.signingCertificate().map(Sha256::hex))
                .instant("createdAt", job.createdAt())
                .toString();
    }

    public static TokenJob read(String document) {
        Stored json = Stored.parse(document);
        return new TokenJob(
                json.text("id"),
                json.text("subject"),
                json.text("origin"),
                step(json.object("step")),
                json.optionalText("token").map(TokenSerial::new),
                json.optionalText("signingCertificate").map(Sha256::new),
                json.instant("createdAt"));
    }

    private static Fields write(TokenStep step) {
        Fields fields = new Fields().word("kind", step.kind());
        return switch (step) {
            case TokenStep.Inventory inventory -> fields;
            case TokenStep.Prove prove -> fields.text("nonce", prove.nonce()).word("bidRisk", prove.bidRisk());
            case TokenStep.History history -> fields.text("nonce", history.nonce());
            case TokenStep.Plan plan -> fields.text("nonce", plan.nonce());
            case TokenStep.Generate generate ->
                fields.text("nonce", generate.nonce())
                        .word("profile", generate.profile())
                        .bytes("subject", generate.subject());
            case TokenStep.Install install ->
                fields.bytes("signingCertificate", install.signingCertificate())
                        .bytes("encryptionCertificate", install.encryptionCertificate())
                        .bytes("encryptionKey", install.encryptionKey());
            case TokenStep.Verify verify ->
                fields.text("nonce", verify.nonce())
                        .text("signingCertificate", verify.signingCertificate().hex())
                        .bytes("newSealed", verify.newSealed())
                        .text("newAnswer", verify.newAnswer().hex())
                        .bytes("oldSealed", verify.oldSealed())
                        .text("oldAnswer", verify.oldAnswer().hex());
            case TokenStep.Retire retire ->
                fields.text("signingCertificate", retire.signingCertificate().hex());
            case TokenStep.LetGo letGo ->
                fields.text("nonce", letGo.nonce())
                        .text(
                                "encryptionCertificate",
                                letGo.encryptionCertificate().hex())
                        .text("successor", letGo.successor().hex());
        };
    }

    private static TokenStep step(Stored json) {
        return switch (json.word("kind", TokenStep.Kind.class)) {
            case INVENTORY -> new TokenStep.Inventory();
            case PROVE -> new TokenStep.Prove(json.text("nonce"), json.optionalWord("bidRisk", BidAdvice.class));
            case HISTORY -> new TokenStep.History(json.text("nonce"));
            case PLAN -> new TokenStep.Plan(json.text("nonce"));
            case GENERATE ->
                new TokenStep.Generate(
                        json.text("nonce"), json.word("profile", KeyProfile.class), json.bytes("subject"));
            case INSTALL ->
                new TokenStep.Install(
                        json.bytes("signingCertificate"),
                        json.bytes("encryptionCertificate"),
                        json.bytes("encryptionKey"));
            case VERIFY ->
                new TokenStep.Verify(
                        json.text("nonce"),
                        json.hash("signingCertificate"),
                        json.bytes("newSealed"),
                        json.hash("newAnswer"),
                        json.bytes("oldSealed"),
                        json.hash("oldAnswer"));
            case RETIRE -> new TokenStep.Retire(json.hash("signingCertificate"));
            case LET_GO ->
                new TokenStep.LetGo(json.text("nonce"), json.hash("encryptionCertificate"), json.hash("successor"));
        };
    }
}
