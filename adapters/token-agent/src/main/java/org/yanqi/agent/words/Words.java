package org.yanqi.agent.words;

import jakarta.json.JsonObject;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.yanqi.agent.json.NewJson;

/** One bundle of sentences in every language; a missing one is a bug, and a test finds it. */
public final class Words {
    private static final ResourceBundle.Control EXACTLY =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Map<Language, ResourceBundle> bundles = new EnumMap<>(Language.class);

    private Words(String bundle) {
        for (Language language : Language.values()) {
            bundles.put(language, ResourceBundle.getBundle(bundle, language.locale(), EXACTLY));
        }
    }

    /** The words of a bundle in the class path, such as {@code org.yanqi.agent.pin.window}. */
    public static Words of(String bundle) {
        return new Words(bundle);
    }

    /** A {@link MessageFormat} where there are arguments; a {@link java.util.MissingResourceException} without the key. */
    public String say(Language language, String key, Object... arguments) {
        var text = bundle(language).getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, language.locale()).format(arguments);
    }

    /** {@code {"zh": …, "en": …}}. */
    public JsonObject inEveryLanguage(String key) {
        var texts = NewJson.object();
        for (Language language : Language.values()) {
            texts.add(language.tag(), say(language, key));
        }
        return texts.build();
    }

    Set<String> keys(Language language) {
        return new TreeSet<>(bundle(language).keySet());
    }

    private ResourceBundle bundle(Language language) {
        return java.util.Objects.requireNonNull(bundles.get(language));
    }
}
