package org.yanqi.domain.machine;

import static org.yanqi.domain.machine.MachineRenewal.Status.COMPLETED;
import static org.yanqi.domain.machine.MachineRenewal.Status.CONFIRMED;
import static org.yanqi.domain.machine.MachineRenewal.Status.ISSUING;
import static org.yanqi.domain.machine.MachineRenewal.Status.REJECTED;
import static org.yanqi.domain.machine.MachineRenewal.Status.WITHDRAWN;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.certificate.KeyHistory;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.RevocationStatus;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.IssuerChoosesTheExtensions;
import org.yanqi.domain.renewal.IssuerChoosesTheKeys;
import org.yanqi.domain.renewal.KeysAreNew;
import org.yanqi.domain.renewal.NeverRevoked;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.renewal.Refusal.IssuedDifference;
import org.yanqi.domain.renewal.RenewalRules;
import org.yanqi.domain.renewal.SubjectIsUnchanged;

/**
 * What the CA's staff have recorded for one signing certificate that a machine holds: it may renew it by itself. The mandate
 * moves on to the new certificate once the machine has confirmed that it holds it, and not before.
 *
 * @param number its own, out of the same row as those of applications; its chain in the audit ledger goes by it
 * @param certificate the one that may be renewed, or is being renewed
 * @param used how many renewals the machine has confirmed
 * @param keys for which certificates were ordered under this mandate, whatever has become of them
 * @param latest the last renewal that was asked for and not refused
 */
