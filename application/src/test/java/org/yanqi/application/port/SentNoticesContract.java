package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.port.ShortMessages.Template;
import org.yanqi.domain.renewal.ApplicationNumber;

/** What every memory of notices does. */
public abstract class SentNoticesContract {
    private static final ApplicationNumber NUMBER = Renewals.number(1);
    private static final Instant SINCE = Renewals.MORNING;

    protected abstract SentNotices notices();

    @Test
    void a_notice_is_remembered_once_it_was_sent() {
        assertThat(notices().wasSent(NUMBER, Template.LAPSE_AHEAD, SINCE)).isFalse();
        notices().sent(NUMBER, Template.LAPSE_AHEAD, SINCE);
        assertThat(notices().wasSent(NUMBER, Template.LAPSE_AHEAD, SINCE)).isTrue();
    }

    @Test
    void a_notice_tells_of_one_application_in_one_state_one_thing() {
        notices().sent(NUMBER, Template.LAPSE_AHEAD, SINCE);
        assertThat(notices().wasSent(Renewals.number(2), Template.LAPSE_AHEAD, SINCE))
                .isFalse();
        assertThat(notices().wasSent(NUMBER, Template.REVIEW_APPROVED, SINCE)).isFalse();
        assertThat(notices().wasSent(NUMBER, Template.LAPSE_AHEAD, SINCE.plusSeconds(1)))
                .isFalse();
    }

    @Test
    void a_later_state_does_not_make_the_earlier_notice_forgotten() {
        notices().sent(NUMBER, Template.LAPSE_AHEAD, SINCE);
        notices().sent(NUMBER, Template.LAPSE_AHEAD, SINCE.plusSeconds(1));
        assertThat(notices().wasSent(NUMBER, Template.LAPSE_AHEAD, SINCE)).isTrue();
        assertThat(notices().wasSent(NUMBER, Template.LAPSE_AHEAD, SINCE.plusSeconds(1)))
                .isTrue();
    }

    @Test
    void to_say_so_again_even_at_once_is_no_error() {
        AtOnce.doing(6, count -> {
            notices().sent(NUMBER, Template.LAPSE_AHEAD, SINCE);
            return count;
        });
        assertThat(notices().wasSent(NUMBER, Template.LAPSE_AHEAD, SINCE)).isTrue();
    }
}
