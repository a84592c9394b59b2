package org.yanqi.web.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.yanqi.web.settings.Settings;

/**
 * The network address of the browser: what the connection says, or, where that is one of our own proxies, what the proxy
 * says. Anybody can send {@code X-Forwarded-For}; only the part that our proxies have written is believed.
 */
@ApplicationScoped
public class BrowserAddress {
    private static final int MOST_HOPS = 20;
    private static final String ADDRESS = "[0-9a-fA-F.:]{2,45}";

    @Inject
    Settings settings;

    /** What limits are counted by: whoever has an address of IPv6 has the other 2⁶⁴ of its network as well (RFC 6177). */
    public String of(HttpServletRequest request) {
        return network(nearest(request));
    }

    private String nearest(HttpServletRequest request) {
        String nearest = request.getRemoteAddr();
        List<String> hops = hops(request);
        for (int hop = hops.size() - 1; hop >= 0 && settings.proxies().contains(nearest); hop--) {
            String before = hops.get(hop);
            if (!before.matches(ADDRESS)) {
                break;
            }
            nearest = before;
        }
        return nearest;
    }

    static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] octets = InetAddress.getByName(address).getAddress();
            return octets.length == 4
                    ? InetAddress.getByAddress(octets).getHostAddress()
                    : HexFormat.of().formatHex(octets, 0, 8) + "/64";
        } catch (UnknownHostException e) {
            return address;
        }
    }

    /** Each proxy has put the address that it saw at the end. */
    private static List<String> hops(HttpServletRequest request) {
        List<String> all = Collections.list(request.getHeaders("X-Forwarded-For")).stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(String::strip)
                .toList();
        return all.subList(Math.max(0, all.size() - MOST_HOPS), all.size());
    }
}
