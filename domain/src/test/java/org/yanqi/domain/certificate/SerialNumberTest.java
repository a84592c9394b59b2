package org.yanqi.domain.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yanqi.domain.Defect;

class SerialNumberTest {
    private static final String MANUAL = "16871DF39683899CF91CAE960C84F79";

    @Test
    void theManualsSerialIsShownAsTheManualShowsIt() {
        SerialNumber serial = SerialNumber.parse(MANUAL).orThrow();
        assertThat(serial.display()).isEqualTo(MANUAL).hasSize(31);
        assertThat(serial.grouped()).isEqualTo("168 71DF 3968 3899 CF91 CAE9 60C8 4F79");
        assertThat(serial).hasToString(MANUAL);
        assertThat(serial.value().toByteArray()).isEqualTo(HexFormat.of().parseHex("0168" + MANUAL.substring(3)));
    }

    @Property
    void whatIsShownIsTheOctetsInHexadecimalWithoutLeadingZeros(@ForAll("serials") SerialNumber serial) {
        String octets = HexFormat.of().withUpperCase().formatHex(serial.value().toByteArray());
        assertThat(octets).endsWith(serial.display());
        assertThat(serial.display()).doesNotStartWith("0").matches("[0-9A-F]{1,40}");
        assertThat(octets.substring(0, octets.length() - serial.display().length()))
                .matches("0*");
    }

    @Property
    void whatIsShownIsReadBack(@ForAll("serials") SerialNumber serial) {
        assertThat(SerialNumber.parse(serial.display()).orThrow()).isEqualTo(serial);
        assertThat(SerialNumber.parse(serial.grouped()).orThrow()).isEqualTo(serial);
    }

    @Property
    void leadingZerosAndCaseDoNotCount(@ForAll("serials") SerialNumber serial, @ForAll @IntRange(max = 20) int zeros) {
        String typed = "0".repeat(zeros) + serial.display().toLowerCase(Locale.ROOT);
        assertThat(SerialNumber.parse(typed).orThrow()).isEqualTo(serial);
    }

    @Property
    void groupsHaveFourDigitsCountedFromTheRight(@ForAll("serials") SerialNumber serial) {
        assertThat(serial.grouped()).matches("[0-9A-F]{1,4}( [0-9A-F]{4})*");
        assertThat(serial.grouped().replace(" ", "")).isEqualTo(serial.display());
    }

    @Property
    void serialsAreComparedAsIntegers(@ForAll("serials") SerialNumber one, @ForAll("serials") SerialNumber other) {
        assertThat(Integer.signum(one.compareTo(other))).isEqualTo(one.value().compareTo(other.value()));
    }

    @ParameterizedTest
    @CsvSource({"'', EMPTY", "'   ', EMPTY", "12G4, FORBIDDEN_CHARACTER", "-1, FORBIDDEN_CHARACTER", "000, OUT_OF_RANGE"
    })
    void whatIsNoSerialIsToldWhy(String text, Defect defect) {
        assertThat(SerialNumber.parse(text).problem()).contains(defect);
    }

    @Test
    void aSerialHasTwentyOctetsAtMostAndIsPositive() {
        assertThat(SerialNumber.parse("7" + "F".repeat(39)).toOptional()).isPresent();
        assertThat(SerialNumber.parse("8" + "0".repeat(39)).problem()).contains(Defect.OUT_OF_RANGE);
        assertThat(SerialNumber.parse("0".repeat(79) + "1").toOptional()).isPresent();
        assertThat(SerialNumber.parse("0".repeat(80) + "1").problem()).contains(Defect.TOO_LONG);
        assertThatIllegalArgumentException().isThrownBy(() -> new SerialNumber(BigInteger.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new SerialNumber(BigInteger.TWO.pow(159)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SerialNumber.parse("").orThrow())
                .withMessage("EMPTY");
    }

    @Provide
    Arbitrary<SerialNumber> serials() {
        return Arbitraries.bigIntegers()
                .between(BigInteger.ONE, BigInteger.TWO.pow(159).subtract(BigInteger.ONE))
                .map(SerialNumber::new);
    }
}
