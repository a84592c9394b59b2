package org.yanqi.agent.renewal;

/** Where tests cut the power; in production nothing happens here. */
@FunctionalInterface
public interface Faults {
    /** A write that can fail as the token or the disk does. */
    @FunctionalInterface
    interface Write<T, E extends Exception> {
        T make() throws E;
    }

    void reached(FaultPoint point, FaultPoint.Moment moment);

    default <T, E extends Exception> T around(FaultPoint point, Write<T, E> write) throws E {
        reached(point, FaultPoint.Moment.BEFORE);
        T made = write.make();
        reached(point, FaultPoint.Moment.AFTER);
        return made;
    }

    static Faults none() {
        return (point, moment) -> {};
    }
}
