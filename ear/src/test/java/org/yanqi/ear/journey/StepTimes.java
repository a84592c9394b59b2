package org.yanqi.ear.journey;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** How long token and server work on each step of an installation, from what they answer to the page. */
final class StepTimes {

    private final List<Response> answers = new CopyOnWriteArrayList<>();

    StepTimes(Page page) {
        page.onResponse(response -> {
            if (response.request().method().equals("POST")
                    && response.url().matches(".*/(v1/operations|api/token-steps/[a-z]+/result)")) {
                answers.add(response);
            }
        });
    }

    /** By what was done, in milliseconds. */
    Map<String, String> measured() {
        Map<String, String> times = new TreeMap<>();
        for (Response answer : answers) {
            if (answer.url().endsWith("/v1/operations")) {
                JsonObject report = JsonParser.parseString(answer.text()).getAsJsonObject();
                if (report.has("state") && report.get("state").getAsString().equals("DONE")) {
                    addItems(report, times);
                }
            } else {
                String step = answer.url().replaceAll(".*/token-steps/(.*)/result", "$1");
                times.put(
                        "server, after " + step.toUpperCase(Locale.ROOT),
                        millis(answer.request().timing().responseEnd));
            }
        }
        return times;
    }

    private static void addItems(JsonObject report, Map<String, String> times) {
        for (var item : report.getAsJsonArray("progress")) {
            JsonObject line = item.getAsJsonObject();
            if (line.has("millis") && !line.get("millis").isJsonNull()) {
                times.merge(
                        "token, " + line.get("item").getAsString(),
                        millis(line.get("millis").getAsDouble()),
                        (earlier, later) -> earlier + " and " + later);
            }
        }
    }

    private static String millis(double value) {
        return Math.round(value) + " ms";
    }
}
