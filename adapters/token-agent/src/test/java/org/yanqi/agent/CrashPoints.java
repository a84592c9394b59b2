package org.yanqi.agent;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.yanqi.agent.renewal.FaultPoint;
import org.yanqi.agent.renewal.Faults;
import org.yanqi.agent.ticket.Step;
import org.yanqi.token.FileWatch;

/**
 * The points that one run passes, as the code itself tells them: the agent's {@link FaultPoint}s, each change of a software
 * token's files, and the server's writes. Their names begin with what was being done, and a point passed again is another
 * one: {@code RETIRE FILE_PUBLIC_KEY.AFTER#2}.
 */
final class CrashPoints implements Faults, FileWatch {

    /** What happens at a point while everything else waits. */
    @FunctionalInterface
    interface Action {
        void at(Passage passage);
    }

    /**
     * A point that was passed.
     *
     * @param opens whether it is the first of its operation
     */
    record Passage(String point, boolean opens) {

        boolean endsWhat(Passage before) {
            return point.contains(".AFTER") && before.point.contains(".BEFORE") && name().equals(before.name());
        }

        String name() {
            return point.replaceFirst("\\.(BEFORE|AFTER).*", "").replaceFirst("^\\w+ ", "");
        }
    }

    private final Action action;
    private final Consumer<String> begun;
    private final Map<String, Integer> times = new HashMap<>();
    private String operation = "";
    private boolean opening = true;

    CrashPoints(Action action) {
        this(action, operation -> {});
    }

    private CrashPoints(Action action, Consumer<String> begun) {
        this.action = action;
        this.begun = begun;
    }

    /** Those of a run in which something happens before each operation. */
    static CrashPoints before(Consumer<String> operation) {
        return new CrashPoints(passage -> {}, operation);
    }

    static CrashPoints none() {
        return new CrashPoints(passage -> {});
    }

    /** Halts this process, as a power cut does. */
    static CrashPoints haltingAt(String point, int status) {
        return new CrashPoints(passage -> {
            if (passage.point().equals(point)) {
                Runtime.getRuntime().halt(status);
            }
        });
    }

    synchronized void begin(String next) {
        operation = next;
        times.clear();
        opening = true;
        begun.accept(next);
    }

    @Override
    public void reached(FaultPoint point, FaultPoint.Moment moment) {
        passed(point + "." + moment);
    }

    @Override
    public void reached(String file, boolean changed) {
        passed("FILE_" + file + (changed ? ".AFTER" : ".BEFORE"));
    }

    /** A change that the server makes. */
    void server(String name, FileWatch.Change change) throws IOException {
        passed("SERVER_" + name + ".BEFORE");
        change.make();
        passed("SERVER_" + name + ".AFTER");
    }

    private synchronized void passed(String point) {
        int time = times.merge(point, 1, Integer::sum);
        boolean opens = opening;
        opening = false;
        action.at(new Passage(operation + " " + point + (time == 1 ? "" : "#" + time), opens));
        notifyAll();
    }

    private int replies(Step step) {
        return times.getOrDefault("REPLY_" + step + ".AFTER", 0);
    }

    /** The page may have the reply before its sender has come to the point after it. */
    synchronized void awaitReply(Step step) throws InterruptedException {
        while (replies(step) == 0) {
            wait();
        }
    }
}
