package org.yanqi.domain.renewal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.consent.Consent;
import org.yanqi.domain.signature.Signature;

/** The time for which personal data are kept is over: what is left proves what happened, and names nobody. */
public record Erased(ApplicationNumber number, RenewalStatus ended, Evidence evidence, Instant since)
        implements RenewalApplication {
    /**
     * By their hashes, the texts agreed to, what showed that the handler is the handler ({@link FaceEvidence#hash}), the
     * paper signed, and the certificates; none of them is kept here.
     */
    public record Evidence(
            List<Consent> consents, Optional<Sha256> face, Optional<Signature> signature, List<Sha256> certificates) {
        public Evidence {
            consents = List.copyOf(consents);
            certificates = List.copyOf(certificates);
        }

        static Evidence of(RenewalApplication application) {
            var old = application.reached(Presented.class).map(Presented::pair);
            var renewed = application
                    .reached(Installed.class)
                    .map(Installed::renewed)
                    .or(() -> application
                            .reached(TakenBack.class)
                            .map(taken -> taken.before().renewed()));
            return new Evidence(
                    consents(application),
                    application
                            .reached(FaceVerified.class)
                            .map(verified -> verified.evidence().hash()),
                    application.reached(Signed.class).map(Signed::signature),
                    Stream.of(old, renewed)
                            .flatMap(Optional::stream)
                            .flatMap(Evidence::fingerprints)
                            .toList());
        }

        private static List<Consent> consents(RenewalApplication application) {
            var toTheRenewal = application.reached(Acknowledged.class).stream()
                    .flatMap(acknowledged -> acknowledged.consents().given().stream());
            var toTheFaceCheck = application
                    .reached(FaceVerified.class)
                    .flatMap(FaceVerified::consent)
                    .or(() -> application
                            .reached(FacePending.class)
                            .map(pending -> pending.check().consent()));
            return Stream.concat(toTheRenewal, toTheFaceCheck.stream()).toList();
        }

        private static Stream<Sha256> fingerprints(CertificatePair pair) {
            return Stream.of(pair.signing().fingerprint(), pair.encryption().fingerprint());
        }
    }

    @Override
    public RenewalStatus status() {
        return RenewalStatus.ERASED;
    }

    @Override
    public Optional<RenewalApplication> previous() {
        return Optional.empty();
    }

    @Override
    public Decision decide(RenewalCommand command, RenewalRules rules) {
        return StepsInOrder.refuse(this, command);
    }
}
