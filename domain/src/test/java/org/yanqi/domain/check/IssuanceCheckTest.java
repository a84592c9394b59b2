package org.yanqi.domain.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yanqi.domain.check.Facts.ISSUED_AT;
import static org.yanqi.domain.check.Facts.NUMBER;
import static org.yanqi.domain.check.Facts.REQUEST;
import static org.yanqi.domain.renewal.FinishedRenewals.ISSUED;
import static org.yanqi.domain.renewal.FinishedRenewals.ISSUING;
import static org.yanqi.domain.renewal.FinishedRenewals.OLD;
import static org.yanqi.domain.renewal.FinishedRenewals.PAID;
import static org.yanqi.domain.renewal.FinishedRenewals.RENEWED;
import static org.yanqi.domain.renewal.FinishedRenewals.RULES;
import static org.yanqi.domain.renewal.FinishedRenewals.TAKEN_BACK;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.applicant.OrganisationName;
import org.yanqi.domain.certificate.CertificateFixtures;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.CertificationRequest;
import org.yanqi.domain.certificate.ProofOfPossession;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.consent.Consent;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.domain.payment.Settlement;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Erased;
import org.yanqi.domain.renewal.FinishedRenewals;
import org.yanqi.domain.renewal.IssuanceOrder;
import org.yanqi.domain.renewal.LateRenewal;
import org.yanqi.domain.renewal.RenewalRules;
import org.yanqi.domain.renewal.RenewalRules.Discretion;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.domain.renewal.ReviewApproval;

/** One fact is changed, and the check says which. */
class IssuanceCheckTest {
    private static final ApplicationNumber OTHER = new ApplicationNumber("YQ20250711-000124");
    private static final Sha256 OTHER_HASH = Sha256.of("something else");
    private static final ReviewApproval APPROVAL = new ReviewApproval("reviewer-7", "核实", ISSUED_AT);
    private static final LateRenewal LATE = new LateRenewal(ISSUED_AT, ISSUED_AT);
    private static final Duration LONG = Duration.ofHours(2);

    /** Who changes something is found by exactly these. */
    record Tampering(String what, Supplier<Facts> facts, Consumer<Facts> change, Set<Class<? extends Mismatch>> found) {
        IssuanceFacts changed() {
            Facts all = facts.get();
            change.accept(all);
            return all.facts();
        }

        @Override
        public String toString() {
            return what;
        }
    }

    @SafeVarargs
    private static Tampering tampering(String what, Consumer<Facts> change, Class<? extends Mismatch>... found) {
        return new Tampering(what, Facts::new, change, Set.of(found));
    }

    private static Tampering afterTakingBack(String what, Consumer<Facts> change, Class<? extends Mismatch> found) {
        return new Tampering(what, Facts::takenBack, change, Set.of(found));
    }

    static Stream<Tampering> tamperings() {
        return Stream.of(certificates(), persons(), papers(), payments(), keys(), ledgers(), erasures(), takenBack())
                .flatMap(all -> all);
    }

