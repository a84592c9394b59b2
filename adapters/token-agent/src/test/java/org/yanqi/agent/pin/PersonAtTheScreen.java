package org.yanqi.agent.pin;

import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JCheckBox;
import javax.swing.JPasswordField;
import org.yanqi.agent.words.Language;

/**
 * A JVM of its own with a real display: opens windows one after the other, keeps their pictures, answers them with
 * keys alone and writes down what it saw, a line per window.
 */
final class PersonAtTheScreen {
    private static final long PATIENCE_SECONDS = 60;

    private final Robot robot;
    private final Path pictures;
    private final StringBuilder seen = new StringBuilder();

    private PersonAtTheScreen(Path pictures) throws Exception {
        this.pictures = pictures;
        robot = new Robot();
        robot.setAutoDelay(15);
    }

    public static void main(String[] arguments) throws Exception {
        var person = new PersonAtTheScreen(Path.of(arguments[0]));
        try {
            for (Language language : Language.values()) {
                person.meets(() -> person.answers("proof", Requests.proof(language), 100));
                person.meets(() -> person.answers("new-keys", Requests.newKeys(language), 100));
                person.meets(() -> person.answers("let-go", Requests.destruction(language), 100));
                person.meets(() -> person.answers("bid-risk", Requests.risk(BidRisk.DECRYPT_FIRST, language), 100));
                person.meets(() -> person.answers("few-tries", Requests.fewTries(language), 100));
                person.meets(() -> person.answers("pin-to-be-changed", Requests.pinToBeChanged(language), 100));
                person.meets(() -> person.agrees("keypad-few-tries", Requests.fewTriesWithKeypad(language)));
                person.meets(() -> person.agrees("keypad-final-try", Requests.finalTryWithKeypad(language)));
                var atRisk = Requests.riskWithKeypad(BidRisk.DECRYPT_FIRST, language);
                person.meets(() -> person.agrees("keypad-bid-risk", atRisk));
            }
            var large = Requests.risk(BidRisk.DEFER_TOO_LITTLE_TIME, Language.ENGLISH);
            person.meets(() -> person.answers("at-200-percent", large, 200));
            person.meets(() -> person.cancels(Requests.finalTry(Language.CHINESE)));
            person.meets(() -> person.findsOnlyTheBoxMissing(Requests.risk(BidRisk.DECRYPT_FIRST, Language.CHINESE)));
            person.meets(() -> person.isGone(Requests.newKeys(Language.CHINESE)));
        } finally {
            Files.writeString(Path.of(arguments[1]), person.seen);
            System.exit(0);
        }
    }

    /** What one person does with one window. */
    private interface Meeting {
        void take() throws Exception;
    }

    /** A window that goes wrong, in whatever way, is told of and closed, so that the next ones are met all the same. */
    private void meets(Meeting meeting) {
        try {
            meeting.take();
        } catch (Exception | AssertionError e) {
            System.out.println("after " + seen + e + " with the focus on " + focused());
            for (Window window : Window.getWindows()) {
                window.dispose();
            }
        }
    }

    /** With keys alone: a box, where there is one, then the PIN and the enter key. */
    private void answers(String name, PinRequest request, int percent) throws Exception {
        var asked = ask(request, percent);
        keep(name + "-" + request.language().tag());
        if (request.bidRisk().isPresent()) {
            withAlt(KeyEvent.VK_K);
            await(() -> focused() instanceof JCheckBox box && box.isSelected());
            withAlt(KeyEvent.VK_P);
            await(() -> focused() instanceof JPasswordField);
        }
        type(KeyEvent.VK_1, KeyEvent.VK_2, KeyEvent.VK_3, KeyEvent.VK_4);
        press(KeyEvent.VK_ENTER);
        note(name + "-" + request.language().tag(), asked);
    }

