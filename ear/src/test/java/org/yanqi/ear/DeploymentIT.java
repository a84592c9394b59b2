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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    @RunAsClient
    void theRevocationListsMayBeKeptForAWhile(@ArquillianResource URI root) throws IOException, InterruptedException {
        try (HttpClient relyingParty = HttpClient.newHttpClient()) {
            for (String list : new String[] {"/pki/issuing.crl", "/pki/issuing-delta.crl"}) {
                var question = HttpRequest.newBuilder(root.resolve(list));
                var answer = relyingParty.send(question.build(), BodyHandlers.ofByteArray());
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("Content-Type")).contains("application/pkix-crl");
                assertThat(answer.headers().firstValue("Cache-Control"))
                        .hasValueSatisfying(
                                value -> assertThat(value).startsWith("public").contains("max-age="));
                String tag = answer.headers().firstValue("ETag").orElseThrow();
                var again =
                        relyingParty.send(question.header("If-None-Match", tag).build(), BodyHandlers.ofByteArray());
                assertThat(again.statusCode()).isIn(304, 200);
            }
        }
    }

    @Test
    @RunAsClient
    void whatIsNoQuestionAboutACertificateIsSaidToBeNone(@ArquillianResource URI root)
            throws IOException, InterruptedException {
        URI responder = root.resolve("/pki/ocsp");
        byte[] malformed = {0x30, 3, 0x0a, 1, 1};
        try (HttpClient relyingParty = HttpClient.newHttpClient()) {
            for (int octets : new int[] {1, 4096}) {
                var answer = relyingParty.send(
                        asked(responder, new byte[octets], "application/ocsp-request"), BodyHandlers.ofByteArray());
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("Content-Type")).contains("application/ocsp-response");
                assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
                assertThat(answer.body()).isEqualTo(malformed);
            }
            var inAddress = HttpRequest.newBuilder(root.resolve("/pki/ocsp/MDAw//8%2BMA%3D%3D"))
                    .build();
            assertThat(relyingParty.send(inAddress, BodyHandlers.ofByteArray()).body())
                    .isEqualTo(malformed);
            assertThat(relyingParty
                            .send(asked(responder, new byte[1], "text/plain"), BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(415);
            assertThat(relyingParty
                            .send(
                                    asked(responder, new byte[5000], "application/ocsp-request"),
                                    BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(413);
        }
    }

    private static HttpRequest asked(URI responder, byte[] question, String type) {
        return HttpRequest.newBuilder(responder)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(question))
                .build();
    }

    @Test
    @RunAsClient
    void opensslBelievesTheResponder(@ArquillianResource URI root, @TempDir Path folder)
            throws IOException, InterruptedException {
        try (HttpClient relyingParty = HttpClient.newHttpClient()) {
            for (String name : new String[] {"root", "issuing"}) {
                var file = HttpRequest.newBuilder(root.resolve("/pki/" + name + ".cer"));
                relyingParty.send(file.build(), BodyHandlers.ofFile(folder.resolve(name + ".cer")));
                said(folder, "openssl", "x509", "-inform", "DER", "-in", name + ".cer", "-out", name + ".pem");
            }
        }
        String address = root.resolve("/pki/ocsp").toString();
        assertThat(said(
                        folder,
                        "openssl",
                        "ocsp",
                        "-issuer",
                        "issuing.pem",
                        "-serial",
                        "0x7EB1",
                        "-url",
                        address,
                        "-CAfile",
                        "root.pem",
                        "-verify_other",
                        "issuing.pem"))
                .contains("Response verify OK", "0x7EB1: unknown");
    }

    private static String said(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
