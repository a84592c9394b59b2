package org.yanqi.agent.pin;

import java.awt.BorderLayout;
import java.awt.FlowLayout;
import java.awt.GridLayout;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.Arrays;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JPasswordField;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.WindowConstants;
import org.yanqi.token.PinState;

/** Who asks, for which application and token, what will be signed, and how many tries the token has left. */
final class PinWindow {
    private final JDialog dialog = new JDialog();
    private final JPasswordField field = new JPasswordField(16);
    private final JButton confirm = new JButton("确定 OK");
    private PinPrompt.Answer answer = new PinPrompt.TimedOut();

    PinWindow(PinRequest request) {
        dialog.setTitle("电子钥匙密码 UKey PIN");
        dialog.setModal(true);
        dialog.setAlwaysOnTop(true);
        dialog.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
        dialog.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                answer(new PinPrompt.Cancelled());
            }
        });
        var content = new JPanel(new BorderLayout(8, 8));
        content.setBorder(BorderFactory.createEmptyBorder(12, 12, 12, 12));
        content.add(facts(request), BorderLayout.NORTH);
        request.signed().ifPresent(text -> content.add(signed(text), BorderLayout.CENTER));
        content.add(entry(request.state()), BorderLayout.SOUTH);
        dialog.setContentPane(content);
        dialog.getRootPane().setDefaultButton(confirm);
        dialog.pack();
        dialog.setLocationRelativeTo(null);
    }

    PinPrompt.Answer ask() {
        dialog.setVisible(true);
        dialog.dispose();
        return answer;
    }

    void timeOut() {
        answer(new PinPrompt.TimedOut());
    }

    private static JPanel facts(PinRequest request) {
        var panel = new JPanel(new GridLayout(0, 1, 2, 2));
        panel.add(new JLabel("网站 Site:  " + request.origin()));
        panel.add(new JLabel("申请 Application:  " + request.applicationId()));
        panel.add(new JLabel("操作 Operation:  " + purpose(request)));
        panel.add(new JLabel("电子钥匙 UKey:  " + request.tokenLabel() + "  (" + request.tokenSerial() + ")"));
        panel.add(new JLabel(tries(request.state())));
        return panel;
    }

    private static String purpose(PinRequest request) {
        return switch (request.step()) {
            case INVENTORY -> "读取证书 read certificates";
            case PROVE -> "证明持有证书 prove possession";
            case GENERATE -> "生成并更换新密钥 make and install new keys";
            case INSTALL, VERIFY -> "安装新证书 install the new certificates";
            case RETIRE -> "停用旧签名密钥 retire the old signing key";
        };
    }

    private static String tries(PinState state) {
        return switch (state) {
            case OK -> " ";
            case COUNT_LOW -> "密码曾经输错，请注意剩余次数。 The PIN was mistyped before.";
            case FINAL_TRY -> "最后一次机会！再输错将锁定电子钥匙。 Final try: a mistake locks the UKey.";
            case LOCKED -> "电子钥匙已锁定。 The UKey is locked.";
        };
    }

    private static JScrollPane signed(String text) {
        var area = new JTextArea(text, 6, 56);
        area.setEditable(false);
        area.setLineWrap(true);
        var pane = new JScrollPane(area);
        pane.setBorder(BorderFactory.createTitledBorder("将签名的内容 What will be signed"));
        return pane;
    }

    private JPanel entry(PinState state) {
        var panel = new JPanel(new GridLayout(0, 1));
        var line = new JPanel(new FlowLayout(FlowLayout.LEFT));
        line.add(new JLabel("密码 PIN:"));
        line.add(field);
        panel.add(line);
        if (state == PinState.FINAL_TRY) {
            var understood = new JCheckBox("我确定密码正确，了解输错将锁定 I am certain of the PIN");
            confirm.setEnabled(false);
            understood.addActionListener(event -> confirm.setEnabled(understood.isSelected()));
            panel.add(understood);
        }
        var cancel = new JButton("取消 Cancel");
        cancel.addActionListener(event -> answer(new PinPrompt.Cancelled()));
        confirm.addActionListener(event -> typed());
        var buttons = new JPanel(new FlowLayout(FlowLayout.RIGHT));
        buttons.add(cancel);
        buttons.add(confirm);
        panel.add(buttons);
        return panel;
    }

    private void typed() {
        char[] pin = field.getPassword();
        if (pin.length > 0) {
            answer(new PinPrompt.Typed(pin.clone()));
        }
        Arrays.fill(pin, '\0');
    }

    private void answer(PinPrompt.Answer given) {
        answer = given;
        field.setText("");
        dialog.setVisible(false);
    }
}
