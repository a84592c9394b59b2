package org.yanqi.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Transactions outside of a server: for command lines and tests, which bring their own data source. */
public final class LocalTransactions implements Transactions, AutoCloseable {
    private final EntityManagerFactory factory;

    public LocalTransactions(DataSource database) {
        factory = Persistence.createEntityManagerFactory(
                "yanqi",
                Map.of(
                        "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                        "jakarta.persistence.nonJtaDataSource", database,
                        "jakarta.persistence.jtaDataSource", "",
                        "eclipselink.session-name", "yanqi-" + UUID.randomUUID(),
                        "eclipselink.logging.level", "OFF"));
    }

    @Override
    public <T extends @Nullable Object> T run(Function<EntityManager, T> work) {
        try (EntityManager em = factory.createEntityManager()) {
            em.getTransaction().begin();
            try {
                T result = work.apply(em);
                em.getTransaction().commit();
                return result;
            } finally {
                if (em.getTransaction().isActive()) {
                    em.getTransaction().rollback();
                }
            }
        }
    }

    @Override
    public void close() {
        factory.close();
    }
}
