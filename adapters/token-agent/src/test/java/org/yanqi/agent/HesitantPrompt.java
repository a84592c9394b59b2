package org.yanqi.agent;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.yanqi.agent.pin.PinPrompt;
import org.yanqi.agent.pin.PinRequest;

/** A person who answers a window only when the test says so. */
final class HesitantPrompt implements PinPrompt {
    private final AtomicInteger windows = new AtomicInteger();
    private final Semaphore opened = new Semaphore(0);
    private final LinkedBlockingQueue<Answer> answers = new LinkedBlockingQueue<>();

    @Override
    public Answer ask(PinRequest request) {
        windows.incrementAndGet();
        opened.release();
        try {
            var answer = answers.poll(20, TimeUnit.SECONDS);
            return answer == null ? new TimedOut() : answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new TimedOut();
        }
    }

    void awaitWindow() throws InterruptedException {
        if (!opened.tryAcquire(20, TimeUnit.SECONDS)) {
            throw new AssertionError("no window was opened");
        }
    }

    void answers(Answer answer) {
        answers.add(answer);
    }

    int windows() {
        return windows.get();
    }
}
