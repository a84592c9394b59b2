package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;

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
        codes().save(PURPOSE, code("1"), false);
        codes().save(PURPOSE, code("2"), false);
        assertThat(codes().latest(PURPOSE, MOBILE)).contains(code("2"));
        assertThat(codes().hasAnswered(PURPOSE, MOBILE)).isFalse();
    }

    @Test
    void an_answer_counts_for_this_purpose_and_number_only() {
        codes().save(PURPOSE, code("1"), true);
        assertThat(codes().hasAnswered(PURPOSE, MOBILE)).isTrue();
        assertThat(codes().hasAnswered(PURPOSE, OTHER)).isFalse();
        assertThat(codes().hasAnswered("invoices", MOBILE)).isFalse();
        assertThat(codes().latest("invoices", MOBILE)).isEmpty();
    }

    @Test
    void a_new_code_has_to_be_answered_anew() {
        codes().save(PURPOSE, code("1"), true);
        codes().save(PURPOSE, code("2"), false);
        assertThat(codes().hasAnswered(PURPOSE, MOBILE)).isFalse();
    }

    private static OneTimeCode code(String answer) {
        var moment = Renewals.MORNING;
        return new OneTimeCode(MOBILE, Sha256.of(answer), moment, 2, 3, moment.minusSeconds(120));
    }
}
