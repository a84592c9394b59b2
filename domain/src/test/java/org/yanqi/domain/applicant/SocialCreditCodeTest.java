package org.yanqi.domain.applicant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yanqi.domain.Defect;

class SocialCreditCodeTest {
    /** GB 32100-2015: the digits and the letters without I, O, S, V and Z. */
    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @Test
    void aKnownCodeIsOneHoweverItIsTyped() {
        assertThat(SocialCreditCode.parse(" 91350100m000100y43 ").orThrow()).hasToString("91350100M000100Y43");
    }

    @Property
    void everyCodeThatTheOracleMakesIsOne(@ForAll("codes") String code) {
        assertThat(SocialCreditCode.parse(code.toLowerCase(Locale.ROOT))
                        .orThrow()
                        .value())
                .isEqualTo(code);
    }

    @Property(tries = 50)
    void everySingleWrongCharacterIsFound(@ForAll("codes") String code) {
        for (int at = 0; at < 18; at++) {
            for (char character : CHARACTERS.toCharArray()) {
                if (character != code.charAt(at)) {
                    String wrong = code.substring(0, at) + character + code.substring(at + 1);
                    assertThat(SocialCreditCode.parse(wrong).problem()).contains(Defect.WRONG_CHECK_DIGIT);
                }
            }
        }
    }

    @Property
    void everySwapOfNeighboursIsFound(@ForAll("codes") String code) {
        for (int at = 0; at < 16; at++) {
            if (code.charAt(at) != code.charAt(at + 1)) {
                String swapped = code.substring(0, at) + code.charAt(at + 1) + code.charAt(at) + code.substring(at + 2);
                assertThat(SocialCreditCode.parse(swapped).problem()).contains(Defect.WRONG_CHECK_DIGIT);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "91350100M000100Y4, WRONG_LENGTH",
        "91350100M000100Y430, WRONG_LENGTH",
        "91350100I000100Y43, FORBIDDEN_CHARACTER",
        "91350100-000100Y43, FORBIDDEN_CHARACTER",
        "91350100M000100Y44, WRONG_CHECK_DIGIT"
    })
    void whatIsNoCodeIsToldWhy(String typed, Defect defect) {
        assertThat(SocialCreditCode.parse(typed).problem()).contains(defect);
        assertThatIllegalArgumentException().isThrownBy(() -> new SocialCreditCode(typed));
    }

    /** Codes by another way than the code's: the whole is, read as powers of 3 (the check with weight 1), 0 modulo 31. */
    @Provide
    Arbitrary<String> codes() {
        return Arbitraries.strings()
                .withChars(CHARACTERS)
                .ofLength(17)
                .map(code -> CHARACTERS
                        .chars()
                        .mapToObj(check -> code + (char) check)
                        .filter(whole -> sum(whole).mod(BigInteger.valueOf(31)).signum() == 0)
                        .findFirst()
                        .orElseThrow());
    }

    private static BigInteger sum(String whole) {
        BigInteger sum = BigInteger.valueOf(CHARACTERS.indexOf(whole.charAt(17)));
        for (int i = 0; i < 17; i++) {
            sum = sum.add(
                    BigInteger.valueOf(3).pow(i).multiply(BigInteger.valueOf(CHARACTERS.indexOf(whole.charAt(i)))));
        }
        return sum;
    }
}
