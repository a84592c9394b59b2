package org.yanqi.outsideca;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.Bytes;

/**
 * One question to a CA over HTTP and its whole answer, within time and size. Every exchange has a connection of its own, which
 * is said to be closed afterwards: some CAs take one that ends unannounced for the end of the transaction.
 */
public final class Exchange {
    private static final int PART = 8 << 10;

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
    public record Answer(int status, Bytes body) {}

    /** @throws UnavailableException if there is no whole answer in time; whether the CA acted is then unknown */
    public Answer post(URI address, String contentType, byte[] question) {
        return ask(address, connection -> {
            connection.setRequestProperty("Content-Type", contentType);
            connection.setDoOutput(true);
            // Of a known length: then a question is never sent twice behind our back.
            connection.setFixedLengthStreamingMode(question.length);
            try (var out = connection.getOutputStream()) {
                out.write(question);
            }
        });
    }

    /** @throws UnavailableException if there is no whole answer in time */
    public Answer get(URI address) {
        return ask(address, connection -> {});
    }

    private interface Question {
        void put(HttpURLConnection connection) throws IOException;
    }

    private Answer ask(URI address, Question question) {
        long over = System.nanoTime() + patience.toNanos();
        try {
            if (!(address.toURL().openConnection() instanceof HttpURLConnection connection)) {
                throw new UnavailableException(party, "its address is none of HTTP");
            }
            try {
                connection.setConnectTimeout(Math.toIntExact(patience.toMillis()));
                connection.setReadTimeout(Math.toIntExact(patience.toMillis()));
                connection.setInstanceFollowRedirects(false);
                connection.setRequestProperty("Connection", "close");
                question.put(connection);
                int status = connection.getResponseCode();
                return new Answer(
                        status, whole(status < 400 ? connection.getInputStream() : connection.getErrorStream(), over));
            } finally {
                connection.disconnect();
            }
        } catch (IOException | RuntimeException failed) {
            throw failed instanceof UnavailableException known
                    ? known
                    : new UnavailableException(party, "no answer", failed);
        }
    }

    private Bytes whole(@Nullable InputStream stream, long over) throws IOException {
        var octets = new ByteArrayOutputStream();
        try (InputStream body = Optional.ofNullable(stream).orElseGet(InputStream::nullInputStream)) {
            byte[] part = new byte[PART];
            for (int count = body.read(part); count >= 0; count = body.read(part)) {
                octets.write(part, 0, count);
                if (octets.size() > longest) {
                    throw new UnavailableException(party, "no answer that is shorter than " + longest + " octets");
                }
                if (System.nanoTime() - over > 0) {
                    throw new UnavailableException(party, "no whole answer in time");
                }
            }
        }
        return Bytes.of(octets.toByteArray());
    }
}
