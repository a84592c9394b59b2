package org.yanqi.application.renewal;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.application.port.UnavailableException;

/** Background work on one thing after the other: none that fails keeps the others waiting. */
public final class InTurn {
    private InTurn() {}

    /**
     * @return how many have to wait for the next time, because an outside party did not answer or somebody was faster
     * @throws RuntimeException the first bug that was met, after all have had their turn
     */
    public static <T> int each(List<T> things, Consumer<T> work) {
        int waiting = 0;
        @Nullable RuntimeException bug = null;
        for (T thing : things) {
            try {
                work.accept(thing);
            } catch (UnavailableException | StaleVersionException later) {
                waiting++;
            } catch (RuntimeException e) {
                bug = bug == null ? e : bug;
            }
        }
        if (bug != null) {
            throw bug;
        }
        return waiting;
    }
}
