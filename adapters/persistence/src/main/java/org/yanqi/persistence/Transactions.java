package org.yanqi.persistence;

import jakarta.persistence.EntityManager;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs each method of a repository as one transaction of its own, whatever the server. */
@FunctionalInterface
public interface Transactions {
    /**
     * Begins a transaction, does the work, commits. An exception of the work rolls back and comes out as it is.
     *
     * @throws IllegalStateException if the thread is in a transaction already
     */
    <T extends @Nullable Object> T run(Function<EntityManager, T> work);

    /** The same for work without a result. */
    default void execute(Consumer<EntityManager> work) {
        this.<@Nullable Object>run(em -> {
            work.accept(em);
            return null;
        });
    }
}
