package org.yanqi.agent.job;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.failure.AgentFault;
import org.yanqi.agent.failure.FailureReport;
import org.yanqi.agent.ticket.Step;
import org.yanqi.agent.ticket.Ticket;
import org.yanqi.token.UKeyException;

/**
 * The same order again finds its work and never starts it twice, whichever page asks and however often its connection
 * was lost. Only a ticket signed since asks for another try: nobody who merely polls opens a window by it.
 */
public final class Jobs implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger("org.yanqi.agent");
    private static final int REMEMBERED = 64;
    private static final Set<Step> LOOK_AGAIN = EnumSet.of(Step.INVENTORY, Step.GENERATE, Step.INSTALL);

    /** Carries an order out. */
    @FunctionalInterface
    public interface Work {
        JsonObject carryOut(Ticket ticket, Progress progress) throws AgentFailure, UKeyException;
    }

    private final Work work;
    private final Clock clock;
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final ExecutorService workers =
            new ThreadPoolExecutor(2, 2, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(8));

    public Jobs(Work work, Clock clock) {
        this.work = work;
        this.clock = clock;
    }

    /** The job of this order, started if it is not there. */
    public synchronized Job of(Ticket ticket) {
        var known = jobs.get(ticket.work());
        if (known != null && !startsAnew(ticket, known)) {
            known.join(ticket);
            return known;
        }
        forgetTheOldest();
        var progress = new Progress(clock);
        var job = new Job(progress);
        job.join(ticket);
        jobs.remove(ticket.work());
        jobs.put(ticket.work(), job);
        try {
            workers.execute(() -> run(ticket, job, progress));
        } catch (RejectedExecutionException e) {
            job.failed(FailureReport.of(AgentFault.BUSY));
        }
        return job;
    }

    /**
     * Whatever failed may have been cured meanwhile, a locked PIN too. What is inserted changes under the page's eyes, and
     * what was written may be lost again: both are looked at again for whoever asks anew.
     */
    private static boolean startsAnew(Ticket ticket, Job job) {
        if (job.isRunning() || job.isJoinedBy(ticket)) {
            return false;
        }
        return job.failure().isPresent() || LOOK_AGAIN.contains(ticket.step());
    }

    private void forgetTheOldest() {
        var oldest = jobs.values().iterator();
        while (jobs.size() >= REMEMBERED && oldest.hasNext()) {
            if (!oldest.next().isRunning()) {
                oldest.remove();
            }
        }
    }

    private void run(Ticket ticket, Job job, Progress progress) {
        try {
            job.done(work.carryOut(ticket, progress));
        } catch (AgentFailure e) {
            fail(ticket, job, e);
        } catch (UKeyException e) {
            fail(ticket, job, AgentFailure.of(e));
        } catch (RuntimeException | Error e) {
            var unforeseen =
                    new AgentFailure(AgentFault.DRIVER_FAILURE, e.getClass().getName(), e);
            LOG.log(Level.SEVERE, fail(ticket, job, unforeseen).correlationId(), e);
        }
    }

    private static FailureReport fail(Ticket ticket, Job job, AgentFailure e) {
        var report = FailureReport.of(e.fault());
        LOG.log(Level.WARNING, "{0} {1} {2}: {3} ({4})", new Object[] {
            report.correlationId(), ticket.applicationId(), ticket.step(), e.fault(), e.getMessage()
        });
        job.failed(report);
        return report;
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
