package org.yanqi.ear.journey;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The sandbox phone by its JSON: messages, face check, payment, and what shall go wrong next. */
final class Phone implements AutoCloseable {

    /** The phone does not do this, as there is nothing to decide or to pay. */
    static final class Refused extends AssertionError {
        private static final long serialVersionUID = 1;

        Refused(String why) {
            super(why);
        }
    }

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI api;
    private final Map<String, String> usedCodes = new HashMap<>();

    /** @param page the address of the phone's page */
    Phone(URI page) {
        api = page.resolve("/phone/api/");
    }

    /** The newest code sent to this number; other messages may have come since. */
    String newestCode(String mobile) {
        for (var message : get("messages?number=" + mobile).getAsJsonArray("messages")) {
            var code = message.getAsJsonObject().get("code");
            if (!code.isJsonNull()) {
                return code.getAsString();
            }
        }
        throw new AssertionError("no code has been sent to " + mobile);
    }

    /** The code that comes after this one: who wants to come back is sent it in the background. */
    String codeAfter(String earlier, String mobile) {
        Instant patience = Instant.now().plusSeconds(60);
        String newest = newestCode(mobile);
        while (newest.equals(earlier)) {
            if (Instant.now().isAfter(patience)) {
                throw new AssertionError("no other code has been sent to " + mobile);
            }
            LockSupport.parkNanos(100_000_000);
            newest = newestCode(mobile);
        }
        return newest;
    }

    /** Decides the face check behind a QR code. */
    void decideFace(String qrContent, String result) {
        post("faces/" + scan(qrContent, "face"), Map.of("result", result));
    }

    /** Pays what is behind a QR code; says PAID or PAID_BEFORE. */
    String pay(String qrContent) {
        return post("payments/" + scan(qrContent, "payment"), Map.of("act", "pay"))
                .get("outcome")
                .getAsString();
    }

    /** Pays though the order is closed or replaced, as somebody does who has kept the QR code. */
    void payLate(String qrContent) {
        post("payments/" + scan(qrContent, "payment"), Map.of("act", "pay-late"));
    }

    /** By the platform's books another sum was paid. */
    void payOther(String qrContent, int fen) {
        post("payments/" + scan(qrContent, "payment"), Map.of("act", "pay", "fen", fen));
    }

    /** The next one-time password that a member of staff has not used yet: each signs in once (RFC 6238 §5.2). */
    String staffCode(String account) {
        Instant patience = Instant.now().plusSeconds(60);
        String code = currentCode(account);
        while (code.equals(usedCodes.put(account, code))) {
            if (Instant.now().isAfter(patience)) {
                throw new AssertionError("the generator of " + account + " stands still");
            }
            LockSupport.parkNanos(500_000_000);
            code = currentCode(account);
        }
        return code;
    }

    private String currentCode(String account) {
        for (var one : get("staff").getAsJsonArray("accounts")) {
            if (one.getAsJsonObject().get("account").getAsString().equals(account)) {
                return one.getAsJsonObject().get("code").getAsString();
            }
        }
        throw new AssertionError("nobody is called " + account);
    }

    boolean hasMessage(String mobile) {
        return !get("messages?number=" + mobile).getAsJsonArray("messages").isEmpty();
    }

    /** Newest first. */
    List<String> messages(String mobile) {
        return get("messages?number=" + mobile).getAsJsonArray("messages").asList().stream()
                .map(message -> message.getAsJsonObject().get("text").getAsString())
                .toList();
    }

    /** The newest message to this number. */
    String newestMessage(String mobile) {
        return get("messages?number=" + mobile)
                .getAsJsonArray("messages")
                .get(0)
                .getAsJsonObject()
                .get("text")
                .getAsString();
    }

    void setInvoiceProviderDown(boolean down) {
        post("faults", Map.of("party", "INVOICE", "down", down));
    }

    /** The tax bureau refuses the next invoice that is asked for. */
    void failNextInvoice() {
        post("faults", Map.of("invoice", "FAILED"));
    }

    /** The next notification of a payment is DROPPED, FORGED, DUPLICATED or of a WRONG_AMOUNT. */
    void spoilNextNotification(String how) {
        post("faults", Map.of("notification", how));
    }

    private String scan(String content, String kind) {
        JsonObject found = post("scan", Map.of("content", content));
        if (!found.get("kind").getAsString().equals(kind)) {
            throw new Refused("the QR code holds no " + kind + " but " + found);
        }
        return found.get("id").getAsString();
    }

    private JsonObject get(String path) {
        return answer(HttpRequest.newBuilder(api.resolve(path)).build());
    }

    private JsonObject post(String path, Map<String, ?> body) {
        JsonElement json = new Gson().toJsonTree(body);
        return answer(HttpRequest.newBuilder(api.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.toString()))
                .build());
    }

    private JsonObject answer(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new Refused(request.uri() + " answered " + answer.statusCode() + " " + answer.body());
            }
            return answer.body().isEmpty()
                    ? new JsonObject()
                    : JsonParser.parseString(answer.body()).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
