package org.yanqi.application.ticket;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yanqi.domain.Sha256;

/** The texts that a token signs, to the letter: each says for what it is, for whom, and once only. */
public final class Statement {
    private static final Pattern FORM = Pattern.compile("YANQI-(?:POSSESSION|INSTALLED)-V1\\norigin: [^\\n]{1,300}\\n"
            + "application: ([^\\n]{1,100})\\nnonce: [^\\n]{1,200}\\ncertificate-sha256: ([0-9a-f]{64})\\n");

    private Statement() {}

    /** What has to be signed for this job: possession of the old key, or of the new one after the installation. */
    public static String of(TokenJob job) {
        return switch (job.step()) {
            case TokenStep.Prove prove ->
                text(
                                "YANQI-POSSESSION-V1",
                                job,
                                prove.nonce(),
                                job.signingCertificate().orElseThrow())
                        + prove.bidRisk()
                                .map(risk -> "bid-risk: " + risk + "\n")
                                .orElse("");
            case TokenStep.Verify verify ->
                text("YANQI-INSTALLED-V1", job, verify.nonce(), verify.signingCertificate());
            case TokenStep.LetGo letGo ->
                text(
                                "YANQI-LET-GO-V1",
                                job,
                                letGo.nonce(),
                                job.signingCertificate().orElseThrow()) + "encryption-certificate-sha256: "
                        + letGo.encryptionCertificate() + "\n";
            case TokenStep.Generate generate -> throw new IllegalArgumentException("the new key is to be named");
            case TokenStep.Inventory inventory -> throw nothingSigned();
            case TokenStep.History history -> throw nothingSigned();
            case TokenStep.Plan plan -> throw nothingSigned();
            case TokenStep.Install install -> throw nothingSigned();
            case TokenStep.Retire retire -> throw nothingSigned();
        };
    }

    /** What the old key signs about the new public key, so that nobody can put another in its place. */
    public static String binding(TokenJob job, TokenStep.Generate generate, Sha256 publicKey) {
        return text(
                        "YANQI-NEW-KEY-V1",
                        job,
                        generate.nonce(),
                        job.signingCertificate().orElseThrow()) + "public-key-sha256: " + publicKey + "\n";
    }

    /** For which application it was made, by its own word; nothing where the text is no statement about this certificate. */
    public static Optional<String> application(String statement, Sha256 certificate) {
        Matcher parts = FORM.matcher(statement);
        return parts.lookingAt() && parts.group(2).equals(certificate.hex())
                ? Optional.of(parts.group(1))
                : Optional.empty();
    }

    private static String text(String purpose, TokenJob job, String nonce, Sha256 certificate) {
        return purpose + "\norigin: " + job.origin() + "\napplication: " + job.subject() + "\nnonce: " + nonce
                + "\ncertificate-sha256: " + certificate + "\n";
    }

    private static IllegalArgumentException nothingSigned() {
        return new IllegalArgumentException("nothing is signed in this step");
    }
}
