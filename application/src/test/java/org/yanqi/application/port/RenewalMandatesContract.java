package org.yanqi.application.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.port.RenewalMandates.Change;
import org.yanqi.application.port.RenewalMandates.Sign;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.certificate.ValidityTerm;
import org.yanqi.domain.machine.ContractReference;
import org.yanqi.domain.machine.Exchange;
import org.yanqi.domain.machine.MachineOrder;
import org.yanqi.domain.machine.MachineRenewal;
import org.yanqi.domain.machine.MachineRenewal.Status;
import org.yanqi.domain.machine.RenewalMandate;
import org.yanqi.domain.machine.RenewalTerms;
import org.yanqi.domain.machine.Speaker;
import org.yanqi.domain.staff.StaffName;

/** What every store of mandates does. */
public abstract class RenewalMandatesContract {
    /** Not a round moment: what is stored has to be exact. */
    protected static final Instant NOW = Instant.parse("2025-07-11T01:30:00.123456789Z");

    protected abstract RenewalMandates mandates();

    /** The ledger that its entries go to. */
    protected abstract AuditLedger ledger();

    @Test
    void mandates_come_back_as_they_were_kept_in_every_status() {
        RenewalMandate fresh = mandate(1, Optional.empty());
        save(fresh, 0);
        assertThat(mandates().find(new Sign.Number(fresh.number()))).contains(new Versioned<>(fresh, 1));
        long version = 1;
        for (Status status : Status.values()) {
            RenewalMandate next = mandate(1, Optional.of(renewal(1, status)));
            save(next, version);
            version++;
            assertThat(mandates().find(new Sign.Number(fresh.number()))).contains(new Versioned<>(next, version));
        }
        assertThat(mandates().find(new Sign.Number(Renewals.number(9)))).isEmpty();
    }

    @Test
    void who_asked_comes_back_too() {
        var registrar = new Speaker.Registrar(Sha256.of("registrar"));
        RenewalMandate mandate = mandate(1, Optional.of(renewal(1, Status.ISSUED, registrar)));
        save(mandate, 0);
        assertThat(found(new Sign.Number(mandate.number()))).contains(mandate);
    }

    @Test
    void they_are_found_by_certificate_and_conversation() {
        RenewalMandate first = mandate(1, Optional.of(renewal(1, Status.ISSUED)));
        RenewalMandate second = mandate(2, Optional.of(renewal(2, Status.COMPLETED)));
        save(first, 0);
        save(second, 0);
        save(mandate(3, Optional.empty()), 0);
        assertThat(found(new Sign.OfCertificate(first.certificate()))).contains(first);
        assertThat(found(new Sign.OfCertificate(oldOf(second)))).contains(second);
        assertThat(found(new Sign.OfCertificate(Sha256.of("unknown")))).isEmpty();
        assertThat(found(new Sign.OfConversation(bytes("transaction 2")))).contains(second);
        assertThat(found(new Sign.OfConversation(bytes("unknown")))).isEmpty();
    }

    @Test
    void the_one_for_a_certificate_goes_before_the_one_that_has_moved_on() {
        RenewalMandate moved = mandate(1, Optional.of(renewal(1, Status.COMPLETED)));
        RenewalMandate fresh = new RenewalMandate(
                Renewals.number(2), moved.terms(), moved.subject(), oldOf(moved), 0, Set.of(), Optional.empty());
        save(moved, 0);
        save(fresh, 0);
        assertThat(found(new Sign.OfCertificate(oldOf(moved)))).contains(fresh);
    }

    @Test
    void whoever_comes_second_is_told() {
        RenewalMandate mandate = mandate(1, Optional.empty());
        save(mandate, 0);
        RenewalMandate next = mandate(1, Optional.of(renewal(1, Status.ISSUING)));
        save(next, 1);
        assertThatThrownBy(() -> save(mandate, 1)).isInstanceOf(StaleVersionException.class);
        assertThatThrownBy(() -> save(mandate, 0)).isInstanceOf(StaleVersionException.class);
        assertThat(found(new Sign.Number(mandate.number()))).contains(next);
        assertThat(ledger().of(mandate.number())).hasSize(2);
    }

