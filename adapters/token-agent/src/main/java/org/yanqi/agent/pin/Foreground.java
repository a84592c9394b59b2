package org.yanqi.agent.pin;

import java.awt.Frame;
import java.awt.Taskbar;
import java.util.Locale;
import javax.swing.JFrame;

/**
 * Brings the window before the browser that the person is looking at. Desktops keep windows of one program from taking
 * the focus of another: on Windows a window that is restored gets it nevertheless, elsewhere the taskbar tells of it.
 */
final class Foreground {
    private static final boolean WINDOWS =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    private static final int ATTEMPTS = 8;

    private final JFrame frame;
    private int attempts;

    Foreground(JFrame frame) {
        this.frame = frame;
    }

    void open() {
        if (frame.isAlwaysOnTopSupported()) {
            frame.setAlwaysOnTop(true);
        }
        frame.setAutoRequestFocus(true);
        frame.setVisible(true);
        claim();
    }

    /**
     * To be called now and then: the first requests may be refused. It gives up soon, for the person decides.
     *
     * @return whether the focus was asked for, and with it went to the frame itself
     */
    boolean insist() {
        if (frame.isActive()) {
            attempts = ATTEMPTS;
        }
        if (attempts == ATTEMPTS) {
            return false;
        }
        attempts++;
        if (attempts == 2) {
            if (WINDOWS) {
                frame.setExtendedState(Frame.ICONIFIED);
                frame.setExtendedState(Frame.NORMAL);
            }
            callAttention();
        }
        claim();
        return true;
    }

    private void claim() {
        frame.toFront();
        frame.requestFocus();
    }

    private void callAttention() {
        if (Taskbar.isTaskbarSupported()) {
            var taskbar = Taskbar.getTaskbar();
            if (taskbar.isSupported(Taskbar.Feature.USER_ATTENTION_WINDOW)) {
                taskbar.requestWindowUserAttention(frame);
            } else if (taskbar.isSupported(Taskbar.Feature.USER_ATTENTION)) {
                taskbar.requestUserAttention(true, false);
            }
        }
    }
}
