package org.yanqi.domain.renewal;

import java.util.Optional;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.renewal.Refusal.IssuedDifference;
import org.yanqi.domain.renewal.RenewalCommand.RequestIssuance;

/** Rule 8: one application, one public key, one certificate pair; and that pair is the one that was ordered. */
final class IssueOnce {
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
    static Optional<IssuedDifference> difference(IssuanceOrder order, CertificatePair old, CertificatePair issued) {
        var requested = order.request();
        if (!issued.subject().matches(requested.subject())) {
            return Optional.of(IssuedDifference.SUBJECT);
        }
        if (!issued.signing().serial().equals(order.signingSerial())
                || !issued.encryption().serial().equals(order.encryptionSerial())) {
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
        return issued.signing().validity().equals(order.validity())
                        && issued.encryption().validity().equals(order.validity())
                ? Optional.empty()
                : Optional.of(IssuedDifference.VALIDITY);
    }
}