    @Test
    void a_certificate_has_one_mandate_and_a_conversation_one_machine() {
        RenewalMandate first = mandate(1, Optional.of(renewal(1, Status.ISSUED)));
        save(first, 0);
        RenewalMandate sameCertificate = new RenewalMandate(
                Renewals.number(2), first.terms(), first.subject(), first.certificate(), 0, Set.of(), Optional.empty());
        assertThatThrownBy(() -> save(sameCertificate, 0)).isInstanceOf(StaleVersionException.class);
        MachineRenewal other = renewal(3, Status.ISSUED);
        RenewalMandate sameConversation = mandate(
                3,
                Optional.of(new MachineRenewal(
                        other.order(),
                        first.latest().orElseThrow().exchange(),
                        other.certificate(),
                        other.status(),
                        other.since())));
        assertThatThrownBy(() -> save(sameConversation, 0)).isInstanceOf(StaleVersionException.class);
        assertThat(ledger().of(Renewals.number(2))).isEmpty();
        assertThat(ledger().of(Renewals.number(3))).isEmpty();
    }

    @Test
    void what_is_to_be_looked_after_is_known_longest_due_first() {
        save(mandate(1, Optional.of(renewal(1, Status.ISSUING))), 0);
        save(mandate(2, Optional.of(renewal(2, Status.CONFIRMED))), 0);
        save(mandate(3, Optional.of(renewal(3, Status.ISSUED))), 0);
        save(mandate(4, Optional.of(renewal(4, Status.COMPLETED))), 0);
        save(mandate(5, Optional.empty()), 0);
        assertThat(mandates().due(NOW.plusSeconds(4), 10)).containsExactly(Renewals.number(2));
        Instant later = NOW.plus(Duration.ofHours(1));
        assertThat(mandates().due(later, 10)).containsExactly(Renewals.number(2), Renewals.number(1));
        assertThat(mandates().due(later, 1)).containsExactly(Renewals.number(2));
        assertThat(mandates().due(NOW.plus(Duration.ofDays(2)), 10))
                .containsExactly(Renewals.number(2), Renewals.number(1), Renewals.number(3));
    }

    /** One whose last order is for a certificate with 200 more than its own number. */
    static void saved(RenewalMandates mandates, int number) {
        save(mandates, mandate(number, Optional.of(renewal(number, Status.ISSUED))), 0);
    }

    private Optional<RenewalMandate> found(Sign sign) {
        return mandates().find(sign).map(Versioned::value);
    }

    private void save(RenewalMandate mandate, long version) {
        save(mandates(), mandate, version);
    }

    private static void save(RenewalMandates mandates, RenewalMandate mandate, long version) {
        mandates.save(
                new Change(mandate, version, new AuditEntry(mandate.number(), "machine", "Change", NOW, Map.of())));
    }

    private static Sha256 oldOf(RenewalMandate mandate) {
        return mandate.latest().orElseThrow().order().oldCertificate().sha256();
    }

    private static RenewalMandate mandate(int number, Optional<MachineRenewal> latest) {
        return new RenewalMandate(
                Renewals.number(number),
                new RenewalTerms(
                        new ContractReference("HT-2025-" + number),
                        3,
                        NOW.plus(Duration.ofDays(900)),
                        new ValidityTerm(2),
                        new StaffName("reviewer-7"),
                        NOW),
                DistinguishedName.of("2.5.4.6", "CN", "2.5.4.3", "在线延期测试 " + number),
                Sha256.of("certificate " + number),
                1,
                Set.of(Sha256.of("key 1"), Sha256.of("key 2")),
                latest);
    }

    private static MachineRenewal renewal(int number, Status status) {
        return renewal(
                number,
                status,
                new Speaker.Machine(bytes("old certificate " + number).sha256()));
    }

    private static MachineRenewal renewal(int number, Status status, Speaker speaker) {
        var order = new MachineOrder(
                bytes("old certificate " + number),
                new SerialNumber(BigInteger.valueOf(100 + number)),
                bytes("key " + number),
                new SerialNumber(BigInteger.valueOf(200 + number)),
                new ValidityPeriod(NOW, NOW.plus(Duration.ofDays(365))));
        return new MachineRenewal(
                order,
                new Exchange(bytes("transaction " + number), bytes("nonce"), speaker),
                status == Status.ISSUING ? Optional.empty() : Optional.of(bytes("new certificate " + number)),
                status,
                NOW.plusSeconds(number));
    }

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(UTF_8));
    }
}
