package org.yanqi.agent.job;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.yanqi.agent.failure.FailureReport;

/** One piece of work from its order to its report. */
public final class Job {
    private final Progress progress;
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile @Nullable JsonObject result;
    private volatile @Nullable FailureReport failure;
    private volatile boolean told;

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

    /** Waits a little for the end and tells how it stands; a finished job is from then on {@link #told}. */
    public JsonObject report(Duration patience) throws InterruptedException {
        boolean over = finished.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        told = over;
        var report = Json.createObjectBuilder();
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

    public boolean isDone() {
        return result != null;
    }

    boolean isRunning() {
        return finished.getCount() > 0;
    }

    boolean isTold() {
        return told;
    }

    Optional<FailureReport> failure() {
        return Optional.ofNullable(failure);
    }
}
