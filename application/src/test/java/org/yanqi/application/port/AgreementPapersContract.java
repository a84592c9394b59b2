package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.yanqi.application.port.AgreementPapers.SignedPaper;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.renewal.FaceVerified;

/** What every maker of papers does: what is shown is what is signed, byte for byte. */
public abstract class AgreementPapersContract {
    protected static final Instant SIGNED_AT = Instant.parse("2025-07-11T08:48:33Z");

    protected abstract AgreementPapers papers();

    /** An application whose agreement is to be signed. */
    protected abstract FaceVerified application();

    /** Another one. */
    protected abstract FaceVerified another();

    @Test
    void the_same_paper_is_prepared_again_to_the_octet() {
        Bytes paper = papers().prepare(application(), SIGNED_AT);
        assertThat(paper.length()).isPositive();
        assertThat(papers().prepare(application(), SIGNED_AT)).isEqualTo(paper);
    }

    @Test
    void another_application_or_another_day_has_another_paper() {
        Bytes paper = papers().prepare(application(), SIGNED_AT);
        assertThat(papers().prepare(another(), SIGNED_AT)).isNotEqualTo(paper);
        assertThat(papers().prepare(application(), SIGNED_AT.plus(Duration.ofDays(1))))
                .isNotEqualTo(paper);
    }

    @Test
    void the_signed_paper_begins_with_the_prepared_one_and_goes_on() {
        byte[] prepared = papers().prepare(application(), SIGNED_AT).toArray();
        byte[] signed = sign(Bytes.of(prepared)).content().toArray();
        assertThat(signed).hasSizeGreaterThan(prepared.length);
        assertThat(Arrays.copyOf(signed, prepared.length)).isEqualTo(prepared);
    }

    @Test
    void each_signature_has_a_certificate_of_its_own() {
        Bytes prepared = papers().prepare(application(), SIGNED_AT);
        SignedPaper first = sign(prepared);
        assertThat(sign(prepared).eventCertificate()).isNotEqualTo(first.eventCertificate());
    }

    private SignedPaper sign(Bytes prepared) {
        return papers().sign(prepared, application(), SIGNED_AT.plusSeconds(60));
    }
}
