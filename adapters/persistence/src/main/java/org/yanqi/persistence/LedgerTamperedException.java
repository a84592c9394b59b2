package org.yanqi.persistence;

import org.yanqi.domain.renewal.ApplicationNumber;

/** The audit ledger was changed by other means than appending: somebody has to look at it. */
public final class LedgerTamperedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LedgerTamperedException(ApplicationNumber application, long position) {
        super("the audit chain of " + application + " breaks at entry " + position);
    }
}
