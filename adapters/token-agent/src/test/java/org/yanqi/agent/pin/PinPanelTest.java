package org.yanqi.agent.pin;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.Container;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPasswordField;
import javax.swing.JScrollBar;
import javax.swing.KeyStroke;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.agent.words.Language;

/** The real panel without a display: what it says, what it wants and when it answers. */
class PinPanelTest {
    private final HandClock clock = new HandClock();
    private final List<PinPrompt.Answer> answers = new ArrayList<>();

    private PinPanel panel(PinRequest request) {
        var countdown = new Countdown(Duration.ofMinutes(2), clock);
        return new PinPanel(request, countdown, new Look(1), answers::add);
    }

    @Test
    void the_pin_is_asked_before_anything_is_answered() {
        var panel = panel(Requests.proof(Language.CHINESE));
        assertThat(button(panel, "确定").isEnabled()).isFalse();
        press(panel, KeyEvent.VK_ENTER);
        assertThat(answers).isEmpty();
        assertThat(texts(panel)).contains("请输入电子钥匙密码。");
        field(panel).setText("1234");
        assertThat(button(panel, "确定").isEnabled()).isTrue();
        assertThat(texts(panel)).doesNotContain("请输入电子钥匙密码。");
        press(panel, KeyEvent.VK_ENTER);
        typed("1234");
    }

    @ParameterizedTest
    @EnumSource(BidRisk.class)
    void a_bid_at_risk_is_told_in_words_and_confirmed_with_a_box(BidRisk risk) {
        var panel = panel(Requests.risk(risk, Language.CHINESE));
        assertThat(texts(panel)).contains(new Speech(Language.CHINESE).say("risk." + risk));
        assertThat(texts(panel)).anyMatch(text -> text.contains("bid-risk: " + risk));
        assertThat(field(panel).getAccessibleContext().getAccessibleDescription())
                .contains(new Speech(Language.CHINESE).say("risk." + risk));
        var box = only(panel, JCheckBox.class);
        assertThat(box.isSelected()).isFalse();
        field(panel).setText("1234");
        assertThat(button(panel, "确定").isEnabled()).isFalse();
        press(panel, KeyEvent.VK_ENTER);
        button(panel, "确定").doClick();
        assertThat(answers).isEmpty();
        box.doClick();
        assertThat(button(panel, "确定").isEnabled()).isTrue();
        box.doClick();
        assertThat(button(panel, "确定").isEnabled()).isFalse();
        box.doClick();
        press(panel, KeyEvent.VK_ENTER);
        typed("1234");
    }

    @Test
    void a_bid_at_risk_at_the_final_try_wants_both_boxes() {
        var panel = panel(Requests.riskAndFinalTry(BidRisk.DECRYPT_FIRST, Language.ENGLISH));
        field(panel).setText("1234");
        var boxes = all(panel, JCheckBox.class).toList();
        assertThat(boxes).hasSize(2);
        for (JCheckBox box : boxes) {
            assertThat(button(panel, "OK").isEnabled()).isFalse();
            box.doClick();
        }
        assertThat(button(panel, "OK").isEnabled()).isTrue();
    }

    @Test
    void with_a_keypad_on_the_token_the_risk_is_confirmed_all_the_same() {
        var panel = panel(Requests.riskWithKeypad(BidRisk.DECRYPT_FIRST, Language.ENGLISH));
        assertThat(all(panel, JPasswordField.class)).isEmpty();
        assertThat(texts(panel)).contains(new Speech(Language.ENGLISH).say("risk.meaning.pad"));
        press(panel, KeyEvent.VK_ENTER);
        assertThat(answers).isEmpty();
        only(panel, JCheckBox.class).doClick();
        press(panel, KeyEvent.VK_ENTER);
        assertThat(answers).containsExactly(new PinPrompt.Agreed());
    }

