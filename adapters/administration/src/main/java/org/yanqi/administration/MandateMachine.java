package org.yanqi.administration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yanqi.application.machine.RecordMandate;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Checked;
import org.yanqi.domain.certificate.ValidityTerm;
import org.yanqi.domain.machine.ContractReference;
import org.yanqi.domain.machine.MachineRefusal;
import org.yanqi.domain.machine.RenewalMandate;
import org.yanqi.domain.machine.RenewalTerms;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.staff.StaffName;
import org.yanqi.persistence.StoredApplicationNumbers;
import org.yanqi.persistence.StoredRenewalMandates;
import org.yanqi.persistence.StoredRevocations;
import org.yanqi.pki.X509CertificateReader;

/**
 * Lets the machine that holds a certificate renew it by itself.
 *
 * @param issuer the issuing CA's certificate
 */
record MandateMachine(Path certificate, Path issuer, Terms terms, Clock clock) implements Command {
    private static final Set<String> OPTIONS =
            Set.of("--certificate", "--issuer", "--contract", "--renewals", "--until", "--years", "--by");

    /** What was agreed on. */
    record Terms(ContractReference contract, int renewals, Instant until, ValidityTerm term, StaffName by) {}

    /** @throws CommandLine.Misunderstood if an option is missing or cannot be meant */
    static MandateMachine of(List<String> words, Clock clock) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            if (i + 1 == words.size() || !OPTIONS.contains(words.get(i))) {
                throw new CommandLine.Misunderstood("not understood: " + words.get(i));
            }
            given.put(words.get(i), words.get(i + 1));
        }
        var terms = new Terms(
                value(ContractReference.parse(option(given, "--contract")), "--contract"),
                number(given, "--renewals", RenewalTerms.MOST_RENEWALS),
                endOf(option(given, "--until")),
                new ValidityTerm(number(given, "--years", 3)),
                value(StaffName.parse(option(given, "--by")), "--by"));
        return new MandateMachine(
                Path.of(option(given, "--certificate")), Path.of(option(given, "--issuer")), terms, clock);
    }

    private static String option(Map<String, String> given, String name) {
        return Optional.ofNullable(given.get(name))
                .orElseThrow(() -> new CommandLine.Misunderstood(name + " is missing"));
    }

    private static <T> T value(Checked<T> checked, String option) {
        return checked.toOptional().orElseThrow(() -> new CommandLine.Misunderstood(option + " cannot be that"));
    }

    private static int number(Map<String, String> given, String name, int most) {
        String text = option(given, name);
        if (!text.matches("[1-9][0-9]?") || Integer.parseInt(text) > most) {
            throw new CommandLine.Misunderstood(name + " is a number from 1 to " + most);
        }
        return Integer.parseInt(text);
    }

    /** The end of this day in China. */
    private static Instant endOf(String day) {
        try {
            return LocalDate.parse(day).atTime(LocalTime.of(23, 59, 59)).toInstant(ValidityTerm.CHINA);
        } catch (DateTimeException e) {
            throw new CommandLine.Misunderstood("--until looks like 2027-12-31");
        }
    }

    @Override
    public boolean run(Platform platform, Terminal terminal) {
        if (!terms.until().isAfter(clock.instant())) {
            terminal.complain("--until has passed");
            return false;
        }
        var recording = new RecordMandate(
                new StoredRenewalMandates(platform.transactions()),
                new X509CertificateReader(List.of(der(issuer))),
                new StoredRevocations(platform.transactions()),
                new StoredApplicationNumbers(platform.transactions()),
                clock);
        var command = new RecordMandate.Command(
                der(certificate), terms.contract(), terms.renewals(), terms.until(), terms.term(), terms.by());
        return switch (recording.handle(command)) {
            case RecordMandate.Outcome.Recorded(RenewalMandate mandate) -> {
                terminal.say(
                        "Mandate " + mandate.number() + ": " + mandate.subject().display()
                                + " may renew certificate " + mandate.certificate() + " by itself, "
                                + terms.renewals() + " times until " + terms.until());
                yield true;
            }
            case RecordMandate.Outcome.Refused(MachineRefusal refusal) -> {
                terminal.complain("no mandate: " + words(refusal));
                yield false;
            }
        };
    }

    private static String words(MachineRefusal refusal) {
        return switch (refusal) {
            case MachineRefusal.NotForSigning() -> "the certificate is not for signing";
            case MachineRefusal.CertificateExpired(Instant at) -> "the certificate has expired at " + at;
            case MachineRefusal.AlreadyMandated(var number) -> "the certificate has mandate " + number + " already";
            case MachineRefusal.ByRule(Refusal.IssuerNotServed rule) ->
                "the certificate is by " + rule.issuer().display() + " and not by the CA in --issuer";
            case MachineRefusal.ByRule(Refusal.CertificateRevoked rule) ->
                "the certificate is revoked since " + rule.at();
            case MachineRefusal.ByRule(Refusal.CertificateUnreadable rule) -> "the certificate cannot be read";
            default -> refusal.toString();
        };
    }

    private static Bytes der(Path file) {
        try (var in = Files.newInputStream(file)) {
            return Bytes.of(CertificateFactory.getInstance("X.509")
                    .generateCertificate(in)
                    .getEncoded());
        } catch (IOException | CertificateException e) {
            throw new Platform.Misconfigured(file + " holds no certificate, PEM or DER");
        }
    }
}
