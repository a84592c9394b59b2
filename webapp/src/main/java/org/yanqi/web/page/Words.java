package org.yanqi.web.page;

import java.text.Format;
import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The texts of the pages in one language; every sentence the user reads comes from here. */
final class Words {
    /** The texts that the pages' own scripts speak; they travel with the page, so that a script holds none. */
    private static final List<String> SPOKEN_BY_SCRIPT = List.of(
            "agent.",
            "environment.say.",
            "portal.checks.agent.",
            "portal.checks.clock.",
            "handler.picture.",
            "handler.otp.",
            "expires.");

    private static final List<String> ALSO_SPOKEN = List.of(
            "install.planned",
            "keys.letgo.working",
            "keys.other",
            "keys.other.remedy",
            "service.copied",
            "service.marked",
            "service.then",
            "service.lost",
            "service.healed",
            "service.unsent",
            "service.busy",
            "service.still",
            "install.running",
            "install.seconds",
            "install.resume",
            "certificate.none",
            "certificate.none.text");

    private static final Words CHINESE = new Words(Language.CHINESE);
    private static final Words ENGLISH = new Words(Language.ENGLISH);

    private final ResourceBundle bundle;

    private Words(Language language) {
        bundle = ResourceBundle.getBundle(
                "org.yanqi.web.messages",
                language.locale(),
                Words.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    static Words in(Language language) {
        return switch (language) {
            case CHINESE -> CHINESE;
            case ENGLISH -> ENGLISH;
        };
    }

    /**
     * The text with its places {@code {0}}, {@code {1}}… filled; numbers are written without grouping, and choose where
     * the text has a choice ({@code {0,choice,1#1 year|1<{0} years}}).
     */
    String with(String key, Object... values) {
        var text = new MessageFormat(bundle.getString(key), bundle.getLocale());
        Format[] choices = text.getFormatsByArgumentIndex();
        return text.format(IntStream.range(0, values.length)
                .mapToObj(at -> at < choices.length && choices[at] != null ? values[at] : plain(values[at]))
                .toArray());
    }

    private static Object plain(Object value) {
        return value instanceof Number ? value.toString() : value;
    }

    boolean has(String key) {
        return bundle.containsKey(key);
    }

    List<String> spokenByScript() {
        return Stream.concat(
                        ALSO_SPOKEN.stream(),
                        bundle.keySet().stream()
                                .filter(key -> SPOKEN_BY_SCRIPT.stream().anyMatch(key::startsWith)))
                .sorted()
                .toList();
    }
}