    private static Stream<Tampering> certificates() {
        return Stream.of(
                tampering("a store", facts -> facts.unreadable.add(Store.LEDGER), Mismatch.Unreadable.class),
                tampering(
                        "no application", facts -> facts.application = Optional.empty(), Mismatch.NoApplication.class),
                tampering("no entry", facts -> facts.registered = false, Mismatch.NotInRegister.class),
                tampering(
                        "nothing was ordered",
                        facts -> {
                            facts.standsAt(PAID);
                            facts.superseded = Optional.empty();
                        },
                        Mismatch.NotOrdered.class,
                        Mismatch.StepNotInLedger.class),
                tampering(
                        "never recorded",
                        facts -> {
                            facts.standsAt(ISSUING);
                            facts.superseded = Optional.empty();
                        },
                        Mismatch.NotRecorded.class),
                tampering("signing octets", facts -> facts.signing = OTHER_HASH, Mismatch.OtherCertificate.class),
                tampering("encryption octets", facts -> facts.encryption = OTHER_HASH, Mismatch.OtherCertificate.class),
                tampering(
                        "no pair of the CA", facts -> facts.pair = Optional.empty(), Mismatch.CertificateUnsound.class),
                tampering("registered serial", facts -> facts.signingSerial = serial(77), Mismatch.OtherSerial.class),
                tampering("other serial", facts -> facts.encryptionSerial = serial(77), Mismatch.OtherSerial.class),
                tampering("registered key", facts -> facts.publicKey = OTHER_HASH, Mismatch.OtherKey.class),
                tampering(
                        "ordered serial",
                        facts -> facts.application = Optional.of(FinishedRenewals.ordering(new IssuanceOrder(
                                order().request(),
                                serial(77),
                                order().encryptionSerial(),
                                order().validity(),
                                order().replaced()))),
                        Mismatch.OtherSerial.class),
                tampering(
                        "ordered validity",
                        facts -> facts.application = Optional.of(FinishedRenewals.ordering(new IssuanceOrder(
                                order().request(),
                                order().signingSerial(),
                                order().encryptionSerial(),
                                longer(),
                                order().replaced()))),
                        Mismatch.OtherValidity.class),
                tampering(
                        "certified subject",
                        facts -> facts.pair = Optional.of(
                                CertificateFixtures.withSubject(CertificateFixtures.subjectNamed("别的单位"), RENEWED)),
                        Mismatch.OtherSubject.class,
                        Mismatch.OtherHolder.class),
                tampering(
                        "certified validity",
                        facts -> facts.pair = Optional.of(new CertificatePair(
                                CertificateFixtures.withValidity(longer(), RENEWED.signing()), RENEWED.encryption())),
                        Mismatch.OtherValidity.class),
                tampering("no sound request", facts -> facts.request = Optional.empty(), Mismatch.RequestUnsound.class),
                tampering(
                        "request for another key",
                        facts -> facts.request = Optional.of(new CertificationRequest(
                                order().request().subject(),
                                OLD.signing().publicKey(),
                                order().request().der(),
                                false)),
                        Mismatch.OtherKey.class),
                tampering(
                        "request of another",
                        facts -> facts.request = Optional.of(new CertificationRequest(
                                CertificateFixtures.subjectNamed("别的单位"),
                                order().request().publicKey(),
                                order().request().der(),
                                false)),
                        Mismatch.OtherSubject.class));
    }

    private static Stream<Tampering> persons() {
        List<Consent> given = Facts.consents().toList();
        return Stream.of(
                tampering(
                        "applicant",
                        facts -> facts.application = Optional.of(FinishedRenewals.of(new OrganisationName("别的单位"))),
                        Mismatch.OtherHolder.class),
                tampering(
                        "one consent less",
                        facts -> facts.application = Optional.of(FinishedRenewals.consenting(given.subList(0, 1))),
                        Mismatch.ConsentMissing.class),
                tampering(
                        "no consent to the face check",
                        facts -> facts.application = Optional.of(FinishedRenewals.consentingToNoFaceCheck()),
                        Mismatch.ConsentMissing.class),
                tampering(
                        "a consent afterwards",
                        facts -> facts.application = Optional.of(FinishedRenewals.consenting(
                                List.of(given.get(0), new Consent(given.get(1).agreement(), ISSUED_AT.plus(LONG))))),
                        Mismatch.ConsentAfterIssuance.class),
                tampering(
                        "a text that was consented to",
                        facts -> facts.texts.remove(given.get(1).agreement()),
                        Mismatch.ConsentTextMissing.class),
                tampering(
                        "late without a yes",
                        facts -> facts.application = Optional.of(FinishedRenewals.late(LATE, Optional.empty())),
                        Mismatch.LateWithoutReview.class),
                tampering(
                        "late with a yes of which the ledger knows nothing",
                        facts -> facts.application = Optional.of(FinishedRenewals.late(LATE, Optional.of(APPROVAL))),
                        Mismatch.ReviewNotInLedger.class),
                tampering(
                        "a face of which the ledger knows nothing",
                        facts -> facts.application = Optional.of(FinishedRenewals.approved(APPROVAL)),
                        Mismatch.ReviewNotInLedger.class));
    }

