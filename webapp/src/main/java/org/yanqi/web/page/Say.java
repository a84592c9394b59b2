package org.yanqi.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;

/** {@code #{say.with('key', value)}}: a text with values in it, for pages and page beans. */
@Named
@ApplicationScoped
public class Say {
    private final Words words = Words.chinese();

    public String with(String key, Object... values) {
        return words.with(key, values);
    }

    public boolean has(String key) {
        return words.has(key);
    }

    public List<String> getScriptKeys() {
        return words.spokenByScript();
    }
}
