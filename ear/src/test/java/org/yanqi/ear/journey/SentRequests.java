package org.yanqi.ear.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a browser asks for from now on. */
final class SentRequests {

    private final URI portal;
    private final List<String> addresses = new CopyOnWriteArrayList<>();
    private final Map<String, String> results = new LinkedHashMap<>();

    SentRequests(Page page, URI portal) {
        this.portal = portal;
        page.onRequest(this::keep);
    }

    private void keep(Request request) {
        addresses.add(request.url());
        String path = request.url().replace(portal.toString(), "");
        if (request.method().equals("POST") && path.matches("api/token-steps/[a-z]+/result")) {
            results.put(path, request.postData());
        }
    }

    List<String> addresses() {
        return addresses;
    }

    /** What the token has signed, by the path to which it was sent. */
    Map<String, String> results() {
        return results;
    }
}
