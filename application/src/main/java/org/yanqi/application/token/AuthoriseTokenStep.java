package org.yanqi.application.token;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.yanqi.application.port.CertificateReader;
import org.yanqi.application.port.SealedChallenges;
import org.yanqi.application.port.Secrets;
import org.yanqi.application.port.TokenJobs;
import org.yanqi.application.port.TokenTickets;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.application.ticket.TokenJob;
import org.yanqi.application.ticket.TokenStep;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.bidding.BidAdvice;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.TokenSerial;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Installed;
import org.yanqi.domain.renewal.Issued;
import org.yanqi.domain.renewal.IssuerChoosesTheKeys;
import org.yanqi.domain.renewal.Issuing;
import org.yanqi.domain.renewal.Paid;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalStatus;

/** Gives the page a signed command for the token agent, if the application has come to that step. */
public final class AuthoriseTokenStep {
    private static final Set<RenewalStatus> CERTIFICATE_CAN_BE_CHOSEN = EnumSet.of(
            RenewalStatus.ACKNOWLEDGED, RenewalStatus.PRESENTED, RenewalStatus.IDENTIFIED, RenewalStatus.FACE_VERIFIED);

    private final RenewalDesk desk;
    private final CertificateReader reader;
    private final SealedChallenges challenges;
    private final Secrets secrets;
    private final TokenJobs jobs;
    private final TokenTickets tickets;
    private final Clock clock;

    /**
     * The certificate on a token that a person has chosen from the inventory; asked for by PROVE and HISTORY only. {@code bidRisk} is
     * the advice that the person overrides with the same signature.
     */
    public record Choice(TokenSerial token, Sha256 signingCertificate, Optional<BidAdvice> bidRisk) {}

    /** @param origin scheme, host and port of the page that carries the ticket */
    public record Command(ApplicationNumber number, TokenStep.Kind step, String origin, Optional<Choice> choice) {}

    /** A command without an application yet: to find the one that is under way for a certificate. */
    public record Visit(String id, TokenStep.Kind step, String origin, Optional<Choice> choice) {}

    /** What came of it. */
    public sealed interface Answer {
        record Authorised(TokenTickets.Ticket ticket) implements Answer {}

        /** The application is elsewhere: the page has to be shown anew. */
        record NotNow(RenewalStatus status) implements Answer {}

        record NotFound() implements Answer {}
    }

    public AuthoriseTokenStep(
            RenewalDesk desk,
            CertificateReader reader,
            SealedChallenges challenges,
            Secrets secrets,
            TokenJobs jobs,
            TokenTickets tickets,
            Clock clock) {
        this.desk = desk;
        this.reader = reader;
        this.challenges = challenges;
        this.secrets = secrets;
        this.jobs = jobs;
        this.tickets = tickets;
        this.clock = clock;
    }

    public Answer handle(Visit visit) {
        Instant now = clock.instant();
        return firstLook(visit.id(), visit.step(), visit.origin(), visit.choice(), now)
                .<Answer>map(job -> authorised(saved(job), now))
                .orElseGet(Answer.NotFound::new);
    }

    public Answer handle(Command command) {
        return desk.find(command.number())
                .map(application -> authorise(application, command))
                .orElseGet(Answer.NotFound::new);
    }

    private Answer authorise(RenewalApplication application, Command command) {
        Instant now = clock.instant();
        return fresh(application, command, now)
                .map(job -> changesToken(command.step()) ? begun(job) : saved(job))
                .<Answer>map(job -> authorised(job, now))
                .orElseGet(() -> new Answer.NotNow(application.status()));
    }

    private Answer authorised(TokenJob job, Instant now) {
        return new Answer.Authorised(tickets.sign(job, now));
    }

    private TokenJob saved(TokenJob job) {
        jobs.save(job);
        return job;
    }

    private static boolean changesToken(TokenStep.Kind step) {
        return switch (step) {
            case GENERATE, INSTALL, RETIRE -> true;
            case INVENTORY, PROVE, HISTORY, PLAN, VERIFY, LET_GO -> false;
        };
    }

