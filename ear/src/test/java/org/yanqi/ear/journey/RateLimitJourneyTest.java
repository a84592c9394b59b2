package org.yanqi.ear.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** How often one address, and all together for one application, may come; the proxy before the server is the test. */
@TestInstance(Lifecycle.PER_CLASS)
class RateLimitJourneyTest {

    private RunningYanqi yanqi;

    @BeforeAll
    void start(@TempDir Path folder) {
        yanqi = RunningYanqi.on(
                folder.resolve("data"),
                Map.of("YANQI_RATE_LIMIT", "on", "YANQI_PROXIES", "127.0.0.1", "YANQI_BEHIND_PROXY", "true"),
                "--token",
                "software");
    }

    @AfterAll
    void stop() {
        yanqi.close();
    }

    @Test
    void whoAsksForTooManyPagesIsToldWhenToComeBackAndNobodyElseIs() {
        try (var hasty = from("203.0.113.1");
                var other = from("203.0.113.2")) {
            var refused = IntStream.range(0, 600)
                    .mapToObj(i -> hasty.get("api/renewal/status"))
                    .filter(answer -> answer.status() == 429)
                    .findFirst();

            assertThat(refused).isPresent();
            assertThat(refused.get().header("Retry-After")).matches("[1-9][0-9]?");
            assertThat(refused.get().header("Content-Type")).startsWith("application/problem+json");
            assertThat(refused.get().body()).contains("操作太频繁");
            assertThat(other.get("renewal").status()).isEqualTo(200);
        }
    }

    @Test
    void thePageThatSaysSoSpeaksTheLanguageOfTheRequest() {
        try (var hasty = from("203.0.113.3").with("Accept-Language", "en")) {
            IntStream.range(0, 90).forEach(i -> hasty.post("renewal", Map.of()));
            var refused = hasty.post("renewal", Map.of());

            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.body()).contains("Too many requests", "Please wait a minute");
            assertThat(hasty.get("renewal").status())
                    .as("looking is another matter")
                    .isEqualTo(200);
        }
    }

    @Test
    void whatTheBrowserItselfWritesIntoTheProxysHeaderHelpsNothing() {
        try (var liar = new Stranger(yanqi.portal())) {
            long refused = IntStream.range(0, 120)
                    .mapToObj(i -> liar.with("X-Forwarded-For", "198.51.100." + i + ", 203.0.113.4")
                            .post("renewal", Map.of()))
                    .filter(answer -> answer.status() == 429)
                    .count();

            assertThat(refused).isPositive();
        }
    }

    @Test
    void aNetworkOfIpv6IsOneAddress() {
        try (var roaming = new Stranger(yanqi.portal())) {
            long refused = IntStream.range(0, 120)
                    .mapToObj(i -> roaming.with("X-Forwarded-For", "2001:db8:1:2::" + i)
                            .post("renewal", Map.of()))
                    .filter(answer -> answer.status() == 429)
                    .count();

            assertThat(refused).isPositive();
        }
    }

    @Test
    void codesAndSignInsAreFewer() {
        try (var guesser = from("203.0.113.5")) {
            long refused = IntStream.range(0, 40)
                    .mapToObj(i -> guesser.post("office/sign-in", Map.of()))
                    .filter(answer -> answer.status() == 429)
                    .count();

            assertThat(refused).isGreaterThanOrEqualTo(10);
        }
    }

    @Test
    void manyAddressesTogetherDoNotStormOneApplication() {
        try (var handler = from("203.0.113.6")) {
            handler.openApplication();
            var fields = handler.form("renewal");
            fields.putAll(Map.of("phrase", "x", "next", ""));
            long refused = IntStream.range(0, 140)
                    .mapToObj(
                            i -> handler.with("X-Forwarded-For", "192.0.2." + i).post("renewal", fields))
                    .filter(answer -> answer.status() == 429)
                    .count();

            assertThat(refused).isPositive();
        }
    }

    @Test
    void whatTheProxySaysOfTheSchemeIsBelieved() {
        try (var browser = from("203.0.113.7").with("X-Forwarded-Proto", "https")) {
            assertThat(browser.get("office/reviews").header("Location")).startsWith("https://");
        }
    }

    private Stranger from(String address) {
        return new Stranger(yanqi.portal()).with("X-Forwarded-For", address);
    }
}
