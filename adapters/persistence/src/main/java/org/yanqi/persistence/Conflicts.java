package org.yanqi.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.yanqi.application.port.StaleVersionException;

/** Optimistic locking in the words of the ports: whoever comes second is told, whichever way the database noticed. */
final class Conflicts {
    private static final String UNIQUE_VIOLATION = "23505";

    private Conflicts() {}

    /** Stores a row in its first or next version and flushes, so that a conflict shows here and not at commit. */
    static <R extends VersionedRow> void store(
            EntityManager em, R fresh, String key, Class<R> type, long version, Consumer<R> content) {
        if (version == 0) {
            content.accept(fresh);
            em.persist(fresh);
        } else {
            R row = em.find(type, key);
            if (row == null || row.version() != version) {
                throw new StaleVersionException(key);
            }
            content.accept(row);
            em.lock(row, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        }
        em.flush();
    }

    static void asStale(String what, Runnable work) {
        try {
            work.run();
        } catch (PersistenceException e) {
            if (isConflict(e)) {
                var stale = new StaleVersionException(what);
                stale.initCause(e);
                throw stale;
            }
            throw e;
        }
    }

    private static boolean isConflict(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException
                    || cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
