package org.yanqi.agent.pin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Keeps a page from flooding the person with windows: one at a time, and only a few a minute. */
public final class CalmPrompt {
    private static final int WINDOWS = 5;
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final PinPrompt prompt;
    private final Clock clock;
    private final Deque<Instant> opened = new ArrayDeque<>();
    private boolean open;

    public CalmPrompt(PinPrompt prompt, Clock clock) {
        this.prompt = prompt;
        this.clock = clock;
    }

    /** Empty when a window is open already or too many have been. */
    public Optional<PinPrompt.Answer> ask(PinRequest request) {
        if (!prompt.isPreset() && !mayOpen()) {
            return Optional.empty();
        }
        try {
            return Optional.of(prompt.ask(request));
        } finally {
            closed();
        }
    }

    public boolean isPreset() {
        return prompt.isPreset();
    }

    private synchronized boolean mayOpen() {
        var now = clock.instant();
        opened.removeIf(when -> when.isBefore(now.minus(PERIOD)));
        if (open || opened.size() >= WINDOWS) {
            return false;
        }
        opened.add(now);
        open = true;
        return true;
    }

    private synchronized void closed() {
        open = false;
    }
}
