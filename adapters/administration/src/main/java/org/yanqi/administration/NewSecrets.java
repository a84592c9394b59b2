package org.yanqi.administration;

import org.yanqi.domain.staff.StaffName;
import org.yanqi.staff.GeneratorSecret;
import org.yanqi.staff.LocalStaffSecrets;

/** A password that was typed twice, and a generator of one-time passwords that is shown once. */
record NewSecrets(String passwordHash, GeneratorSecret generator) {
    private static final int LEAST_CHARACTERS = 12;
    private static final int MOST_CHARACTERS = 200;
    private static final String ISSUER = "Yanqi";

    /** @throws Terminal.NoPassword if what was typed will not do */
    static NewSecrets ask(Terminal terminal) {
        String password = terminal.password("New password, at least " + LEAST_CHARACTERS + " characters");
        if (password.length() < LEAST_CHARACTERS || password.length() > MOST_CHARACTERS) {
            throw new Terminal.NoPassword(
                    "a password has " + LEAST_CHARACTERS + " to " + MOST_CHARACTERS + " characters");
        }
        if (!password.equals(terminal.password("The same again"))) {
            throw new Terminal.NoPassword("the two passwords differ");
        }
        return new NewSecrets(new LocalStaffSecrets().hash(password), GeneratorSecret.random());
    }

    void tell(StaffName name, Terminal terminal) {
        terminal.say("The account " + name + " is ready. Its one-time password generator, shown only now:");
        terminal.say(generator.uri(ISSUER, name.value()).toString());
        terminal.say("To be typed where it cannot be scanned: " + generator.base32());
    }

    @Override
    public String toString() {
        return "NewSecrets";
    }
}
