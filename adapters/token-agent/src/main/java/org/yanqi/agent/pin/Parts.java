package org.yanqi.agent.pin;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Component;
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.KeyboardFocusManager;
import java.awt.RenderingHints;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import javax.swing.AbstractButton;
import javax.swing.BorderFactory;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.border.Border;
import javax.swing.plaf.basic.BasicButtonUI;
import javax.swing.text.JTextComponent;

/** The parts of the window: they grow with the look, show where the focus is and obey the keyboard. */
record Parts(Look look, Speech speech) {

    /**
     * The label of a field, and the key that leads there. Not as the label's own mnemonic: that takes the focus to the
     * label first and, if the key is let go before it has arrived, leaves it there.
     */
    JLabel label(String key, JComponent of) {
        var caption = speech.caption(key);
        var label = line(caption.text(), look.text(), Look.QUIET);
        label.setDisplayedMnemonicIndex(caption.index());
        label.setLabelFor(of);
        of.registerKeyboardAction(
                pressed -> of.requestFocusInWindow(),
                KeyStroke.getKeyStroke(caption.mnemonic(), InputEvent.ALT_DOWN_MASK),
                JComponent.WHEN_IN_FOCUSED_WINDOW);
        return label;
    }

    JLabel line(String text, Font font, Color colour) {
        var label = new JLabel(text);
        label.setFont(font);
        label.setForeground(colour);
        return label;
    }

    /** Text that wraps within a width in pixels before magnification. */
    JTextArea paragraph(String text, Font font, Color colour, int width) {
        var area = new JTextArea(text);
        area.setFont(font);
        area.setForeground(colour);
        area.setLocale(speech.language().locale());
        area.setLineWrap(true);
        area.setWrapStyleWord(true);
        area.setEditable(false);
        area.setFocusable(false);
        area.setOpaque(false);
        area.setBorder(BorderFactory.createEmptyBorder());
        area.setSize(look.px(width), Short.MAX_VALUE);
        area.getAccessibleContext().setAccessibleName(text);
        return area;
    }

