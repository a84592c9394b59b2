package org.yanqi.application.token;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.port.AuditLedger;
import org.yanqi.application.port.PossessionProofs;
import org.yanqi.application.port.RenewalApplications;
import org.yanqi.application.port.SealedBids;
import org.yanqi.application.port.Secrets;
import org.yanqi.application.port.TokenJobs;
import org.yanqi.application.port.TokenTickets;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.application.ticket.Statement;
import org.yanqi.application.ticket.TokenJob;
import org.yanqi.application.ticket.TokenStep;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.bidding.SealedBid;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Completed;
import org.yanqi.domain.renewal.Installed;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.domain.renewal.RenewalApplication;

/**
 * Lets the holder of a UKey destroy an encryption key that a renewal completed here has replaced. Which keys those are, on
 * which UKey and what has come after them is taken from the renewals on record, never from the page.
 */
public final class LetGoOfEncryptionKey {
    private static final String ORDERED = "OrderLettingGo";
    private static final String DONE = "LetGoOfEncryptionKey";

    private final RenewalsOfToken renewals;
    private final RenewalApplications applications;
    private final SealedBids bids;
    private final PossessionProofs proofs;
    private final AuditLedger ledger;
    private final Orders orders;
    private final Clock clock;

    /** What an order to the token agent is made with. */
    public record Orders(Secrets secrets, TokenJobs jobs, TokenTickets tickets) {}

    /**
     * @param visit the id under which it is ordered
     * @param shown the fingerprint of the signing certificate whose key this visitor has proved to hold
     */
    public record Command(String visit, String origin, Sha256 shown, Sha256 encryptionCertificate) {}

    /** What came of it. */
    public sealed interface Answer {
        record Ordered(TokenTickets.Ticket ticket) implements Answer {}

        /** What is sealed now is sealed for it. */
        record InUse() implements Answer {}

        record Needed(List<SealedBid> bids) implements Answer {
            public Needed {
                bids = List.copyOf(bids);
            }
        }

        /** The last step of a renewal proves that the old key still opens. */
        record RenewalUnderWay(ApplicationNumber number) implements Answer {}

        /** No completed renewal of this UKey has replaced it: it is another's, another CA's or was changed elsewhere. */
        record NotReplacedHere() implements Answer {}
    }

    /** The renewal that made the key an old one, and the latest one, which brought what is in use. */
    private record Generations(RenewalApplication replacing, RenewalApplication latest) {
        CertificatePair inUse() {
            return renewed(latest);
        }
    }

    public LetGoOfEncryptionKey(
            RenewalsOfToken renewals,
            RenewalApplications applications,
            SealedBids bids,
            PossessionProofs proofs,
            AuditLedger ledger,
            Orders orders,
            Clock clock) {
        this.renewals = renewals;
        this.applications = applications;
        this.bids = bids;
        this.proofs = proofs;
        this.ledger = ledger;
        this.orders = orders;
        this.clock = clock;
    }

    public Answer order(Command command) {
        Optional<ApplicationNumber> open = applications.openFor(command.shown());
        if (open.isPresent()) {
            return new Answer.RenewalUnderWay(open.get());
        }
        Sha256 certificate = command.encryptionCertificate();
        if (completed(command.shown()).stream().anyMatch(renewal -> brings(renewal, command.shown(), certificate))) {
            return new Answer.InUse();
        }
        Instant now = clock.instant();
        List<SealedBid> needed =
                bids.of(certificate).stream().filter(bid -> bid.needsKey(now)).toList();
        return generations(command.shown(), certificate)
                .<Answer>map(found -> needed.isEmpty() ? order(command, found, now) : new Answer.Needed(needed))
                .orElseGet(Answer.NotReplacedHere::new);
    }

