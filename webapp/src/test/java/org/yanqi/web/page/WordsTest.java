package org.yanqi.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every key that a page, a bean or a script uses has its text, and texts are filled as people read them. */
class WordsTest {
    private static final Pattern KEY_ON_PAGE = Pattern.compile("(?:m\\['|say\\.with\\(')([a-zA-Z0-9.]+)'(?!\\.concat)");
    private static final Pattern KEY_IN_BEAN = Pattern.compile("say\\.with\\(\\s*\"([a-zA-Z0-9._]+)\"[,)]");
    private static final Pattern KEY_IN_SCRIPT = Pattern.compile("say\\('([a-zA-Z.]+)'");

    private final Words chinese = Words.in(Language.CHINESE);
    private final Words english = Words.in(Language.ENGLISH);

    @Test
    void everyKeyOnAPageHasItsText() {
        assertThat(Sources.matches(Sources.pages(), KEY_ON_PAGE))
                .hasSizeGreaterThan(150)
                .allMatch(chinese::has);
    }

    @Test
    void everyKeyInABeanHasItsText() {
        assertThat(Sources.matches(Sources.classes(), KEY_IN_BEAN))
                .hasSizeGreaterThan(40)
                .allMatch(chinese::has);
    }

    @Test
    void everyKeyThatAScriptSpeaksTravelsWithThePage() {
        assertThat(Sources.matches(Sources.scripts(), KEY_IN_SCRIPT))
                .hasSizeGreaterThan(20)
                .isSubsetOf(chinese.spokenByScript());
    }

    @Test
    void valuesAreFilledInWithoutGrouping() {
        assertThat(chinese.with("service.step.of", 3, 10)).isEqualTo("第 3 步，共 10 步");
        assertThat(chinese.with("certificate.tag.left", 1234)).contains("1234");
    }

    @Test
    void englishCountsWithTheRightNumber() {
        assertThat(List.of(english.with("payment.years", 1), english.with("payment.years", 3)))
                .containsExactly("1 year", "3 years");
        assertThat(english.with("certificate.tag.expired", 7L))
                .isEqualTo("Expired 7 days ago, can still be renewed online");
    }

    @Test
    void momentsAreWrittenInTheLanguageOfThePage() {
        var moment = Instant.parse("2025-07-11T02:41:33Z");

        assertThat(Say.in(Language.CHINESE).moment(moment)).isEqualTo("2025-07-11 10:41:33");
        assertThat(Say.in(Language.ENGLISH).moment(moment)).isEqualTo("11 July 2025, 10:41:33 (UTC+8)");
        assertThat(Say.in(Language.ENGLISH).day(moment)).isEqualTo("11 July 2025");
    }
}
