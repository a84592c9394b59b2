package org.yanqi.agent.job;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.yanqi.agent.failure.FailureReport;
import org.yanqi.agent.json.NewJson;
import org.yanqi.agent.ticket.Ticket;

/** One piece of work from its order to its report. */
public final class Job {
    private final Progress progress;
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile @Nullable JsonObject result;
    private volatile @Nullable FailureReport failure;
    private final Set<String> tickets = new HashSet<>();

    Job(Progress progress) {
        this.progress = progress;
    }

    void done(JsonObject found) {
        result = found;
        progress.end();
        finished.countDown();
    }

    void failed(FailureReport report) {
        failure = report;
        finished.countDown();
    }

    /** Waits a little for the end and tells how it stands: to however many pages ask, and as often as they ask. */
    public JsonObject report(Duration patience) throws InterruptedException {
        var ignored = finished.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        var report = NewJson.object();
        var how = failure;
        var found = result;
        if (how != null) {
            report.add("state", "FAILED").add("progress", progress.json()).add("error", how.json());
        } else if (found != null) {
            report.add("state", "DONE").add("progress", progress.json()).add("result", found);
        } else {
            report.add("state", "RUNNING").add("progress", progress.json());
        }
        return report.build();
    }

    boolean isRunning() {
        return finished.getCount() > 0;
    }

    /** From now on this ticket is one of those that ask for this run. */
    void join(Ticket ticket) {
        tickets.add(ticket.id());
    }

    boolean isJoinedBy(Ticket ticket) {
        return tickets.contains(ticket.id());
    }

    Optional<FailureReport> failure() {
        return Optional.ofNullable(failure);
    }
}
