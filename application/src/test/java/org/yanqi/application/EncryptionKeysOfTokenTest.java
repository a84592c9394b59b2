package org.yanqi.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.RenewalJourney;
import org.yanqi.application.ticket.TokenStep;
import org.yanqi.application.token.AuthoriseTokenStep;
import org.yanqi.application.token.EncryptionKeysOfToken.Line;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.bidding.SealedBid;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.renewal.Installed;
import org.yanqi.domain.renewal.RenewalStatus;

/** After a renewal both encryption keys are on the UKey, and what each opens is told. */
class EncryptionKeysOfTokenTest {
    private final RenewalJourney journey = RenewalJourney.withExpiredCertificate();

    @Test
    void theNewKeyIsTheCurrentOneAndTheOldOneSaysWhatNeedsIt() {
        journey.until(RenewalStatus.COMPLETED);
        CertificatePair renewed =
                journey.application().reached(Installed.class).orElseThrow().renewed();
        journey.bids.declare(sealed(journey.old(), "HB-1", Duration.ofDays(2)));
        journey.bids.declare(sealed(journey.old(), "HB-2", Duration.ofDays(-2)));

        List<Line> lines = keys(renewed, Set.of(renewed.encryption().fingerprint()));

        assertThat(lines)
                .extracting(Line::certificate)
                .containsExactly(renewed.encryption(), journey.old().encryption());
        assertThat(lines).extracting(Line::current).containsExactly(true, false);
        assertThat(lines).extracting(Line::opens).containsExactly(true, false);
        assertThat(lines.getFirst().needed()).isEmpty();
        assertThat(lines.getLast().needed()).extracting(SealedBid::reference).containsExactly("HB-1");
    }

    @Test
    void aUKeyThatHoldsAnotherCertificateThanTheOneShownTellsNothing() {
        journey.until(RenewalStatus.COMPLETED);

        assertThat(journey.useCases.encryptionKeysOfToken().of(Sha256.of("another"), ders(journey.old()), Set.of()))
                .isEmpty();
    }

    @Test
    void noApplicationGivesTheTicketForIt() {
        journey.until(RenewalStatus.ACKNOWLEDGED);
        var command = new AuthoriseTokenStep.Command(
                journey.number(), TokenStep.Kind.HISTORY, "https://ra.example", Optional.empty());

        assertThat(journey.useCases.authoriseTokenStep().handle(command))
                .isInstanceOf(AuthoriseTokenStep.Answer.NotNow.class);
    }

    private List<Line> keys(CertificatePair shown, Set<Sha256> opening) {
        List<Bytes> there = Stream.concat(ders(shown).stream(), ders(journey.old()).stream())
                .toList();
        return journey.useCases.encryptionKeysOfToken().of(shown.signing().fingerprint(), there, opening);
    }

    private static List<Bytes> ders(CertificatePair pair) {
        return List.of(pair.signing().der(), pair.encryption().der());
    }

    private static SealedBid sealed(CertificatePair pair, String reference, Duration ends) {
        return new SealedBid(
                "湖北公共资源",
                reference,
                pair.encryption().fingerprint(),
                RenewalJourney.TODAY.plus(ends).minus(Duration.ofHours(1)),
                RenewalJourney.TODAY.plus(ends),
                SealedBid.State.SEALED);
    }
}
