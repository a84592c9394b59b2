package org.yanqi.agent.pin;

import java.awt.Dimension;
import java.awt.GraphicsConfiguration;
import java.awt.GraphicsEnvironment;
import java.awt.MouseInfo;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.function.Consumer;
import javax.swing.JFrame;
import javax.swing.Timer;
import javax.swing.WindowConstants;

/** The window around the question: a frame of its own, so that it stands in the taskbar; before the browser. */
final class PinWindow {
    private static final int TICK_MILLIS = 250;

    private final JFrame frame;
    private final PinPanel question;
    private final Foreground foreground;
    private final Timer timer;
    private final Consumer<PinPrompt.Answer> answers;

    PinWindow(PinRequest request, Countdown countdown, Look look, Consumer<PinPrompt.Answer> answers) {
        this.answers = answers;
        var speech = new Speech(request.language());
        frame = new JFrame(speech.say("title"), screen());
        question = new PinPanel(request, countdown, look, this::answered);
        foreground = new Foreground(frame);
        timer = new Timer(TICK_MILLIS, event -> tick());
        frame.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                question.answer(new PinPrompt.Cancelled());
            }

            @Override
            public void windowOpened(WindowEvent event) {
                question.focus();
            }
        });
        frame.setIconImages(KeyImage.inAllSizes());
        frame.setContentPane(question.panel);
        frame.pack();
        fit();
    }

    /** The screen that the person is at. */
    private static GraphicsConfiguration screen() {
        var pointer = MouseInfo.getPointerInfo();
        var device = pointer == null
                ? GraphicsEnvironment.getLocalGraphicsEnvironment().getDefaultScreenDevice()
                : pointer.getDevice();
        return device.getDefaultConfiguration();
    }

    /** In the middle, and within the screen however large the texts are: what does not fit is scrolled. */
    private void fit() {
        var screen = frame.getGraphicsConfiguration();
        var bars = Toolkit.getDefaultToolkit().getScreenInsets(screen);
        var all = screen.getBounds();
        var free = new Rectangle(
                all.x + bars.left,
                all.y + bars.top,
                all.width - bars.left - bars.right,
                all.height - bars.top - bars.bottom);
        var size = new Dimension(Math.min(frame.getWidth(), free.width), Math.min(frame.getHeight(), free.height));
        frame.setSize(size);
        frame.setMinimumSize(new Dimension(size.width / 2, size.height / 2));
        frame.setLocation(free.x + (free.width - size.width) / 2, free.y + (free.height - size.height) / 2);
    }

    void open() {
        foreground.open();
        question.focus();
        timer.start();
    }

    private void tick() {
        if (foreground.insist()) {
            question.focus();
        }
        question.tick();
    }

    private void answered(PinPrompt.Answer answer) {
        close();
        answers.accept(answer);
    }

    void close() {
        timer.stop();
        question.forget();
        frame.dispose();
    }
}
