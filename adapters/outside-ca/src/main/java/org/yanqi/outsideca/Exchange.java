package org.yanqi.outsideca;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.yanqi.application.port.UnavailableException;

/**
 * One question to a CA over HTTP and its whole answer, within time and size. Every exchange has a connection of its own: some
 * CAs close theirs after an answer without saying so (RFC 6712 §3.3 lets them).
 */
public final class Exchange {
    private final String party;
    private final Duration patience;
    private final int longest;

    /**
     * @param party the CA's name in logs
     * @param longest octets that an answer has at most
     */
    public Exchange(String party, Duration patience, int longest) {
        this.party = party;
        this.patience = patience;
        this.longest = longest;
    }

    /** What came back. */
    public record Answer(int status, String contentType, byte[] body) {}

    /** @throws UnavailableException if there is no whole answer in time; whether the CA acted is then unknown */
    public Answer post(URI address, String contentType, byte[] question) {
        return ask(HttpRequest.newBuilder(address)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(question)));
    }

    /** @throws UnavailableException if there is no whole answer in time */
    public Answer get(URI address) {
        return ask(HttpRequest.newBuilder(address).GET());
    }

    private Answer ask(HttpRequest.Builder question) {
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build()) {
            CompletableFuture<Answer> whole = http.sendAsync(
                            question.timeout(patience).build(), BodyHandlers.ofInputStream())
                    .thenApplyAsync(this::read);
            try {
                return whole.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                http.shutdownNow();
            }
        } catch (TimeoutException late) {
            throw new UnavailableException(party, "no whole answer in time", late);
        } catch (ExecutionException failed) {
            throw new UnavailableException(party, "no answer", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(party, "interrupted while waiting", stopped);
        }
    }

    private Answer read(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            byte[] octets = body.readNBytes(longest + 1);
            if (octets.length > longest) {
                throw new IllegalStateException("the answer is longer than " + longest + " octets");
            }
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(response.statusCode(), type, octets);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
