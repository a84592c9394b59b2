package org.yanqi.web.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.yanqi.domain.staff.StaffRole;

class SandboxStaffTest {
    @Test
    void aLineIsAReviewersAccount() {
        var account = SandboxStaff.account("shenhe a-long-password MZXW6YTBOJTG633CMFZGM33PMJQXEZTP otpauth://totp/x");

        assertThat(account.name().value()).isEqualTo("shenhe");
        assertThat(account.roles()).containsExactly(StaffRole.REVIEWER);
        assertThat(account.password()).isEqualTo("a-long-password");
        assertThat(account.generatorSecret().length()).isEqualTo(20);
    }

    @Test
    void aLineThatLacksSomethingIsRefusedWithoutRepeatingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SandboxStaff.account("shenhe secretpassword"))
                .withMessageNotContaining("secretpassword");
    }
}
