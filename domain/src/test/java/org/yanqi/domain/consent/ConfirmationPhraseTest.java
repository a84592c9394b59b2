package org.yanqi.domain.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.consent.ConfirmationPhrase.Difference;

class ConfirmationPhraseTest {
    @ParameterizedTest
    @ValueSource(strings = {"本人已知晓并确认以上信息", " 本人已知晓并确认以上信息 ", "\u3000本人已知晓并确认以上信息\n"})
    void thePhraseOfTheManualIsRightWhateverStandsAroundIt(String typed) {
        assertThat(ConfirmationPhrase.MANUAL.differenceOf(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "本人知晓并确认以上信息, 已, ''",
        "本人已知晓并确认以上信息。, '', 。",
        "我本人已知晓并确认以上信息, '', 我",
        "本人以知晓并确认以上信息, 已, 以",
        "'', 本人已知晓并确认以上信息, ''",
        "本人, 已知晓并确认以上信息, ''",
        "信息, 本人已知晓并确认以上, ''",
        "本人已知晓 并确认以上信息, '', ' '",
        "同意, 本人已知晓并确认以上信息, 同意",
        "本人已已知晓并确认以上信息, '', 已"
    })
    void whatIsMissingAndWhatIsTooMuchIsSaid(String typed, String missing, String surplus) {
        assertThat(ConfirmationPhrase.MANUAL.differenceOf(typed)).contains(new Difference(missing, surplus));
    }

    @Property
    void puttingTheMissingInPlaceOfTheSurplusMakesThePhrase(
            @ForAll @StringLength(max = 12) @CharRange(from = 'a', to = 'c') String phrase,
            @ForAll @StringLength(max = 12) @CharRange(from = 'a', to = 'c') String typed) {
        Assume.that(!phrase.equals(typed));
        Difference difference =
                new ConfirmationPhrase(phrase).differenceOf(typed).orElseThrow();
        assertThat(allReplacements(typed, difference)).contains(phrase);
    }

    private static List<String> allReplacements(String typed, Difference difference) {
        return IntStream.rangeClosed(0, typed.length())
                .filter(at -> typed.startsWith(difference.surplus(), at))
                .mapToObj(at -> typed.substring(0, at)
                        + difference.missing()
                        + typed.substring(at + difference.surplus().length()))
                .toList();
    }

    @Test
    void versionsArePlain() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AgreementVersion(
                        AgreementKind.PRIVACY_POLICY, "v 1", LocalDate.of(2025, 3, 1), Sha256.of("text")));
    }
}
