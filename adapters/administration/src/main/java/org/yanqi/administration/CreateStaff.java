package org.yanqi.administration;

import java.util.Set;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.domain.staff.StaffAccount;
import org.yanqi.domain.staff.StaffName;
import org.yanqi.domain.staff.StaffRole;
import org.yanqi.persistence.StoredStaffAccounts;

/** Opens an account for a member of staff. */
record CreateStaff(StaffName name, Set<StaffRole> roles) implements Command {
    CreateStaff {
        roles = Set.copyOf(roles);
    }

    @Override
    public boolean run(Platform platform, Terminal terminal) {
        var accounts = new StoredStaffAccounts(platform.transactions(), platform.keys());
        if (accounts.find(name).isPresent()) {
            return exists(terminal);
        }
        NewSecrets secrets = NewSecrets.ask(terminal);
        try {
            accounts.save(
                    StaffAccount.fresh(
                            name,
                            roles,
                            secrets.passwordHash(),
                            secrets.generator().octets()),
                    0);
        } catch (StaleVersionException e) {
            return exists(terminal);
        }
        secrets.tell(name, terminal);
        return true;
    }

    private boolean exists(Terminal terminal) {
        terminal.complain("there is an account " + name + " already: reset-staff gives it a new password");
        return false;
    }
}