    private static Stream<Tampering> papers() {
        return Stream.of(
                tampering("no paper", facts -> facts.agreement = Optional.empty(), Mismatch.AgreementMissing.class),
                tampering(
                        "other paper",
                        facts -> facts.agreement = Optional.of(OTHER_HASH),
                        Mismatch.AgreementChanged.class),
                tampering("other signer", facts -> facts.eventCertificates.clear(), Mismatch.OtherSigner.class));
    }

    private static Stream<Tampering> payments() {
        Settlement settlement = PAID.settlement();
        var more = new PaymentOrder.Request(
                REQUEST.number(), NUMBER.value(), Money.yuan(1), REQUEST.createdAt(), REQUEST.expiresAt());
        var others = new PaymentOrder.Request(
                REQUEST.number(), OTHER.value(), REQUEST.amount(), REQUEST.createdAt(), REQUEST.expiresAt());
        return Stream.of(
                tampering("no order", facts -> facts.orders.clear(), Mismatch.PaymentMissing.class),
                tampering(
                        "amount asked",
                        facts -> facts.changeOrder(new PaymentOrder.Settled(more, settlement)),
                        Mismatch.OtherAmount.class),
                tampering(
                        "amount settled",
                        facts -> facts.changeOrder(new PaymentOrder.Settled(
                                REQUEST, new Settlement(settlement.transaction(), Money.yuan(1), settlement.at()))),
                        Mismatch.OtherAmount.class),
                tampering(
                        "amount by the application",
                        facts -> facts.application = Optional.of(FinishedRenewals.paidWith(Money.yuan(1))),
                        Mismatch.OtherAmount.class),
                tampering(
                        "transaction",
                        facts -> facts.changeOrder(new PaymentOrder.Settled(
                                REQUEST, new Settlement("4209999", settlement.amount(), settlement.at()))),
                        Mismatch.OtherTransaction.class),
                tampering(
                        "order of another",
                        facts -> facts.changeOrder(new PaymentOrder.Settled(others, settlement)),
                        Mismatch.OtherPayer.class),
                tampering(
                        "order never placed",
                        facts -> facts.changeOrder(new PaymentOrder.Created(REQUEST)),
                        Mismatch.NotSettled.class),
                tampering(
                        "order never paid",
                        facts -> facts.changeOrder(new PaymentOrder.AwaitingPayment(REQUEST, "weixin://x")),
                        Mismatch.NotSettled.class),
                tampering(
                        "order closed",
                        facts -> facts.changeOrder(new PaymentOrder.Closed(REQUEST, ISSUED_AT)),
                        Mismatch.NotSettled.class),
                tampering(
                        "money owed back",
                        facts -> facts.changeOrder(new PaymentOrder.RefundOwed(REQUEST, settlement)),
                        Mismatch.PaidBack.class),
                tampering(
                        "money going back",
                        facts -> facts.changeOrder(new PaymentOrder.Refunding(REQUEST, settlement, "R-1")),
                        Mismatch.PaidBack.class),
                tampering(
                        "money not going back",
                        facts -> facts.changeOrder(
                                new PaymentOrder.RefundFailed(REQUEST, settlement, "R-1", "ABNORMAL", ISSUED_AT)),
                        Mismatch.PaidBack.class),
                tampering(
                        "money gone",
                        facts -> facts.changeOrder(new PaymentOrder.Refunded(REQUEST, settlement, "R-1", ISSUED_AT)),
                        Mismatch.PaidBack.class));
    }

