package org.yanqi.domain.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.domain.Defect;

class IdNumberTest {
    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "440524188001010014", " 11010519491231002x "})
    void theStandardsExamplesAreNumbers(String typed) {
        assertThat(IdNumber.parse(typed).orThrow().value())
                .isEqualTo(typed.strip().toUpperCase(Locale.ROOT));
    }

    @Property
    void everyNumberThatTheOracleMakesIsOne(@ForAll("numbers") String number) {
        assertThat(IdNumber.parse(number).orThrow().value()).isEqualTo(number);
    }

    @Property(tries = 100)
    void everySingleWrongDigitIsFound(@ForAll("numbers") String number) {
        for (int at = 0; at < 18; at++) {
            for (char digit : (at == 17 ? "0123456789X" : "0123456789").toCharArray()) {
                if (digit != number.charAt(at)) {
                    String wrong = number.substring(0, at) + digit + number.substring(at + 1);
                    assertThat(IdNumber.parse(wrong).problem()).as(wrong).isPresent();
                }
            }
        }
    }

    @Property
    void everySwapOfNeighboursIsFound(@ForAll("numbers") String number) {
        for (int at = 0; at < 17; at++) {
            if (number.charAt(at) != number.charAt(at + 1)) {
                String swapped =
                        number.substring(0, at) + number.charAt(at + 1) + number.charAt(at) + number.substring(at + 2);
                assertThat(IdNumber.parse(swapped).problem()).as(swapped).isPresent();
            }
        }
    }

    @Property
    void aMaskedNumberShowsFiveCharacters(@ForAll("numbers") String number) {
        String masked = new IdNumber(number).masked();
        assertThat(masked).hasSize(18).startsWith(number.substring(0, 3)).endsWith(number.substring(16));
        assertThat(masked.substring(3, 16)).isEqualTo("*".repeat(13));
        assertThat(new IdNumber(number)).hasToString(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "'  ', EMPTY",
        "1101051949123100, WRONG_LENGTH",
        "11010519491231002X0, WRONG_LENGTH",
        "1101051949123100XX, FORBIDDEN_CHARACTER",
        "１1010519491231002X, FORBIDDEN_CHARACTER",
        "11010519490231002X, NO_SUCH_DATE",
        "110105202302290020, NO_SUCH_DATE",
        "110105194912310021, WRONG_CHECK_DIGIT"
    })
    void whatIsNoNumberIsToldWhy(String typed, Defect defect) {
        assertThat(IdNumber.parse(typed).problem()).contains(defect);
        assertThatIllegalArgumentException().isThrownBy(() -> new IdNumber(typed.strip()));
    }

    @Test
    void aPersonIsOfAgeOnTheEighteenthBirthday() {
        var number = new IdNumber("420106200707110018");
        assertThat(number.birthDate()).isEqualTo(LocalDate.of(2007, 7, 11));
        assertThat(number.isOfAge(LocalDate.of(2025, 7, 10))).isFalse();
        assertThat(number.isOfAge(LocalDate.of(2025, 7, 11))).isTrue();
        assertThat(number.isOfAge(LocalDate.of(2040, 1, 1))).isTrue();
    }

    @Test
    void aCardIsValidToItsLastDayOrForLong() {
        var until = new CardValidity.Until(LocalDate.of(2030, 1, 31));
        assertThat(until.covers(LocalDate.of(2030, 1, 31))).isTrue();
        assertThat(until.covers(LocalDate.of(2030, 2, 1))).isFalse();
        assertThat(new CardValidity.LongTerm().covers(LocalDate.of(2999, 1, 1))).isTrue();
    }

    /**
     * Numbers by another way than the code's: ISO 7064 MOD 11-2, on which GB 11643 rests, as a pure recursion without
     * a table of weights.
     */
    @Provide
    Arbitrary<String> numbers() {
        Arbitrary<Integer> regions = Arbitraries.integers().between(110_000, 659_004);
        Arbitrary<LocalDate> births = Arbitraries.longs()
                .between(
                        LocalDate.of(1900, 1, 1).toEpochDay(),
                        LocalDate.of(2025, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
        Arbitrary<Integer> orders = Arbitraries.integers().between(0, 999);
        return Combinators.combine(regions, births, orders)
                .as((region, birth, order) -> withCheckDigit(
                        "%06d%s%03d".formatted(region, birth.toString().replace("-", ""), order)));
    }

    private static String withCheckDigit(String digits) {
        int product = 0;
        for (char digit : digits.toCharArray()) {
            product = (product + Character.digit(digit, 10)) * 2 % 11;
        }
        int check = (12 - product) % 11;
        return digits + (check == 10 ? "X" : check);
    }
}
