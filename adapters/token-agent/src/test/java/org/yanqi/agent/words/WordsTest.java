package org.yanqi.agent.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the agent says it says in both languages; a bundle that is added is found here by itself. */
class WordsTest {
    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final String HAN = "\\p{IsHan}";

    static Stream<String> bundles() throws IOException {
        try (var files = Files.walk(RESOURCES)) {
            return files
                    .filter(file -> file.toString().endsWith(".properties"))
                    .map(file -> RESOURCES.relativize(file).toString().replaceAll("_[^_]*$", ""))
                    .map(file -> file.replace('/', '.').replace('\\', '.'))
                    .distinct()
                    .toList()
                    .stream();
        }
    }

    @Test
    void the_bundles_are_found() throws IOException {
        assertThat(bundles())
                .contains(
                        "org.yanqi.agent.failure.failures",
                        "org.yanqi.agent.pin.window",
                        "org.yanqi.agent.job.progress",
                        "org.yanqi.agent.console");
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void every_text_is_there_in_both_languages_and_is_another_in_each(String bundle) {
        var words = Words.of(bundle);
        assertThat(words.keys(Language.CHINESE))
                .isEqualTo(words.keys(Language.ENGLISH))
                .isNotEmpty();
        for (String key : words.keys(Language.ENGLISH)) {
            assertThat(words.say(Language.CHINESE, key)).as(key).isNotBlank().containsPattern(HAN);
            assertThat(words.say(Language.ENGLISH, key)).as(key).isNotBlank().doesNotContainPattern(HAN);
        }
    }

    @Test
    void no_chinese_is_written_into_the_code() throws IOException {
        try (var files = Files.walk(Path.of("src", "main", "java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                var code = Files.readString(file).replace("\"密码 PIN (%s %s): \"", "");
                assertThat(code).as(file.toString()).doesNotContainPattern(HAN);
            }
        }
    }

    @Test
    void a_language_is_found_by_its_tag() {
        assertThat(Language.tagged("zh")).contains(Language.CHINESE);
        assertThat(Language.tagged("en")).contains(Language.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EN", "en-GB", "zh-CN", "fr", "../en"})
    void another_tag_is_no_language(String tag) {
        assertThat(Language.tagged(tag)).isEmpty();
    }
}