    private static Stream<Tampering> keys() {
        Sha256 encryption = RENEWED.encryption().publicKey().fingerprint();
        return Stream.of(
                tampering("key of another", facts -> facts.keys.put(encryption, OTHER), Mismatch.KeySeenBefore.class),
                tampering("key of nobody", facts -> facts.keys.remove(encryption), Mismatch.KeyNotSeen.class),
                tampering(
                        "one key for both",
                        facts -> facts.pair = Optional.of(new CertificatePair(
                                RENEWED.signing(),
                                CertificateFixtures.withKey(RENEWED.signing().publicKey(), RENEWED.encryption()))),
                        Mismatch.KeyReused.class),
                tampering(
                        "old key",
                        facts -> {
                            var old = OLD.encryption().publicKey();
                            facts.pair = Optional.of(new CertificatePair(
                                    RENEWED.signing(), CertificateFixtures.withKey(old, RENEWED.encryption())));
                            facts.keys.put(old.fingerprint(), NUMBER);
                        },
                        Mismatch.KeyReused.class),
                tampering(
                        "old key's proof",
                        facts -> facts.oldKey = Optional.empty(),
                        Mismatch.PossessionNotProved.class),
                tampering(
                        "new key's proof",
                        facts -> facts.newKey = Optional.empty(),
                        Mismatch.PossessionNotProved.class),
                tampering(
                        "proof by another certificate",
                        facts -> facts.application = Optional.of(FinishedRenewals.proving(
                                new ProofOfPossession(OTHER_HASH, ISSUED_AT, Bytes.of(new byte[] {1})))),
                        Mismatch.PossessionNotProved.class),
                tampering(
                        "proof for another application",
                        facts -> facts.oldKey = Optional.of(new KeptEvidence.Proved(OTHER.value())),
                        Mismatch.ProofForAnother.class),
                tampering(
                        "revoked too early",
                        facts -> {
                            facts.standsAt(ISSUED);
                            facts.superseded = Optional.of(ISSUED_AT);
                        },
                        Mismatch.SupersededTooEarly.class),
                tampering("never revoked", facts -> facts.superseded = Optional.empty(), Mismatch.NotSuperseded.class));
    }

    private static Stream<Tampering> ledgers() {
        return Stream.of(
                tampering(
                        "no payment in the ledger",
                        facts -> facts.ledger.removeIf(step -> step.state() == RenewalStatus.PAID),
                        Mismatch.StepNotInLedger.class),
                tampering(
                        "issued at another time than all else",
                        facts -> facts.issuedAt = ISSUED_AT.minus(LONG),
                        Mismatch.IssuedBefore.class,
                        Mismatch.ConsentAfterIssuance.class),
                tampering(
                        "installed at another time",
                        facts -> facts.ledger.replaceAll(step -> step.state() == RenewalStatus.INSTALLED
                                ? new KeptEvidence.Reached(step.state(), ISSUED_AT.plusSeconds(1))
                                : step),
                        Mismatch.StepAtOtherTime.class),
                tampering(
                        "last state",
                        facts -> facts.ledger.add(new KeptEvidence.Reached(RenewalStatus.CANCELLED, ISSUED_AT)),
                        Mismatch.OtherState.class));
    }

    private static Stream<Tampering> erasures() {
        Erased.Evidence left = FinishedRenewals.erased().evidence();
        return Stream.of(
                erasure(
                        "erased: certificate",
                        new Erased.Evidence(
                                left.consents(),
                                left.face(),
                                left.signature(),
                                List.of(
                                        OTHER_HASH,
                                        OTHER_HASH,
                                        OTHER_HASH,
                                        RENEWED.encryption().fingerprint())),
                        Mismatch.OtherCertificate.class),
                erasure(
                        "erased: face",
                        new Erased.Evidence(left.consents(), Optional.empty(), left.signature(), left.certificates()),
                        Mismatch.IdentityNotProved.class),
                erasure(
                        "erased: signature",
                        new Erased.Evidence(left.consents(), left.face(), Optional.empty(), left.certificates()),
                        Mismatch.SignatureMissing.class),
                erasure(
                        "erased: consents",
                        new Erased.Evidence(
                                left.consents().subList(1, 3), left.face(), left.signature(), left.certificates()),
                        Mismatch.ConsentMissing.class),
                tampering(
                        "erased: payment",
                        facts -> {
                            erase(facts, left);
                            facts.changeOrder(new PaymentOrder.Closed(REQUEST, ISSUED_AT));
                        },
                        Mismatch.NothingPaid.class));
    }