    /** Who ordered it is on record before the agent can act: an answer that is lost leaves the intent. */
    private Answer order(Command command, Generations found, Instant now) {
        var job = new TokenJob(
                orders.secrets().identifier(),
                command.visit(),
                command.origin(),
                new TokenStep.LetGo(
                        orders.secrets().identifier(),
                        command.encryptionCertificate(),
                        found.inUse().encryption().fingerprint()),
                Optional.of(
                        found.latest().reached(Presented.class).orElseThrow().token()),
                Optional.of(command.shown()),
                now);
        enter(found, ORDERED, command.encryptionCertificate(), Map.of(), now);
        orders.jobs().save(job);
        return new Answer.Ordered(orders.tickets().sign(job, now));
    }

    /**
     * Records that the key is gone, once, however often the answer comes.
     *
     * @param proof the signing key's signature over what was destroyed
     * @param destroyed how many objects the agent has destroyed in the run that answered; none where it was done already
     * @return the key that is gone, or nothing where the proof is not one of this order
     */
    public Optional<Sha256> record(String visit, Sha256 shown, Bytes proof, int destroyed) {
        Instant now = clock.instant();
        return orders.jobs()
                .latest(visit, TokenStep.Kind.LET_GO)
                .filter(job -> job.awaitsProofOf(shown, now))
                .flatMap(job -> record(job, shown, proof, destroyed, now));
    }

    private Optional<Sha256> record(TokenJob job, Sha256 shown, Bytes proof, int destroyed, Instant now) {
        if (!(job.step() instanceof TokenStep.LetGo letGo)) {
            return Optional.empty();
        }
        Sha256 certificate = letGo.encryptionCertificate();
        return generations(shown, certificate)
                .filter(found -> proofs.verify(
                                proof, Statement.of(job), found.inUse().signing(), now)
                        .isPresent())
                .map(found -> {
                    var evidence = Map.of("proof", proof.sha256().hex(), "destroyed", Integer.toString(destroyed));
                    enter(found, DONE, certificate, evidence, now);
                    return certificate;
                });
    }

    private void enter(Generations found, String act, Sha256 certificate, Map<String, String> evidence, Instant now) {
        ApplicationNumber number = found.replacing().number();
        boolean known = ledger.of(number).stream()
                .anyMatch(entry -> entry.act().equals(act)
                        && certificate.hex().equals(entry.facts().get("certificate")));
        if (!known) {
            Map<String, String> facts = new TreeMap<>(evidence);
            facts.put("certificate", certificate.hex());
            ledger.append(new AuditEntry(number, RenewalDesk.HANDLER, act, now, facts));
        }
    }

    private Optional<Generations> generations(Sha256 shown, Sha256 certificate) {
        List<RenewalApplication> completed = completed(shown);
        return completed.stream()
                .filter(renewal -> replaced(renewal).encryption().fingerprint().equals(certificate))
                .findFirst()
                .flatMap(replacing -> completed.stream()
                        .filter(renewal ->
                                renewed(renewal).signing().fingerprint().equals(shown))
                        .findFirst()
                        .map(latest -> new Generations(replacing, latest)));
    }

    /** Nothing where the certificate that was shown has been replaced itself. */
    private List<RenewalApplication> completed(Sha256 shown) {
        List<RenewalApplication> completed = renewals.of(shown).stream()
                .map(RenewalsOfToken.Line::application)
                .filter(Completed.class::isInstance)
                .toList();
        boolean old = completed.stream()
                .anyMatch(renewal -> replaced(renewal).signing().fingerprint().equals(shown));
        return old ? List.of() : completed;
    }

    private static boolean brings(RenewalApplication renewal, Sha256 signing, Sha256 encryption) {
        return renewed(renewal).signing().fingerprint().equals(signing)
                && renewed(renewal).encryption().fingerprint().equals(encryption);
    }

    private static CertificatePair replaced(RenewalApplication renewal) {
        return renewal.reached(Presented.class).orElseThrow().pair();
    }

    private static CertificatePair renewed(RenewalApplication renewal) {
        return renewal.reached(Installed.class).orElseThrow().renewed();
    }
}
