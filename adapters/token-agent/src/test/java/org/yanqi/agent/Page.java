package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The page's script: posts and asks again until the work is over. */
record Page(int port, String origin) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    HttpResponse<String> post(String path, byte[] body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("X-Yanqi-Agent", "1")
                .header("Origin", origin)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    /** Polls until the report is final; the agent itself waits up to a second at each call. */
    JsonObject operate(String ticket, byte[] params) throws Exception {
        return poll(RenewalServer.body(ticket, params));
    }

    /** The same by a page that says in which language it speaks. */
    JsonObject operate(String ticket, byte[] params, String lang) throws Exception {
        var plain = json(new String(RenewalServer.body(ticket, params), UTF_8));
        return poll(Json.createObjectBuilder(plain)
                .add("lang", lang)
                .build()
                .toString()
                .getBytes(UTF_8));
    }

    private JsonObject poll(byte[] body) throws Exception {
        for (int i = 0; i < 100; i++) {
            var report = json(post("/v1/operations", body).body());
            if (!report.getString("state").equals("RUNNING")) {
                return report;
            }
        }
        throw new AssertionError("the agent did not finish");
    }

    static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
