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
    private static final Presented PRESENTED =
            (Presented) Renewals.in(RenewalStatus.PRESENTED, Renewals.number(1));

    private final Say say = Say.in(Language.CHINESE);

    @Test
    void aRiskThatWasSignedForIsNamedWithTheAdviceItGoesAgainst() {
        var risky = new Presented(
                PRESENTED.before(),
                PRESENTED.pair(),
                PRESENTED.token(),
                PRESENTED.proof(),
                PRESENTED.late(),
                PRESENTED.bidAdvice(),
                Optional.of(new BidRisk(BidAdvice.DEFER_UNTIL_CLOSED, Bytes.of(new byte[] {1}))),
                PRESENTED.since());

        assertThat(given().certificate(risky))
                .contains(new Answer(
                        say.with("office.bidRisk"), say.with("bids.advice." + BidAdvice.DEFER_UNTIL_CLOSED), null));
        assertThat(given().certificate(PRESENTED))
                .extracting(Answer::term)
                .doesNotContain(say.with("office.bidRisk"));
    }

    private Given given() {
        var given = new Given();
        given.say = say;
        return given;
    }
}
