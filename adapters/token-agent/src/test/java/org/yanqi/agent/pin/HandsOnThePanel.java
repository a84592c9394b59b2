package org.yanqi.agent.pin;

import java.awt.event.ActionEvent;
import java.awt.image.BufferedImage;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntUnaryOperator;
import javax.swing.JComponent;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.text.DefaultEditorKit;
import org.jspecify.annotations.Nullable;

/**
 * Types the PIN into the real panel, key by key by the actions of the keys, with a mistake that is put right in the
 * middle; has no whole PIN itself.
 */
public final class HandsOnThePanel implements PinPrompt {
    private final int length;
    private final IntUnaryOperator pin;
    private final Runnable beforeEnter;

    /**
     * Types once for each question.
     *
     * @param pin the character at this place
     * @param beforeEnter while the PIN is in the field
     */
    public HandsOnThePanel(int length, IntUnaryOperator pin, Runnable beforeEnter) {
        this.length = length;
        this.pin = pin;
        this.beforeEnter = beforeEnter;
    }

    @Override
    public Answer ask(PinRequest request) {
        var given = new AtomicReference<Answer>();
        try {
            SwingUtilities.invokeAndWait(() -> type(request, given));
        } catch (InterruptedException | InvocationTargetException e) {
            throw new AssertionError(e);
        }
        return Objects.requireNonNull(given.get());
    }

    private void type(PinRequest request, AtomicReference<Answer> given) {
        var countdown = new Countdown(Duration.ofMinutes(2), new HandClock());
        var panel = new PinPanel(request, countdown, new Look(1), given::set);
        var field = Objects.requireNonNull(find(panel.panel));
        for (int i = 1; i < length; i++) {
            key(field, Character.toString(pin.applyAsInt(i)));
        }
        picture(panel.panel);
        field.setCaretPosition(0);
        key(field, Character.toString(pin.applyAsInt(0)));
        picture(panel.panel);
        field.selectAll();
        field.getActionMap()
                .get(DefaultEditorKit.deletePrevCharAction)
                .actionPerformed(new ActionEvent(field, ActionEvent.ACTION_PERFORMED, ""));
        for (int i = 0; i < length; i++) {
            key(field, Character.toString(pin.applyAsInt(i)));
        }
        field.setCaretPosition(length / 2);
        key(field, "x");
        picture(panel.panel);
        field.getActionMap()
                .get(DefaultEditorKit.deletePrevCharAction)
                .actionPerformed(new ActionEvent(field, ActionEvent.ACTION_PERFORMED, ""));
        picture(panel.panel);
        beforeEnter.run();
        var enter = panel.panel
                .getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT)
                .get(KeyStroke.getKeyStroke("ENTER"));
        panel.panel.getActionMap().get(enter).actionPerformed(new ActionEvent(field, ActionEvent.ACTION_PERFORMED, ""));
    }

    private static void key(PinField field, String typed) {
        field.getActionMap()
                .get(DefaultEditorKit.defaultKeyTypedAction)
                .actionPerformed(new ActionEvent(field, ActionEvent.ACTION_PERFORMED, typed));
    }

    /** Laid out and painted as on a screen, which reads the text too. */
    private static void picture(JComponent panel) {
        panel.setSize(panel.getPreferredSize());
        lay(panel);
        var graphics =
                new BufferedImage(panel.getWidth(), panel.getHeight(), BufferedImage.TYPE_INT_RGB).createGraphics();
        panel.printAll(graphics);
        graphics.dispose();
    }

    private static void lay(java.awt.Container container) {
        container.doLayout();
        for (var child : container.getComponents()) {
            if (child instanceof java.awt.Container inner) {
                lay(inner);
            }
        }
    }

    private static @Nullable PinField find(java.awt.Container container) {
        for (var child : container.getComponents()) {
            if (child instanceof PinField field) {
                return field;
            }
            if (child instanceof java.awt.Container inner) {
                var found = find(inner);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
