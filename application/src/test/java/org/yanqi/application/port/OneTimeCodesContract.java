package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.handler.OneTimeCode;

/** What every store of one-time codes does. */
public abstract class OneTimeCodesContract {
    private static final String PURPOSE = Renewals.number(1).value();
    private static final MobileNumber MOBILE = new MobileNumber("13912345678");
    private static final MobileNumber OTHER = new MobileNumber("13800000000");

    protected abstract OneTimeCodes codes();

    @Test
    void the_latest_code_comes_back_as_it_was_stored() {
        codes().save(PURPOSE, code("1"));
        codes().save(PURPOSE, code("2"));
        assertThat(codes().latest(PURPOSE, MOBILE)).contains(code("2"));
        assertThat(codes().hasAnswered(PURPOSE, MOBILE)).isFalse();
    }

    @Test
    void an_answer_counts_for_this_purpose_and_number_only() {
        answeredRightly(code("1"));
        assertThat(codes().hasAnswered(PURPOSE, MOBILE)).isTrue();
        assertThat(codes().hasAnswered(PURPOSE, OTHER)).isFalse();
        assertThat(codes().hasAnswered("invoices", MOBILE)).isFalse();
        assertThat(codes().latest("invoices", MOBILE)).isEmpty();
    }

    @Test
    void a_new_code_has_to_be_answered_anew() {
        answeredRightly(code("1"));
        codes().save(PURPOSE, code("2"));
        assertThat(codes().hasAnswered(PURPOSE, MOBILE)).isFalse();
    }

    @Test
    void what_was_answered_rightly_stays_so_after_a_wrong_answer() {
        answeredRightly(code("1"));
        codes().answer(PURPOSE, code("1"), code("1", 3), false);
        assertThat(codes().hasAnswered(PURPOSE, MOBILE)).isTrue();
        assertThat(codes().latest(PURPOSE, MOBILE)).contains(code("1", 3));
    }

    @Test
    void an_answer_to_a_code_that_is_not_the_latest_is_not_counted() {
        codes().save(PURPOSE, code("1"));
        codes().answer(PURPOSE, code("1"), code("1", 3), false);
        List.of(code("1"), code("2"), code("1", 4))
                .forEach(other -> assertThatThrownBy(() -> codes().answer(PURPOSE, other, code("1", 5), true))
                        .isInstanceOf(StaleVersionException.class));
        assertThatThrownBy(() -> codes().answer("invoices", code("1", 3), code("1", 4), true))
                .isInstanceOf(StaleVersionException.class);
        assertThat(codes().latest(PURPOSE, MOBILE)).contains(code("1", 3));
        assertThat(codes().hasAnswered(PURPOSE, MOBILE)).isFalse();
    }

    @Test
    void of_several_answers_at_once_one_is_counted() {
        codes().save(PURPOSE, code("1"));
        assertThat(AtOnce.doing(6, count -> isCounted(code("1", 3)))).containsOnlyOnce(true);
    }

    private boolean isCounted(OneTimeCode after) {
        try {
            codes().answer(PURPOSE, code("1"), after, false);
            return true;
        } catch (StaleVersionException late) {
            return false;
        }
    }

    private void answeredRightly(OneTimeCode code) {
        codes().save(PURPOSE, code);
        codes().answer(PURPOSE, code, code, true);
    }

    private static OneTimeCode code(String answer) {
        return code(answer, 2);
    }

    private static OneTimeCode code(String answer, int wrongAnswers) {
        var moment = Renewals.MORNING;
        return new OneTimeCode(MOBILE, Sha256.of(answer), moment, wrongAnswers, 3, moment.minusSeconds(120));
    }
}
