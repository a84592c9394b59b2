package org.yanqi.application.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.TokenSerial;

/**
 * One command to the token agent, stored before its ticket is signed.
 *
 * @param subject the application's number, or the id of a visit that has no application yet
 * @param origin of the page that carries the ticket, such as {@code https://ra.example}
 * @param token and {@code signingCertificate}: absent only for the inventory
 */
public record TokenJob(
        String id,
        String subject,
        String origin,
        TokenStep step,
        Optional<TokenSerial> token,
        Optional<Sha256> signingCertificate,
        Instant createdAt) {
    /** Its ticket is good for five minutes; the rest is for a slow line. */
    private static final Duration PROOF_IS_AWAITED = Duration.ofMinutes(10);

    public TokenJob {
        if (!subject.matches("[0-9A-Za-z-]{1,64}")) {
            throw new IllegalArgumentException("a subject has 1 to 64 letters, digits and hyphens");
        }
        if (step.kind() != TokenStep.Kind.INVENTORY && (token.isEmpty() || signingCertificate.isEmpty())) {
            throw new IllegalArgumentException("only the inventory is for no token in particular");
        }
    }

    /** The same work for a page of another site: what the agent has begun it goes on with, whoever carries the order. */
    public TokenJob from(String page) {
        return new TokenJob(id, subject, page, step, token, signingCertificate, createdAt);
    }

    /** Whether a proof by this certificate's key still answers the job; later it is a result that was kept. */
    public boolean awaitsProofOf(Sha256 certificate, Instant now) {
        return signingCertificate.equals(Optional.of(certificate)) && now.isBefore(createdAt.plus(PROOF_IS_AWAITED));
    }
}
