package org.yanqi.agent.pin;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.FlowLayout;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import org.yanqi.token.PinState;

/** What the window asks: nothing is answered before each box is ticked and the PIN is typed. */
final class PinPanel {
    final JPanel panel = new JPanel(new BorderLayout());

    private final PinRequest request;
    private final Countdown countdown;
    private final Consumer<PinPrompt.Answer> answers;
    private final Look look;
    private final Speech speech;
    private final List<JCheckBox> boxes = new ArrayList<>();
    private final PinField field;
    private final JButton confirm;
    private final JButton extend;
    private final JScrollPane facts;
    private final JLabel hint;
    private final JLabel left;

    PinPanel(PinRequest request, Countdown countdown, Look look, Consumer<PinPrompt.Answer> answers) {
        this.request = request;
        this.countdown = countdown;
        this.look = look;
        this.answers = answers;
        speech = new Speech(request.language());
        var parts = new Parts(look, speech);
        field = parts.secret();
        confirm = parts.button("confirm", true);
        extend = parts.button("extend", false);
        hint = parts.line(" ", look.text(), Look.RED);
        left = parts.line("", look.text(), Look.QUIET);
        var told = new PinFacts(request, look, speech, parts);
        facts = scrolling(told.panel());
        panel.setBackground(Look.PAPER);
        panel.add(facts, BorderLayout.CENTER);
        panel.add(question(told, parts), BorderLayout.SOUTH);
        describe();
        bind();
        changed();
        tick();
    }

