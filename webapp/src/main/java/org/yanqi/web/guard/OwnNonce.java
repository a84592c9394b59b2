package org.yanqi.web.guard;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives each page a nonce of its own. PrimeFaces takes the one that a form sends back for the page that answers it, which
 * whole pages do not need, and which fails where none is sent. The page that tells of an error gets nothing at all of
 * what was sent: it may be the very thing that nobody can read.
 */
final class OwnNonce extends HttpServletRequestWrapper {
    private static final String PARAMETER = "primefaces.nonce";

    private final boolean error;
    private @Nullable Map<String, String[]> parameters;

    OwnNonce(HttpServletRequest request) {
        super(request);
        error = request.getDispatcherType() == DispatcherType.ERROR;
    }

    @Override
    public String getMethod() {
        return error ? "GET" : super.getMethod();
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        if (parameters == null) {
            Map<String, String[]> all = new HashMap<>();
            if (!error) {
                all.putAll(super.getParameterMap());
                all.put(PARAMETER, new String[] {nonce()});
            }
            parameters = Collections.unmodifiableMap(all);
        }
        return parameters;
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = getParameterMap().get(name);
        return values == null || values.length == 0 ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        String[] values = getParameterMap().get(name);
        return values == null ? null : values.clone();
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    /** In the shape that PrimeFaces insists on; 122 random bits. */
    private static String nonce() {
        return Base64.getEncoder().encodeToString(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
    }
}
