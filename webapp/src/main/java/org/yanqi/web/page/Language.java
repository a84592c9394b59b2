package org.yanqi.web.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The languages that the pages speak; the first is spoken to whoever asks for neither. */
public enum Language {
    CHINESE(Locale.SIMPLIFIED_CHINESE),
    ENGLISH(Locale.ENGLISH);

    /** Holds the tag of the language that this browser's user has chosen. */
    static final String COOKIE = "yanqi-language";

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** As in {@code lang} attributes (RFC 5646): zh-CN or en. */
    public String tag() {
        return locale.toLanguageTag();
    }

    public Language other() {
        return this == CHINESE ? ENGLISH : CHINESE;
    }

    static Optional<Language> tagged(@Nullable String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    /** What the user has chosen, else what the browser prefers, else Chinese. */
    static Language of(HttpServletRequest request) {
        return chosen(request).or(() -> preferred(request)).orElse(CHINESE);
    }

    private static Optional<Language> chosen(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return (cookies == null ? Stream.<Cookie>empty() : Arrays.stream(cookies))
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .flatMap(cookie -> tagged(cookie.getValue()).stream())
                .findFirst();
    }

    private static Optional<Language> preferred(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) {
            return Optional.empty(); // the container would answer with the locale of its machine
        }
        return Collections.list(request.getLocales()).stream()
                .flatMap(wanted -> Arrays.stream(values())
                        .filter(language -> language.locale.getLanguage().equals(wanted.getLanguage())))
                .findFirst();
    }
}