public record RenewalMandate(
        ApplicationNumber number,
        RenewalTerms terms,
        DistinguishedName subject,
        Sha256 certificate,
        int used,
        Set<Sha256> keys,
        Optional<MachineRenewal> latest) {
    public RenewalMandate {
        keys = Set.copyOf(keys);
    }

    /** A mandate for a certificate of a CA that is served, whose status its own register knows. */
    public static MandateDecision recorded(
            ApplicationNumber number, RenewalTerms terms, Certificate certificate, RevocationStatus revocation) {
        if (certificate.use() != KeyUse.SIGNING) {
            return MandateDecision.refuse(new MachineRefusal.NotForSigning());
        }
        return objection(certificate, revocation, terms.recordedAt())
                .map(MandateDecision::refuse)
                .orElseGet(() -> new MandateDecision.Accepted(new RenewalMandate(
                        number,
                        terms,
                        certificate.subject(),
                        certificate.fingerprint(),
                        0,
                        Set.of(),
                        Optional.empty())));
    }

    private static Optional<MachineRefusal> objection(
            Certificate certificate, RevocationStatus revocation, Instant now) {
        return certificate.validity().hasEndedBy(now)
                ? Optional.of(new MachineRefusal.CertificateExpired(
                        certificate.validity().notAfter()))
                : byRule(NeverRevoked.refusal(revocation));
    }

    /** The machine asks, or somebody for it; the same key for the same certificate gets the same answer, however often it asks. */
    public MandateDecision request(KeyUpdate update, RenewalRules rules) {
        Optional<MachineRenewal> same = latest.filter(
                        renewal -> renewal.order().renews(update.old().fingerprint()))
                .filter(renewal -> renewal.order().isForKey(update.wish().key().fingerprint()));
        return same.isPresent()
                ? again(same.get(), update)
                : refusal(update, rules).map(MandateDecision::refuse).orElseGet(() -> ordered(update));
    }

    private MandateDecision again(MachineRenewal renewal, KeyUpdate update) {
        if (renewal.isGivenUp()) {
            return MandateDecision.refuse(
                    new Refusal.KeyReused(update.wish().key().fingerprint()));
        }
        // A machine that has confirmed and was not told so has lost the answer; its old certificate is revoked by then.
        return (renewal.isConfirmed()
                        ? Optional.<Refusal>empty()
                        : NeverRevoked.refusal(update.found().revocation()))
                .map(MandateDecision::refuse)
                .orElseGet(() -> with(renewal.heardIn(update.exchange())));
    }

    /** Why what was asked for in this conversation is not waited for any more, by what holds for asking once more. */
    public Optional<MachineRefusal> refusal(Exchange exchange, RevocationStatus old) {
        Optional<MachineRenewal> meant =
                latest.filter(renewal -> renewal.exchange().equals(exchange));
        if (meant.isEmpty()) {
            return Optional.of(new MachineRefusal.NothingOrdered());
        }
        if (meant.get().isGivenUp()) {
            return Optional.of(new MachineRefusal.WithdrawnBefore());
        }
        return meant.get().isConfirmed() ? Optional.empty() : byRule(NeverRevoked.refusal(old));
    }

    private Optional<MachineRefusal> refusal(KeyUpdate update, RenewalRules rules) {
        if (!update.old().fingerprint().equals(certificate)) {
            return Optional.of(new MachineRefusal.NotMandated());
        }
        if (update.at().isAfter(terms.until())) {
            return Optional.of(new MachineRefusal.MandateOver(terms.until()));
        }
        if (used >= terms.renewals()) {
            return Optional.of(new MachineRefusal.MandateUsedUp(terms.renewals()));
        }
        return objection(update.old(), update.found().revocation(), update.at())
                .or(() -> byRule(rules.window().refusal(update.old(), update.at())))
                .or(this::anotherUnderWay)
                .or(() -> wished(update, rules));
    }

    private Optional<MachineRefusal> anotherUnderWay() {
        return byRule(latest.filter(MachineRenewal::isUnderWay)
                .map(renewal -> new Refusal.AnotherRequestIssued(
                        renewal.order().publicKey().sha256())));
    }

    private Optional<MachineRefusal> wished(KeyUpdate update, RenewalRules rules) {
        var wish = update.wish();
        Sha256 key = wish.key().fingerprint();
        boolean known =
                keys.contains(key) || update.old().publicKey().fingerprint().equals(key);
        KeyHistory history = known ? KeyHistory.SHOWN_BEFORE : update.found().history();
        var profile = IssuerChoosesTheKeys.profileOf(update.old().issuer(), rules);
        return byRule(IssuerChoosesTheExtensions.refusal(wish.more()))
                .or(() -> byRule(SubjectIsUnchanged.refusal(update.old().subject(), wish.subject())))
                .or(() -> byRule(KeysAreNew.refusal(wish.key(), history, profile)));
    }

    private static Optional<MachineRefusal> byRule(Optional<? extends Refusal> refusal) {
        return refusal.map(MachineRefusal.ByRule::new);
    }

    private MandateDecision ordered(KeyUpdate update) {
        var order = new MachineOrder(
                update.old().der(),
                update.old().serial(),
                update.wish().publicKey(),
                update.serial(),
                terms.term().renew(update.old().validity(), update.at()));
        Set<Sha256> more = new HashSet<>(keys);
        more.add(update.wish().key().fingerprint());
        var renewal = MachineRenewal.ordered(order, update.exchange(), update.at());
        return new MandateDecision.Accepted(
                new RenewalMandate(number, terms, subject, certificate, used, more, Optional.of(renewal)));
    }

    /** The CA has made a certificate; the same one recorded again changes nothing. */
    public MandateDecision issued(Certificate made, Instant at) {
        if (latest.isEmpty()) {
            return MandateDecision.refuse(new MachineRefusal.NothingOrdered());
        }
        MachineRenewal renewal = latest.get();
        Optional<IssuedDifference> difference = difference(renewal.order(), made);
        if (difference.isPresent()) {
            return MandateDecision.refuse(new Refusal.IssuedOtherThanAsked(difference.get()));
        }
        return renewal.status() == ISSUING ? with(renewal.issued(made.der(), at)) : new MandateDecision.Accepted(this);
    }

    private Optional<IssuedDifference> difference(MachineOrder order, Certificate made) {
        if (!made.subject().matches(subject)) {
            return Optional.of(IssuedDifference.SUBJECT);
        }
        if (!made.serial().equals(order.serial())) {
            return Optional.of(IssuedDifference.SERIAL);
        }
        if (!order.isForKey(made.publicKey().fingerprint()) || made.use() != KeyUse.SIGNING) {
            return Optional.of(IssuedDifference.SIGNING_KEY);
        }
        return made.validity().equals(order.validity()) ? Optional.empty() : Optional.of(IssuedDifference.VALIDITY);
    }

    /** The machine takes the certificate or does not; said again, it is answered again. */
    public MandateDecision confirm(Confirmation said) {
        Optional<MachineRenewal> meant = latest.filter(renewal -> isMeant(renewal, said));
        if (meant.isEmpty()) {
            return MandateDecision.refuse(new MachineRefusal.NothingToConfirm());
        }
        MachineRenewal renewal = meant.get();
        if (renewal.isConfirmed()) {
            return said.accepted()
                    ? new MandateDecision.Accepted(this)
                    : MandateDecision.refuse(new MachineRefusal.ConfirmedBefore());
        }
        if (renewal.isGivenUp()) {
            return said.accepted()
                    ? MandateDecision.refuse(new MachineRefusal.WithdrawnBefore())
                    : new MandateDecision.Accepted(this);
        }
        return said.accepted() ? confirmed(renewal, said) : with(renewal.now(REJECTED, said.at()));
    }

    private static boolean isMeant(MachineRenewal renewal, Confirmation said) {
        return renewal.exchange().equals(said.exchange())
                && renewal.certificate()
                        .map(certificate -> certificate.sha256().equals(said.certificate()))
                        .orElse(false);
    }

    private MandateDecision confirmed(MachineRenewal renewal, Confirmation said) {
        return NeverRevoked.refusal(said.revocation())
                .map(MandateDecision::refuse)
                .orElseGet(() -> new MandateDecision.Accepted(new RenewalMandate(
                        number,
                        terms,
                        subject,
                        said.certificate(),
                        used + 1,
                        keys,
                        Optional.of(renewal.now(CONFIRMED, said.at())))));
    }

    /** Nobody has confirmed for too long: the old certificate stays, the new one goes. */
    public MandateDecision lapse(Instant at) {
        return latest.filter(renewal -> renewal.isOverdue(at))
                .map(renewal -> with(renewal.now(REJECTED, at)))
                .orElseGet(() -> new MandateDecision.Accepted(this));
    }

    /** What was to be revoked is revoked. */
    public MandateDecision revoked(Instant at) {
        return latest.map(renewal -> switch (renewal.status()) {
                    case CONFIRMED -> with(renewal.now(COMPLETED, at));
                    case REJECTED -> with(renewal.now(WITHDRAWN, at));
                    case ISSUING, ISSUED, COMPLETED, WITHDRAWN -> new MandateDecision.Accepted(this);
                })
                .orElseGet(() -> new MandateDecision.Accepted(this));
    }

    /** The renewal that has come so far, if it stands there now. */
    public Optional<MachineRenewal> standing(MachineRenewal.Status status) {
        return latest.filter(renewal -> renewal.status() == status);
    }

    private MandateDecision with(MachineRenewal renewal) {
        return new MandateDecision.Accepted(
                new RenewalMandate(number, terms, subject, certificate, used, keys, Optional.of(renewal)));
    }

    /** That there is something to be looked after, see {@link MachineRenewal#due}. */
    public Optional<Instant> due() {
        return latest.flatMap(MachineRenewal::due);
    }
}
