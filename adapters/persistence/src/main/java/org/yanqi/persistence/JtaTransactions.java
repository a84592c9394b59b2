package org.yanqi.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Transactions of a Jakarta EE server; the entity manager is the container's, one for each transaction. */
public final class JtaTransactions implements Transactions {
    private final UserTransaction transaction;
    private final EntityManager entityManager;

    public JtaTransactions(UserTransaction transaction, EntityManager entityManager) {
        this.transaction = transaction;
        this.entityManager = entityManager;
    }

    @Override
    public <T extends @Nullable Object> T run(Function<EntityManager, T> work) {
        try {
            if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
                throw new IllegalStateException("a port's method is a transaction of its own: call it outside of any");
            }
            transaction.begin();
            T result = undoneOnFailure(work);
            transaction.commit();
            return result;
        } catch (NotSupportedException
                | SystemException
                | RollbackException
                | HeuristicMixedException
                | HeuristicRollbackException e) {
            throw new PersistenceException("the transaction did not complete", e);
        }
    }

    private <T extends @Nullable Object> T undoneOnFailure(Function<EntityManager, T> work) throws SystemException {
        boolean done = false;
        try {
            T result = work.apply(entityManager);
            entityManager.flush();
            done = true;
            return result;
        } finally {
            if (!done) {
                transaction.rollback();
            }
        }
    }
}
