package org.yanqi.domain.check;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.ProofOfPossession;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.renewal.Installed;
import org.yanqi.domain.renewal.OldEncryptionCertificateStaysValid;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.TakenBack;

/**
 * The keys are new and of this application, the token has shown that it holds them, and the old one was retired in time, or
 * the new ones were where their certificates were taken back.
 */
final class KeyRules {
    /** A CA that does not answer is asked again for so long before anybody is troubled. */
    private static final Duration RETIRING = Duration.ofDays(1);

    private KeyRules() {}

    static void apply(IssuanceFacts facts, Mismatches mismatches) {
        facts.pair().ifPresent(pair -> areNew(pair, facts, mismatches));
        facts.reached(Presented.class).ifPresent(presented -> {
            if (facts.canRead(Store.PROOFS)) {
                isProved(
                        presented.pair().signing(),
                        presented.proof(),
                        facts.kept().oldKey(),
                        facts,
                        mismatches);
            }
            if (facts.canRead(Store.REVOCATIONS)) {
                facts.reached(TakenBack.class)
                        .ifPresentOrElse(
                                taken -> isTakenBack(taken, facts, mismatches),
                                () -> isRetired(presented.pair(), facts, mismatches));
            }
        });
        if (facts.canRead(Store.PROOFS)) {
            facts.reached(Installed.class)
                    .ifPresent(installed -> isProved(
                            installed.renewed().signing(),
                            installed.newKey(),
                            facts.kept().newKey(),
                            facts,
                            mismatches));
        }
    }

    private static void areNew(CertificatePair pair, IssuanceFacts facts, Mismatches mismatches) {
        Sha256 signing = pair.signing().publicKey().fingerprint();
        Sha256 encryption = pair.encryption().publicKey().fingerprint();
        if (facts.canRead(Store.PUBLIC_KEYS)) {
            Stream.of(signing, encryption).forEach(key -> isOwn(key, facts, mismatches));
        }
        if (signing.equals(encryption)) {
            mismatches.add(new Mismatch.KeyReused(signing));
        }
        facts.reached(Presented.class)
                .ifPresent(presented -> Stream.of(signing, encryption)
                        .filter(presented.pair()::hasKey)
                        .map(Mismatch.KeyReused::new)
                        .forEach(mismatches::add));
    }

    private static void isOwn(Sha256 key, IssuanceFacts facts, Mismatches mismatches) {
        Optional.ofNullable(facts.kept().keys().get(key))
                .ifPresentOrElse(
                        owner -> mismatches.compare(facts.number(), owner, Mismatch.KeySeenBefore::new),
                        () -> isNotSeen(key, facts, mismatches));
    }

    /** The encryption key is shown for the first time by the certificate, which is in the register before. */
    private static void isNotSeen(Sha256 key, IssuanceFacts facts, Mismatches mismatches) {
        if (facts.recorded().isPresent() || facts.isSettled()) {
            mismatches.add(new Mismatch.KeyNotSeen(key));
        }
    }

    private static void isProved(
            Certificate certificate,
            ProofOfPossession proof,
            Optional<KeptEvidence.Proved> signed,
            IssuanceFacts facts,
            Mismatches mismatches) {
        Sha256 fingerprint = certificate.fingerprint();
        if (signed.isEmpty() || !proof.certificate().equals(fingerprint)) {
            mismatches.add(new Mismatch.PossessionNotProved(fingerprint));
        } else {
            mismatches.compare(facts.number().value(), signed.get().application(), Mismatch.ProofForAnother::new);
        }
    }

    private static void isRetired(CertificatePair old, IssuanceFacts facts, Mismatches mismatches) {
        SerialNumber superseded =
                OldEncryptionCertificateStaysValid.superseded(old).serial();
        Optional<Installed> installed = facts.reached(Installed.class);
        if (facts.kept().superseded().isPresent() && installed.isEmpty()) {
            mismatches.add(new Mismatch.SupersededTooEarly(superseded));
        }
        if (facts.kept().superseded().isEmpty()
                && installed
                        .map(RenewalApplication::since)
                        .filter(since -> since.plus(RETIRING).isBefore(facts.now()))
                        .isPresent()) {
            mismatches.add(new Mismatch.NotSuperseded(superseded));
        }
    }

    /** The next application for the old certificate may supersede it, but nobody may have done so before there could be one. */
    private static void isTakenBack(TakenBack taken, IssuanceFacts facts, Mismatches mismatches) {
        CertificatePair old = taken.before().before().before().presented().pair();
        if (facts.kept().superseded().filter(at -> at.isBefore(taken.since())).isPresent()) {
            mismatches.add(new Mismatch.SupersededTooEarly(
                    OldEncryptionCertificateStaysValid.superseded(old).serial()));
        }
        if (taken.since().plus(RETIRING).isBefore(facts.now())) {
            CertificatePair renewed = taken.before().renewed();
            Stream.of(renewed.signing().serial(), renewed.encryption().serial())
                    .filter(serial -> !facts.kept().withdrawn().contains(serial))
                    .map(Mismatch.TakenBackNotRevoked::new)
                    .forEach(mismatches::add);
        }
    }
}
