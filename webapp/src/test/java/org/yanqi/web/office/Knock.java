package org.yanqi.web.office;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One request to the office, and what the container is told about it; a question that nobody expects is a fault of the test. */
final class Knock {
    private final String method;
    private final String path;
    private final @Nullable String query;
    private final Map<String, Object> attributes = new HashMap<>();
    private final StringWriter body = new StringWriter();

    final List<Cookie> sent = new ArrayList<>();
    final List<Cookie> received = new ArrayList<>();
    boolean open;
    boolean script;

    @Nullable
    Credential credential;

    @Nullable
    String caller;

    Set<String> roles = Set.of();

    @Nullable
    String ledTo;

    int status = HttpServletResponse.SC_OK;

    Knock(String method, String path, @Nullable String query) {
        this.method = method;
        this.path = path;
        this.query = query;
    }

    static Knock at(String path) {
        return new Knock("GET", path, null);
    }

    Knock with(String secret) {
        sent.add(new Cookie(StaffCookie.NAME, secret));
        return this;
    }

    String body() {
        return body.toString();
    }

    HttpServletRequest request() {
        return proxy(HttpServletRequest.class, (proxy, question, given) -> switch (question.getName()) {
            case "getMethod" -> method;
            case "getRequestURI" -> path;
            case "getQueryString" -> query;
            case "getContextPath" -> "";
            case "isSecure" -> false;
            case "getCookies" -> sent.isEmpty() ? null : sent.toArray(Cookie[]::new);
            case "getHeader" -> script && given[0].equals("X-Yanqi-CSRF") ? "token" : null;
            case "getAttribute" -> attributes.get(given[0]);
            case "setAttribute" -> attributes.put((String) given[0], given[1]);
            case "removeAttribute" -> attributes.remove(given[0]);
            case "isUserInRole" -> roles.contains(given[0]);
            default -> throw new UnsupportedOperationException(question.getName());
        });
    }

    HttpServletResponse response() {
        return proxy(HttpServletResponse.class, (proxy, question, given) -> switch (question.getName()) {
            case "addCookie" -> received.add((Cookie) given[0]);
            case "setStatus" -> status = (int) given[0];
            case "setContentType", "setCharacterEncoding" -> null;
            case "getWriter" -> new PrintWriter(body, true);
            default -> throw new UnsupportedOperationException(question.getName());
        });
    }

    HttpMessageContext context() {
        return proxy(HttpMessageContext.class, (proxy, question, given) -> switch (question.getName()) {
            case "isProtected" -> !open;
            case "isAuthenticationRequest" -> credential != null;
            case "getAuthParameters" ->
                credential == null
                        ? new AuthenticationParameters()
                        : AuthenticationParameters.withParams().credential(credential);
            case "doNothing" -> AuthenticationStatus.NOT_DONE;
            case "redirect" -> {
                ledTo = (String) given[0];
                yield AuthenticationStatus.SEND_CONTINUE;
            }
            case "notifyContainerAboutLogin" -> admit(given);
            case "cleanClientSubject" -> {
                caller = null;
                yield null;
            }
            default -> throw new UnsupportedOperationException(question.getName());
        });
    }

    @SuppressWarnings("unchecked") // the method's own declaration
    private AuthenticationStatus admit(Object[] given) {
        if (given[0] instanceof CredentialValidationResult result) {
            caller = result.getCallerPrincipal().getName();
            roles = result.getCallerGroups();
        } else {
            caller = (String) given[0];
            roles = (Set<String>) given[1];
        }
        return AuthenticationStatus.SUCCESS;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(Knock.class.getClassLoader(), new Class<?>[] {type}, answers));
    }
}
