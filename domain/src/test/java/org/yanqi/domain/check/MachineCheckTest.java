package org.yanqi.domain.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yanqi.domain.check.MachineStory.SECOND;
import static org.yanqi.domain.machine.MachineRenewal.Status.COMPLETED;
import static org.yanqi.domain.machine.MachineRenewal.Status.CONFIRMED;
import static org.yanqi.domain.machine.MachineRenewal.Status.ISSUED;
import static org.yanqi.domain.machine.MachineRenewal.Status.ISSUING;
import static org.yanqi.domain.machine.MachineRenewal.Status.REJECTED;
import static org.yanqi.domain.machine.MandateFixtures.NOW;
import static org.yanqi.domain.machine.MandateFixtures.OLD;
import static org.yanqi.domain.machine.MandateFixtures.RULES;
import static org.yanqi.domain.machine.MandateFixtures.TERMS;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.CertificateFixtures;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.certificate.PublicKey;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.certificate.ValidityTerm;
import org.yanqi.domain.machine.ContractReference;
import org.yanqi.domain.machine.MachineOrder;
import org.yanqi.domain.machine.MachineRenewal;
import org.yanqi.domain.machine.RenewalMandate;
import org.yanqi.domain.machine.RenewalTerms;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.staff.StaffName;

/** A machine's renewals are as they should be, one fact is changed, and the check says which. */
class MachineCheckTest {
    private static final ApplicationNumber OTHER = new ApplicationNumber("YQ20250711-000124");
    private static final Sha256 OTHER_HASH = Sha256.of("something else");
    private static final SerialNumber OTHER_SERIAL = CertificateFixtures.serial(77);
    private static final Duration LONG = Duration.ofHours(2);

    /** Who changes something after two renewals is found by exactly these. */
    record Tampering(String what, Consumer<MachineStory> change, Set<Class<? extends Mismatch>> found) {
        @Override
        public String toString() {
            return what;
        }
    }

    @SafeVarargs
    private static Tampering tampering(String what, Consumer<MachineStory> change, Class<? extends Mismatch>... found) {
        return new Tampering(what, change, Set.of(found));
    }

    static Stream<Tampering> tamperings() {
        return Stream.of(mandates(), certificates(), earlierCertificates(), keys(), ledgers(), revocations())
                .flatMap(all -> all);
    }

    private static Stream<Tampering> mandates() {
        return Stream.of(
                tampering("a store", story -> story.unreadable.add(Store.LEDGER), Mismatch.Unreadable.class),
                tampering(
                        "a certificate of nobody",
                        story -> story.unclaimed.add(OTHER_SERIAL),
                        Mismatch.NoMandate.class),
                tampering(
                        "mandate",
                        story -> {
                            story.mandate = Optional.empty();
                            story.old = Optional.empty();
                        },
                        Mismatch.MandateMissing.class),
                tampering(
                        "record of the mandate",
                        story -> story.recorded = Optional.empty(),
                        Mismatch.MandateNotInLedger.class),
                tampering(
                        "mandate recorded afterwards",
                        story -> recorded(story, terms(TERMS.renewals(), TERMS.until(), 1, NOW.plus(LONG))),
                        Mismatch.MandateNotInLedger.class),
                tampering(
                        "contract",
                        story -> terms(
                                story,
                                new RenewalTerms(
                                        new ContractReference("HT-1"),
                                        TERMS.renewals(),
                                        TERMS.until(),
                                        TERMS.term(),
                                        TERMS.recordedBy(),
                                        TERMS.recordedAt())),
                        Mismatch.OtherTerms.class),
                tampering(
                        "who recorded it",
                        story -> terms(
                                story,
                                new RenewalTerms(
                                        TERMS.contract(),
                                        TERMS.renewals(),
                                        TERMS.until(),
                                        TERMS.term(),
                                        new StaffName("nobody"),
                                        TERMS.recordedAt())),
                        Mismatch.OtherTerms.class),
                tampering(
                        "number of renewals",
                        story -> terms(story, terms(9, TERMS.until(), 1, TERMS.recordedAt())),
                        Mismatch.OtherTerms.class),
                tampering(
                        "end",
                        story -> terms(story, terms(2, TERMS.until().plusSeconds(1), 1, TERMS.recordedAt())),
                        Mismatch.OtherTerms.class),
                tampering(
                        "term",
                        story -> terms(story, terms(2, TERMS.until(), 3, TERMS.recordedAt())),
                        Mismatch.OtherTerms.class),
                tampering(
                        "paid for less",
                        story -> recorded(story, terms(1, TERMS.until(), 1, TERMS.recordedAt())),
                        Mismatch.TooManyRenewals.class),
                tampering(
                        "ended before",
                        story -> recorded(story, terms(2, SECOND.minusSeconds(1), 1, TERMS.recordedAt())),
                        Mismatch.MandateOver.class),
                tampering(
                        "used",
                        story -> stands(story, m -> m.subject(), m -> m.certificate(), m -> m.used() + 1),
                        Mismatch.OtherUse.class),
                tampering(
                        "certificate that it is for",
                        story -> stands(story, m -> m.subject(), m -> OTHER_HASH, m -> m.used()),
                        Mismatch.OtherCertificate.class),
                tampering(
                        "subject",
                        story -> stands(
                                story,
                                m -> CertificateFixtures.subjectNamed("别的单位"),
                                m -> m.certificate(),
                                m -> m.used()),
                        Mismatch.OtherSubject.class),
                tampering(
                        "last renewal",
                        story -> {
                            latest(story, renewal -> Optional.empty());
                            story.old = Optional.empty();
                        },
                        Mismatch.OtherMachineState.class));
    }

