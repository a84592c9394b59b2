package org.yanqi.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.RenewalJourney;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.renewal.Outcome;
import org.yanqi.application.token.RecordRetirement;
import org.yanqi.domain.renewal.RenewalCommand;
import org.yanqi.domain.renewal.RenewalStatus;

/** What the token agent has said of the old key is in the audit ledger; the renewal ends by it whatever it was. */
class RetirementOnRecordTest {
    private final RenewalJourney journey =
            RenewalJourney.withExpiredCertificate().until(RenewalStatus.INSTALLED);

    @Test
    void thatTheOldKeyIsGoneAndWhichCertificatesStayIsWrittenDown() {
        journey.ukey.retireOldKey();

        assertThat(onRecord())
                .containsExactly(Map.of(
                        "from", "INSTALLED",
                        "to", "COMPLETED",
                        "retired", "true",
                        "kept", journey.old().encryption().fingerprint().hex()));
    }

    @Test
    void aRenewalIsNotLostOverAnAgentThatDoesNotSaySo() {
        var said = new RecordRetirement.Command(journey.number(), false, List.of());

        assertThat(journey.useCases.recordRetirement().handle(said)).isInstanceOf(Outcome.Now.class);

        assertThat(journey.application().status()).isEqualTo(RenewalStatus.COMPLETED);
        assertThat(onRecord())
                .singleElement()
                .satisfies(facts ->
                        assertThat(facts).containsEntry("retired", "false").containsEntry("kept", ""));
    }

    private List<Map<String, String>> onRecord() {
        return journey.ledger.of(journey.number()).stream()
                .filter(entry -> entry.act().equals(RenewalCommand.RecordRetirement.class.getSimpleName()))
                .map(AuditEntry::facts)
                .toList();
    }
}
