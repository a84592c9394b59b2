package org.yanqi.web.guard;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What a form or an address of ours can hold: few names, once each, and what can be kept as text. */
final class RequestParameters {
    private static final int MOST = 100;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_VALUE = 8 << 10;

    /** Path parameters, encoded slashes and steps upwards mean one thing to a proxy and another to a server. */
    private static final Pattern AMBIGUOUS = Pattern.compile("//|;|\\\\|%2f|%5c|%00|%25|(^|/)[.]{1,2}(/|$)|%2e");

    /** Base64 in an address (RFC 6960 appendix A.1): its slashes part nothing, and it can lead nowhere. */
    private static final Pattern CERTIFICATE_STATUS =
            Pattern.compile("/pki/(?:documents-)?ocsp/(?:[a-z0-9+/=]|%2b|%2f|%3d){0,1000}", Pattern.CASE_INSENSITIVE);

    private RequestParameters() {}

    static boolean isPlain(String path) {
        return !AMBIGUOUS.matcher(path.toLowerCase(Locale.ROOT)).find()
                || CERTIFICATE_STATUS.matcher(path).matches();
    }

    static boolean areInOrder(HttpServletRequest request) {
        Map<String, String[]> all;
        try {
            all = request.getParameterMap();
        } catch (RuntimeException e) {
            return false; // the server's parser: too many, or not encoded as it should be
        }
        return all.size() <= MOST
                && all.entrySet().stream()
                        .allMatch(parameter -> isName(parameter.getKey()) && isValue(parameter.getValue()));
    }

    private static boolean isName(String name) {
        return name.length() <= LONGEST_NAME && isText(name);
    }

    /** Of two values with one name, one part of a program may check the first and another use the second. */
    private static boolean isValue(String[] values) {
        return values.length == 1 && values[0].length() <= LONGEST_VALUE && isText(values[0]);
    }

    /** No database keeps U+0000, and half of a pair is no character. */
    private static boolean isText(String text) {
        return text.codePoints().allMatch(point -> point != 0 && Character.getType(point) != Character.SURROGATE);
    }
}
