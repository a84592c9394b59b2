package org.yanqi.agent.pin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.agent.ticket.Step;
import org.yanqi.agent.words.Language;
import org.yanqi.token.PinState;

class SpeechTest {

    @ParameterizedTest
    @EnumSource(Language.class)
    void everything_that_can_be_asked_has_its_words(Language language) {
        var speech = new Speech(language);
        for (BidRisk risk : BidRisk.values()) {
            assertThat(speech.say("risk." + risk)).hasSizeGreaterThan(20);
        }
        for (Step step : Step.values()) {
            assertThat(speech.say("operation." + step)).isNotBlank();
        }
        for (PinState state : PinState.values()) {
            assertThat(state == PinState.OK ? "nothing to say" : speech.say("tries." + state))
                    .isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void each_control_is_called_by_a_key_of_its_own(Language language) {
        var speech = new Speech(language);
        var captions = Stream.of("certain", "risk.taken", "signed", "pin", "confirm", "cancel", "extend")
                .map(speech::caption)
                .toList();
        assertThat(captions).extracting(Speech.Caption::mnemonic).doesNotHaveDuplicates();
        for (Speech.Caption caption : captions) {
            assertThat(Character.toUpperCase(caption.text().charAt(caption.index())))
                    .isEqualTo(caption.mnemonic());
            assertThat(caption.spoken()).doesNotContain("&", "(");
        }
    }

    @Test
    void the_same_keys_work_in_both_languages() {
        for (String key : new String[] {"certain", "risk.taken", "signed", "pin", "confirm", "cancel", "extend"}) {
            assertThat(new Speech(Language.CHINESE).caption(key).mnemonic())
                    .as(key)
                    .isEqualTo(new Speech(Language.ENGLISH).caption(key).mnemonic());
        }
    }
}
