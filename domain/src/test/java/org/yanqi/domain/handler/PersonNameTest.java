package org.yanqi.domain.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.domain.Defect;

class PersonNameTest {
    @ParameterizedTest
    @CsvSource({"李明, 李明", "' 李明 ', 李明", "阿卜杜拉•买买提, 阿卜杜拉·买买提", "古丽．艾山, 古丽·艾山", "古丽.艾山.江, 古丽·艾山·江", "𠮷田, 𠮷田"})
    void namesAreReadAsTheCardHasThem(String typed, String name) {
        assertThat(PersonName.parse(typed).orThrow().value()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "Li Ming, NOT_A_NAME",
        "李·, NOT_A_NAME",
        "·李, NOT_A_NAME",
        "李明1, NOT_A_NAME",
        "李 明, NOT_A_NAME"
    })
    void whatIsNoNameIsToldWhy(String typed, Defect defect) {
        assertThat(PersonName.parse(typed).problem()).contains(defect);
        assertThatIllegalArgumentException().isThrownBy(() -> new PersonName(typed));
    }

    @Test
    void aNameIsBounded() {
        String longest = "李".repeat(50) + "·" + "明".repeat(49);
        assertThat(PersonName.parse(longest).toOptional()).contains(new PersonName(longest));
        assertThat(PersonName.parse(longest + "明").problem()).contains(Defect.TOO_LONG);
        assertThatIllegalArgumentException().isThrownBy(() -> new PersonName(longest + "明"));
    }

    @ParameterizedTest
    @CsvSource({"李明, 李*", "欧阳修文, 欧***", "李, 李*", "𠮷田, 𠮷*"})
    void onlyTheFirstCharacterIsShown(String name, String masked) {
        assertThat(new PersonName(name).masked()).isEqualTo(masked);
        assertThat(new PersonName(name)).hasToString(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13800000000",
                "138 0000 0000",
                "138-0000-0000",
                "+8613800000000",
                "8613800000000",
                "+86 138 0000 0000"
            })
    void mobileNumbersAreReadHoweverTheyAreTyped(String typed) {
        assertThat(MobileNumber.parse(typed).orThrow()).isEqualTo(new MobileNumber("13800000000"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "' - ', EMPTY",
        "12800000000, NOT_A_MOBILE_NUMBER",
        "1380000000, NOT_A_MOBILE_NUMBER",
        "138000000000, NOT_A_MOBILE_NUMBER",
        "+1 2025550123, NOT_A_MOBILE_NUMBER",
        "0138 0000 0000 0000 0000 0000 00, TOO_LONG"
    })
    void whatIsNoMobileNumberIsToldWhy(String typed, Defect defect) {
        assertThat(MobileNumber.parse(typed).problem()).contains(defect);
        assertThatIllegalArgumentException().isThrownBy(() -> new MobileNumber(typed));
    }

    @Test
    void theMiddleOfAMobileNumberIsHidden() {
        assertThat(new MobileNumber("13812345678")).hasToString("138****5678");
        assertThat(MobileNumber.parse("138 0000 0000" + " ".repeat(17)).toOptional())
                .isPresent();
    }
}
