package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;

/** What every timestamping authority does; an outside one falls silent in its adapter's own tests. */
public abstract class TimestampsContract {
    protected abstract Timestamps timestamps();

    /** For what a token was made, once it has been verified with nothing but the certificate inside. */
    protected abstract Sha256 imprint(Bytes token);

    @Test
    void a_token_is_for_the_imprint_that_was_given() {
        assertThat(imprint(timestamps().stamp(Sha256.of("one")))).isEqualTo(Sha256.of("one"));
        assertThat(imprint(timestamps().stamp(Sha256.of("another")))).isEqualTo(Sha256.of("another"));
    }

    @Test
    void one_imprint_may_be_stamped_twice() {
        Bytes first = timestamps().stamp(Sha256.of("one"));
        Bytes second = timestamps().stamp(Sha256.of("one"));
        assertThat(second).isNotEqualTo(first);
        assertThat(imprint(second)).isEqualTo(imprint(first));
    }
}
