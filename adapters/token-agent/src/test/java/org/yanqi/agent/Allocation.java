package org.yanqi.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How much a thread takes from the heap, whatever it gives back. */
public final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /** Something that may fail as it likes. */
    @FunctionalInterface
    public interface Work<E extends Exception> {
        void run() throws E;
    }

    /** Whatever was sent must not make the reader take more than this, in octets; classes are loaded only once. */
    public static <E extends Exception> void within(long most, Work<E> work) throws E {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            work.run();
        } finally {
            if (THREADS.getCurrentThreadAllocatedBytes() - before > most) {
                assertThat(taken(work)).isLessThanOrEqualTo(most);
            }
        }
    }

    private static long taken(Work<?> work) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            work.run();
        } catch (Exception refusedAsBefore) {
            return THREADS.getCurrentThreadAllocatedBytes() - before;
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
