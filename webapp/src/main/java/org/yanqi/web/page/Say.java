package org.yanqi.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** {@code #{say.with('key', value)}}: a text with values in it, in the language of the request, for pages and page beans. */
@Named
@ApplicationScoped
public class Say {
    @Inject
    CurrentLanguage language;

    /** Where there is no request: in this language. */
    public static Say in(Language language) {
        var say = new Say();
        say.language = CurrentLanguage.fixed(language);
        return say;
    }

    public String with(String key, Object... values) {
        return words().with(key, values);
    }

    public boolean has(String key) {
        return words().has(key);
    }

    public List<String> getScriptKeys() {
        return words().spokenByScript();
    }

    /** 2025-07-11, or 11 July 2025. */
    public String day(Instant at) {
        return ChinaTime.in(language.get()).day(at);
    }

    public String day(LocalDate date) {
        return ChinaTime.in(language.get()).day(date);
    }

    /** 2025-07-11 10:41:33, or 11 July 2025, 10:41:33 (UTC+8). */
    public String moment(Instant at) {
        return ChinaTime.in(language.get()).moment(at);
    }

    /** 10:41, in China. */
    public String clock(Instant at) {
        return ChinaTime.clock(at);
    }

    /** 10:41:33, in China. */
    public String clockSeconds(Instant at) {
        return ChinaTime.clockSeconds(at);
    }

    private Words words() {
        return Words.in(language.get());
    }
}
