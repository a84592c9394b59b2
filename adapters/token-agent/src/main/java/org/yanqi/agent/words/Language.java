package org.yanqi.agent.words;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages that the agent speaks; the service is Chinese, so the first speaks where nobody has asked. */
public enum Language {
    CHINESE("zh"),
    ENGLISH("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The language's subtag of BCP 47. */
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** The language of exactly this subtag, {@code zh} or {@code en}. */
    public static Optional<Language> tagged(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(tag))
                .findFirst();
    }
}