    private static Stream<Tampering> certificates() {
        return Stream.of(
                tampering(
                        "no entry", story -> story.made.remove(story.renewed().serial()), Mismatch.NotInRegister.class),
                tampering(
                        "no certificate of the CA",
                        story -> certified(story, c -> Optional.empty()),
                        Mismatch.CertificateUnsound.class),
                tampering(
                        "octets",
                        story -> otherOctets(story, story.renewed().serial()),
                        Mismatch.OtherCertificate.class),
                tampering(
                        "certified serial",
                        story -> certified(story, c -> Optional.of(copy(c, OTHER_SERIAL, c.publicKey()))),
                        Mismatch.OtherSerial.class),
                tampering(
                        "certified key",
                        story -> certified(story, c -> Optional.of(copy(c, c.serial(), OLD.publicKey()))),
                        Mismatch.OtherKey.class),
                tampering(
                        "certified subject",
                        story -> certified(
                                story,
                                c -> Optional.of(new Certificate(
                                        c.serial(),
                                        CertificateFixtures.subjectNamed("别的单位"),
                                        c.issuer(),
                                        c.validity(),
                                        c.use(),
                                        c.publicKey(),
                                        c.der()))),
                        Mismatch.OtherSubject.class),
                tampering(
                        "certified validity",
                        story -> certified(story, c -> Optional.of(CertificateFixtures.withValidity(longer(c), c))),
                        Mismatch.OtherValidity.class),
                tampering(
                        "ordered key",
                        story -> order(
                                story,
                                o -> new MachineOrder(
                                        o.oldCertificate(),
                                        o.oldSerial(),
                                        Bytes.of(new byte[] {1}),
                                        o.serial(),
                                        o.validity())),
                        Mismatch.OtherKey.class),
                tampering(
                        "ordered old serial",
                        story -> order(
                                story,
                                o -> new MachineOrder(
                                        o.oldCertificate(), OTHER_SERIAL, o.publicKey(), o.serial(), o.validity())),
                        Mismatch.OtherPredecessor.class),
                tampering(
                        "ordered old certificate",
                        story -> order(
                                story,
                                o -> new MachineOrder(
                                        Bytes.of(new byte[] {1}),
                                        o.oldSerial(),
                                        o.publicKey(),
                                        o.serial(),
                                        o.validity())),
                        Mismatch.OtherCertificate.class),
                tampering(
                        "ordered validity",
                        story -> order(
                                story,
                                o -> new MachineOrder(
                                        o.oldCertificate(),
                                        o.oldSerial(),
                                        o.publicKey(),
                                        o.serial(),
                                        longer(story.renewed()))),
                        Mismatch.OtherValidity.class),
                tampering(
                        "kept certificate",
                        story -> latest(
                                story,
                                r -> Optional.of(new MachineRenewal(
                                        r.order(),
                                        r.exchange(),
                                        Optional.of(Bytes.of(new byte[] {1})),
                                        r.status(),
                                        r.since()))),
                        Mismatch.OtherCertificate.class));
    }

