package org.yanqi.application.token;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.yanqi.application.port.EncryptionCertificates;
import org.yanqi.application.port.SealedBids;
import org.yanqi.application.port.TokenJobs;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.application.ticket.TokenStep;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.bidding.SealedBid;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Paid;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.domain.renewal.Refusal;

/** Tells what a renewal will do to the UKey before the first write; a UKey without room is told of here. */
public final class PlanInstallation {
    private final RenewalDesk desk;
    private final EncryptionCertificates encryption;
    private final TokenJobs jobs;
    private final SealedBids bids;
    private final Clock clock;

    /**
     * What the token agent has found, carried by the page: it decides nothing but what is shown.
     *
     * @param begun whether an earlier run of this application has begun to change the UKey
     * @param certificates DER of all certificates on the UKey
     * @param unfinished the applications whose runs were interrupted on this UKey
     */
    public record Command(
            ApplicationNumber number, boolean room, boolean begun, List<Bytes> certificates, List<String> unfinished) {
        public Command {
            certificates = List.copyOf(certificates);
            unfinished = List.copyOf(unfinished);
        }
    }

    /** What came of it. */
    public sealed interface Answer {
        /**
         * @param begun an earlier run goes on with what it has made
         * @param history older encryption certificates, newest first; they stay
         * @param opens declared bids that the present encryption key may still have to open
         * @param leftBehind other applications that were interrupted; what they made stays and is not used
         */
        record Plan(
                boolean begun,
                CertificatePair replaced,
                List<Certificate> history,
                List<SealedBid> opens,
                List<ApplicationNumber> leftBehind)
                implements Answer {
            public Plan {
                history = List.copyOf(history);
                opens = List.copyOf(opens);
                leftBehind = List.copyOf(leftBehind);
            }
        }

        record Refused(Outcome.Refused refused) implements Answer {}

        /** The application is elsewhere: the page has to be shown anew. */
        record NotNow() implements Answer {}
    }

    public PlanInstallation(
            RenewalDesk desk, EncryptionCertificates encryption, TokenJobs jobs, SealedBids bids, Clock clock) {
        this.desk = desk;
        this.encryption = encryption;
        this.jobs = jobs;
        this.bids = bids;
        this.clock = clock;
    }

    public Answer handle(Command command) {
        return desk.find(command.number())
                .flatMap(application -> application instanceof Paid paid ? Optional.of(paid) : Optional.empty())
                .map(paid -> plan(paid, command))
                .orElseGet(Answer.NotNow::new);
    }

    private Answer plan(Paid paid, Command command) {
        Instant now = clock.instant();
        boolean begun = command.begun()
                || jobs.latest(paid.number().value(), TokenStep.Kind.GENERATE).isPresent();
        if (!begun && !command.room()) {
            return new Answer.Refused(
                    desk.refuse(RenewalDesk.HANDLER, paid, "PlanInstallation", new Refusal.TokenFull(), now));
        }
        CertificatePair old = paid.reached(Presented.class).orElseThrow().pair();
        return new Answer.Plan(
                begun,
                old,
                encryption.of(old.subject(), command.certificates()).stream()
                        .filter(certificate -> !certificate.equals(old.encryption()))
                        .toList(),
                bids.of(old.encryption().fingerprint()).stream()
                        .filter(bid -> bid.needsKey(now))
                        .toList(),
                command.unfinished().stream()
                        .flatMap(name -> ApplicationNumber.parse(name).toOptional().stream())
                        .filter(number -> !number.equals(paid.number()))
                        .toList());
    }
}