    /**
     * Work that changes the token goes on with the parameters with which it began, or the agent sees a conflict: however
     * long ago that was, in however many windows, and whatever the site is called by now.
     */
    private TokenJob begun(TokenJob fresh) {
        TokenJob job = jobs.begin(fresh);
        return job.origin().equals(fresh.origin()) ? job : saved(job.from(fresh.origin()));
    }

    private static boolean isDue(RenewalApplication application, TokenStep.Kind step) {
        return switch (step) {
            case INVENTORY, PROVE -> CERTIFICATE_CAN_BE_CHOSEN.contains(application.status());
            case HISTORY, LET_GO -> false;
            case PLAN -> application instanceof Paid;
            case GENERATE -> application instanceof Paid || application instanceof Issuing;
            case INSTALL, VERIFY -> application instanceof Issued;
            case RETIRE -> application instanceof Installed;
        };
    }

    private Optional<TokenJob> fresh(RenewalApplication application, Command command, Instant now) {
        String subject = application.number().value();
        if (!isDue(application, command.step())) {
            return Optional.empty();
        }
        return switch (command.step()) {
            case INVENTORY, PROVE, HISTORY, LET_GO ->
                firstLook(subject, command.step(), command.origin(), command.choice(), now);
            case PLAN, GENERATE, INSTALL, VERIFY, RETIRE ->
                application
                        .reached(Presented.class)
                        .map(presented -> new TokenJob(
                                secrets.identifier(),
                                subject,
                                command.origin(),
                                replacement(application, command.step(), presented.pair()),
                                Optional.of(presented.token()),
                                Optional.of(presented.pair().signing().fingerprint()),
                                now));
        };
    }

    private Optional<TokenJob> firstLook(
            String subject, TokenStep.Kind kind, String origin, Optional<Choice> choice, Instant now) {
        return switch (kind) {
            case INVENTORY ->
                Optional.of(new TokenJob(
                        secrets.identifier(),
                        subject,
                        origin,
                        new TokenStep.Inventory(),
                        Optional.empty(),
                        Optional.empty(),
                        now));
            case PROVE ->
                choice.map(chosen -> new TokenJob(
                        secrets.identifier(),
                        subject,
                        origin,
                        new TokenStep.Prove(
                                secrets.identifier(), chosen.bidRisk().filter(BidAdvice::defersRenewal)),
                        Optional.of(chosen.token()),
                        Optional.of(chosen.signingCertificate()),
                        now));
            case HISTORY ->
                choice.map(chosen -> new TokenJob(
                        secrets.identifier(),
                        subject,
                        origin,
                        new TokenStep.History(secrets.identifier()),
                        Optional.of(chosen.token()),
                        Optional.of(chosen.signingCertificate()),
                        now));
            case PLAN, GENERATE, INSTALL, VERIFY, RETIRE, LET_GO -> Optional.empty();
        };
    }

    private TokenStep replacement(RenewalApplication application, TokenStep.Kind kind, CertificatePair old) {
        return switch (kind) {
            case PLAN -> new TokenStep.Plan(secrets.identifier());
            case GENERATE ->
                new TokenStep.Generate(
                        secrets.identifier(),
                        IssuerChoosesTheKeys.profileOf(old.signing().issuer(), desk.rules()),
                        reader.subject(old.signing()));
            case INSTALL -> install(application.reached(Issued.class).orElseThrow());
            case VERIFY -> verify(application.reached(Issued.class).orElseThrow(), old);
            case RETIRE -> new TokenStep.Retire(old.signing().fingerprint());
            case INVENTORY, PROVE, HISTORY, LET_GO ->
                throw new IllegalArgumentException("not a step of the replacement: " + kind);
        };
    }

    private static TokenStep install(Issued issued) {
        return new TokenStep.Install(
                issued.renewed().signing().der(), issued.renewed().encryption().der(), issued.encryptionKey());
    }

    private TokenStep verify(Issued issued, CertificatePair old) {
        var forNew = challenges.sealFor(issued.renewed().encryption());
        var forOld = challenges.sealFor(old.encryption());
        return new TokenStep.Verify(
                secrets.identifier(),
                issued.renewed().signing().fingerprint(),
                forNew.sealed(),
                forNew.answer(),
                forOld.sealed(),
                forOld.answer());
    }
}