    /** Of which the ledger and the register tell alone. */
    private static Stream<Tampering> earlierCertificates() {
        return Stream.of(
                tampering("first: no entry", story -> story.made.remove(first(story)), Mismatch.NotInRegister.class),
                tampering(
                        "first: no certificate of the CA",
                        story -> made(story, first(story), c -> Optional.empty(), NOW.plusSeconds(1)),
                        Mismatch.CertificateUnsound.class),
                tampering("first: octets", story -> otherOctets(story, first(story)), Mismatch.OtherCertificate.class),
                tampering(
                        "octets that were confirmed",
                        story -> step(
                                story,
                                CONFIRMED,
                                s -> new MandateChronicle.Step(
                                        s.state(), s.old(), s.renewed(), s.key(), OTHER_HASH, s.at())),
                        Mismatch.OtherCertificate.class),
                tampering(
                        "first: longer than any",
                        story -> firstLasts(story, new ValidityPeriod(NOW, NOW.plus(Duration.ofDays(365 + 93)))),
                        Mismatch.OtherValidity.class),
                tampering(
                        "first: begins before",
                        story -> firstLasts(
                                story, new ValidityPeriod(NOW.minusSeconds(1), NOW.plus(Duration.ofDays(395)))),
                        Mismatch.OtherValidity.class));
    }

    private static Stream<Tampering> keys() {
        return Stream.of(
                tampering("a key that was never shown", story -> story.keys.clear(), Mismatch.KeyNotSeen.class),
                tampering(
                        "another's key",
                        story -> story.keys.replaceAll((key, owner) -> OTHER),
                        Mismatch.KeySeenBefore.class),
                tampering(
                        "one key for two",
                        story -> {
                            Sha256 key = story.steps.getLast().key();
                            story.steps.replaceAll(step -> new MandateChronicle.Step(
                                    step.state(), step.old(), step.renewed(), key, step.stands(), step.at()));
                        },
                        Mismatch.KeyReused.class,
                        Mismatch.OtherKey.class));
    }

    private static Stream<Tampering> ledgers() {
        return Stream.of(
                tampering("no intent", story -> forget(story, ISSUING), Mismatch.MachineStepNotInLedger.class),
                tampering("no issuance", story -> forget(story, ISSUED), Mismatch.MachineStepNotInLedger.class),
                tampering(
                        "no confirmation",
                        story -> forget(story, CONFIRMED),
                        Mismatch.MachineStepNotInLedger.class,
                        Mismatch.OtherUse.class,
                        Mismatch.OtherCertificate.class,
                        Mismatch.SupersededTooEarly.class),
                tampering("no end", story -> forget(story, COMPLETED), Mismatch.OtherMachineState.class),
                tampering(
                        "other certificate renewed",
                        story -> step(
                                story,
                                ISSUING,
                                s -> new MandateChronicle.Step(
                                        s.state(), OTHER_SERIAL, s.renewed(), s.key(), s.stands(), s.at())),
                        Mismatch.OtherPredecessor.class,
                        Mismatch.NotSuperseded.class),
                tampering(
                        "issued before the intent",
                        story -> made(story, story.renewed().serial(), Optional::of, SECOND.minusSeconds(61)),
                        Mismatch.MachineStepTooLate.class),
                tampering(
                        "confirmed before it was issued",
                        story -> step(story, ISSUED, s -> at(s, SECOND.plusSeconds(63))),
                        Mismatch.MachineStepTooLate.class));
    }

    private static Stream<Tampering> revocations() {
        return Stream.of(
                tampering(
                        "old one still valid",
                        story -> story.revoked.remove(first(story)),
                        Mismatch.NotSuperseded.class),
                tampering(
                        "revoked before the confirmation",
                        story -> story.revoked.put(
                                first(story), new MachineFacts.Revoked(SECOND.minusSeconds(59), true)),
                        Mismatch.SupersededTooEarly.class),
                tampering(
                        "kept although the machine did not want it",
                        story -> step(
                                story,
                                CONFIRMED,
                                s -> new MandateChronicle.Step(
                                        REJECTED, s.old(), s.renewed(), s.key(), s.stands(), s.at())),
                        Mismatch.NotWithdrawn.class,
                        Mismatch.OtherUse.class,
                        Mismatch.OtherCertificate.class,
                        Mismatch.MachineStepNotInLedger.class,
                        Mismatch.SupersededTooEarly.class));
    }

