package org.yanqi.pki;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import org.yanqi.application.fixture.Allocation;
import org.yanqi.application.port.CertificateReader;
import org.yanqi.application.port.CertificateReader.Reading;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.KeyProfile;
import org.yanqi.domain.certificate.ValidityPeriod;

/**
 * Whatever octets come from a page, a token or a relying party: they are read or refused within a bound of memory,
 * and nothing is thrown. Runs over
 * the corpus beside it; {@code ./fuzz} searches for more.
 */
final class ParsersFuzzTest {
    private static final long MOST_OCTETS = 4 << 20;
    private static final String STATEMENT = "YANQI-POSSESSION-V1\nnonce: 1\n";
    private static final RealPki PKI = RealPki.of(KeyProfile.P256);
    private static final CertificateReader READER = PKI.reader();
    private static final Certificate SIGNER = PKI.pair(
                    TestPki.HOLDER, new ValidityPeriod(RealPki.NOW.minusSeconds(3600), RealPki.NOW.plusSeconds(3600)))
            .signing();

    @FuzzTest
    void aRequest(byte[] octets) {
        within(() -> READER.request(Bytes.of(octets)));
    }

    @FuzzTest
    void aCertificate(byte[] octets) {
        within(() -> assertThat(READER.pair(Bytes.of(octets), List.of(Bytes.of(octets))))
                .isNotInstanceOf(Reading.Pair.class));
    }

    @FuzzTest
    void aProof(byte[] octets) {
        within(() -> assertThat(new CmsPossessionProofs().verify(Bytes.of(octets), STATEMENT, SIGNER, RealPki.NOW))
                .isEmpty());
    }

    @FuzzTest
    void aQuestionForTheStatus(byte[] octets) {
        within(() -> StatusRequest.parse(Bytes.of(octets))
                .ifPresent(request -> assertThat(request.certificates()).isNotEmpty()));
    }

    private static void within(Allocation.Work<RuntimeException> parser) {
        Allocation.within(MOST_OCTETS, parser);
    }
}
