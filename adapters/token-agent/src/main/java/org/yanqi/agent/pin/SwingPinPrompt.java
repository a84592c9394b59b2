package org.yanqi.agent.pin;

import java.awt.GraphicsEnvironment;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;

/** The agent's own window, which no page can draw or read. */
public final class SwingPinPrompt implements PinPrompt {
    private static final Logger LOG = Logger.getLogger("org.yanqi.agent");
    private static final String SMOOTH_TEXT = "awt.useSystemAAFontSettings";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    static {
        // Texts are drawn smoothly even where the desktop does not ask for it.
        if (System.getProperty(SMOOTH_TEXT) == null) {
            System.setProperty(SMOOTH_TEXT, "on");
        }
    }

    private final Optional<Integer> percent;
    private final Clock clock;

    /**
     * Draws its windows as large as this.
     *
     * @param percent from 100 to 300; without it as large as the desktop draws
     */
    public SwingPinPrompt(Optional<Integer> percent, Clock clock) {
        this.percent = percent;
        this.clock = clock;
    }

    @Override
    public Answer ask(PinRequest request) {
        if (GraphicsEnvironment.isHeadless()) {
            LOG.warning("there is no display for the PIN window");
            return new TimedOut();
        }
        var given = new CompletableFuture<Answer>();
        var window = new AtomicReference<@Nullable PinWindow>();
        SwingUtilities.invokeLater(() -> open(request, given, window));
        try {
            return given.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            SwingUtilities.invokeLater(() -> close(window));
            return new TimedOut();
        } catch (ExecutionException e) {
            LOG.log(Level.SEVERE, "the PIN window", e.getCause());
            return new TimedOut();
        }
    }

    private void open(
            PinRequest request, CompletableFuture<Answer> given, AtomicReference<@Nullable PinWindow> window) {
        try {
            var opened = new PinWindow(request, new Countdown(PATIENCE, clock), Look.of(percent), given::complete);
            window.set(opened);
            opened.open();
        } catch (RuntimeException | Error e) {
            given.completeExceptionally(e);
        }
    }

    private static void close(AtomicReference<@Nullable PinWindow> window) {
        var open = window.get();
        if (open != null) {
            open.close();
        }
    }
}