    @Test
    void twoHonestRenewalsFit() {
        assertThat(check(MachineStory.ofTwoRenewals())).isEmpty();
    }

    @Test
    void anApplicationsNumberIsNothingToIt() {
        var story = new MachineStory();
        story.mandate = Optional.empty();
        story.recorded = Optional.empty();
        assertThat(check(story)).isEmpty();
    }

    @Test
    void everyStepOfAnHonestRenewalFits() {
        assertThat(check(new MachineStory())).isEmpty();
        var story = new MachineStory().orders(OLD, "key", NOW);
        assertThat(check(story)).isEmpty();
        story.isMade(NOW.plusSeconds(1));
        story.now = NOW.plus(Duration.ofMinutes(59));
        assertThat(check(story)).isEmpty();
        story.isIssued(NOW.plusSeconds(1));
        assertThat(check(story)).isEmpty();
        story.now = NOW.plus(Duration.ofHours(25));
        assertThat(check(story)).isEmpty();
        story.confirms(NOW.plusSeconds(2));
        story.now = NOW.plusSeconds(2).plus(Duration.ofHours(1));
        assertThat(check(story)).isEmpty();
        story.isDone(NOW.plusSeconds(3));
        assertThat(check(story)).isEmpty();
    }

    @Test
    void soDoesOneThatTheMachineDoesNotWant() {
        var story = MachineStory.betweenRequestAndConfirmation().rejects(NOW.plusSeconds(2));
        story.now = NOW.plusSeconds(2).plus(Duration.ofHours(1));
        assertThat(check(story)).isEmpty();
        story.now = story.now.plusSeconds(1);
        assertThat(kinds(story)).containsExactly(Mismatch.NotWithdrawn.class);
        story.isDone(NOW.plusSeconds(3));
        assertThat(check(story)).isEmpty();
        story.orders(OLD, "another key", NOW.plusSeconds(9)).isIssued(NOW.plusSeconds(10));
        story.confirms(NOW.plusSeconds(11)).isDone(NOW.plusSeconds(12));
        assertThat(check(story)).isEmpty();
    }

    @Test
    void whatNobodyConfirmsIsRevokedAfterItsDay() {
        var story = MachineStory.betweenRequestAndConfirmation();
        story.now = NOW.plusSeconds(1).plus(Duration.ofHours(25));
        assertThat(check(story)).isEmpty();
        story.now = story.now.plusSeconds(1);
        assertThat(kinds(story)).containsExactly(Mismatch.NotWithdrawn.class);
        story.revoked.put(story.renewed().serial(), new MachineFacts.Revoked(NOW, false));
        assertThat(check(story)).isEmpty();
    }

    @Test
    void whatIsInTheRegisterIsRecordedWithinTheHour() {
        var story = new MachineStory().orders(OLD, "key", NOW).isMade(NOW.plusSeconds(1));
        story.now = NOW.plusSeconds(1).plus(Duration.ofHours(1));
        assertThat(check(story)).isEmpty();
        story.now = story.now.plusSeconds(1);
        assertThat(check(story))
                .containsExactly(new Mismatch.MachineStepNotInLedger(
                        new Mismatch.MachineStep(ISSUED, story.renewed().serial())));
    }

    @Test
    void theOldOneIsRevokedWithinTheHour() {
        var story = MachineStory.betweenRequestAndConfirmation().confirms(NOW.plusSeconds(2));
        story.now = NOW.plusSeconds(2).plus(Duration.ofHours(1));
        assertThat(check(story)).isEmpty();
        story.now = story.now.plusSeconds(1);
        assertThat(check(story)).containsExactly(new Mismatch.NotSuperseded(OLD.serial()));
    }

    @Test
    void theClocksOfNodesMayDifferALittle() {
        var story = MachineStory.ofTwoRenewals();
        made(story, story.renewed().serial(), Optional::of, SECOND.minusSeconds(60));
        step(story, ISSUED, s -> at(s, SECOND.plusSeconds(62)));
        story.revoked.put(first(story), new MachineFacts.Revoked(SECOND.minusSeconds(58), true));
        assertThat(check(story)).isEmpty();
        recorded(story, terms(2, TERMS.until(), 1, NOW.plusSeconds(60)));
        assertThat(check(story)).isEmpty();
    }

