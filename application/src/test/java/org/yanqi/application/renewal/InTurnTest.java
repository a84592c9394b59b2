package org.yanqi.application.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.application.port.UnavailableException;

class InTurnTest {
    private final List<String> done = new ArrayList<>();

    @Test
    void whoCannotBeServedNowIsCountedAndTheOthersAreServed() {
        int waiting = InTurn.each(List.of("down", "one", "stale", "two"), this::work);

        assertThat(waiting).isEqualTo(2);
        assertThat(done).containsExactly("one", "two");
    }

    @Test
    void aBugIsToldAfterAllHaveHadTheirTurn() {
        assertThatThrownBy(() -> InTurn.each(List.of("bug", "one"), this::work)).hasMessage("bug");

        assertThat(done).containsExactly("one");
    }

    private void work(String thing) {
        switch (thing) {
            case "down" -> throw new UnavailableException("party", "is down");
            case "stale" -> throw new StaleVersionException(thing);
            case "bug" -> throw new IllegalStateException(thing);
            default -> done.add(thing);
        }
    }
}
