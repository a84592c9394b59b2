package org.yanqi.domain.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.Sha256;

class FaceEvidenceTest {
    private static final Instant AT = Instant.parse("2025-07-11T08:40:00Z");

    @Test
    void whoeverHoldsTheEvidenceCanComputeItsHash() {
        assertThat(new FaceEvidence.ByProvider("R1", "BizToken-2", AT).hash())
                .isEqualTo(Sha256.of("provider\0R1\0BizToken-2\0"));
        assertThat(new FaceEvidence.ByReviewer(new ReviewApproval("wang.li", "见过本人", AT)).hash())
                .isEqualTo(Sha256.of("reviewer\0wang.li\u00002025-07-11T08:40:00Z\0"));
    }

    @Test
    void noTwoPiecesOfEvidenceHaveTheSame() {
        assertThat(new FaceEvidence.ByProvider("a", "bc", AT).hash())
                .isNotEqualTo(new FaceEvidence.ByProvider("ab", "c", AT).hash());
    }
}
