package org.yanqi.domain.renewal;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.renewal.Refusal.IssuedDifference;
import org.yanqi.domain.renewal.RenewalCommand.RequestIssuance;
import org.yanqi.domain.renewal.RenewalRules.Discretion;

/** Rule 8: one application, one public key, one certificate pair; and that pair is the one that was ordered. */
final class IssueOnce {
    /** A CA whose clock is a little ahead, or that is asked a while after the order, may let a certificate begin so much later. */
    private static final Duration SETTLING = Duration.ofDays(1);

    private IssueOnce() {}

    /** The same key asked for again changes nothing; another key is refused. */
    static Decision again(RenewalApplication state, IssuanceOrder order, RequestIssuance command) {
        boolean sameKey = order.request()
                .publicKey()
                .fingerprint()
                .equals(command.request().publicKey().fingerprint());
        return sameKey
                ? Decision.accept(state)
                : Decision.refuse(
                        new Refusal.AnotherRequestIssued(order.request().fingerprint()));
    }

    /** {@code old} is the pair that is replaced: rule 4 holds for the key that the KMC makes, too. */
    static Optional<IssuedDifference> difference(
            IssuanceOrder order, CertificatePair old, CertificatePair issued, Discretion discretion) {
        var requested = order.request();
        if (!issued.subject().matches(requested.subject())) {
            return Optional.of(IssuedDifference.SUBJECT);
        }
        if (!(discretion == Discretion.NONE ? numberedAsOrdered(order, issued) : numberedAnew(old, issued))) {
            return Optional.of(IssuedDifference.SERIAL);
        }
        var signingKey = issued.signing().publicKey().fingerprint();
        if (!signingKey.equals(requested.publicKey().fingerprint())) {
            return Optional.of(IssuedDifference.SIGNING_KEY);
        }
        var encryptionKey = issued.encryption().publicKey().fingerprint();
        if (encryptionKey.equals(signingKey) || old.hasKey(encryptionKey)) {
            return Optional.of(IssuedDifference.ENCRYPTION_KEY);
        }
        return Stream.of(issued.signing(), issued.encryption())
                        .allMatch(
                                certificate -> isValidLongEnough(order.validity(), certificate.validity(), discretion))
                ? Optional.empty()
                : Optional.of(IssuedDifference.VALIDITY);
    }

    private static boolean numberedAsOrdered(IssuanceOrder order, CertificatePair issued) {
        return issued.signing().serial().equals(order.signingSerial())
                && issued.encryption().serial().equals(order.encryptionSerial());
    }

    private static boolean numberedAnew(CertificatePair old, CertificatePair issued) {
        return Stream.of(issued.signing(), issued.encryption(), old.signing(), old.encryption())
                        .map(Certificate::serial)
                        .distinct()
                        .count()
                == 4;
    }

    private static boolean isValidLongEnough(ValidityPeriod ordered, ValidityPeriod issued, Discretion discretion) {
        return discretion == Discretion.NONE
                ? issued.equals(ordered)
                : !issued.notBefore().isAfter(ordered.notBefore().plus(SETTLING))
                        && !issued.hasEndedBy(ordered.notAfter());
    }
}