    /** With keys alone: a box, where there is one, and the enter key; the PIN is then typed on the token. */
    private void agrees(String name, PinRequest request) throws Exception {
        var asked = ask(request, 100);
        keep(name + "-" + request.language().tag());
        if (focused() instanceof JCheckBox box) {
            press(KeyEvent.VK_SPACE);
            await(box::isSelected);
        }
        press(KeyEvent.VK_ENTER);
        note(name + "-" + request.language().tag(), asked);
    }

    private void cancels(PinRequest request) throws Exception {
        var asked = ask(request, 100);
        keep("final-try-" + request.language().tag());
        press(KeyEvent.VK_ESCAPE);
        note("escape", asked);
    }

    /** The PIN and the enter key alone do not answer. */
    private void findsOnlyTheBoxMissing(PinRequest request) throws Exception {
        var asked = ask(request, 100);
        type(KeyEvent.VK_1);
        press(KeyEvent.VK_ENTER);
        await(() -> focused() instanceof JCheckBox);
        seen.append("unticked=").append(asked.isDone() ? "answered" : "asks on").append('\n');
        keep("bid-risk-not-confirmed-" + request.language().tag());
        press(KeyEvent.VK_SPACE);
        await(() -> focused() instanceof JCheckBox box && box.isSelected());
        press(KeyEvent.VK_ENTER);
        note("ticked-later", asked);
    }

    /** The agent ends while it asks. */
    private void isGone(PinRequest request) throws Exception {
        var thread = new Thread(() -> prompt(100).ask(request));
        thread.start();
        await(() -> focused() instanceof JPasswordField);
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        await(() -> showing().isEmpty());
        seen.append("interrupted=")
                .append(thread.isAlive() ? "asks on" : "gone")
                .append('\n');
    }

    private static SwingPinPrompt prompt(int percent) {
        return new SwingPinPrompt(Optional.of(percent), Clock.systemUTC());
    }

    private CompletableFuture<PinPrompt.Answer> ask(PinRequest request, int percent) throws Exception {
        var asked = CompletableFuture.supplyAsync(() -> prompt(percent).ask(request));
        var first = request.pinPad() ? AbstractButton.class : JPasswordField.class;
        await(() -> isInFront() && first.isInstance(focused()));
        return asked;
    }

    private void note(String name, CompletableFuture<PinPrompt.Answer> asked) throws Exception {
        var answer = asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        var said = answer instanceof PinPrompt.Typed typed ? "typed " + new String(typed.pin()) : answer.toString();
        seen.append(name).append('=').append(said).append('\n');
        await(() -> showing().isEmpty());
    }

    private static Component focused() {
        return KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
    }

    private static Optional<Window> showing() {
        for (Window window : Window.getWindows()) {
            if (window.isShowing()) {
                return Optional.of(window);
            }
        }
        return Optional.empty();
    }

    /** Without a window manager there is nothing that could keep a window on top. */
    private static boolean isInFront() {
        return showing()
                .filter(window -> window.isAlwaysOnTop() || !window.isAlwaysOnTopSupported())
                .filter(Window::isFocused)
                .isPresent();
    }

    private void keep(String name) throws Exception {
        robot.delay(250);
        var window = showing().orElseThrow();
        var place = window.getBounds()
                .intersection(new Rectangle(window.getToolkit().getScreenSize()));
        var picture = Files.createDirectories(pictures).resolve("agent-" + name + ".png");
        ImageIO.write(robot.createScreenCapture(place), "png", picture.toFile());
    }

    private void press(int key) {
        robot.keyPress(key);
        robot.keyRelease(key);
    }

    private void type(int... keys) throws Exception {
        for (int key : keys) {
            press(key);
        }
        await(() ->
                focused() instanceof JPasswordField field && field.getDocument().getLength() == keys.length);
    }

    private void withAlt(int key) {
        robot.keyPress(KeyEvent.VK_ALT);
        press(key);
        robot.keyRelease(KeyEvent.VK_ALT);
    }

    private void await(BooleanSupplier reached) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not reached; so far:\n" + seen);
            }
            robot.delay(20);
        }
    }
}
