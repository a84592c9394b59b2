package org.yanqi.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @Test
    void whatTheUserHasChosenCountsMoreThanWhatTheBrowserPrefers() {
        assertThat(Language.of(request("en", "zh-CN"))).isEqualTo(Language.ENGLISH);
    }

    @ParameterizedTest
    @CsvSource({"en-GB, ENGLISH", "'fr,en;q=0.8,zh;q=0.5', ENGLISH", "'zh-TW,en;q=0.8', CHINESE", "fr, CHINESE"})
    void withoutAChoiceTheBrowserIsAsked(String preferred, Language spoken) {
        assertThat(Language.of(request(null, preferred))).isEqualTo(spoken);
    }

    @Test
    void whoSaysNothingOrNonsenseHearsChinese() {
        assertThat(Language.of(request(null, null))).isEqualTo(Language.CHINESE);
        assertThat(Language.of(request("xx\"><script>", null))).isEqualTo(Language.CHINESE);
    }

    @ParameterizedTest
    @CsvSource({
        "/renewal, /renewal",
        "//elsewhere.example/, /elsewhere.example/",
        "'/\\elsewhere.example', /elsewhere.example",
        "'', /"
    })
    void aChoiceNeverLeadsToAnotherSite(String path, String goesOn) {
        assertThat(LanguageFilter.onThisSite(path)).isEqualTo(goesOn);
    }

    /** The three questions that are asked of a request; any other is a fault of this test. */
    private static HttpServletRequest request(@Nullable String chosen, @Nullable String preferred) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                LanguageTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, given) -> switch (method.getName()) {
                    case "getCookies" -> chosen == null ? null : new Cookie[] {new Cookie("yanqi-language", chosen)};
                    case "getHeader" -> preferred;
                    case "getLocales" -> Collections.enumeration(locales(preferred));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static List<Locale> locales(@Nullable String preferred) {
        return preferred == null
                ? List.of(Locale.FRANCE)
                : Arrays.stream(preferred.split(","))
                        .map(range -> Locale.forLanguageTag(range.split(";")[0].strip()))
                        .toList();
    }
}
