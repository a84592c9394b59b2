package org.yanqi.application.staff;

import java.util.Set;
import org.yanqi.application.port.StaffAccounts;
import org.yanqi.application.port.StaffSecrets;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.staff.StaffAccount;
import org.yanqi.domain.staff.StaffName;
import org.yanqi.domain.staff.StaffRole;

/** Makes a local account for a member of staff; an account that exists stays as it is. */
public final class CreateStaffAccount {
    private static final int SHORTEST_PASSWORD = 12;

    private final StaffAccounts accounts;
    private final StaffSecrets secrets;

    public record Command(StaffName name, Set<StaffRole> roles, String password, Bytes generatorSecret) {
        public Command {
            roles = Set.copyOf(roles);
            if (password.length() < SHORTEST_PASSWORD || password.length() > 200) {
                throw new IllegalArgumentException("a password has 12 to 200 characters");
            }
        }

        @Override
        public String toString() {
            return "CreateStaffAccount of " + name;
        }
    }

    public CreateStaffAccount(StaffAccounts accounts, StaffSecrets secrets) {
        this.accounts = accounts;
        this.secrets = secrets;
    }

    /** @return whether the account is new */
    public boolean handle(Command command) {
        if (accounts.find(command.name()).isPresent()) {
            return false;
        }
        accounts.save(
                StaffAccount.fresh(
                        command.name(), command.roles(), secrets.hash(command.password()), command.generatorSecret()),
                0);
        return true;
    }
}
