package org.yanqi.domain.check;

import static org.yanqi.domain.renewal.FinishedRenewals.COMPLETED;
import static org.yanqi.domain.renewal.FinishedRenewals.ISSUING;
import static org.yanqi.domain.renewal.FinishedRenewals.PAID;
import static org.yanqi.domain.renewal.FinishedRenewals.RENEWED;
import static org.yanqi.domain.renewal.FinishedRenewals.TAKEN_BACK;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.CertificationRequest;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.check.KeptEvidence.Proved;
import org.yanqi.domain.check.KeptEvidence.Reached;
import org.yanqi.domain.consent.AgreementVersion;
import org.yanqi.domain.consent.Consent;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.renewal.Acknowledged;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.FaceVerified;
import org.yanqi.domain.renewal.FinishedRenewals;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.domain.signature.Signature;

/** What all stores say after an honest renewal; a test changes one of them. */
final class Facts {
    static final ApplicationNumber NUMBER = COMPLETED.number();
    static final Instant ISSUED_AT = ISSUING.since();
    static final Signature SIGNATURE = PAID.before().signature();
    static final PaymentOrder.Request REQUEST = new PaymentOrder.Request(
            PAID.choice().order(),
            NUMBER.value(),
            PAID.choice().fee(),
            PAID.since(),
            PAID.since().plusSeconds(900));

    Optional<CertificatePair> pair = Optional.of(RENEWED);
    Sha256 publicKey = RENEWED.signing().publicKey().fingerprint();
    SerialNumber signingSerial = RENEWED.signing().serial();
    SerialNumber encryptionSerial = RENEWED.encryption().serial();
    Sha256 signing = RENEWED.signing().fingerprint();
    Sha256 encryption = RENEWED.encryption().fingerprint();
    Instant issuedAt = ISSUED_AT;
    boolean registered = true;

    Optional<RenewalApplication> application = Optional.of(COMPLETED);
    List<Reached> ledger = new ArrayList<>(Stream.of(
                    RenewalStatus.FACE_VERIFIED,
                    RenewalStatus.SIGNED,
                    RenewalStatus.PAID,
                    RenewalStatus.ISSUING,
                    RenewalStatus.ISSUED,
                    RenewalStatus.INSTALLED,
                    RenewalStatus.COMPLETED)
            .map(state -> new Reached(state, ISSUED_AT))
            .toList());
    List<KeptEvidence.Review> reviews = new ArrayList<>();
    List<PaymentOrder> orders = new ArrayList<>(List.of(new PaymentOrder.Settled(REQUEST, PAID.settlement())));
    Optional<Sha256> agreement = Optional.of(SIGNATURE.signedDocument());
    Set<AgreementVersion> texts =
            new HashSet<>(consents().map(Consent::agreement).toList());
    Set<SerialNumber> eventCertificates =
            new HashSet<>(SIGNATURE.eventCertificate().stream().toList());
    Map<Sha256, ApplicationNumber> keys = new HashMap<>(Map.of(
            RENEWED.signing().publicKey().fingerprint(),
            NUMBER,
            RENEWED.encryption().publicKey().fingerprint(),
            NUMBER));
    Optional<CertificationRequest> request = Optional.of(ISSUING.order().request());
    Optional<Proved> oldKey = Optional.of(new Proved(NUMBER.value()));
    Optional<Proved> newKey = Optional.of(new Proved(NUMBER.value()));
    Optional<Instant> superseded = Optional.of(ISSUED_AT);
    Set<SerialNumber> withdrawn = new HashSet<>();
    Set<Store> unreadable = EnumSet.noneOf(Store.class);
    Instant now = ISSUED_AT.plus(Duration.ofDays(2));

    static Stream<Consent> consents() {
        return Stream.concat(
                COMPLETED.reached(Acknowledged.class).orElseThrow().consents().given().stream(),
                COMPLETED.reached(FaceVerified.class).orElseThrow().consent().stream());
    }

    IssuanceFacts facts() {
        var entry = new RegisteredPair(publicKey, signingSerial, encryptionSerial, signing, encryption, pair, issuedAt);
        return new IssuanceFacts(
                NUMBER,
                registered ? Optional.of(entry) : Optional.empty(),
                application,
                new KeptEvidence(
                        ledger,
                        reviews,
                        orders,
                        agreement,
                        texts,
                        eventCertificates,
                        keys,
                        request,
                        oldKey,
                        newKey,
                        superseded,
                        withdrawn),
                unreadable,
                now);
    }

    void changeOrder(PaymentOrder other) {
        orders.set(0, other);
    }

    /** What all stores say after the new certificates were taken back. */
    static Facts takenBack() {
        var facts = new Facts();
        facts.standsAt(FinishedRenewals.ISSUED);
        facts.application = Optional.of(TAKEN_BACK);
        facts.ledger.add(new Reached(RenewalStatus.TAKEN_BACK, TAKEN_BACK.since()));
        facts.changeOrder(new PaymentOrder.Refunded(REQUEST, PAID.settlement(), "R-1", ISSUED_AT));
        facts.newKey = Optional.empty();
        facts.superseded = Optional.empty();
        facts.withdrawn.addAll(List.of(facts.signingSerial, facts.encryptionSerial));
        return facts;
    }

    /** The application stands where it does, and the ledger says the same. */
    void standsAt(RenewalApplication state) {
        application = Optional.of(state);
        ledger.removeIf(step -> step.state().compareTo(state.status()) > 0);
    }
}
