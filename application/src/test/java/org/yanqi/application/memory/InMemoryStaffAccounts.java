package org.yanqi.application.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.yanqi.application.port.StaffAccounts;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.staff.StaffAccount;
import org.yanqi.domain.staff.StaffName;

public final class InMemoryStaffAccounts implements StaffAccounts {
    private final Map<StaffName, Versioned<StaffAccount>> accounts = new HashMap<>();

    @Override
    public synchronized Optional<Versioned<StaffAccount>> find(StaffName name) {
        return Optional.ofNullable(accounts.get(name));
    }

    @Override
    public synchronized void save(StaffAccount account, long version) {
        long stored = find(account.name()).map(Versioned::version).orElse(0L);
        if (stored != version) {
            throw new StaleVersionException(account.name().value());
        }
        accounts.put(account.name(), new Versioned<>(account, stored + 1));
    }
}