    @Test
    void whoRenewsInTheWizardMeanwhileSupersedesTheOldOneToo() {
        var story = MachineStory.betweenRequestAndConfirmation();
        story.revoked.put(OLD.serial(), new MachineFacts.Revoked(NOW, true));
        assertThat(check(story)).containsExactly(new Mismatch.SupersededTooEarly(OLD.serial()));
        story.byPersons.add(OLD.serial());
        assertThat(check(story)).isEmpty();
        story.byPersons.clear();
        story.revoked.put(OLD.serial(), new MachineFacts.Revoked(NOW, false));
        assertThat(check(story)).isEmpty();
    }

    @Test
    void theLastMomentOfAMandateIsWithinIt() {
        var story = MachineStory.ofTwoRenewals();
        recorded(story, terms(2, SECOND, 1, TERMS.recordedAt()));
        assertThat(check(story)).isEmpty();
    }

    @Test
    void aFirstCertificateLastsAsLongAsTheWindowAllowsAtMost() {
        var story = MachineStory.ofTwoRenewals();
        Instant longest = NOW.atOffset(ValidityTerm.CHINA)
                .plus(RULES.window().before())
                .plusDays(1)
                .plusYears(1)
                .toInstant();
        var allowed = new ValidityPeriod(NOW, longest);
        firstLasts(story, allowed);
        assertThat(check(story)).noneMatch(found -> found.found().toString().startsWith(NOW.toString()));
        var more = new ValidityPeriod(NOW, longest.plusSeconds(1));
        firstLasts(story, more);
        assertThat(check(story)).contains(Mismatch.OtherValidity.of(allowed, more));
    }

    @Test
    void theKeyOfTheOldCertificateIsNoNewOne() {
        var story = MachineStory.betweenRequestAndConfirmation();
        story.old = story.old.map(old -> copy(old, old.serial(), story.renewed().publicKey()));
        assertThat(kinds(story)).containsExactly(Mismatch.KeyReused.class);
    }

