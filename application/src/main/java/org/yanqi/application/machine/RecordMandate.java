package org.yanqi.application.machine;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.yanqi.application.port.ApplicationNumbers;
import org.yanqi.application.port.RenewalMandates;
import org.yanqi.application.port.RenewalMandates.Change;
import org.yanqi.application.port.RenewalMandates.Sign;
import org.yanqi.application.port.Revocations;
import org.yanqi.application.port.SigningCertificates;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.ValidityTerm;
import org.yanqi.domain.machine.ContractReference;
import org.yanqi.domain.machine.MachineRefusal;
import org.yanqi.domain.machine.MandateDecision;
import org.yanqi.domain.machine.RenewalMandate;
import org.yanqi.domain.machine.RenewalTerms;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.staff.StaffName;

/** A member of the CA's staff lets the machine that holds a certificate renew it by itself, as a contract says. */
public final class RecordMandate {
    private final RenewalMandates mandates;
    private final SigningCertificates certificates;
    private final Revocations revocations;
    private final ApplicationNumbers numbers;
    private final Clock clock;

    /** @param certificate DER */
    public record Command(
            Bytes certificate,
            ContractReference contract,
            int renewals,
            Instant until,
            ValidityTerm term,
            StaffName by) {}

    /** What became of it. */
    public sealed interface Outcome {
        record Recorded(RenewalMandate mandate) implements Outcome {}

        record Refused(MachineRefusal refusal) implements Outcome {}
    }

    public RecordMandate(
            RenewalMandates mandates,
            SigningCertificates certificates,
            Revocations revocations,
            ApplicationNumbers numbers,
            Clock clock) {
        this.mandates = mandates;
        this.certificates = certificates;
        this.revocations = revocations;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException if the terms are none, such as an end in the past */
    public Outcome handle(Command command) {
        return switch (certificates.read(command.certificate())) {
            case SigningCertificates.Verdict.Signing(Certificate certificate) -> record(command, certificate);
            case SigningCertificates.Verdict.NotForSigning() -> new Outcome.Refused(new MachineRefusal.NotForSigning());
            case SigningCertificates.Verdict.OtherIssuer(var issuer) -> refused(new Refusal.IssuerNotServed(issuer));
            case SigningCertificates.Verdict.Malformed() -> refused(new Refusal.CertificateUnreadable());
        };
    }

    private static Outcome refused(Refusal refusal) {
        return new Outcome.Refused(new MachineRefusal.ByRule(refusal));
    }

    private Outcome record(Command command, Certificate certificate) {
        Instant now = clock.instant();
        var terms = new RenewalTerms(
                command.contract(), command.renewals(), command.until(), command.term(), command.by(), now);
        Optional<Outcome> known = known(certificate);
        return known.isPresent() ? known.get() : record(terms, certificate, now);
    }

    private Optional<Outcome> known(Certificate certificate) {
        return mandates.find(new Sign.OfCertificate(certificate.fingerprint()))
                .map(found -> new Outcome.Refused(
                        new MachineRefusal.AlreadyMandated(found.value().number())));
    }

    private Outcome record(RenewalTerms terms, Certificate certificate, Instant now) {
        ApplicationNumber number = numbers.next(now.atOffset(ValidityTerm.CHINA).toLocalDate());
        var status = Standing.of(certificate.serial(), revocations);
        return switch (RenewalMandate.recorded(number, terms, certificate, status)) {
            case MandateDecision.Accepted(RenewalMandate mandate) -> stored(mandate, certificate);
            case MandateDecision.Refused(MachineRefusal refusal) -> new Outcome.Refused(refusal);
        };
    }

    private Outcome stored(RenewalMandate mandate, Certificate certificate) {
        RenewalTerms terms = mandate.terms();
        var act = new MandateDesk.Act("staff:" + terms.recordedBy(), "RecordMandate", terms.recordedAt());
        var facts = Map.of(
                "certificate", mandate.certificate().hex(),
                "serial", certificate.serial().display(),
                "contract", terms.contract().value(),
                "renewals", String.valueOf(terms.renewals()),
                "until", terms.until().toString(),
                "years", String.valueOf(terms.term().years()));
        try {
            mandates.save(new Change(mandate, 0, MandateDesk.entry(mandate.number(), act, facts)));
            return new Outcome.Recorded(mandate);
        } catch (StaleVersionException somebodyWasFaster) {
            return known(certificate).orElseThrow(() -> somebodyWasFaster);
        }
    }
}
