package org.yanqi.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Period;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.renewal.Patience;
import org.yanqi.web.settings.Settings;

class BrowserAddressTest {
    private static final String PROXY = "10.0.0.1";
    private static final String BROWSER = "203.0.113.7";

    @Test
    void withoutAProxyTheConnectionTells() {
        assertThat(addressOf(BROWSER)).isEqualTo(BROWSER);
    }

    @Test
    void ourProxyIsBelieved() {
        assertThat(addressOf(PROXY, BROWSER)).isEqualTo(BROWSER);
    }

    @Test
    void aChainOfOurProxiesIsFollowedToItsBeginning() {
        assertThat(addressOf(PROXY, BROWSER + ", 10.0.0.2")).isEqualTo(BROWSER);
    }

    @Test
    void whatABrowserClaimsBeforeOurProxyIsNotBelieved() {
        assertThat(addressOf(PROXY, "198.51.100.1", "198.51.100.2, " + BROWSER)).isEqualTo(BROWSER);
    }

    @Test
    void whatAStrangerClaimsIsNotBelieved() {
        assertThat(addressOf(BROWSER, "198.51.100.1")).isEqualTo(BROWSER);
    }

    @Test
    void nonsenseEndsTheSearchAtTheProxy() {
        assertThat(addressOf(PROXY, "<script>")).isEqualTo(PROXY);
        assertThat(addressOf(PROXY, "")).isEqualTo(PROXY);
    }

    @Test
    void limitsCountANetworkOfIpv6AsOne() {
        assertThat(BrowserAddress.network("2001:db8:1:2::7")).isEqualTo(BrowserAddress.network("2001:db8:1:2:a::b"));
        assertThat(BrowserAddress.network("2001:db8:1:3::7")).isNotEqualTo(BrowserAddress.network("2001:db8:1:2::7"));
        assertThat(BrowserAddress.network("::ffff:203.0.113.7")).isEqualTo(BROWSER);
        assertThat(BrowserAddress.network(BROWSER)).isEqualTo(BROWSER);
    }

    private static String addressOf(String connection, String... forwarded) {
        var address = new BrowserAddress();
        address.settings = new Settings(
                Settings.Mode.PRODUCTION,
                "https://ra.example",
                new Settings.Brand("", "", "", "", "", new Settings.English("", "")),
                Money.yuan(200),
                Bytes.of(new byte[32]),
                new Settings.Agents(Optional.empty(), "0.1.0", Optional.empty()),
                Set.of(PROXY, "10.0.0.2"),
                true,
                new Patience(Period.ofDays(30), Period.ofDays(3)),
                new Settings.Sandbox(Optional.empty(), false, Optional.empty()));
        return address.of((HttpServletRequest) Proxy.newProxyInstance(
                BrowserAddressTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, given) -> switch (method.getName()) {
                    case "getRemoteAddr" -> connection;
                    case "getHeaders" -> Collections.enumeration(List.of(forwarded));
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
    }
}
