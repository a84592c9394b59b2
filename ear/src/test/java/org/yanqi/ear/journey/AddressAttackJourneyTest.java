package org.yanqi.ear.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses, methods and headers that no browser of ours sends, and what every answer says to the browser. */
class AddressAttackJourneyTest extends AttackedYanqi {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "renewal",
                "renewal.xhtml",
                "resume",
                "invoices",
                "applications",
                "manual",
                "agreements?of=service",
                "client",
                "cancel",
                "summary",
                "refused",
                "office/sign-in",
                "nothing-here",
                "documents/agreement.pdf"
            })
    void everyPageTellsTheBrowserWhatItMayDoWithIt(String page) {
        var answer = stranger().get(page);

        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .anySatisfy(policy -> assertThat(policy)
                        .contains(
                                "style-src 'self'", "object-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"));
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .anySatisfy(policy -> assertThat(policy).matches("script-src 'self' 'nonce-[^']+'.*"));
        assertThat(answer.header("Content-Security-Policy")).doesNotContain("unsafe", "*");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Permissions-Policy")).contains("camera=()");
        assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by", "strict-transport-security");
        assertThat(answer.body()).doesNotContainPattern(" on[a-z]+=\"").doesNotContain("javascript:", " style=\"");
    }

    @Test
    void onlyTheWizardHoldsAFrameAndOnlyTheUnsignedPaperLetsItself() {
        assertThat(stranger().get("renewal").header("Content-Security-Policy")).contains("frame-src 'self'");
        assertThat(stranger().get("manual").header("Content-Security-Policy")).contains("frame-src 'none'");
        // There is none: the page that says so stands where the paper would, and in no frame of others.
        assertThat(stranger().get("documents/agreement-draft.pdf").header("Content-Security-Policy"))
                .contains("frame-ancestors 'self'", "frame-src 'none'");
        assertThat(stranger().get("documents/agreement.pdf").header("Content-Security-Policy"))
                .contains("frame-ancestors 'none'");
    }

    @Test
    void aPageThatIsShownTwiceHasTwoNonces() {
        assertThat(stranger().get("manual").header("Content-Security-Policy"))
                .isNotEqualTo(stranger().get("manual").header("Content-Security-Policy"));
    }

    @Test
    void theVisitIsForThisSiteAndNotForScripts() {
        assertThat(stranger().get("renewal").header("Set-Cookie")).contains("HttpOnly", "SameSite=Lax", "path=/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND", "FOO", "get", "TRACE"})
    void noOtherMethodIsKnown(String method) {
        for (String path :
                List.of("", "renewal", "api/codes", "api/health", "documents/agreement.pdf", "office/reviews")) {
            assertThat(stranger().send(method, path).status()).as(path).isIn(405, 302);
        }
        assertThat(stranger().send(method, "renewal").status()).isEqualTo(405);
    }

    @Test
    void whatIsTurnedAwayIsToldInTheLanguageOfTheRequest() {
        assertThat(stranger().send("PUT", "renewal").body())
                .contains("这里不能这样访问")
                .contains("返回首页");
        assertThat(stranger().send("PUT", "api/codes").body()).contains("urn:yanqi:problem:method", "这里不能这样访问");
        stranger().with("Accept-Language", "en");
        assertThat(stranger().send("PUT", "renewal").body()).contains("This cannot be opened in this way");
        assertThat(stranger().send("PUT", "api/codes").header("Content-Type")).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "documents/../WEB-INF/web.xml",
                "documents/..%2fWEB-INF/web.xml",
                "documents/%2e%2e/%2e%2e/etc/passwd",
                "documents/..;/agreement.pdf",
                "documents//agreement.pdf",
                "documents/agreement.pdf%00.png",
                "documents/..\\..\\web.xml",
                "pki/../../standalone/configuration/standalone.xml",
                "pki/..%252f..%252fca.p12",
                "pki/issuing.crl/../ca.p12",
                "WEB-INF/web.xml",
                "META-INF/MANIFEST.MF",
                "WEB-INF/template.xhtml",
                "jakarta.faces.resource/../WEB-INF/web.xml.xhtml",
                "jakarta.faces.resource/web.xml.xhtml?ln=../WEB-INF",
                "jakarta.faces.resource/yanqi.css.xhtml?ln=../../WEB-INF",
                "jakarta.faces.resource/WEB-INF/web.xml.xhtml?con=..",
                "office;x=1/reviews",
                "office/reviews;x=1",
                "office/%2e/reviews",
                "OFFICE/reviews",
                "f/YQ20250711-000001/../../office",
                "%zz",
                "%c0%ae%c0%ae/WEB-INF/web.xml",
                "//evil.example/renewal",
                "//evil.example/%2e%2e?language=en"
            })
    void noWayLeadsOutOfTheSite(String path) {
        try (var connection = new RawConnection(yanqi().portal())) {
            String answer = connection
                    .send("GET /" + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .answer();

            assertThat(answer).matches("(?s)HTTP/1.1 (400|404|302|405) .*");
            assertThat(answer)
                    .doesNotContain(
                            "<web-app",
                            "=\"//",
                            "Location: //",
                            "root:",
                            "ui:composition",
                            "<server xmlns",
                            "Exception");
            if (answer.startsWith("HTTP/1.1 302")) {
                assertThat(answer).containsPattern("(?m)^Location: (http://localhost)?/office/sign-in");
            }
        }
    }

    @Test
    void aHostThatIsMadeUpAppearsNowhere() {
        try (var connection = new RawConnection(yanqi().portal())) {
            String answer = connection
                    .send("GET /renewal?language=en HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
                    .answer();

            assertThat(answer)
                    .startsWith("HTTP/1.1 302 ")
                    .contains("Location: /renewal\r\n")
                    .doesNotContain("evil");
        }
    }

    @Test
    void noHeaderIsSmuggledIntoAnAnswer() {
        for (String path : List.of(
                "renewal?language=en&x=%0d%0aSet-Cookie:%20a=b",
                "office/reviews?x=%0d%0aSet-Cookie:%20a=b", "renewal%0d%0aSet-Cookie%3a%20a=b?language=en")) {
            var answer = stranger().get(path);

            assertThat(answer.header("Set-Cookie")).doesNotContain("a=b;").doesNotStartWith("a=b");
            assertThat(answer.header("Location")).doesNotContain("\r", "\n", "Set-Cookie: a=b");
        }
    }
}
