package org.yanqi.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every sentence lives in the message file, and every key that a page or the script uses is there. */
class WordsTest {
    private static final Path PAGES = Path.of("src/main/webapp");
    private static final Path SCRIPT = PAGES.resolve("resources/yanqi/yanqi.js");
    private static final Pattern KEY_ON_PAGE = Pattern.compile("(?:m\\['|say\\.with\\(')([a-zA-Z0-9.]+)'(?!\\.concat)");
    private static final Pattern KEY_IN_SCRIPT = Pattern.compile("say\\('([a-zA-Z.]+)'");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    private final Words words = Words.chinese();

    @Test
    void everyKeyOnAPageHasItsText() throws IOException {
        assertThat(keys(pages(), KEY_ON_PAGE)).hasSizeGreaterThan(150).allMatch(words::has);
    }

    @Test
    void everyKeyThatTheScriptSpeaksTravelsWithThePage() throws IOException {
        assertThat(keys(List.of(SCRIPT), KEY_IN_SCRIPT)).hasSizeGreaterThan(20).isSubsetOf(words.spokenByScript());
    }

    @Test
    void noPageHoldsATextOfItsOwn() throws IOException {
        for (Path page : pages()) {
            assertThat(Files.readString(page)
                            .lines()
                            .filter(line -> CHINESE.matcher(line.replaceAll("[（）：，；　]", ""))
                                    .find()))
                    .as(page.toString())
                    .isEmpty();
        }
    }

    @Test
    void valuesAreFilledInWithoutGrouping() {
        assertThat(words.with("service.step.of", 3, 10)).isEqualTo("第 3 步，共 10 步");
        assertThat(words.with("certificate.tag.left", 1234)).contains("1234");
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(PAGES)) {
            return files.filter(file -> file.toString().endsWith(".xhtml") || file.equals(SCRIPT))
                    .toList();
        }
    }

    private static List<String> keys(List<Path> files, Pattern pattern) throws IOException {
        Stream.Builder<String> keys = Stream.builder();
        for (Path file : files) {
            Matcher matcher = pattern.matcher(Files.readString(file));
            while (matcher.find()) {
                keys.add(matcher.group(1));
            }
        }
        return keys.build().toList();
    }
}
