package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.renewal.RenewalStatus;

/** What everything that finds renewals by their handler does. */
public abstract class HandledRenewalsContract {
    protected abstract HandledRenewals handled();

    protected abstract RenewalApplications applications();

    @Test
    void installed_and_completed_renewals_of_a_handler_come_newest_first() {
        Renewals.inEveryState().values().forEach(each -> applications().save(Renewals.first(each)));
        assertThat(handled().installedBy(Renewals.HANDLER.mobile()))
                .containsExactly(
                        Renewals.number(RenewalStatus.COMPLETED.ordinal() + 1),
                        Renewals.number(RenewalStatus.INSTALLED.ordinal() + 1));
    }

    @Test
    void another_number_finds_nothing() {
        applications().save(Renewals.first(Renewals.in(RenewalStatus.COMPLETED, Renewals.number(1))));
        assertThat(handled().installedBy(new MobileNumber("13800000000"))).isEmpty();
    }
}
