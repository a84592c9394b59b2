package org.yanqi.outsideca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.yanqi.application.port.UnavailableException;

class ExchangeTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void an_answer_comes_back_whole() throws IOException {
        try (var site = new LoopbackSite(question -> question)) {
            var answer = new Exchange("ca", LONG, 5).post(site.address(), "text/plain", new byte[5]);
            assertThat(answer.body().length()).isEqualTo(5);
            assertThat(answer.status()).isEqualTo(200);
        }
    }

    @Test
    void one_that_is_too_long_is_given_up() throws IOException {
        try (var site = new LoopbackSite(question -> new byte[6])) {
            var exchange = new Exchange("ca", LONG, 5);
            assertThatThrownBy(() -> exchange.get(site.address())).isInstanceOf(UnavailableException.class);
        }
    }

    @Test
    void one_that_does_not_come_in_time_too() throws IOException {
        var over = new CountDownLatch(1);
        try (var site = new LoopbackSite(question -> {
            over.await();
            return question;
        })) {
            var exchange = new Exchange("ca", Duration.ofMillis(200), 5);
            assertThatThrownBy(() -> exchange.get(site.address()))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("ca: ");
            over.countDown();
        }
    }
}