    private static Stream<Tampering> takenBack() {
        return Stream.of(
                afterTakingBack(
                        "taken back: signing certificate not revoked",
                        facts -> facts.withdrawn.remove(RENEWED.signing().serial()),
                        Mismatch.TakenBackNotRevoked.class),
                afterTakingBack(
                        "taken back: encryption certificate not revoked",
                        facts -> facts.withdrawn.remove(RENEWED.encryption().serial()),
                        Mismatch.TakenBackNotRevoked.class),
                afterTakingBack(
                        "taken back: old certificate revoked before",
                        facts -> facts.superseded =
                                Optional.of(TAKEN_BACK.since().minusSeconds(1)),
                        Mismatch.SupersededTooEarly.class),
                afterTakingBack(
                        "taken back: not in the ledger", facts -> facts.ledger.removeLast(), Mismatch.OtherState.class),
                afterTakingBack(
                        "taken back: issued without the ledger's knowledge",
                        facts -> facts.ledger.removeIf(step -> step.state() == RenewalStatus.ISSUED),
                        Mismatch.StepNotInLedger.class),
                afterTakingBack(
                        "taken back at another time",
                        facts -> facts.ledger.set(
                                facts.ledger.size() - 1,
                                new KeptEvidence.Reached(
                                        RenewalStatus.TAKEN_BACK,
                                        TAKEN_BACK.since().plusSeconds(1))),
                        Mismatch.StepAtOtherTime.class));
    }

    private static Tampering erasure(String what, Erased.Evidence evidence, Class<? extends Mismatch> found) {
        return tampering(what, facts -> erase(facts, evidence), found);
    }

    private static void erase(Facts facts, Erased.Evidence evidence) {
        Erased erased = FinishedRenewals.erased(evidence);
        facts.application = Optional.of(erased);
        facts.agreement = Optional.empty();
        facts.ledger.add(new KeptEvidence.Reached(RenewalStatus.ERASED, erased.since()));
        facts.now = erased.since();
    }

    @Test
    void anHonestRenewalFits() {
        assertThat(check(new Facts())).isEmpty();
    }

    @Test
    void soDoesAnErasedOne() {
        var facts = new Facts();
        erase(facts, FinishedRenewals.erased().evidence());
        assertThat(check(facts)).isEmpty();
    }

    @Test
    void soDoesOneWhoseCertificatesWereTakenBack() {
        assertThat(check(Facts.takenBack())).isEmpty();
    }

    @Test
    void afterTakingBackTheNextApplicationSupersedesTheOldCertificate() {
        var facts = Facts.takenBack();
        facts.superseded = Optional.of(TAKEN_BACK.since().plus(LONG));
        assertThat(check(facts)).isEmpty();
    }

    @Test
    void theRevocationOfWhatWasTakenBackMayTakeADay() {
        var facts = Facts.takenBack();
        facts.withdrawn.clear();
        facts.now = TAKEN_BACK.since().plus(Duration.ofDays(1));
        assertThat(check(facts)).isEmpty();
    }

