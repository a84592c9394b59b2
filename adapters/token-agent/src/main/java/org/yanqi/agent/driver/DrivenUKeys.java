package org.yanqi.agent.driver;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.yanqi.token.UKey;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeyFailure;
import org.yanqi.token.UKeys;

/**
 * The tokens behind a vendor's library that lives in a process of its own. The process is started by the first call
 * and again by the first call after its end; the call during which it ends fails and is never repeated here, because
 * nobody knows how far it came.
 */
public final class DrivenUKeys implements UKeys {
    private static final Logger LOG = Logger.getLogger("org.yanqi.agent.driver");

    private final DriverProcess process;
    private final Limits limits;
    private final Rest rest;
    private final Watch watch;
    private volatile @Nullable Line line;
    private volatile boolean closed;

    DrivenUKeys(DriverProcess process, Limits limits, Clock clock) {
        this.process = process;
        this.limits = limits;
        this.rest = new Rest(clock);
        this.watch = new Watch(limits);
    }

    /**
     * The driver of the one agent that keeps this journal.
     *
     * @param journal where the process is on record for the agent's successor
     */
    public static DrivenUKeys of(Path library, Path journal, Clock clock) {
        return limited(library, Optional.of(journal.resolve("driver.process")), Limits.USUAL, clock);
    }

    /** For a program that looks at a token once. */
    public static DrivenUKeys once(Path library, Clock clock) {
        return limited(library, Optional.empty(), Limits.USUAL, clock);
    }

    static DrivenUKeys limited(Path library, Optional<Path> record, Limits limits, Clock clock) {
        return new DrivenUKeys(new DriverProcess(library, record, limits, DriverProcess.OPTIONS), limits, clock);
    }

    @Override
    public List<UKey> present() throws UKeyException {
        return line().call(
                        Command.PRESENT, out -> {}, in -> in.list(row -> new DrivenUKey(this, row.text(), row.text())));
    }

    /** The line to the living process; what was lost is noticed here. */
    synchronized Line line() throws UKeyException {
        var known = line;
        if (known != null && known.isOver()) {
            rest.died();
            LOG.log(Level.WARNING, "the driver process {0} is gone: {1}", new Object[] {
                Long.toString(known.pid()), known.why()
            });
            known = null;
        }
        var living = known == null ? start() : known;
        living.touch();
        return living;
    }

    private Line start() throws UKeyException {
        line = null;
        if (rest.isDue()) {
            throw new UKeyException(
                    UKeyFailure.DRIVER_FAILURE, new DriverLost("it died five times within a minute and rests for one"));
        }
        try {
            var started = process.start();
            line = started;
            if (closed) {
                started.kill("the agent ends");
            }
            process.load(started);
            LOG.log(Level.INFO, "the driver process {0} has loaded the library", Long.toString(started.pid()));
            watch.over(started, () -> endUnused(started));
            return started;
        } catch (UKeyException e) {
            line = null;
            rest.died();
            LOG.log(Level.WARNING, "no driver process: {0}", String.valueOf(e.getCause()));
            throw e;
        }
    }

    private synchronized void endUnused(Line idle) {
        if (line == idle && idle.isUnusedFor(limits.idle())) {
            line = null;
            idle.finish("nobody uses it");
        }
    }

    /** Waits for nobody, not even for a library that hangs while it is loaded. */
    @Override
    public void close() {
        closed = true;
        watch.close();
        var living = line;
        if (living != null) {
            living.finish("the agent ends");
        }
    }
}
