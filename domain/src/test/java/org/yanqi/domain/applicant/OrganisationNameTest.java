package org.yanqi.domain.applicant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.domain.Defect;

class OrganisationNameTest {
    @ParameterizedTest
    @CsvSource({"武汉（湖北）公司, 武汉(湖北)公司", "ABC 公司, abc公司", "ＡＢＣ公司, ABC公司", "'武汉\u3000公司', 武汉公司"})
    void formsCaseAndSpacesAreNoDifference(String one, String other) {
        assertThat(new OrganisationName(one).isSameAs(other)).isTrue();
        assertThat(new OrganisationName(other).isSameAs(one)).isTrue();
    }

    @Test
    void anotherCharacterIsAnotherOrganisation() {
        assertThat(new OrganisationName("武汉公司").isSameAs("武汉分公司")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"武汉\u202E公司", "武汉\u0000公司", "武汉\u200B公司", "武汉\uE000公司", "武汉\uD800公司", "武汉\u0378公司"})
    void whatCannotBeSeenIsForbidden(String name) {
        assertThat(OrganisationName.parse(name).problem()).contains(Defect.FORBIDDEN_CHARACTER);
        assertThatIllegalArgumentException().isThrownBy(() -> new OrganisationName(name));
    }

    @Test
    void aNameIsBounded() {
        assertThat(OrganisationName.parse("  ").problem()).contains(Defect.EMPTY);
        assertThat(OrganisationName.parse("武".repeat(101)).problem()).contains(Defect.TOO_LONG);
        assertThat(OrganisationName.parse(" " + "武".repeat(100)).orThrow()).hasToString("武".repeat(100));
        assertThatIllegalArgumentException().isThrownBy(() -> new OrganisationName("武".repeat(101)));
        assertThatIllegalArgumentException().isThrownBy(() -> new OrganisationName(" "));
    }
}
