package org.yanqi.web.page;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The language of this request, for pages as {@code #{language}}. */
@Named("language")
@RequestScoped
public class CurrentLanguage {
    @Inject
    HttpServletRequest request;

    private Language language = Language.CHINESE;

    @PostConstruct
    void find() {
        language = Language.of(request);
    }

    /** Where there is no request to ask. */
    static CurrentLanguage fixed(Language language) {
        var fixed = new CurrentLanguage();
        fixed.language = language;
        return fixed;
    }

    public Language get() {
        return language;
    }

    public Locale getLocale() {
        return language.locale();
    }

    public String getTag() {
        return language.tag();
    }

    /** The tag of the language that the header offers. */
    public String getOtherTag() {
        return language.other().tag();
    }

    /** This very page in the other language; a form that was refused is shown again from its beginning. */
    public String getOtherAddress() {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = failed instanceof String address ? address : request.getRequestURI();
        Stream<String> place = failed == null && request.getMethod().equals("POST")
                ? Stream.of("step", "new")
                        .filter(name -> value(name).matches("[0-9]{1,2}"))
                        .map(name -> name + "=" + value(name))
                : LanguageFilter.otherParameters(request);
        return LanguageFilter.onThisSite(path) + "?"
                + Stream.concat(place, Stream.of(LanguageFilter.PARAMETER + "=" + getOtherTag()))
                        .collect(Collectors.joining("&"));
    }

    private String value(String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }
}