    @Test
    void with_a_keypad_on_the_token_the_final_try_is_confirmed_all_the_same() {
        var panel = panel(Requests.finalTryWithKeypad(Language.CHINESE));
        var said = new Speech(Language.CHINESE).say("tries.FINAL_TRY");
        assertThat(texts(panel)).contains(said);
        assertThat(only(panel, JCheckBox.class).getAccessibleContext().getAccessibleDescription())
                .as("to whoever does not see it")
                .contains(said);
        press(panel, KeyEvent.VK_ENTER);
        assertThat(answers).isEmpty();
        only(panel, JCheckBox.class).doClick();
        press(panel, KeyEvent.VK_ENTER);
        assertThat(answers).containsExactly(new PinPrompt.Agreed());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_pin_that_has_to_be_changed_is_told_and_asked_for(Language language) {
        var panel = panel(Requests.pinToBeChanged(language));
        var said = new Speech(language).say("tries.TO_BE_CHANGED");
        assertThat(texts(panel)).contains(said);
        assertThat(field(panel).getAccessibleContext().getAccessibleDescription())
                .contains(said);
        field(panel).setText("1234");
        press(panel, KeyEvent.VK_ENTER);
        typed("1234");
    }

    @Test
    void escape_and_the_cancel_button_cancel() {
        press(panel(Requests.proof(Language.CHINESE)), KeyEvent.VK_ESCAPE);
        button(panel(Requests.proof(Language.CHINESE)), "取消").doClick();
        assertThat(answers).containsExactly(new PinPrompt.Cancelled(), new PinPrompt.Cancelled());
    }

    @Test
    void the_pin_does_not_stay_in_the_field() {
        var panel = panel(Requests.proof(Language.CHINESE));
        field(panel).setText("1234");
        press(panel, KeyEvent.VK_ESCAPE);
        assertThat(field(panel).getPassword()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"CHINESE, 还剩 90 秒, 延长时间", "ENGLISH, 90 seconds left, More time"})
    void the_time_that_is_left_is_shown_announced_and_extended(Language language, String left, String more) {
        var panel = panel(Requests.newKeys(language));
        clock.pass(Duration.ofSeconds(30));
        panel.tick();
        assertThat(texts(panel)).contains(left);
        clock.pass(Duration.ofSeconds(60));
        panel.tick();
        assertThat(field(panel).getAccessibleContext().getAccessibleDescription())
                .contains("30")
                .contains("Alt+T");
        button(panel, more).doClick();
        assertThat(texts(panel)).anyMatch(text -> text.contains("120"));
        clock.pass(Duration.ofSeconds(119));
        panel.tick();
        assertThat(answers).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        panel.tick();
        assertThat(answers).containsExactly(new PinPrompt.TimedOut());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everything_has_a_name_for_a_screen_reader_and_the_controls_a_key(Language language) {
        var panel = panel(Requests.riskAndFinalTry(BidRisk.RECOVER, language));
        for (JComponent component : all(panel, JComponent.class).toList()) {
            boolean speaks = (component instanceof AbstractButton || component instanceof JTextComponent)
                    && !(component.getParent() instanceof JScrollBar);
            if (speaks) {
                assertThat(component.getAccessibleContext().getAccessibleName()).isNotBlank();
            }
            if (component instanceof AbstractButton button
                    && button.getText() != null
                    && !button.getText().isEmpty()) {
                assertThat(button.getMnemonic()).as(button.getText()).isNotZero();
            }
        }
        assertThat(all(panel, JLabel.class).filter(label -> label.getLabelFor() == field(panel)))
                .singleElement()
                .satisfies(
                        label -> assertThat(label.getDisplayedMnemonicIndex()).isNotNegative());
    }

    @Test
    void english_is_spoken_without_a_chinese_word_and_the_other_way_round() {
        var english = texts(panel(Requests.riskAndFinalTry(BidRisk.DEFER_UNTIL_CLOSED, Language.ENGLISH)));
        assertThat(String.join("", english)).doesNotContainPattern("\\p{IsHan}");
        var chinese = texts(panel(Requests.riskAndFinalTry(BidRisk.DEFER_UNTIL_CLOSED, Language.CHINESE)));
        assertThat(chinese).contains("操作", "证明您持有此证书").doesNotContain("Operation");
    }

    @Test
    void at_twice_the_size_everything_is_twice_as_large() {
        var countdown = new Countdown(Duration.ofMinutes(2), clock);
        var request = Requests.risk(BidRisk.DECRYPT_FIRST, Language.CHINESE);
        var plain = new PinPanel(request, countdown, new Look(1), answers::add).panel.getPreferredSize();
        var large = new PinPanel(request, countdown, new Look(2), answers::add).panel.getPreferredSize();
        assertThat(large.width).isCloseTo(2 * plain.width, org.assertj.core.data.Percentage.withPercentage(5));
        assertThat(large.height).isCloseTo(2 * plain.height, org.assertj.core.data.Percentage.withPercentage(8));
    }

    private void typed(String pin) {
        assertThat(answers)
                .singleElement()
                .isInstanceOfSatisfying(
                        PinPrompt.Typed.class,
                        answer -> assertThat(answer.pin()).containsExactly(pin.toCharArray()));
    }

    private static void press(PinPanel panel, int key) {
        var stroke = KeyStroke.getKeyStroke(key, 0);
        for (int condition :
                new int[] {JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT, JComponent.WHEN_IN_FOCUSED_WINDOW}) {
            var name = panel.panel.getInputMap(condition).get(stroke);
            if (name != null) {
                panel.panel.getActionMap().get(name).actionPerformed(new ActionEvent(panel.panel, 0, ""));
                return;
            }
        }
        throw new AssertionError("the key does nothing");
    }

    private static AbstractButton button(PinPanel panel, String name) {
        return all(panel, AbstractButton.class)
                .filter(button -> name.equals(button.getAccessibleContext().getAccessibleName()))
                .findFirst()
                .orElseThrow();
    }

    private static JPasswordField field(PinPanel panel) {
        return only(panel, JPasswordField.class);
    }

    private static List<String> texts(PinPanel panel) {
        return all(panel, JComponent.class)
                .flatMap(component -> switch (component) {
                    case JPasswordField secret -> Stream.empty();
                    case JLabel label -> Stream.of(label.getText());
                    case AbstractButton button when button.getText() != null -> Stream.of(button.getText());
                    case JTextComponent text -> Stream.of(text.getText());
                    default -> Stream.empty();
                })
                .toList();
    }

    private static <T> T only(PinPanel panel, Class<T> type) {
        var found = all(panel, type).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static <T> Stream<T> all(PinPanel panel, Class<T> type) {
        return under(panel.panel).filter(type::isInstance).map(type::cast);
    }

    private static Stream<Component> under(Container container) {
        return Stream.of(container.getComponents())
                .flatMap(child -> child instanceof Container inner
                        ? Stream.concat(Stream.of(child), under(inner))
                        : Stream.of(child));
    }
}
