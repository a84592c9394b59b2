package org.yanqi.administration;

import java.util.Optional;
import org.yanqi.application.port.Versioned;
import org.yanqi.application.staff.SignIn;
import org.yanqi.domain.staff.StaffAccount;
import org.yanqi.domain.staff.StaffName;
import org.yanqi.persistence.StoredRateLimits;
import org.yanqi.persistence.StoredStaffAccounts;
import org.yanqi.persistence.StoredStaffSessions;

/** Gives an account a new password and a new generator, unlocks it, and ends whatever session it has. */
record ResetStaff(StaffName name) implements Command {
    @Override
    public boolean run(Platform platform, Terminal terminal) {
        var accounts = new StoredStaffAccounts(platform.transactions(), platform.keys());
        Optional<Versioned<StaffAccount>> known = accounts.find(name);
        if (known.isEmpty()) {
            terminal.complain("there is no account " + name);
            return false;
        }
        NewSecrets secrets = NewSecrets.ask(terminal);
        StaffAccount account = known.get().value();
        accounts.save(
                StaffAccount.fresh(
                        name,
                        account.roles(),
                        secrets.passwordHash(),
                        secrets.generator().octets()),
                known.get().version());
        new StoredRateLimits(platform.transactions(), platform.keys()).forgive(SignIn.attempts(name));
        new StoredStaffSessions(platform.transactions()).endAll(name);
        secrets.tell(name, terminal);
        return true;
    }
}