    @Test
    void whatWasTakenBackFitsWhenItIsErased() {
        var facts = Facts.takenBack();
        Erased erased = FinishedRenewals.erasedAfterTakingBack();
        facts.application = Optional.of(erased);
        facts.agreement = Optional.empty();
        facts.ledger.add(new KeptEvidence.Reached(RenewalStatus.ERASED, erased.since()));
        facts.now = erased.since();
        assertThat(check(facts)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tamperings")
    void whoChangesOneFactIsFound(Tampering tampering) {
        assertThat(IssuanceCheck.of(tampering.changed(), RULES).stream()
                        .map(Object::getClass)
                        .collect(Collectors.toSet()))
                .isEqualTo(tampering.found());
    }

    @Test
    void everyMismatchIsProvoked() {
        Set<Object> provoked =
                tamperings().flatMap(tampering -> tampering.found().stream()).collect(Collectors.toSet());
        assertThat(kinds(Mismatch.class).filter(kind -> !Mismatch.OfMachine.class.isAssignableFrom(kind)))
                .hasSizeGreaterThan(30)
                .allMatch(provoked::contains);
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(IssuanceCheckTest::kinds);
    }

    @Test
    void whatIsStillBeingDoneIsNoMismatch() {
        var facts = new Facts();
        facts.now = ISSUED_AT.plus(Duration.ofMinutes(59));
        facts.standsAt(ISSUING);
        facts.keys.remove(RENEWED.encryption().publicKey().fingerprint());
        facts.superseded = Optional.empty();
        facts.changeOrder(new PaymentOrder.AwaitingPayment(REQUEST, "weixin://x"));
        assertThat(check(facts)).isEmpty();
        facts.now = ISSUED_AT.plus(Duration.ofMinutes(61));
        assertThat(check(facts)).extracting(Object::getClass).isNotEmpty();
    }

    @Test
    void theClocksOfNodesMayDifferALittle() {
        var facts = new Facts();
        facts.issuedAt = ISSUED_AT.minusSeconds(59);
        assertThat(check(facts)).isEmpty();
    }

    @Test
    void aReviewersYesThatIsInTheLedgerIsEnough() {
        var facts = new Facts();
        facts.reviews.add(new KeptEvidence.Review(APPROVAL.reviewer(), APPROVAL.at()));
        facts.application = Optional.of(FinishedRenewals.approved(APPROVAL));
        assertThat(check(facts)).isEmpty();
    }

    @Test
    void anIssuerWithDiscretionNumbersItsCertificatesAndMayBeGenerous() {
        var facts = new Facts();
        CertificatePair generous = new CertificatePair(
                CertificateFixtures.withValidity(longer(), RENEWED.signing()), RENEWED.encryption());
        facts.pair = Optional.of(generous);
        var issuers = List.of(new RenewalRules.ServedIssuer(
                CertificateFixtures.HBCA, RULES.issuers().getFirst().profile(), Discretion.NUMBERS_AND_VALIDITY));
        var rules = new RenewalRules(
                RULES.window(),
                RULES.fees(),
                issuers,
                RULES.agreements(),
                RULES.phrase(),
                RULES.faceAttempts(),
                RULES.patience(),
                RULES.retention());
        assertThat(IssuanceCheck.of(facts.facts(), rules)).isEmpty();
    }

    /** A store that cannot be read is the only thing that is said of it. */
    @ParameterizedTest
    @EnumSource(Store.class)
    void whatCannotBeReadAccusesNobody(Store store) {
        var facts = new Facts();
        facts.unreadable.add(store);
        switch (store) {
            case REGISTER -> facts.registered = false;
            case MANDATE -> {}
            case APPLICATION -> facts.application = Optional.empty();
            case LEDGER -> facts.ledger.clear();
            case PAYMENT_ORDERS -> facts.orders.clear();
            case AGREEMENT -> facts.agreement = Optional.empty();
            case AGREEMENT_TEXTS -> facts.texts.clear();
            case EVENT_CERTIFICATES -> facts.eventCertificates.clear();
            case PUBLIC_KEYS -> facts.keys.clear();
            case PROOFS -> facts.oldKey = Optional.empty();
            case REQUEST -> facts.request = Optional.empty();
            case REVOCATIONS -> facts.superseded = Optional.empty();
        }
        assertThat(check(facts)).containsExactly(new Mismatch.Unreadable(store));
    }

    @Test
    void nothingPersonalIsSaid() {
        String name = "别的单位";
        assertThat(tamperings()).allSatisfy(tampering -> {
            assertThat(IssuanceCheck.of(tampering.changed(), RULES).stream()
                            .map(Finding::of)
                            .map(Finding::toString))
                    .allSatisfy(said -> assertThat(said).doesNotContain(name, "在线延期测试", "李明", "13800000000"));
        });
    }

    private static List<Mismatch> check(Facts facts) {
        return IssuanceCheck.of(facts.facts(), RULES);
    }

    private static IssuanceOrder order() {
        return ISSUING.order();
    }

    private static ValidityPeriod longer() {
        return new ValidityPeriod(
                order().validity().notBefore(), order().validity().notAfter().plus(Duration.ofDays(365)));
    }

    private static SerialNumber serial(int value) {
        return CertificateFixtures.serial(value);
    }
}
