package org.yanqi.web.page;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** The texts of the pages in one language; every sentence the user reads comes from here. */
public final class Words {
    private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

    /** The texts that the page's own script speaks; they travel with the page, so that the script holds none. */
    private static final List<String> SPOKEN_BY_SCRIPT =
            List.of("agent.", "portal.checks.agent.", "portal.checks.clock.", "handler.picture.", "handler.otp.");

    private static final List<String> ALSO_SPOKEN = List.of(
            "service.copied",
            "install.running",
            "install.seconds",
            "install.resume",
            "certificate.none",
            "certificate.none.text");

    private final ResourceBundle bundle;

    private Words(Locale locale) {
        bundle = ResourceBundle.getBundle(
                "org.yanqi.web.messages",
                locale,
                Words.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public static Words chinese() {
        return new Words(CHINESE);
    }

    /** The text with its places {@code {0}}, {@code {1}}… filled; numbers are written without grouping. */
    public String with(String key, Object... values) {
        Object[] plain = Arrays.stream(values)
                .map(value -> value instanceof Number ? value.toString() : value)
                .toArray();
        return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(plain);
    }

    public boolean has(String key) {
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
