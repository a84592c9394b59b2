package org.yanqi.web.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.bidding.BidAdvice;
import org.yanqi.domain.bidding.BidRisk;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.web.page.Answer;
import org.yanqi.web.page.Language;
import org.yanqi.web.page.Say;

class GivenTest {
    private final Say say = Say.in(Language.CHINESE);

    @Test
    void aRiskThatWasSignedForIsNamedWithTheAdviceItGoesAgainst() {
        var risk = new BidRisk(BidAdvice.DEFER_UNTIL_CLOSED, Bytes.of(new byte[] {1}));

        assertThat(given().certificate(presented(Optional.of(risk))))
                .contains(new Answer(
                        say.with("office.bidRisk"), say.with("bids.advice." + BidAdvice.DEFER_UNTIL_CLOSED), null));
        assertThat(given().certificate(presented(Optional.empty())))
                .extracting(Answer::term)
                .doesNotContain(say.with("office.bidRisk"));
    }

    private static Presented presented(Optional<BidRisk> risk) {
        var known = (Presented) Renewals.in(RenewalStatus.PRESENTED, Renewals.number(1));
        return new Presented(
                known.before(),
                known.pair(),
                known.token(),
                known.proof(),
                known.late(),
                known.bidAdvice(),
                risk,
                known.since());
    }

    private Given given() {
        var given = new Given();
        given.say = say;
        return given;
    }
}
