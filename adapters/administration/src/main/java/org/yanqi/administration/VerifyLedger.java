package org.yanqi.administration;

import java.util.Optional;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.persistence.LedgerTamperedException;
import org.yanqi.persistence.StoredAuditLedger;

/** Goes through every chain of the audit ledger. */
final class VerifyLedger implements Command {
    private static final int BATCH = 200;

    @Override
    public boolean run(Platform platform, Terminal terminal) {
        var ledger = new StoredAuditLedger(platform.transactions());
        try {
            Optional<ApplicationNumber> last = ledger.verify(Optional.empty(), BATCH);
            while (last.isPresent()) {
                terminal.say("the chains hold together up to " + last.get());
                last = ledger.verify(last, BATCH);
            }
        } catch (LedgerTamperedException e) {
            terminal.complain(Causes.first(e));
            return false;
        }
        terminal.say("every chain of the audit ledger holds together");
        return true;
    }
}
