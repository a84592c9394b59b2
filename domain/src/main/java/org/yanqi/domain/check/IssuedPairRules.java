package org.yanqi.domain.check;

import static org.yanqi.domain.renewal.RenewalStatus.COMPLETED;
import static org.yanqi.domain.renewal.RenewalStatus.INSTALLED;
import static org.yanqi.domain.renewal.RenewalStatus.ISSUING;
import static org.yanqi.domain.renewal.RenewalStatus.TAKEN_BACK;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.renewal.Erased;
import org.yanqi.domain.renewal.IssuanceOrder;
import org.yanqi.domain.renewal.Issuing;
import org.yanqi.domain.renewal.RenewalRules;
import org.yanqi.domain.renewal.RenewalRules.Discretion;
import org.yanqi.domain.renewal.RenewalStatus;

/** The register, the application and what was ordered speak of one pair of certificates. */
final class IssuedPairRules {
    /** An issuer with discretion may let a certificate begin so much later than was ordered. */
    private static final Duration LATEST_BEGIN = Duration.ofDays(1);

    /** What was erased in these states has kept the fingerprints of the old pair and of the new one. */
    private static final Set<RenewalStatus> HAVE_BOTH_PAIRS = Set.of(INSTALLED, COMPLETED, TAKEN_BACK);

    private IssuedPairRules() {}

    static void apply(IssuanceFacts facts, RenewalRules rules, Mismatches mismatches) {
        facts.registered()
                .ifPresentOrElse(
                        registered -> registered(registered, facts, rules, mismatches),
                        () -> facts.recorded()
                                .map(pair -> pair.signing().serial())
                                .map(Mismatch.NotInRegister::new)
                                .ifPresent(mismatches::add));
    }

    private static void registered(
            RegisteredPair registered, IssuanceFacts facts, RenewalRules rules, Mismatches mismatches) {
        registered
                .pair()
                .ifPresentOrElse(
                        pair -> holdsWhatItSays(registered, pair, mismatches),
                        () -> mismatches.add(new Mismatch.CertificateUnsound(registered.signingCertificate())));
        facts.progress()
                .ifPresentOrElse(
                        progress -> isRecorded(registered, progress, facts, mismatches),
                        () -> mismatches.add(new Mismatch.NoApplication(registered.signingSerial())));
        facts.reached(Issuing.class).ifPresent(issuing -> isAsOrdered(issuing, facts, rules, mismatches));
    }

    private static void holdsWhatItSays(RegisteredPair registered, CertificatePair pair, Mismatches mismatches) {
        mismatches.compare(registered.signingSerial(), pair.signing().serial(), Mismatch.OtherSerial::new);
        mismatches.compare(registered.encryptionSerial(), pair.encryption().serial(), Mismatch.OtherSerial::new);
        mismatches.compare(registered.publicKey(), pair.signing().publicKey().fingerprint(), Mismatch.OtherKey::new);
    }

    private static void isRecorded(
            RegisteredPair registered, RenewalStatus progress, IssuanceFacts facts, Mismatches mismatches) {
        List<Sha256> recorded = recorded(facts);
        if (!recorded.isEmpty()) {
            mismatches.compare(recorded.getFirst(), registered.signingCertificate(), Mismatch.OtherCertificate::new);
            mismatches.compare(recorded.getLast(), registered.encryptionCertificate(), Mismatch.OtherCertificate::new);
        } else if (progress != ISSUING && !IssuanceCheck.WITH_CERTIFICATES.contains(progress)) {
            mismatches.add(new Mismatch.NotOrdered(progress));
        } else if (facts.erased().isEmpty() && facts.isSettled()) {
            mismatches.add(new Mismatch.NotRecorded(registered.signingSerial()));
        }
    }

    /** The fingerprints that the application, or what was left of it, has of its new pair. */
    private static List<Sha256> recorded(IssuanceFacts facts) {
        Optional<List<Sha256>> live = facts.recorded()
                .map(pair ->
                        List.of(pair.signing().fingerprint(), pair.encryption().fingerprint()));
        return live.or(() -> facts.erased()
                        .filter(erased -> HAVE_BOTH_PAIRS.contains(erased.ended()))
                        .map(Erased::evidence)
                        .map(Erased.Evidence::certificates)
                        .filter(fingerprints -> fingerprints.size() == 4)
                        .map(fingerprints -> fingerprints.subList(2, 4)))
                .orElse(List.of());
    }

    private static void isAsOrdered(Issuing issuing, IssuanceFacts facts, RenewalRules rules, Mismatches mismatches) {
        IssuanceOrder order = issuing.order();
        CertificatePair old = issuing.before().presented().pair();
        ValidityPeriod paid = issuing.before().choice().term().renew(old.validity(), issuing.since());
        mismatches.compare(paid, order.validity(), Mismatch.OtherValidity::of);
        namesTheSame(old.subject(), order.request().subject(), mismatches);
        if (facts.canRead(Store.REQUEST)) {
            requestIsSound(order, facts, mismatches);
        }
        facts.pair().ifPresent(pair -> {
            namesTheSame(old.subject(), pair.subject(), mismatches);
            mismatches.compare(
                    order.request().publicKey().fingerprint(),
                    pair.signing().publicKey().fingerprint(),
                    Mismatch.OtherKey::new);
            Discretion discretion = discretion(pair.signing().issuer(), rules);
            if (discretion == Discretion.NONE) {
                mismatches.compare(order.signingSerial(), pair.signing().serial(), Mismatch.OtherSerial::new);
                mismatches.compare(order.encryptionSerial(), pair.encryption().serial(), Mismatch.OtherSerial::new);
            }
            Stream.of(pair.signing(), pair.encryption())
                    .map(certificate -> certificate.validity())
                    .filter(validity -> !isLongEnough(order.validity(), validity, discretion))
                    .map(validity -> Mismatch.OtherValidity.of(order.validity(), validity))
                    .forEach(mismatches::add);
        });
    }

    private static void requestIsSound(IssuanceOrder order, IssuanceFacts facts, Mismatches mismatches) {
        facts.kept()
                .request()
                .ifPresentOrElse(
                        request -> {
                            mismatches.compare(
                                    request.publicKey().fingerprint(),
                                    order.request().publicKey().fingerprint(),
                                    Mismatch.OtherKey::new);
                            namesTheSame(request.subject(), order.request().subject(), mismatches);
                        },
                        () -> mismatches.add(
                                new Mismatch.RequestUnsound(order.request().fingerprint())));
    }

    private static void namesTheSame(DistinguishedName expected, DistinguishedName found, Mismatches mismatches) {
        if (!expected.matches(found)) {
            mismatches.add(new Mismatch.OtherSubject(Sha256.of(expected.display()), Sha256.of(found.display())));
        }
    }

    /** A pair that was read is of an issuer that is served; one that is not served would not have been read. */
    private static Discretion discretion(DistinguishedName issuer, RenewalRules rules) {
        return rules.issuers().stream()
                .filter(served -> served.name().matches(issuer))
                .map(RenewalRules.ServedIssuer::discretion)
                .findFirst()
                .orElse(Discretion.NONE);
    }

    private static boolean isLongEnough(ValidityPeriod ordered, ValidityPeriod issued, Discretion discretion) {
        return discretion == Discretion.NONE
                ? issued.equals(ordered)
                : !issued.notBefore().isAfter(ordered.notBefore().plus(LATEST_BEGIN))
                        && !issued.hasEndedBy(ordered.notAfter());
    }
}
