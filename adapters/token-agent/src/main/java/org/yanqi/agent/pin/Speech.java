package org.yanqi.agent.pin;

import java.util.Locale;
import org.yanqi.agent.words.Language;
import org.yanqi.agent.words.Words;

/** The window's words in the language of the page that asks. */
record Speech(Language language) {
    private static final Words WORDS = Words.of("org.yanqi.agent.pin.window");

    /**
     * A caption with the key that calls it.
     *
     * @param index of the underlined letter
     * @param spoken without the letter that Chinese captions carry in brackets
     */
    record Caption(String text, char mnemonic, int index, String spoken) {}

    String say(String key, Object... arguments) {
        return WORDS.say(language, key, arguments);
    }

    /** The letter behind the ampersand is the key. */
    Caption caption(String key) {
        var marked = say(key);
        int index = marked.indexOf('&');
        var text = marked.replace("&", "");
        return new Caption(
                text,
                text.substring(index, index + 1).toUpperCase(Locale.ROOT).charAt(0),
                index,
                text.replaceFirst("\\([A-Z]\\)$", ""));
    }
}
