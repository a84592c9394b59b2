package org.yanqi.staff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhcHashTest {
    private static final String SALT_AND_HASH = "$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    /** Made by the reference implementation: {@code echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1 -e}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=65536,t=2,p=1" + SALT_AND_HASH,
                "$argon2id$v=19$m=4096,t=3,p=4$c2FsdHNhbHRzYWx0$JIiYkOh1z3OsJMLYWL/vga4xd2izRUIv"
            })
    void hashesOfTheReferenceImplementationAreUnderstood(String hash) {
        var secrets = new LocalStaffSecrets();

        assertThat(secrets.matches("password", hash)).isTrue();
        assertThat(secrets.matches("passwort", hash)).isFalse();
        assertThat(PhcHash.parse(hash)).get().hasToString(hash);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "password",
                "$2b$12$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234",
                "$argon2i$v=19$m=65536,t=2,p=1" + SALT_AND_HASH,
                "$argon2id$v=16$m=65536,t=2,p=1" + SALT_AND_HASH,
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$",
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFh====",
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQab$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
            })
    void whatIsNoArgon2idHashMatchesNothing(String hash) {
        assertThat(PhcHash.parse(hash)).isEmpty();
        assertThat(new LocalStaffSecrets().matches("password", hash)).isFalse();
    }

    @Test
    void aForgedHashCannotCostTheServerItsMemoryOrTime() {
        assertThat(PhcHash.parse("$argon2id$v=19$m=65537,t=2,p=1" + SALT_AND_HASH))
                .isEmpty();
        assertThat(PhcHash.parse("$argon2id$v=19$m=65536,t=11,p=1" + SALT_AND_HASH))
                .isEmpty();
        assertThat(PhcHash.parse("$argon2id$v=19$m=8,t=2,p=2" + SALT_AND_HASH)).isEmpty();
        assertThat(PhcHash.parse("$argon2id$v=19$m=65536,t=0,p=1" + SALT_AND_HASH))
                .isEmpty();
        assertThat(PhcHash.parse("$argon2id$v=19$m=65536,t=2,p=0" + SALT_AND_HASH))
                .isEmpty();
    }
}
