package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.domain.renewal.ApplicationNumber;

/** What every audit ledger does. */
public abstract class AuditLedgerContract {
    protected static final ApplicationNumber NUMBER = Renewals.number(1);

    protected abstract AuditLedger ledger();

    @Test
    void entries_come_back_in_order_as_they_were_appended() {
        ledger().append(entry(NUMBER, "OpenRenewal"));
        ledger().append(entry(NUMBER, "RefuseCertificate"));
        ledger().append(entry(NUMBER, "OpenRenewal"));
        assertThat(ledger().of(NUMBER))
                .containsExactly(
                        entry(NUMBER, "OpenRenewal"), entry(NUMBER, "RefuseCertificate"), entry(NUMBER, "OpenRenewal"));
    }

    @Test
    void an_entry_is_told_its_place_in_the_chain_of_its_application() {
        assertThat(ledger().append(entry(NUMBER, "OpenRenewal"))).isEqualTo(1);
        assertThat(ledger().append(entry(Renewals.number(2), "OpenRenewal"))).isEqualTo(1);
        assertThat(ledger().append(entry(NUMBER, "OpenRenewal"))).isEqualTo(2);
    }

    @Test
    void several_at_once_get_places_of_their_own() {
        assertThat(AtOnce.doing(6, count -> ledger().append(entry(NUMBER, "RefuseCertificate"))))
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
        assertThat(ledger().of(NUMBER)).hasSize(6);
    }

    @Test
    void each_application_has_its_own_chain() {
        ledger().append(entry(NUMBER, "OpenRenewal"));
        ledger().append(entry(Renewals.number(2), "OpenRenewal"));
        assertThat(ledger().of(NUMBER)).hasSize(1);
        assertThat(ledger().of(Renewals.number(3))).isEmpty();
    }

    protected static AuditEntry entry(ApplicationNumber number, String act) {
        return new AuditEntry(
                number, "handler:7", act, Renewals.MORNING, Map.of("status", "OPENED", "reason", "证书 \"x\"\n"));
    }
}
