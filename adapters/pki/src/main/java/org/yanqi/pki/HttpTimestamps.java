package org.yanqi.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.yanqi.application.port.Timestamps;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;

/** An outside timestamping authority over HTTP (RFC 3161 §3.4), which learns a hash and nothing else. */
public final class HttpTimestamps implements Timestamps {
    private static final String PARTY = "timestamps";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int NONCE_BITS = 64;

    private final URI address;
    private final TimestampAnswer answer;
    private final HttpClient http;
    private final Duration patience;
    private final Clock clock;

    /**
     * An authority and by what it is believed.
     *
     * @param trusted DER: the authority's certificate, or that of a CA above it
     */
    public HttpTimestamps(URI address, Bytes trusted, HttpClient http, Clock clock) {
        this(address, trusted, http, PATIENCE, clock);
    }

    HttpTimestamps(URI address, Bytes trusted, HttpClient http, Duration patience, Clock clock) {
        this.address = address;
        this.answer = new TimestampAnswer(Certificates.known(trusted));
        this.http = http;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public Bytes stamp(Sha256 imprint) {
        var questions = new TimeStampRequestGenerator();
        questions.setCertReq(true);
        TimeStampRequest question =
                questions.generate(TSPAlgorithms.SHA256, imprint.octets(), new BigInteger(NONCE_BITS, Crypto.RANDOM));
        try {
            return answer.token(sent(question), question, clock.instant());
        } catch (TSPException | GeneralSecurityException e) {
            throw new UnavailableException(PARTY, "the answer does not verify: " + e.getMessage(), e);
        }
    }

    private byte[] sent(TimeStampRequest question) {
        CompletableFuture<HttpResponse<byte[]>> exchange;
        try {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(patience)
                    .header("Content-Type", "application/timestamp-query")
                    .header("Accept", "application/timestamp-reply")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(question.getEncoded()))
                    .build();
            exchange = http.sendAsync(request, head -> new BoundedAnswer(TimestampAnswer.LONGEST));
        } catch (IOException e) {
            throw new IllegalStateException("a question can be encoded", e);
        }
        try {
            HttpResponse<byte[]> response = exchange.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new UnavailableException(PARTY, "answered with HTTP status " + response.statusCode());
            }
            return response.body();
        } catch (TimeoutException late) {
            throw new UnavailableException(PARTY, "no whole answer in time", late);
        } catch (ExecutionException failed) {
            throw new UnavailableException(PARTY, "no answer", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(PARTY, "interrupted while waiting", stopped);
        } finally {
            exchange.cancel(true);
        }
    }
}
