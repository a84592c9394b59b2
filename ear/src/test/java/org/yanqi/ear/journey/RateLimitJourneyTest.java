package org.yanqi.ear.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** How often one address, and all together for one application, may come; the proxy before the server is the test. */
@TestInstance(Lifecycle.PER_CLASS)
class RateLimitJourneyTest {

    private static final int BROWSERS = 8;
    private static final int TOO_MANY = 429;

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
        var refused = turnedAway(i -> "203.0.113.1", browser -> browser.get("api/renewal/status"));

        assertThat(refused.header("Retry-After")).matches("[1-9][0-9]?");
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.body()).contains("操作太频繁");
        try (var other = from("203.0.113.2")) {
            assertThat(other.get("renewal").status()).isEqualTo(200);
        }
    }

    @Test
    void thePageThatSaysSoSpeaksTheLanguageOfTheRequest() {
        var refused = turnedAway(
                i -> "203.0.113.3",
                browser -> browser.with("Accept-Language", "en").post("renewal", Map.of()));

        assertThat(refused.body()).contains("Too many requests", "Please wait a minute");
        try (var hasty = from("203.0.113.3")) {
            assertThat(hasty.get("renewal").status())
                    .as("looking is another matter")
                    .isEqualTo(200);
        }
    }

    @Test
    void whatTheBrowserItselfWritesIntoTheProxysHeaderHelpsNothing() {
        turnedAway(i -> "198.51.100." + i % 250 + ", 203.0.113.4", browser -> browser.post("renewal", Map.of()));
    }

    @Test
    void aNetworkOfIpv6IsOneAddress() {
        turnedAway(i -> "2001:db8:1:2::" + i % 10_000, browser -> browser.post("renewal", Map.of()));
    }

    @Test
    void codesAndSignInsAreFewer() {
        turnedAway(i -> "203.0.113.5", browser -> browser.post("office/sign-in", Map.of()));
    }

    @Test
    void manyAddressesTogetherDoNotStormOneApplication() {
        try (var handler = from("203.0.113.6")) {
            handler.openApplication();
            var fields = handler.form("renewal");
            fields.putAll(Map.of("phrase", "x", "next", ""));
            turnedAway(
                    i -> "192.0.2." + i % 250,
                    browser -> browser.withCookie("yanqi", handler.cookie()).post("renewal", fields));
        }
    }

    @Test
    void whatTheProxySaysOfTheSchemeIsBelieved() {
        try (var browser = from("203.0.113.7").with("X-Forwarded-Proto", "https")) {
            assertThat(browser.get("office/reviews").header("Location")).startsWith("https://");
        }
    }

    /**
     * Several browsers at once, so that the limit is reached on a slow machine too.
     *
     * @param addresses whence each request comes
     * @return the first answer that turns one away
     */
    private Stranger.Answer turnedAway(IntFunction<String> addresses, Function<Stranger, Stranger.Answer> act) {
        var sent = new AtomicInteger();
        var refused = new CompletableFuture<Stranger.Answer>().orTimeout(2, TimeUnit.MINUTES);
        try (var browsers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int browser = 0; browser < BROWSERS; browser++) {
                browsers.execute(() -> insist(addresses, act, sent, refused));
            }
            return refused.join();
        }
    }

    private void insist(
            IntFunction<String> addresses,
            Function<Stranger, Stranger.Answer> act,
            AtomicInteger sent,
            CompletableFuture<Stranger.Answer> refused) {
        try (var browser = new Stranger(yanqi.portal())) {
            while (!refused.isDone()) {
                var answer = act.apply(browser.with("X-Forwarded-For", addresses.apply(sent.getAndIncrement())));
                if (answer.status() == TOO_MANY) {
                    refused.complete(answer);
                }
            }
        } catch (RuntimeException | Error e) {
            refused.completeExceptionally(e);
        }
    }

    private Stranger from(String address) {
        return new Stranger(yanqi.portal()).with("X-Forwarded-For", address);
    }
}