    /** What the person may read through and mark, but not change; the tabulator leads on from it. */
    JTextArea record(String text) {
        var area = new JTextArea(text);
        area.setFont(look.small());
        area.setForeground(Look.INK);
        area.setBackground(Look.CODE_PAPER);
        area.setEditable(false);
        area.setLineWrap(true);
        area.setBorder(look.gap(6, 8));
        area.setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        area.setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
        area.getInputMap().put(KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, 0), "none");
        area.addFocusListener(new FocusAdapter() {
            @Override
            public void focusGained(FocusEvent event) {
                area.scrollRectToVisible(area.getBounds());
            }
        });
        return area;
    }

    PinField secret() {
        var field = new PinField();
        field.setFont(look.text());
        field.setForeground(Look.INK);
        field.setCaretColor(Look.INK);
        framed(field);
        return field;
    }

    private void framed(JTextComponent field) {
        Border plain = BorderFactory.createCompoundBorder(look.framed(Look.LINE, 1), look.gap(8, 9));
        Border focused = BorderFactory.createCompoundBorder(look.framed(Look.BLUE, 2), look.gap(7, 8));
        field.setBorder(plain);
        field.addFocusListener(new FocusAdapter() {
            @Override
            public void focusGained(FocusEvent event) {
                field.setBorder(focused);
            }

            @Override
            public void focusLost(FocusEvent event) {
                field.setBorder(plain);
            }
        });
    }

    JCheckBox box(String key) {
        var box = new JCheckBox();
        caption(box, key);
        box.setFont(look.strong());
        box.setForeground(Look.INK);
        box.setOpaque(false);
        box.setIcon(new Tick(look));
        box.setIconTextGap(look.px(8));
        box.setBorder(look.gap(3, 3));
        box.setFocusPainted(false);
        return box;
    }

    /** A button; the main one is filled. */
    JButton button(String key, boolean main) {
        var button = new JButton();
        caption(button, key);
        button.setUI(new Painted(look, main));
        button.setFont(main ? look.strong() : look.text());
        button.setForeground(main ? Look.PAPER : Look.BLUE);
        button.setBorder(look.gap(9, 20));
        button.setContentAreaFilled(false);
        button.setOpaque(false);
        button.setRolloverEnabled(true);
        button.setCursor(Cursor.getPredefinedCursor(Cursor.HAND_CURSOR));
        button.getInputMap().put(KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, 0, false), "pressed");
        button.getInputMap().put(KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, 0, true), "released");
        return button;
    }

    private void caption(AbstractButton button, String key) {
        var caption = speech.caption(key);
        button.setText(caption.text());
        button.setMnemonic(caption.mnemonic());
        button.setDisplayedMnemonicIndex(caption.index());
        button.getAccessibleContext().setAccessibleName(caption.spoken());
    }

    private static Graphics2D smooth(Graphics graphics) {
        var smooth = (Graphics2D) graphics.create();
        smooth.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        return smooth;
    }

    private static final class Painted extends BasicButtonUI {
        private final Look look;
        private final boolean main;

        Painted(Look look, boolean main) {
            this.look = look;
            this.main = main;
        }

        @Override
        public void paint(Graphics graphics, JComponent component) {
            var button = (AbstractButton) component;
            var canvas = smooth(graphics);
            int inset = look.px(3);
            int arc = look.px(8);
            var colour = !button.isEnabled()
                    ? Look.LINE
                    : button.getModel().isRollover() || button.getModel().isPressed() ? Look.BLUE.darker() : Look.BLUE;
            canvas.setColor(colour);
            canvas.setStroke(new BasicStroke(look.px(1)));
            int width = component.getWidth() - 2 * inset - 1;
            int height = component.getHeight() - 2 * inset - 1;
            if (main) {
                canvas.fillRoundRect(inset, inset, width, height, arc, arc);
            } else {
                canvas.drawRoundRect(inset, inset, width, height, arc, arc);
            }
            if (button.isFocusOwner()) {
                canvas.setStroke(new BasicStroke(look.px(2)));
                canvas.drawRoundRect(
                        1, 1, component.getWidth() - 3, component.getHeight() - 3, arc + inset, arc + inset);
            }
            canvas.dispose();
            super.paint(graphics, component);
        }

        @Override
        protected void paintText(Graphics graphics, AbstractButton button, java.awt.Rectangle place, String text) {
            var font = button.getFontMetrics(button.getFont());
            graphics.setColor(button.isEnabled() || main ? button.getForeground() : Look.QUIET);
            javax.swing.plaf.basic.BasicGraphicsUtils.drawStringUnderlineCharAt(
                    button,
                    (Graphics2D) graphics,
                    text,
                    button.getDisplayedMnemonicIndex(),
                    place.x,
                    (float) place.y + font.getAscent());
        }

        @Override
        public Dimension getMinimumSize(JComponent component) {
            return getPreferredSize(component);
        }
    }

    private record Tick(Look look) implements Icon {
        @Override
        public void paintIcon(Component component, Graphics graphics, int x, int y) {
            var canvas = smooth(graphics);
            int side = getIconWidth() - 1;
            boolean ticked = ((AbstractButton) component).isSelected();
            canvas.setColor(ticked ? Look.BLUE : Look.PAPER);
            canvas.fillRect(x, y, side, side);
            canvas.setColor(component.isFocusOwner() || ticked ? Look.BLUE : Look.LINE);
            canvas.setStroke(new BasicStroke(look.px(component.isFocusOwner() ? 3 : 2)));
            canvas.drawRect(x, y, side, side);
            if (ticked) {
                canvas.setColor(Look.PAPER);
                canvas.setStroke(new BasicStroke(look.px(2)));
                canvas.drawPolyline(
                        new int[] {x + side / 5, x + side * 2 / 5, x + side * 4 / 5},
                        new int[] {y + side / 2, y + side * 7 / 10, y + side / 4},
                        3);
            }
            canvas.dispose();
        }

        @Override
        public int getIconWidth() {
            return look.px(20);
        }

        @Override
        public int getIconHeight() {
            return look.px(20);
        }
    }
}
