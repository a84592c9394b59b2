package org.yanqi.ear;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The joints between the EAR and the server that no other test can see. */
@ExtendWith(ArquillianExtension.class)
class DeploymentIT {

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource dataSource;

    @PersistenceContext(unitName = "yanqi")
    private EntityManager entityManager;

    @Deployment
    static EnterpriseArchive application() {
        return BuiltEar.with(DeploymentIT.class);
    }

    @Test
    void theDefaultDataSourceIsPostgreSql() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("PostgreSQL");
        }
    }

    @Test
    void theDatabaseWaitsForTheDiskBeforeItSaysCommitted() throws SQLException {
        try (var connection = dataSource.getConnection();
                var settings = connection
                        .createStatement()
                        .executeQuery(
                                "select name, setting from pg_settings where name in ('fsync', 'synchronous_commit')")) {
            while (settings.next()) {
                assertThat(settings.getString("setting"))
                        .as(settings.getString("name"))
                        .isEqualTo("on");
            }
        }
    }

    @Test
    void theSchemaIsTheMigrationsWork() throws SQLException {
        try (var connection = dataSource.getConnection();
                var migrations = connection
                        .createStatement()
                        .executeQuery("select count(*), bool_and(success) from flyway_schema_history")) {
            migrations.next();
            assertThat(migrations.getInt(1)).isPositive();
            assertThat(migrations.getBoolean(2)).isTrue();
        }
    }

    @Test
    void eclipseLinkIsTheProvider() {
        assertThat(entityManager.getEntityManagerFactory().getClass().getName()).startsWith("org.eclipse.persistence.");
    }

    @Test
    @RunAsClient
    void thePortalAnswers(@ArquillianResource URI root) throws IOException, InterruptedException {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            var answer = browser.send(HttpRequest.newBuilder(root.resolve("/")).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("在线延期");
        }
    }
}
