package org.yanqi.agent.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureReportTest {

    @ParameterizedTest
    @EnumSource(AgentFault.class)
    void every_fault_has_a_sentence_and_a_remedy_in_both_languages(AgentFault fault) {
        var json = FailureReport.of(fault).json();
        for (var part : new String[] {"message", "remedy"}) {
            assertThat(json.getJsonObject(part).getString("zh")).endsWith("。").containsPattern("\\p{IsHan}{4}");
            assertThat(json.getJsonObject(part).getString("en")).endsWith(".").doesNotContainPattern("\\p{IsHan}");
        }
        assertThat(json.getString("correlationId")).hasSize(12);
    }
}
