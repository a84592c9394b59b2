package org.yanqi.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.RenewalJourney;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Patience;
import org.yanqi.web.settings.Settings;

/** What browsers are told where they reach the platform by TLS, and not where they do not. */
class SecureTransportTest {
    private static final ApplicationNumber NUMBER = new ApplicationNumber("YQ20250711-000123");

    private final RenewalJourney journey = RenewalJourney.withExpiredCertificate();
    private final VisitSeal seal = new VisitSeal(new byte[32]);
    private final Map<String, String> headers = new HashMap<>();
    private final List<Cookie> sent = new ArrayList<>();

    @Test
    void byTlsTheBrowserKeepsToTls() throws Exception {
        assertThat(answer("https://ra.example", "/renewal"))
                .containsEntry("Strict-Transport-Security", "max-age=31536000");
        assertThat(answer("http://localhost:8080", "/renewal")).doesNotContainKey("Strict-Transport-Security");
    }

    @Test
    void onlyTheUnsignedPaperMayBeInAFrameOfOurs() throws Exception {
        assertThat(answer("https://ra.example", "/documents/agreement-draft.pdf"))
                .containsEntry("X-Frame-Options", "SAMEORIGIN")
                .hasEntrySatisfying(
                        "Content-Security-Policy",
                        policy -> assertThat(policy)
                                .contains("frame-ancestors 'self'", "script-src 'none'", "frame-src 'none'"));
        assertThat(answer("https://ra.example", "/documents/agreement.pdf")).containsEntry("X-Frame-Options", "DENY");
    }

    @Test
    void inTheUnsignedPapersPlaceAPageMaySayWhyItCannotBeShown() throws Exception {
        assertThat(error("/documents/agreement-draft.pdf"))
                .containsEntry("X-Frame-Options", "SAMEORIGIN")
                .hasEntrySatisfying(
                        "Content-Security-Policy",
                        policy -> assertThat(policy)
                                .contains("frame-ancestors 'self'", "script-src-attr 'none'", "frame-src 'none'"));
        assertThat(error("/renewal"))
                .containsEntry("X-Frame-Options", "DENY")
                .hasEntrySatisfying(
                        "Content-Security-Policy", policy -> assertThat(policy).contains("frame-ancestors 'none'"));
    }

    @Test
    void byTlsTheVisitIsOfThisHostAloneAndTravelsByTlsAlone() {
        visit("https://ra.example").enter(NUMBER, Visit.Access.OPENER);

        assertThat(sent.getLast()).satisfies(cookie -> {
            assertThat(cookie.getName()).isEqualTo("__Host-yanqi");
            assertThat(cookie.getSecure()).isTrue();
            assertThat(cookie.isHttpOnly()).isTrue();
            assertThat(cookie.getPath()).isEqualTo("/");
            assertThat(cookie.getDomain()).isNull();
        });
    }

    @Test
    void aVisitThatANeighbouringHostHasPlantedIsNotTakenUp() {
        var other = Visit.fresh("1".repeat(32), journey.clock.instant())
                .to(NUMBER, Visit.Access.OPENER, journey.clock.instant());

        assertThat(visit("https://ra.example", new Cookie("yanqi", seal.seal(other)))
                        .application())
                .isEmpty();
        assertThat(visit("https://ra.example", new Cookie("__Host-yanqi", seal.seal(other)))
                        .application())
                .contains(NUMBER);
    }

    @Test
    void withoutTlsTheVisitHasNoNameThatBrowsersWouldRefuse() {
        visit("http://localhost:8080").enter(NUMBER, Visit.Access.OPENER);

        assertThat(sent.getLast().getName()).isEqualTo("yanqi");
        assertThat(sent.getLast().getSecure()).isFalse();
    }

    private Map<String, String> answer(String origin, String path) throws Exception {
        headers.clear();
        var filter = new HeaderFilter();
        filter.settings = settings(origin);
        filter.doFilter(request(path), response(), (request, response) -> {});
        return headers;
    }

    /** Of the page for errors, where this address was asked for. */
    private Map<String, String> error(String address) throws Exception {
        headers.clear();
        var filter = new HeaderFilter();
        filter.settings = settings("https://ra.example");
        filter.doFilter(request("/error", DispatcherType.ERROR, address), response(), (request, response) -> {});
        return headers;
    }

    private CurrentVisit visit(String origin, Cookie... cookies) {
        var visit = new CurrentVisit();
        visit.seal = seal;
        visit.ports = journey.ports;
        visit.settings = settings(origin);
        visit.begin(request("/renewal", cookies), response());
        return visit;
    }

    private static Settings settings(String origin) {
        return new Settings(
                Settings.Mode.SANDBOX,
                origin,
                new Settings.Brand("CA", "CA", "https://ca.example", "1", "1", new Settings.English("CA", "CA")),
                Money.yuan(200),
                Bytes.of(new byte[32]),
                new Settings.Agents(Optional.empty(), "0.1.0", Optional.empty()),
                Set.of(),
                false,
                Patience.STANDARD,
                new Settings.Sandbox(Optional.empty(), false, Optional.empty()));
    }

    private static HttpServletRequest request(String path, Cookie... cookies) {
        return request(path, DispatcherType.REQUEST, null, cookies);
    }

    private static HttpServletRequest request(
            String path, DispatcherType why, @Nullable String failed, Cookie... cookies) {
        return proxy(HttpServletRequest.class, (proxy, question, given) -> switch (question.getName()) {
            case "getRequestURI" -> path;
            case "getContextPath" -> "";
            case "getMethod" -> "GET";
            case "getDispatcherType" -> why;
            case "getAttribute" -> RequestDispatcher.ERROR_REQUEST_URI.equals(given[0]) ? failed : null;
            case "getCookies" -> cookies;
            default -> throw new UnsupportedOperationException(question.getName());
        });
    }

    private HttpServletResponse response() {
        return proxy(HttpServletResponse.class, (proxy, question, given) -> switch (question.getName()) {
            case "setHeader" -> headers.put((String) given[0], (String) given[1]);
            case "addCookie" -> sent.add((Cookie) given[0]);
            default -> throw new UnsupportedOperationException(question.getName());
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler answers) {
        return type.cast(
                Proxy.newProxyInstance(SecureTransportTest.class.getClassLoader(), new Class<?>[] {type}, answers));
    }
}
