package org.yanqi.emulators;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.yanqi.emulators.wire.Json;

/** A plain client for what no SDK sends. */
final class Http {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Http() {}

    static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static HttpResponse<String> get(URI uri) throws Exception {
        return send(HttpRequest.newBuilder(uri));
    }

    static HttpResponse<String> post(URI uri, JsonObject body) throws Exception {
        return send(HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    static JsonObject json(HttpResponse<String> answer) {
        return Json.parse(answer.body()).orElseThrow();
    }

    /** Scans what a QR code holds with the sandbox phone. */
    static JsonObject scan(Emulators emulators, String content) throws Exception {
        return json(post(api(emulators, "scan"), Json.object("content", content)));
    }

    static URI api(Emulators emulators, String path) {
        return emulators.base().resolve("/phone/api/" + path);
    }

    static HttpResponse<String> pay(Emulators emulators, String codeUrl) throws Exception {
        String id = scan(emulators, codeUrl).getString("id");
        return post(api(emulators, "payments/" + id), Json.object("act", "pay"));
    }
}
