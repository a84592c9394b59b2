package org.yanqi.agent.pin;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import org.yanqi.token.PinState;

/** Who asks, for which application and token, what is at stake and what will be signed. */
record PinFacts(PinRequest request, Look look, Speech speech, Parts parts) {
    private static final int WIDTH = 540;

    JPanel panel() {
        var column = new JPanel();
        column.setLayout(new BoxLayout(column, BoxLayout.Y_AXIS));
        column.setBackground(Look.PAPER);
        column.setBorder(BorderFactory.createEmptyBorder(look.px(18), look.px(24), look.px(6), look.px(24)));
        var heading = speech.say(request.pinPad() ? "heading.pad" : "heading");
        add(column, parts.paragraph(heading, look.heading(), Look.INK, WIDTH), 10);
        add(column, facts(), 8);
        if (request.destroyed().isPresent()) {
            add(column, notice("destroyed.warning", Look.RED, Look.RED_PAPER), 8);
        }
        request.signed().ifPresent(text -> add(column, signed(text), 8));
        if (request.state() != PinState.OK) {
            add(column, notice("tries." + request.state(), Look.AMBER, Look.AMBER_PAPER), 8);
        }
        return column;
    }

    private void add(JPanel column, JComponent part, int below) {
        part.setAlignmentX(Component.LEFT_ALIGNMENT);
        column.add(part);
        column.add(Box.createVerticalStrut(look.px(below)));
    }

    private JPanel facts() {
        var table = new JPanel(new GridBagLayout());
        table.setOpaque(false);
        row(table, 0, "site", request.origin());
        row(table, 1, "application", request.applicationId());
        row(table, 2, "operation", speech.say("operation." + request.step()));
        row(table, 3, "token", request.tokenLabel() + "  (" + request.tokenSerial() + ")");
        request.destroyed().ifPresent(key -> row(table, 4, "destroyed", key));
        return table;
    }

    private void row(JPanel table, int row, String key, String value) {
        var gap = new Insets(look.px(2), 0, look.px(2), look.px(16));
        table.add(
                parts.line(speech.say(key), look.text(), Look.QUIET),
                new GridBagConstraints(0, row, 1, 1, 0, 0, GridBagConstraints.LINE_START, 0, gap, 0, 0));
        var text = parts.line(value, look.text(), Look.INK);
        text.putClientProperty("html.disable", Boolean.TRUE);
        table.add(
                text,
                new GridBagConstraints(
                        1, row, 1, 1, 1, 0, GridBagConstraints.LINE_START, GridBagConstraints.HORIZONTAL, gap, 0, 0));
    }

    private JPanel signed(String text) {
        var area = parts.record(text.stripTrailing());
        var label = parts.label("signed", area);
        area.getAccessibleContext().setAccessibleName(speech.caption("signed").spoken());
        var pane = new JScrollPane(area);
        pane.setBorder(look.framed(Look.LINE, 1));
        area.setSize(look.px(WIDTH), Short.MAX_VALUE);
        var height = Math.min(area.getPreferredSize().height + look.px(4), look.px(190));
        pane.setPreferredSize(new Dimension(look.px(WIDTH), height));
        var block = new JPanel(new BorderLayout(0, look.px(4)));
        block.setOpaque(false);
        block.add(label, BorderLayout.NORTH);
        block.add(pane, BorderLayout.CENTER);
        return block;
    }

    private JPanel notice(String key, Color ink, Color paper) {
        var box = box(ink, paper);
        box.add(parts.paragraph(speech.say(key), look.text(), ink, WIDTH - 32));
        return box;
    }

    /** The risk, what the signature then means, and the box that says it is taken. */
    JPanel risk(BidRisk risk, JCheckBox taken) {
        var box = box(Look.RED, Look.RED_PAPER);
        var width = WIDTH - 32;
        add(box, parts.paragraph(speech.say("risk.heading"), look.strong(), Look.RED, width), 4);
        add(box, parts.paragraph(speech.say("risk." + risk), look.text(), Look.INK, width), 4);
        var meaning = speech.say(request.pinPad() ? "risk.meaning.pad" : "risk.meaning");
        add(box, parts.paragraph(meaning, look.text(), Look.INK, width), 4);
        add(box, taken, 0);
        return box;
    }

    private JPanel box(Color line, Color paper) {
        var box = new JPanel();
        box.setLayout(new BoxLayout(box, BoxLayout.Y_AXIS));
        box.setBackground(paper);
        box.setAlignmentX(Component.LEFT_ALIGNMENT);
        box.setBorder(BorderFactory.createCompoundBorder(
                BorderFactory.createMatteBorder(0, look.px(4), 0, 0, line), look.gap(10, 12)));
        return box;
    }
}
