package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.staff.StaffAccount;
import org.yanqi.domain.staff.StaffName;
import org.yanqi.domain.staff.StaffRole;

/** What every store of staff accounts does. */
public abstract class StaffAccountsContract {
    private static final StaffName NAME = new StaffName("li.si");
    private static final Bytes SECRET = Bytes.of("12345678901234567890".getBytes(StandardCharsets.US_ASCII));
    private static final StaffAccount FRESH =
            StaffAccount.fresh(NAME, Set.of(StaffRole.REVIEWER), "$pbkdf2-sha256$i=600000$c2FsdA$aGFzaA", SECRET);

    protected abstract StaffAccounts accounts();

    static List<StaffAccount> everyForm() {
        return List.of(
                FRESH,
                StaffAccount.fresh(NAME, EnumSet.allOf(StaffRole.class), "$hash", SECRET),
                StaffAccount.fresh(NAME, Set.of(), "$hash", SECRET),
                FRESH.afterSignIn(58_407_000L),
                FRESH.afterSignIn(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource("everyForm")
    void an_account_comes_back_as_it_was_stored(StaffAccount account) {
        accounts().save(account, 0);
        assertThat(accounts().find(NAME)).contains(new Versioned<>(account, 1));
    }

    @Test
    void an_unknown_name_finds_nothing() {
        accounts().save(FRESH, 0);
        assertThat(accounts().find(new StaffName("nobody"))).isEmpty();
    }

    @Test
    void each_change_makes_the_next_version() {
        accounts().save(FRESH, 0);
        accounts().save(FRESH.afterSignIn(6), 1);
        accounts().save(FRESH.afterSignIn(7), 2);
        assertThat(accounts().find(NAME)).contains(new Versioned<>(FRESH.afterSignIn(7), 3));
    }

    @Test
    void who_comes_second_stores_nothing() {
        accounts().save(FRESH, 0);
        accounts().save(FRESH.afterSignIn(7), 1);
        assertThatThrownBy(() -> accounts().save(FRESH.afterSignIn(6), 1)).isInstanceOf(StaleVersionException.class);
        assertThatThrownBy(() -> accounts().save(FRESH, 0)).isInstanceOf(StaleVersionException.class);
        assertThat(accounts().find(NAME)).contains(new Versioned<>(FRESH.afterSignIn(7), 2));
    }

    @Test
    void an_account_that_was_never_stored_cannot_be_changed() {
        assertThatThrownBy(() -> accounts().save(FRESH, 1)).isInstanceOf(StaleVersionException.class);
        assertThat(accounts().find(NAME)).isEmpty();
    }

    @Test
    void of_several_signing_in_at_once_with_one_code_one_is_first() {
        accounts().save(FRESH, 0);
        assertThat(AtOnce.doing(6, count -> isStored(FRESH.afterSignIn(7), 1))).containsOnlyOnce(true);
        assertThat(accounts().find(NAME)).contains(new Versioned<>(FRESH.afterSignIn(7), 2));
    }

    @Test
    void of_several_who_open_one_account_at_once_one_is_first() {
        assertThat(AtOnce.doing(6, count -> isStored(FRESH.afterSignIn(count), 0)))
                .containsOnlyOnce(true);
    }

    private boolean isStored(StaffAccount account, long version) {
        try {
            accounts().save(account, version);
            return true;
        } catch (StaleVersionException late) {
            return false;
        }
    }
}
