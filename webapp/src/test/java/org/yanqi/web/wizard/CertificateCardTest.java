package org.yanqi.web.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.domain.renewal.RenewalWindow;
import org.yanqi.web.page.Language;
import org.yanqi.web.page.Say;

class CertificateCardTest {
    private final Presented presented = Renewals.in(RenewalStatus.PRESENTED, Renewals.number(1))
            .reached(Presented.class)
            .orElseThrow();
    private final Instant end = presented.pair().validity().notAfter();

    @Test
    void aCertificateThatExpiredAWeekAgoIsDrawnInItsGraceAndCanStillBeRenewed() {
        var card = card(end.plus(Duration.ofDays(7)));

        assertThat(card.remaining()).isEqualTo("已过期 7 天，仍可在线延期");
        assertThat(card.urgency()).isEqualTo("warning");
        assertThat(card.todayAt()).isBetween(card.expiryAt(), 100);
    }

    @Test
    void aCertificateInItsLastMonthsIsDrawnBeforeItsEnd() {
        var card = card(end.minus(Duration.ofDays(60)));

        assertThat(card.remaining()).isEqualTo("还有 60 天到期");
        assertThat(card.urgency()).isEqualTo("ok");
        assertThat(card.todayAt()).isLessThan(card.expiryAt());
    }

    @Test
    void todayNeverLeavesTheBar() {
        assertThat(card(end.plus(Duration.ofDays(4000))).todayAt()).isEqualTo(100);
        assertThat(card(end.minus(Duration.ofDays(4000))).todayAt()).isZero();
    }

    @Test
    void namesAndNumbersReadAsInTheManual() {
        var card = card(end);

        assertThat(card.holder()).isEqualTo("在线延期测试");
        assertThat(card.subject()).startsWith("CN=在线延期测试").contains("S=湖北");
        assertThat(card.serialGrouped().replace(" ", "")).isEqualTo(card.serial());
        assertThat(card.to()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
    }

    private CertificateCard card(Instant now) {
        return CertificateCard.of(
                presented.pair(), presented.token(), RenewalWindow.STANDARD, now, Say.in(Language.CHINESE));
    }
}
