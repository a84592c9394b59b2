package org.yanqi.agent.pin;

import java.awt.GraphicsEnvironment;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.swing.SwingUtilities;
import javax.swing.Timer;

/** The agent's own window, which no page can draw or read. */
public final class SwingPinPrompt implements PinPrompt {
    private static final Logger LOG = Logger.getLogger("org.yanqi.agent");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public Answer ask(PinRequest request) {
        if (GraphicsEnvironment.isHeadless()) {
            LOG.warning("there is no display for the PIN window");
            return new TimedOut();
        }
        var answer = new AtomicReference<Answer>(new TimedOut());
        try {
            SwingUtilities.invokeAndWait(() -> answer.set(show(request)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (InvocationTargetException e) {
            LOG.log(Level.SEVERE, "the PIN window", e.getCause());
        }
        return answer.get();
    }

    private static Answer show(PinRequest request) {
        var window = new PinWindow(request);
        var timer = new Timer(Math.toIntExact(PATIENCE.toMillis()), event -> window.timeOut());
        timer.setRepeats(false);
        timer.start();
        try {
            return window.ask();
        } finally {
            timer.stop();
        }
    }
}
