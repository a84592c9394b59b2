package org.yanqi.application.check;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.yanqi.application.port.Agreements;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.port.CertificateReader;
import org.yanqi.application.port.Documents;
import org.yanqi.application.port.IssuedCertificates;
import org.yanqi.application.port.IssuedEventCertificates;
import org.yanqi.application.port.Revocations;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.application.port.Versioned;
import org.yanqi.application.ticket.Statement;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.ProofOfPossession;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.check.IssuanceFacts;
import org.yanqi.domain.check.KeptEvidence;
import org.yanqi.domain.check.RegisteredPair;
import org.yanqi.domain.check.Store;
import org.yanqi.domain.consent.AgreementVersion;
import org.yanqi.domain.consent.Consent;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.renewal.Acknowledged;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Erased;
import org.yanqi.domain.renewal.FaceVerified;
import org.yanqi.domain.renewal.Installed;
import org.yanqi.domain.renewal.Issuing;
import org.yanqi.domain.renewal.OldEncryptionCertificateStaysValid;
import org.yanqi.domain.renewal.Paid;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.domain.renewal.TakenBack;

/**
 * Reads what the stores hold about one issuance. What was changed so that it cannot be read any more, or is refused by its
 * store because a hash, a seal or a chain is broken, is a fact like others: the store is named, and the rest is read.
 */
final class GatherFacts {
    private final IssuanceStores stores;
    private final ApplicationNumber number;
    private final Readings readings = new Readings();

    private GatherFacts(IssuanceStores stores, ApplicationNumber number) {
        this.stores = stores;
        this.number = number;
    }

    /** @throws StaleVersionException if the application changed in between: the facts are not of one moment then */
    static IssuanceFacts about(ApplicationNumber number, IssuanceStores stores, Instant now) {
        return new GatherFacts(stores, number).read(now);
    }

    private IssuanceFacts read(Instant now) {
        Optional<Versioned<RenewalApplication>> found = application();
        Optional<RenewalApplication> application = found.map(Versioned::value);
        Optional<RegisteredPair> registered = readings.read(
                Store.REGISTER, () -> stores.registers().issued().of(number).map(this::registered), Optional.empty());
        KeptEvidence kept = kept(application, registered);
        if (!application().map(Versioned::version).equals(found.map(Versioned::version))) {
            throw new StaleVersionException(number.value());
        }
        return new IssuanceFacts(number, registered, application, kept, readings.unreadable(), now);
    }

    private Optional<Versioned<RenewalApplication>> application() {
        return readings.read(Store.APPLICATION, () -> stores.applications().find(number), Optional.empty());
    }

    private RegisteredPair registered(IssuedCertificates.Entry entry) {
        var reading = stores.readers()
                .certificates()
                .pair(entry.signingCertificate(), List.of(entry.encryptionCertificate()));
        return new RegisteredPair(
                entry.publicKey(),
                entry.signingSerial(),
                entry.encryptionSerial(),
                entry.signingCertificate().sha256(),
                entry.encryptionCertificate().sha256(),
                reading instanceof CertificateReader.Reading.Pair(var pair) ? Optional.of(pair) : Optional.empty(),
                entry.at());
    }

    private KeptEvidence kept(Optional<RenewalApplication> application, Optional<RegisteredPair> registered) {
        List<AuditEntry> ledger =
                readings.read(Store.LEDGER, () -> stores.ledger().of(number), List.of());
        Optional<Presented> presented = reached(application, Presented.class);
        Optional<Installed> installed = reached(application, Installed.class);
        return new KeptEvidence(
                ledger.stream().flatMap(GatherFacts::step).toList(),
                ledger.stream().flatMap(GatherFacts::review).toList(),
                readings.read(Store.PAYMENT_ORDERS, () -> orders(application), List.of()),
                readings.read(Store.AGREEMENT, this::agreement, Optional.empty()),
                readings.read(Store.AGREEMENT_TEXTS, () -> texts(application), Set.of()),
                readings
                        .read(
                                Store.EVENT_CERTIFICATES,
                                this::eventCertificates,
                                List.<IssuedEventCertificates.Entry>of())
                        .stream()
                        .map(IssuedEventCertificates.Entry::serial)
                        .collect(toUnmodifiableSet()),
                readings.read(Store.PUBLIC_KEYS, () -> owners(registered), Map.of()),
                readings.read(
                        Store.REQUEST,
                        () -> reached(application, Issuing.class)
                                .flatMap(issuing -> stores.readers()
                                        .certificates()
                                        .request(issuing.order().request().der())),
                        Optional.empty()),
                presented.flatMap(shown -> proved(shown.proof(), shown.pair().signing())),
                installed.flatMap(done -> proved(done.newKey(), done.renewed().signing())),
                readings.read(
                        Store.REVOCATIONS,
                        () -> presented.map(Presented::pair).flatMap(this::superseded),
                        Optional.empty()),
                readings.read(Store.REVOCATIONS, () -> withdrawn(application), Set.of()));
    }

