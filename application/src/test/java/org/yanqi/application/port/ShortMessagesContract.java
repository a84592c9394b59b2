package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.application.port.ShortMessages.Sending;
import org.yanqi.application.port.ShortMessages.Template;
import org.yanqi.domain.handler.MobileNumber;

/** What every sender of messages does. */
public abstract class ShortMessagesContract {
    private static final MobileNumber MOBILE = new MobileNumber("13800138000");

    protected abstract ShortMessages messages();

    /** All that the phone shows. */
    protected abstract String phone();

    /** Does something while the provider gives no answer, whether it acts or not. */
    protected abstract void withoutAnswer(Runnable deed);

    @ParameterizedTest
    @EnumSource
    void every_message_reaches_the_phone_with_its_parameters(Template template) {
        List<String> parameters = parameters(template);
        assertThat(messages().send(MOBILE, template, parameters)).isEqualTo(new Sending.Accepted());
        assertThat(phone()).contains(parameters);
    }

    @Test
    void a_message_that_lacks_a_parameter_is_refused_with_a_reason() {
        assertThat(messages().send(MOBILE, Template.ONE_TIME_CODE, List.of("028734")))
                .isInstanceOfSatisfying(
                        Sending.Refused.class,
                        refused -> assertThat(refused.reason()).isNotBlank());
        assertThat(phone()).doesNotContain("028734");
    }

    @Test
    void silence_is_neither_accepted_nor_refused() {
        withoutAnswer(() -> assertThatThrownBy(
                        () -> messages().send(MOBILE, Template.ONE_TIME_CODE, parameters(Template.ONE_TIME_CODE)))
                .isInstanceOf(UnavailableException.class));
    }

    private static List<String> parameters(Template template) {
        return switch (template) {
            case ONE_TIME_CODE -> List.of("028734", "5");
            case APPLICATION_NUMBER, RENEWAL_INSTALLED, REVIEW_APPROVED, REVIEW_REJECTED, CERTIFICATES_TAKEN_BACK ->
                List.of("YQ20250711-000123");
            case LAPSE_AHEAD -> List.of("YQ20250711-000123", "2025-08-10");
            case REFUND_DONE -> List.of("YQ20250711-000123", "200.00");
            case WINDOW_OPEN -> List.of("2025-08-10");
        };
    }
}
