package org.yanqi.persistence;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the schema to the version that this code knows. Called at start-up, outside of any transaction and before
 * anything is read; several nodes may start at once, the first one migrates and the others wait.
 */
public final class Migration {
    private Migration() {}

    public static void run(DataSource database) {
        ClassLoader loader = Migration.class.getClassLoader();
        Flyway.configure(loader)
                .dataSource(database)
                .resourceProvider(new NamedMigrations(loader))
                .javaMigrationClassProvider(List::of)
                .cleanDisabled(true)
                .load()
                .migrate();
    }
}
