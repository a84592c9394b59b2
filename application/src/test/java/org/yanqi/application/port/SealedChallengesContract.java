package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.ValidityPeriod;

/** What every maker of sealed challenges does. */
public abstract class SealedChallengesContract {
    private CertificatePair pair;

    protected abstract SealedChallenges challenges();

    protected abstract TestPki pki();

    @BeforeEach
    void a_pair() {
        pair = pki().pair(
                        TestPki.HOLDER,
                        new ValidityPeriod(
                                Instant.parse("2025-07-02T01:00:00Z"), Instant.parse("2025-07-04T01:00:00Z")));
    }

    @Test
    void the_encryption_key_opens_the_challenge() {
        var challenge = challenges().sealFor(pair.encryption());
        assertThat(pki().open(challenge.sealed(), pair.encryption())).isEqualTo(challenge.answer());
    }

    @Test
    void every_challenge_is_another() {
        var first = challenges().sealFor(pair.encryption());
        var second = challenges().sealFor(pair.encryption());
        assertThat(first.answer()).isNotEqualTo(second.answer());
        assertThat(first.sealed()).isNotEqualTo(second.sealed());
    }

    @Test
    void the_answer_is_not_the_hash_of_what_is_sent() {
        var challenge = challenges().sealFor(pair.encryption());
        assertThat(challenge.sealed().sha256()).isNotEqualTo(challenge.answer());
    }
}