    private static JScrollPane scrolling(JComponent content) {
        var pane = new JScrollPane(
                content, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        pane.setBorder(BorderFactory.createEmptyBorder());
        pane.getViewport().setBackground(Look.PAPER);
        return pane;
    }

    private JPanel question(PinFacts told, Parts parts) {
        var column = new JPanel();
        column.setLayout(new BoxLayout(column, BoxLayout.Y_AXIS));
        column.setBackground(Look.PAPER);
        column.setBorder(BorderFactory.createEmptyBorder(look.px(4), look.px(24), look.px(18), look.px(24)));
        request.bidRisk().ifPresent(risk -> {
            column.add(told.risk(risk, box(parts, "risk.taken")));
            column.add(Box.createVerticalStrut(look.px(8)));
        });
        if (request.state() == PinState.FINAL_TRY) {
            column.add(row(box(parts, "certain")));
        }
        if (!request.pinPad()) {
            column.add(row(parts.label("pin", field), field));
        }
        hint.setAlignmentX(Component.LEFT_ALIGNMENT);
        column.add(hint);
        var cancel = parts.button("cancel", false);
        cancel.addActionListener(event -> answer(new PinPrompt.Cancelled()));
        confirm.addActionListener(event -> attempt());
        extend.addActionListener(event -> lengthen());
        var last = new JPanel(new BorderLayout());
        last.setOpaque(false);
        last.setAlignmentX(Component.LEFT_ALIGNMENT);
        var answering = new JPanel(new FlowLayout(FlowLayout.TRAILING, look.px(6), 0));
        answering.setOpaque(false);
        answering.add(cancel);
        answering.add(confirm);
        var time = new JPanel(new FlowLayout(FlowLayout.LEADING, 0, 0));
        time.setOpaque(false);
        time.add(left);
        time.add(Box.createHorizontalStrut(look.px(10)));
        time.add(extend);
        last.add(time, BorderLayout.LINE_START);
        last.add(answering, BorderLayout.LINE_END);
        column.add(Box.createVerticalStrut(look.px(10)));
        column.add(last);
        return column;
    }

    private JCheckBox box(Parts parts, String key) {
        var box = parts.box(key);
        box.addItemListener(event -> changed());
        boxes.add(box);
        return box;
    }

    private Box row(JComponent... components) {
        var row = Box.createHorizontalBox();
        row.setAlignmentX(Component.LEFT_ALIGNMENT);
        row.setBorder(look.gap(4, 0));
        for (JComponent component : components) {
            component.setMaximumSize(component.getPreferredSize());
            row.add(component);
            row.add(Box.createHorizontalStrut(look.px(10)));
        }
        return row;
    }

    /** A screen reader tells what is at stake with the field, or with what is there instead of it. */
    private void describe() {
        panel.getAccessibleContext().setAccessibleName(speech.say("title"));
        var name = speech.caption("pin").spoken();
        field.getAccessibleContext().setAccessibleName(name);
        describe("");
    }

    private void describe(String besides) {
        var stake = new StringBuilder(besides);
        request.bidRisk().ifPresent(risk -> stake.append(speech.say("risk." + risk)));
        if (request.state() != PinState.OK) {
            stake.append(speech.say("tries." + request.state()));
        }
        first().getAccessibleContext().setAccessibleDescription(stake.toString());
    }

    private void bind() {
        on(KeyEvent.VK_ENTER, JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT, this::attempt);
        on(KeyEvent.VK_PAGE_UP, JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT, () -> scroll(-1));
        on(KeyEvent.VK_PAGE_DOWN, JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT, () -> scroll(1));
        on(KeyEvent.VK_ESCAPE, JComponent.WHEN_IN_FOCUSED_WINDOW, () -> answer(new PinPrompt.Cancelled()));
        field.getDocument().addDocumentListener(new DocumentListener() {
            @Override
            public void insertUpdate(DocumentEvent event) {
                changed();
            }

            @Override
            public void removeUpdate(DocumentEvent event) {
                changed();
            }

            @Override
            public void changedUpdate(DocumentEvent event) {
                changed();
            }
        });
    }

    private void on(int key, int condition, Runnable action) {
        var name = KeyEvent.getKeyText(key);
        panel.getInputMap(condition).put(KeyStroke.getKeyStroke(key, 0), name);
        panel.getActionMap().put(name, new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                action.run();
            }
        });
    }

    private void scroll(int pages) {
        var bar = facts.getVerticalScrollBar();
        bar.setValue(bar.getValue() + pages * bar.getBlockIncrement(pages));
    }

    private boolean isConfirmed() {
        return boxes.stream().allMatch(JCheckBox::isSelected);
    }

    private boolean isTyped() {
        return request.pinPad() || field.getDocument().getLength() > 0;
    }

    private void changed() {
        confirm.setEnabled(isConfirmed() && isTyped());
        hint.setText(" ");
    }

    private void attempt() {
        if (!isConfirmed()) {
            missing(
                    "hint.box",
                    boxes.stream().filter(box -> !box.isSelected()).findFirst().orElseThrow());
        } else if (!isTyped()) {
            missing("hint.pin", field);
        } else if (request.pinPad()) {
            answer(new PinPrompt.Agreed());
        } else {
            answer(new PinPrompt.Typed(field.getPassword()));
        }
    }

    private void missing(String key, JComponent where) {
        hint.setText(speech.say(key));
        hint.getAccessibleContext().setAccessibleName(hint.getText());
        where.requestFocusInWindow();
    }

    private void lengthen() {
        countdown.extend();
        tick();
        focus();
    }

    /** Shows the time that is left, and tells it at its marks to whoever does not see it. */
    void tick() {
        if (countdown.isOver()) {
            answer(new PinPrompt.TimedOut());
            return;
        }
        var seconds = countdown.secondsLeft();
        left.setText(speech.say(countdown.mayBeExtended() ? "left" : "left.last", seconds));
        left.setForeground(countdown.isUrgent() ? Look.RED : Look.QUIET);
        left.setFont(countdown.isUrgent() ? look.strong() : look.text());
        extend.setEnabled(countdown.mayBeExtended());
        if (countdown.announces()) {
            var announced = speech.say("left.announced", seconds);
            left.getAccessibleContext().setAccessibleName(announced);
            describe(announced);
        }
    }

    void focus() {
        first().requestFocusInWindow();
    }

    /** What has the focus when the window opens. */
    private JComponent first() {
        if (!request.pinPad()) {
            return field;
        }
        return boxes.isEmpty() ? confirm : boxes.getFirst();
    }

    void answer(PinPrompt.Answer given) {
        forget();
        answers.accept(given);
    }

    /** Nothing that was typed stays. */
    void forget() {
        field.forget();
    }
}
