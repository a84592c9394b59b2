package org.yanqi.application.check;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.port.IssuanceChecks;
import org.yanqi.application.port.IssuedMachineCertificates;
import org.yanqi.application.port.RenewalMandates.Sign;
import org.yanqi.application.port.Revocations;
import org.yanqi.application.port.SigningCertificates.Verdict;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityTerm;
import org.yanqi.domain.check.MachineFacts;
import org.yanqi.domain.check.MandateChronicle;
import org.yanqi.domain.check.Store;
import org.yanqi.domain.machine.ContractReference;
import org.yanqi.domain.machine.MachineOrder;
import org.yanqi.domain.machine.MachineRenewal;
import org.yanqi.domain.machine.RenewalMandate;
import org.yanqi.domain.machine.RenewalTerms;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Erased;
import org.yanqi.domain.renewal.Installed;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.staff.StaffName;

/** Reads what the stores hold about a machine's renewals; what cannot be read is a fact, as {@link GatherFacts} has it. */
final class GatherMachineFacts {
    private static final String STAFF = "staff:";

    private final MachineStores stores;
    private final IssuanceChecks checks;
    private final ApplicationNumber number;
    private final Readings readings = new Readings();

    private GatherMachineFacts(MachineStores stores, IssuanceChecks checks, ApplicationNumber number) {
        this.stores = stores;
        this.checks = checks;
        this.number = number;
    }

    /** @throws StaleVersionException if the mandate changed in between: the facts are not of one moment then */
    static MachineFacts about(ApplicationNumber number, MachineStores stores, IssuanceChecks checks, Instant now) {
        return new GatherMachineFacts(stores, checks, number).read(now);
    }

    private MachineFacts read(Instant now) {
        Optional<Versioned<RenewalMandate>> found = mandate();
        Optional<RenewalMandate> mandate = found.map(Versioned::value);
        Optional<MachineOrder> order = mandate.flatMap(RenewalMandate::latest).map(MachineRenewal::order);
        MandateChronicle ledger = readings.read(Store.LEDGER, this::ledger, MandateChronicle.EMPTY);
        Set<SerialNumber> serials = serials(ledger, order);
        Map<SerialNumber, MachineFacts.Made> made = readings.read(Store.REGISTER, () -> made(serials), Map.of());
        Optional<Certificate> old = order.map(MachineOrder::oldCertificate).flatMap(this::signing);
        var facts = new MachineFacts(
                number,
                mandate,
                old,
                ledger,
                made,
                readings.read(Store.PUBLIC_KEYS, () -> owners(ledger), Map.of()),
                readings.read(Store.REVOCATIONS, () -> revoked(serials), Map.of()),
                readings.read(Store.APPLICATION, () -> byPersons(ledger, made), Set.of()),
                readings.read(Store.REGISTER, this::unclaimed, List.of()),
                readings.unreadable(),
                now);
        if (!mandate().map(Versioned::version).equals(found.map(Versioned::version))) {
            throw new StaleVersionException(number.value());
        }
        return facts;
    }

    private Optional<Versioned<RenewalMandate>> mandate() {
        return readings.read(Store.MANDATE, () -> stores.mandates().find(new Sign.Number(number)), Optional.empty());
    }

    private MandateChronicle ledger() {
        List<AuditEntry> done = stores.ledger().of(number).stream()
                .filter(entry -> !entry.facts().containsKey("refused"))
                .toList();
        return new MandateChronicle(
                done.stream()
                        .filter(entry -> entry.act().equals(Approvals.MANDATE))
                        .findFirst()
                        .map(GatherMachineFacts::recorded),
                done.stream().flatMap(GatherMachineFacts::step).toList());
    }

    private static MandateChronicle.Recorded recorded(AuditEntry entry) {
        Map<String, String> facts = entry.facts();
        return new MandateChronicle.Recorded(
                new Sha256(fact(facts, "certificate")),
                serial(facts, "serial"),
                new RenewalTerms(
                        new ContractReference(fact(facts, "contract")),
                        Integer.parseInt(fact(facts, "renewals")),
                        Instant.parse(fact(facts, "until")),
                        new ValidityTerm(Integer.parseInt(fact(facts, "years"))),
                        new StaffName(entry.actor().substring(STAFF.length())),
                        entry.at()));
    }

