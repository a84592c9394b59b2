package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.bidding.SealedBid;

/** What every store of declared bids does. */
public abstract class SealedBidsContract {
    private static final Sha256 CERTIFICATE = Sha256.of("encryption certificate");

    protected abstract SealedBids bids();

    @Test
    void bids_of_a_certificate_come_earliest_deadline_first() {
        bids().declare(bid("标段-2", 2, SealedBid.State.SEALED));
        bids().declare(bid("标段-1", 1, SealedBid.State.DECLARED));
        assertThat(bids().of(CERTIFICATE))
                .containsExactly(bid("标段-1", 1, SealedBid.State.DECLARED), bid("标段-2", 2, SealedBid.State.SEALED));
        assertThat(bids().of(Sha256.of("another"))).isEmpty();
    }

    @Test
    void what_a_platform_says_later_counts() {
        bids().declare(bid("标段-1", 1, SealedBid.State.SEALED));
        bids().declare(bid("标段-1", 3, SealedBid.State.OPENED));
        assertThat(bids().of(CERTIFICATE)).containsExactly(bid("标段-1", 3, SealedBid.State.OPENED));
    }

    @Test
    void at_most_a_hundred_are_given() {
        IntStream.rangeClosed(1, 101).forEach(i -> bids().declare(bid("B-" + i, i, SealedBid.State.SEALED)));
        assertThat(bids().of(CERTIFICATE)).hasSize(100).last().isEqualTo(bid("B-100", 100, SealedBid.State.SEALED));
    }

    private static SealedBid bid(String reference, int days, SealedBid.State state) {
        var deadline = Renewals.MORNING.plus(Duration.ofDays(days));
        return new SealedBid("湖北 e-bidding", reference, CERTIFICATE, deadline, deadline.plusSeconds(3600), state);
    }
}
