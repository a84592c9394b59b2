package org.yanqi.web.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.bidding.BidAdvice;
import org.yanqi.domain.bidding.OwnBid;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.web.page.Language;
import org.yanqi.web.page.Say;

class RefusalStoriesTest {
    private static final Instant DAY = Instant.parse("2025-07-11T01:30:00Z");

    static Stream<Refusal> refusalsOfTheToken() {
        Stream<Refusal> risks = Arrays.stream(BidAdvice.values())
                .filter(BidAdvice::defersRenewal)
                .map(advice -> new Refusal.BidAtRisk(advice, List.of()));
        return Stream.concat(
                risks,
                Stream.of(
                        new Refusal.WindowNotOpen(DAY, DAY, Sha256.of("certificate")),
                        new Refusal.CertificateRevoked(DAY),
                        new Refusal.CertificateSuspended(DAY),
                        new Refusal.RevocationUnknown(),
                        new Refusal.IssuerNotServed(DistinguishedName.of("2.5.4.3", "Another CA")),
                        new Refusal.CertificatePairIncomplete(),
                        new Refusal.CertificateUnreadable(),
                        new Refusal.PossessionNotProved(),
                        new Refusal.OtherToken(),
                        new Refusal.TokenFull()));
    }

    @ParameterizedTest
    @MethodSource("refusalsOfTheToken")
    void everyRefusalOfTheTokenSaysWhatHappenedWhyAndWhatNext(Refusal refusal) {
        for (Language language : Language.values()) {
            RefusalStory story = stories(language).of(refusal);

            assertThat(story.what()).isNotBlank();
            assertThat(story.why()).isNotBlank().doesNotContain("{");
            assertThat(story.next()).hasSizeGreaterThan(1);
        }
    }

    @Test
    void theOpeningThatIsToldIsTheFirstOneOfTheBidsThatWereRefused() {
        var first = new OwnBid(DAY, OwnBid.Upload.UPLOADED).sealedFor(Sha256.of("certificate"));
        var second = new OwnBid(DAY.plusSeconds(86_400), OwnBid.Upload.UPLOADED).sealedFor(Sha256.of("certificate"));

        var story = stories(Language.CHINESE)
                .of(new Refusal.BidAtRisk(BidAdvice.DEFER_UNTIL_CLOSED, List.of(second, first)));

        assertThat(story.why()).contains(Say.in(Language.CHINESE).moment(DAY));
    }

    @ParameterizedTest
    @EnumSource(RenewalStatus.class)
    void everyStateHasItsName(RenewalStatus status) {
        for (Language language : Language.values()) {
            assertThat(Say.in(language).with("standing." + status)).isNotBlank();
        }
    }

    private static RefusalStories stories(Language language) {
        var stories = new RefusalStories();
        stories.say = Say.in(language);
        return stories;
    }
}
