package org.yanqi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yanqi.application.port.CertificateReader.Reading;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.renewal.RenewalWindow;
import org.yanqi.pki.X509CertificateReader;
import org.yanqi.token.SealedFile;

/** What the demonstration token can be furnished with begins a renewal, or is refused, for the reason it is there for. */
final class TokenCertificateTest {
    private static final Instant NOW = PreparedSandbox.FIRST_START;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"expired-a-week,-7", "valid,30", "not-yet,200", "expired-long,-400"})
    void the_pair_ends_when_it_says(String certificate, int days) throws Exception {
        assertThat(reading(PreparedSandbox.withCertificate(directory, certificate)))
                .isInstanceOfSatisfying(Reading.Pair.class, reading -> {
                    ValidityPeriod validity = reading.pair().validity();
                    assertThat(validity.notAfter()).isEqualTo(NOW.plus(Duration.ofDays(days)));
                    assertThat(validity.notBefore()).isBefore(NOW);
                });
    }

    @Test
    void the_window_is_not_open_yet_for_the_one_and_over_for_the_other() {
        ValidityPeriod early = TokenCertificate.named("not-yet").validity(NOW);
        ValidityPeriod late = TokenCertificate.named("expired-long").validity(NOW);
        ValidityPeriod valid = TokenCertificate.named("valid").validity(NOW);
        assertThat(RenewalWindow.STANDARD.opens(early)).isAfter(NOW);
        assertThat(RenewalWindow.STANDARD.closes(late)).isBefore(NOW);
        assertThat(RenewalWindow.STANDARD.opens(valid)).isBefore(NOW);
    }

    @Test
    void a_foreign_pair_is_read_as_another_issuers_and_still_opens_what_is_sealed_for_it() throws Exception {
        var sandbox = PreparedSandbox.withCertificate(directory, "foreign");
        assertThat(reading(sandbox))
                .isInstanceOfSatisfying(
                        Reading.OtherIssuer.class,
                        other -> assertThat(other.issuer().display()).contains("Another Province CA"));
        try (var session = sandbox.tokens().present().getFirst().open("12345678".toCharArray())) {
            byte[] sealed = sandbox.file("bid/bid.txt.p7m").toArray();
            assertThat(SealedFile.open(sealed, session).content()).isNotEmpty();
        }
    }

    private static Reading reading(PreparedSandbox sandbox) throws Exception {
        var reader = new X509CertificateReader(List.of(sandbox.authority().issuingCertificate()));
        var token = sandbox.tokens().present().getFirst();
        return reader.pair(sandbox.file("token/signing.cer"), PreparedSandbox.certificates(token));
    }
}
