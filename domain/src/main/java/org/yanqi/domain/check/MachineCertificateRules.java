package org.yanqi.domain.check;

import static org.yanqi.domain.machine.MachineRenewal.Status.CONFIRMED;
import static org.yanqi.domain.machine.MachineRenewal.Status.ISSUED;
import static org.yanqi.domain.machine.MachineRenewal.Status.ISSUING;

import java.time.Instant;
import java.util.Optional;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.certificate.ValidityTerm;
import org.yanqi.domain.machine.RenewalMandate;
import org.yanqi.domain.machine.RenewalTerms;
import org.yanqi.domain.renewal.RenewalRules;

/** What the register has is what the ledger says was asked for: serial number, key, subject and validity. */
final class MachineCertificateRules {
    private MachineCertificateRules() {}

    static void apply(SerialNumber renewed, MachineFacts facts, RenewalRules rules, Mismatches mismatches) {
        MandateChronicle.Step asked = facts.ledger().of(renewed).findFirst().orElseThrow();
        if (facts.canRead(Store.REGISTER)) {
            facts.made(renewed)
                    .ifPresentOrElse(
                            made -> isSound(made, asked, facts, rules, mismatches),
                            () -> facts.ledger()
                                    .reached(renewed, ISSUED)
                                    .ifPresent(issued -> mismatches.add(new Mismatch.NotInRegister(renewed))));
        }
        if (facts.canRead(Store.PUBLIC_KEYS)) {
            Optional.ofNullable(facts.keys().get(asked.key()))
                    .ifPresentOrElse(
                            owner -> mismatches.compare(facts.number(), owner, Mismatch.KeySeenBefore::new),
                            () -> mismatches.add(new Mismatch.KeyNotSeen(asked.key())));
        }
        if (isReused(asked, facts)) {
            mismatches.add(new Mismatch.KeyReused(asked.key()));
        }
    }

    private static boolean isReused(MandateChronicle.Step asked, MachineFacts facts) {
        boolean again = facts.ledger().steps().stream()
                .anyMatch(step ->
                        step.key().equals(asked.key()) && !step.renewed().equals(asked.renewed()));
        return again
                || facts.certificate(asked.old())
                        .filter(old -> old.publicKey().fingerprint().equals(asked.key()))
                        .isPresent();
    }

    private static void isSound(
            MachineFacts.Made made,
            MandateChronicle.Step asked,
            MachineFacts facts,
            RenewalRules rules,
            Mismatches mismatches) {
        facts.ledger()
                .of(asked.renewed())
                .filter(step -> step.state() == CONFIRMED)
                .findFirst()
                .ifPresent(confirmed ->
                        mismatches.compare(confirmed.stands(), made.octets(), Mismatch.OtherCertificate::new));
        made.certificate()
                .ifPresentOrElse(
                        certificate -> isAsAsked(certificate, asked, facts, rules, mismatches),
                        () -> mismatches.add(new Mismatch.CertificateUnsound(made.octets())));
    }

    private static void isAsAsked(
            Certificate certificate,
            MandateChronicle.Step asked,
            MachineFacts facts,
            RenewalRules rules,
            Mismatches mismatches) {
        mismatches.compare(asked.renewed(), certificate.serial(), Mismatch.OtherSerial::new);
        mismatches.compare(asked.key(), certificate.publicKey().fingerprint(), Mismatch.OtherKey::new);
        facts.mandate()
                .map(RenewalMandate::subject)
                .ifPresent(subject -> namesTheSame(subject, certificate.subject(), mismatches));
        Optional<Certificate> old = facts.certificate(asked.old());
        old.map(Certificate::subject).ifPresent(subject -> namesTheSame(subject, certificate.subject(), mismatches));
        facts.ledger()
                .recorded()
                .map(MandateChronicle.Recorded::terms)
                .map(RenewalTerms::term)
                .ifPresent(term -> facts.ledger()
                        .reached(asked.renewed(), ISSUING)
                        .ifPresent(at -> old.map(Certificate::validity)
                                .ifPresentOrElse(
                                        validity -> isFor(term.renew(validity, at), certificate, mismatches),
                                        () -> isWithin(longest(term, at, rules), certificate, mismatches))));
    }

    private static void namesTheSame(DistinguishedName expected, DistinguishedName found, Mismatches mismatches) {
        if (!expected.matches(found)) {
            mismatches.add(new Mismatch.OtherSubject(Sha256.of(expected.display()), Sha256.of(found.display())));
        }
    }

    private static void isFor(ValidityPeriod expected, Certificate certificate, Mismatches mismatches) {
        mismatches.compare(expected, certificate.validity(), Mismatch.OtherValidity::of);
    }

    /** Of a certificate that was renewed long ago nothing but its serial number may be left: then the window bounds it. */
    private static ValidityPeriod longest(ValidityTerm term, Instant at, RenewalRules rules) {
        Instant end = at.atOffset(ValidityTerm.CHINA)
                .plus(rules.window().before())
                .plusDays(1) // a period of months is not the same forwards and backwards
                .toInstant();
        return term.renew(new ValidityPeriod(at, end), at);
    }

    private static void isWithin(ValidityPeriod longest, Certificate certificate, Mismatches mismatches) {
        ValidityPeriod found = certificate.validity();
        if (!found.notBefore().equals(longest.notBefore()) || found.notAfter().isAfter(longest.notAfter())) {
            mismatches.add(Mismatch.OtherValidity.of(longest, found));
        }
    }
}