    private List<IssuedEventCertificates.Entry> eventCertificates() {
        return stores.registers().events().of(number);
    }

    /** Acts that change no state, and refusals, are no steps. */
    private static Stream<KeptEvidence.Reached> step(AuditEntry entry) {
        String to = entry.facts().getOrDefault("to", "");
        return Arrays.stream(RenewalStatus.values())
                .filter(status -> status.name().equals(to))
                .map(status -> new KeptEvidence.Reached(status, entry.at()));
    }

    private static Stream<KeptEvidence.Review> review(AuditEntry entry) {
        return Approvals.reviewer(entry).map(reviewer -> new KeptEvidence.Review(reviewer, entry.at())).stream();
    }

    private List<PaymentOrder> orders(Optional<RenewalApplication> application) {
        Stream<PaymentOrder> paidBy = reached(application, Paid.class)
                .flatMap(paid -> stores.evidence().orders().find(paid.choice().order()))
                .map(Versioned::value)
                .stream();
        return Stream.concat(paidBy, stores.evidence().payments().of(number).stream())
                .distinct()
                .toList();
    }

    private Optional<Sha256> agreement() {
        return stores.evidence()
                .documents()
                .find(number, Documents.Kind.AGREEMENT_SIGNED)
                .map(document -> document.octets().sha256());
    }

    private Set<AgreementVersion> texts(Optional<RenewalApplication> application) {
        return consents(application)
                .map(Consent::agreement)
                .flatMap(agreed -> stores.evidence().texts().find(agreed.kind(), agreed.content()).stream())
                .map(Agreements.Text::version)
                .collect(toUnmodifiableSet());
    }

    private static Stream<Consent> consents(Optional<RenewalApplication> application) {
        return Stream.of(
                        reached(application, Acknowledged.class).stream()
                                .flatMap(acknowledged -> acknowledged.consents().given().stream()),
                        reached(application, FaceVerified.class).flatMap(FaceVerified::consent).stream(),
                        reached(application, Erased.class).stream()
                                .flatMap(erased -> erased.evidence().consents().stream()))
                .flatMap(consents -> consents);
    }

    private Map<Sha256, ApplicationNumber> owners(Optional<RegisteredPair> registered) {
        return registered.flatMap(RegisteredPair::pair).stream()
                .flatMap(pair -> Stream.of(pair.signing(), pair.encryption()))
                .map(certificate -> certificate.publicKey().fingerprint())
                .distinct()
                .flatMap(
                        key -> stores.registers().keys().firstShownBy(key).map(owner -> Map.entry(key, owner)).stream())
                .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Optional<KeptEvidence.Proved> proved(ProofOfPossession proof, Certificate by) {
        return readings.read(
                Store.PROOFS,
                () -> stores.readers()
                        .proofs()
                        .signedText(proof.evidence(), by)
                        .flatMap(text -> Statement.application(text, by.fingerprint()))
                        .map(KeptEvidence.Proved::new),
                Optional.empty());
    }

    private Optional<Instant> superseded(CertificatePair old) {
        return stores.registers()
                .revocations()
                .find(OldEncryptionCertificateStaysValid.superseded(old).serial())
                .filter(revocation -> revocation.reason() == Revocations.Reason.SUPERSEDED)
                .map(Revocations.Revocation::at);
    }

    private Set<SerialNumber> withdrawn(Optional<RenewalApplication> application) {
        return reached(application, TakenBack.class).map(taken -> taken.before().renewed()).stream()
                .flatMap(pair -> Stream.of(pair.signing(), pair.encryption()))
                .map(Certificate::serial)
                .filter(serial -> stores.registers().revocations().find(serial).isPresent())
                .collect(toUnmodifiableSet());
    }

    private static <S extends RenewalApplication> Optional<S> reached(
            Optional<RenewalApplication> application, Class<S> state) {
        return application.flatMap(found -> found.reached(state));
    }
}