    @Test
    void stepsOfAMandateThatNobodyHasAreToldOf() {
        var story = MachineStory.ofTwoRenewals();
        story.mandate = Optional.empty();
        story.old = Optional.empty();
        story.recorded = Optional.empty();
        assertThat(check(story))
                .containsExactly(
                        new Mismatch.MandateMissing(story.number), new Mismatch.MandateNotInLedger(story.number));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tamperings")
    void whoChangesOneFactIsFound(Tampering tampering) {
        var story = MachineStory.ofTwoRenewals();
        tampering.change().accept(story);
        assertThat(kinds(story)).isEqualTo(tampering.found());
    }

    @Test
    void everyMismatchIsProvoked() {
        Set<Object> provoked =
                tamperings().flatMap(tampering -> tampering.found().stream()).collect(Collectors.toSet());
        assertThat(Arrays.stream(Mismatch.OfMachine.class.getPermittedSubclasses()))
                .hasSizeGreaterThan(10)
                .allMatch(provoked::contains);
    }

    /** A store that cannot be read is the only thing that is said of it. */
    @ParameterizedTest
    @EnumSource(Store.class)
    void whatCannotBeReadAccusesNobody(Store store) {
        var story = MachineStory.ofTwoRenewals();
        story.unreadable.add(store);
        switch (store) {
            case REGISTER -> story.made.clear();
            case MANDATE -> {
                story.mandate = Optional.empty();
                story.old = Optional.empty();
            }
            case LEDGER -> {
                story.recorded = Optional.empty();
                story.steps.clear();
                story.keys.clear();
            }
            case PUBLIC_KEYS -> story.keys.clear();
            case REVOCATIONS -> story.revoked.clear();
            case APPLICATION -> story.revoked.put(first(story), new MachineFacts.Revoked(NOW, true));
            case PAYMENT_ORDERS, AGREEMENT, AGREEMENT_TEXTS, EVENT_CERTIFICATES, PROOFS, REQUEST -> {}
        }
        assertThat(check(story)).containsExactly(new Mismatch.Unreadable(store));
    }

    @Test
    void nothingPersonalIsSaid() {
        assertThat(tamperings()).allSatisfy(tampering -> {
            var story = MachineStory.ofTwoRenewals();
            tampering.change().accept(story);
            assertThat(check(story).stream().map(Finding::of).map(Finding::toString))
                    .allSatisfy(said -> assertThat(said).doesNotContain("别的单位", "在线延期测试"));
        });
    }

    private static List<Mismatch> check(MachineStory story) {
        return MachineCheck.of(story.facts(), RULES);
    }

    private static Set<Object> kinds(MachineStory story) {
        return check(story).stream().map(Object::getClass).collect(Collectors.toSet());
    }

    private static SerialNumber first(MachineStory story) {
        return story.steps.getFirst().renewed();
    }

    private static RenewalTerms terms(int renewals, Instant until, int years, Instant recordedAt) {
        return new RenewalTerms(
                TERMS.contract(), renewals, until, new ValidityTerm(years), TERMS.recordedBy(), recordedAt);
    }

    private static void recorded(MachineStory story, RenewalTerms terms) {
        story.recorded = Optional.of(new MandateChronicle.Recorded(OLD.fingerprint(), OLD.serial(), terms));
        terms(story, terms);
    }

    private static void terms(MachineStory story, RenewalTerms terms) {
        RenewalMandate m = story.stands();
        story.mandate = Optional.of(
                new RenewalMandate(m.number(), terms, m.subject(), m.certificate(), m.used(), m.keys(), m.latest()));
    }

    private static void stands(
            MachineStory story,
            Function<RenewalMandate, DistinguishedName> subject,
            Function<RenewalMandate, Sha256> certificate,
            Function<RenewalMandate, Integer> used) {
        RenewalMandate m = story.stands();
        story.mandate = Optional.of(new RenewalMandate(
                m.number(), m.terms(), subject.apply(m), certificate.apply(m), used.apply(m), m.keys(), m.latest()));
    }

    private static void latest(MachineStory story, Function<MachineRenewal, Optional<MachineRenewal>> change) {
        RenewalMandate m = story.stands();
        story.mandate = Optional.of(new RenewalMandate(
                m.number(),
                m.terms(),
                m.subject(),
                m.certificate(),
                m.used(),
                m.keys(),
                m.latest().flatMap(change)));
    }

    private static void order(MachineStory story, UnaryOperator<MachineOrder> change) {
        latest(
                story,
                r -> Optional.of(new MachineRenewal(
                        change.apply(r.order()), r.exchange(), r.certificate(), r.status(), r.since())));
    }

    private static void made(
            MachineStory story, SerialNumber serial, Function<Certificate, Optional<Certificate>> change, Instant at) {
        story.made.computeIfPresent(
                serial,
                (same, made) ->
                        new MachineFacts.Made(made.octets(), made.certificate().flatMap(change), at));
    }

    /** The register has this in the place of the second certificate. */
    private static void certified(MachineStory story, Function<Certificate, Optional<Certificate>> change) {
        made(story, story.renewed().serial(), change, SECOND.plusSeconds(1));
    }

    private static void otherOctets(MachineStory story, SerialNumber serial) {
        story.made.computeIfPresent(
                serial, (same, made) -> new MachineFacts.Made(OTHER_HASH, made.certificate(), made.at()));
    }

    private static void firstLasts(MachineStory story, ValidityPeriod validity) {
        made(story, first(story), c -> Optional.of(CertificateFixtures.withValidity(validity, c)), NOW.plusSeconds(1));
    }

    /** The ledger does not tell this of the second certificate. */
    private static void forget(MachineStory story, MachineRenewal.Status state) {
        story.steps.removeIf(step ->
                step.state() == state && step.renewed().equals(story.renewed().serial()));
    }

    private static void step(
            MachineStory story, MachineRenewal.Status state, UnaryOperator<MandateChronicle.Step> change) {
        story.steps.replaceAll(step ->
                step.state() == state && step.renewed().equals(story.renewed().serial()) ? change.apply(step) : step);
    }

    private static MandateChronicle.Step at(MandateChronicle.Step step, Instant at) {
        return new MandateChronicle.Step(step.state(), step.old(), step.renewed(), step.key(), step.stands(), at);
    }

    private static Certificate copy(Certificate c, SerialNumber serial, PublicKey key) {
        return new Certificate(serial, c.subject(), c.issuer(), c.validity(), c.use(), key, c.der());
    }

    private static ValidityPeriod longer(Certificate c) {
        return new ValidityPeriod(
                c.validity().notBefore(), c.validity().notAfter().plusSeconds(1));
    }
}
