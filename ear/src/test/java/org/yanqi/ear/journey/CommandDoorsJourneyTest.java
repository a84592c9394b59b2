package org.yanqi.ear.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.renewal.RenewalCommand;
import org.yanqi.domain.renewal.RenewalStatus;

/** Nothing that the domain knows is left out where commands are forged. */
class CommandDoorsJourneyTest {

    @Test
    void everyCommandHasItsRequestsOrAReasonToHaveNone() {
        assertThat(CommandDoor.DOORS.keySet())
                .isEqualTo(Set.of(RenewalCommand.class.getPermittedSubclasses()))
                .hasSameSizeAs(CommandMatrix.documented().answers().keySet());
    }

    @Test
    void theDocumentedMatrixKnowsEveryStateAndEveryCommand() {
        var matrix = CommandMatrix.documented();

        assertThat(matrix.answers())
                .hasSameSizeAs(RenewalCommand.class.getPermittedSubclasses())
                .allSatisfy((command, row) ->
                        assertThat(row.keySet()).as(command).isEqualTo(EnumSet.allOf(RenewalStatus.class)));
    }

    @Test
    void everyStateIsAttacked() {
        var attacked = EnumSet.copyOf(ForgedCommandsJourneyTest.STATES);
        attacked.addAll(ForgedAfterwardsJourneyTest.STATES);

        assertThat(attacked).isEqualTo(EnumSet.allOf(RenewalStatus.class));
    }
}
