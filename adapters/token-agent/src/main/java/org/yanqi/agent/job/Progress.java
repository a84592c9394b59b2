package org.yanqi.agent.job;

import jakarta.json.JsonArray;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yanqi.agent.json.NewJson;
import org.yanqi.agent.words.Words;

/** The steps that the page shows while a token is at work. */
public final class Progress {

    public enum Item {
        CHECK_TOKEN,
        ENTER_PIN,
        SIGN_PROOF,
        LOOK_AT_KEYS,
        GENERATE_KEY,
        MAKE_REQUEST,
        WRITE_ENCRYPTION_KEY,
        WRITE_ENCRYPTION_CERTIFICATE,
        WRITE_SIGNING_CERTIFICATE,
        PROVE_SIGNING,
        PROVE_DECRYPTION,
        PROVE_HISTORY,
        RETIRE_SIGNING_KEY,
        DESTROY_ENCRYPTION_KEY
    }

    private static final Words WORDS = Words.of("org.yanqi.agent.job.progress");

    private record Finished(Item item, long millis) {}

    private final Clock clock;
    private final List<Finished> finished = new ArrayList<>();
    private @Nullable Item running;
    private Instant since;

    public Progress(Clock clock) {
        this.clock = clock;
        this.since = clock.instant();
    }

    /** The next item begins, and with it the one before is done. */
    public synchronized void begin(Item item) {
        end();
        running = item;
        since = clock.instant();
    }

    synchronized void end() {
        if (running != null) {
            finished.add(new Finished(
                    running, Duration.between(since, clock.instant()).toMillis()));
            running = null;
        }
    }

    synchronized JsonArray json() {
        var items = NewJson.array();
        for (Finished item : finished) {
            items.add(line(item.item(), "DONE", item.millis()));
        }
        if (running != null) {
            items.add(line(
                    running, "RUNNING", Duration.between(since, clock.instant()).toMillis()));
        }
        return items.build();
    }

    private static jakarta.json.JsonObjectBuilder line(Item item, String state, long millis) {
        return NewJson.object()
                .add("item", item.name())
                .add("name", WORDS.inEveryLanguage(item.name()))
                .add("state", state)
                .add("millis", millis);
    }
}
