package org.yanqi.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Chinese and English say the same, both completely, and nothing is said outside the two files. */
class TwoLanguagesTest {
    private static final Path MESSAGES = Path.of("src/main/resources/org/yanqi/web");
    private static final Pattern CHINESE = Pattern.compile("[\\p{IsHan}，。：；？！（）《》“”、　]");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern PLACE = Pattern.compile("\\{([0-9])[,}]");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)(?<![:\"'])//[^\"'`]*$|<!--.*?-->");
    private static final Pattern EXPRESSION = Pattern.compile("#\\{[^}]*}|&[a-z#0-9]+;");
    private static final Pattern TAG = Pattern.compile("(?s)<[^>]*>");
    private static final Pattern SPOKEN_ATTRIBUTE =
            Pattern.compile("\\b(?:alt|title|aria-label|heading|text|label|hint|what|why|summary)=\"([^\"]*)\"");
    private static final Pattern WORD = Pattern.compile("\\p{L}");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

    /** Keys whose English holds Chinese, each with its reason. */
    private static final Map<String, String> CHINESE_IN_ENGLISH = Map.of(
            "service.language", "a language is offered by its own name",
            "agreement.other", "a language is offered by its own name",
            "process.5.text", "what has to be typed and chosen in WeChat",
            "invoice.later.text", "what has to be typed and chosen in WeChat",
            "handler.validUntil.hint", "what stands on the card");

    /** Literals in classes that hold Chinese, each with its reason. */
    private static final Map<String, String> CHINESE_IN_CLASSES = Map.of(
            "[./年月]", "how people write the day until which an ID card is valid",
            "日", "how people write the day until which an ID card is valid",
            "湖北CA", "the manual's authority, unless it is configured",
            "湖北省数字证书认证管理中心有限公司", "the manual's authority, unless it is configured",
            "数字证书服务费", "how tax law calls what is invoiced, unless it is configured",
            "同步成功", "the provider's own word for an answer that it understands");

    private final Properties chinese = read("messages_zh_CN.properties");
    private final Properties english = read("messages_en.properties");

    @Test
    void noTextIsMissingInEitherLanguage() {
        assertThat(new TreeSet<>(english.stringPropertyNames()))
                .hasSizeGreaterThan(500)
                .isEqualTo(new TreeSet<>(chinese.stringPropertyNames()));
    }

    @Test
    void noTextHasBeenLeftUntranslated() {
        assertThat(keys().filter(key -> english.getProperty(key).equals(chinese.getProperty(key)))
                        .filter(key -> Pattern.compile("\\p{L}")
                                .matcher(english.getProperty(key).replaceAll("\\{[0-9]}", ""))
                                .find()))
                .isEmpty();
        assertThat(keys().filter(key -> HAN.matcher(english.getProperty(key)).find()))
                .containsExactlyInAnyOrderElementsOf(CHINESE_IN_ENGLISH.keySet());
        assertThat(keys().filter(key -> english.getProperty(key).isBlank()
                        != chinese.getProperty(key).isBlank()))
                .isEmpty();
    }

    @Test
    void bothLanguagesFillTheSamePlaces() {
        assertThat(keys())
                .allSatisfy(key -> assertThat(places(english.getProperty(key)))
                        .as(key)
                        .isEqualTo(places(chinese.getProperty(key))));
    }

    @Test
    void noTextHoldsTheApostropheThatMessageFormatsSwallow() {
        assertThat(keys().filter(key -> (english.getProperty(key) + chinese.getProperty(key)).contains("'")))
                .isEmpty();
    }

    @Test
    void noKeyIsGivenTwice() throws IOException {
        for (String file : List.of("messages_zh_CN.properties", "messages_en.properties")) {
            assertThat(Files.readAllLines(MESSAGES.resolve(file)).stream()
                            .filter(line -> line.contains("=") && !line.startsWith("#"))
                            .map(line -> line.substring(0, line.indexOf('='))))
                    .as(file)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void noPageOrScriptHoldsATextOfItsOwn() {
        assertThat(Stream.concat(Sources.pages().stream(), Sources.scripts().stream()))
                .hasSizeGreaterThan(20)
                .allSatisfy(file -> assertThat(COMMENT.matcher(Sources.text(file))
                                .replaceAll("")
                                .lines()
                                .filter(line -> CHINESE.matcher(line).find()))
                        .as(file.toString())
                        .isEmpty());
    }

    /** What is left of a page without its tags and expressions is read as it stands, in whichever language. */
    @Test
    void noPageHoldsAWordOfItsOwn() {
        assertThat(Sources.pages()).hasSizeGreaterThan(20).allSatisfy(file -> {
            String spoken = EXPRESSION
                    .matcher(COMMENT.matcher(Sources.text(file)).replaceAll(""))
                    .replaceAll("");
            assertThat(Stream.concat(
                                    Arrays.stream(
                                            TAG.matcher(spoken).replaceAll("\n").split("\n")),
                                    SPOKEN_ATTRIBUTE.matcher(spoken).results().map(found -> found.group(1)))
                            .map(String::strip)
                            .filter(text -> WORD.matcher(text).find()))
                    .as(file.toString())
                    .isSubsetOf("CA");
        });
    }

    @Test
    void noClassHoldsATextOfItsOwn() {
        assertThat(Sources.classes())
                .hasSizeGreaterThan(50)
                .allSatisfy(file -> assertThat(LITERAL.matcher(
                                        COMMENT.matcher(Sources.text(file)).replaceAll(""))
                                .results()
                                .map(literal -> literal.group(1))
                                .filter(literal -> HAN.matcher(literal).find()))
                        .as(file.toString())
                        .isSubsetOf(CHINESE_IN_CLASSES.keySet()));
    }

    private Stream<String> keys() {
        return chinese.stringPropertyNames().stream().sorted();
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        PLACE.matcher(text).results().forEach(place -> places.add(place.group(1)));
        return places;
    }

    private static Properties read(String name) {
        var texts = new Properties();
        try (Reader file = Files.newBufferedReader(MESSAGES.resolve(name))) {
            texts.load(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return texts;
    }
}