    private static Stream<MandateChronicle.Step> step(AuditEntry entry) {
        Map<String, String> facts = entry.facts();
        return Arrays.stream(MachineRenewal.Status.values())
                .filter(state -> state.name().equals(facts.get("status")))
                .map(state -> new MandateChronicle.Step(
                        state,
                        serial(facts, "old"),
                        serial(facts, "new"),
                        new Sha256(fact(facts, "key")),
                        new Sha256(fact(facts, "certificate")),
                        entry.at()));
    }

    private static SerialNumber serial(Map<String, String> facts, String name) {
        return new SerialNumber(new BigInteger(fact(facts, name), 16));
    }

    private static String fact(Map<String, String> facts, String name) {
        return Optional.ofNullable(facts.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the entry does not say " + name));
    }

    /** Old certificates and new ones: the old one of a second renewal is the new one of the first. */
    private static Set<SerialNumber> serials(MandateChronicle ledger, Optional<MachineOrder> order) {
        return Stream.concat(
                        ledger.steps().stream().flatMap(step -> Stream.of(step.old(), step.renewed())),
                        order.stream().flatMap(ordered -> Stream.of(ordered.oldSerial(), ordered.serial())))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Map<SerialNumber, MachineFacts.Made> made(Set<SerialNumber> serials) {
        return serials.stream()
                .flatMap(serial -> stores.registers().issued().of(serial).stream())
                .collect(toUnmodifiableMap(
                        IssuedMachineCertificates.Entry::serial,
                        entry -> new MachineFacts.Made(
                                entry.certificate().sha256(), signing(entry.certificate()), entry.at())));
    }

    private Optional<Certificate> signing(Bytes der) {
        return stores.reader().read(der) instanceof Verdict.Signing(Certificate certificate)
                ? Optional.of(certificate)
                : Optional.empty();
    }

    private Map<Sha256, ApplicationNumber> owners(MandateChronicle ledger) {
        return ledger.steps().stream()
                .map(MandateChronicle.Step::key)
                .distinct()
                .flatMap(
                        key -> stores.registers().keys().firstShownBy(key).map(owner -> Map.entry(key, owner)).stream())
                .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<SerialNumber, MachineFacts.Revoked> revoked(Set<SerialNumber> serials) {
        return serials.stream()
                .flatMap(serial -> stores.registers().revocations().find(serial).stream())
                .collect(toUnmodifiableMap(
                        Revocations.Revocation::serial,
                        revocation -> new MachineFacts.Revoked(
                                revocation.at(), revocation.reason() == Revocations.Reason.SUPERSEDED)));
    }

    private Set<SerialNumber> byPersons(MandateChronicle ledger, Map<SerialNumber, MachineFacts.Made> made) {
        Stream<Map.Entry<SerialNumber, Sha256>> first =
                ledger.recorded().stream().map(recorded -> Map.entry(recorded.serial(), recorded.certificate()));
        Stream<Map.Entry<SerialNumber, Sha256>> later = made.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), entry.getValue().octets()));
        return Stream.concat(first, later)
                .filter(certificate -> isRenewedInTheWizard(certificate.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isRenewedInTheWizard(Sha256 certificate) {
        return stores.persons().search().ofCertificate(certificate).stream()
                .flatMap(application -> stores.persons().applications().find(application).stream())
                .map(Versioned::value)
                .anyMatch(GatherMachineFacts::hasSuperseded);
    }

    private static boolean hasSuperseded(RenewalApplication application) {
        return application instanceof Erased
                || application.reached(Installed.class).isPresent();
    }

    private List<SerialNumber> unclaimed() {
        return number.dayOfNobody().map(checks::unclaimed).orElse(List.of()).stream()
                .filter(entry -> !stores.reader().isOfTheCa(entry.certificate()))
                .map(IssuedMachineCertificates.Entry::serial)
                .toList();
    }
}
