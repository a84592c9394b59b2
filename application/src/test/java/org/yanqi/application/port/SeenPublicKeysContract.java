package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.domain.Sha256;

/** What every register of seen keys does. */
public abstract class SeenPublicKeysContract {
    protected abstract SeenPublicKeys keys();

    @Test
    void a_key_belongs_to_the_application_that_showed_it_first() {
        Sha256 key = Sha256.of("key");
        assertThat(keys().claim(key, Renewals.number(1))).isTrue();
        assertThat(keys().claim(key, Renewals.number(2))).isFalse();
        assertThat(keys().claim(key, Renewals.number(1))).isTrue();
        assertThat(keys().claim(Sha256.of("another key"), Renewals.number(2))).isTrue();
    }
}
