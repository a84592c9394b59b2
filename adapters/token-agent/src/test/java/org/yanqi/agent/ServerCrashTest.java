package org.yanqi.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.port.FaultPoints.Point;
import org.yanqi.application.port.IssuedCertificates;
import org.yanqi.application.port.Revocations;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.renewal.Installed;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.persistence.PostgresServer;
import org.yanqi.token.FileWatch;

/**
 * The real server, in a process of its own on PostgreSQL, is killed (SIGKILL) at each of its points from the intent to issue to the
 * end, while the agent goes on; what is started in its place ends the renewal, and server and token agree at every time.
 */
class ServerCrashTest {
    private static final EnumSet<Point> OF_THE_REPLACEMENT =
            EnumSet.range(Point.ISSUANCE_INTENT_STORED, Point.OLD_CERTIFICATE_REVOKED);

    /** Longer than an event stays with a server that has taken it from the outbox. */
    private static final Duration LEASE_IS_OVER = Duration.ofMinutes(2);

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private int databases;

    @ParameterizedTest
    @MethodSource("org.yanqi.agent.CrashCell#chosenAcross")
    void a_server_that_is_killed_at_any_point_is_gone_on_with(CrashCell cell) throws Exception {
        var postgres = PostgresServer.running();
        var template = emptyDatabase(cell);
        var prepared = folder.resolve("prepared");
        RealServer.prepare(cell, prepared, postgres.database(template));
        try (var tally = new CrashTally(cell, "server killed")) {
            var points = points(cell, prepared, template);
            assertThat(points).containsAll(OF_THE_REPLACEMENT);
            tally.points(points.size());
            for (int count = 0; count < points.size(); count++) {
                int deadly = count;
                var point = points.get(count);
                tally.run(point.name(), () -> killedAt(cell, prepared, template, deadly, point));
            }
        }
        sql("DROP DATABASE " + template);
    }

    /** Those that a server passes to which nothing happens. */
    private List<Point> points(CrashCell cell, Path prepared, String template) throws Exception {
        var points = new ArrayList<Point>();
        var home = home(prepared, "whole");
        inCopyOf(template, database -> {
            try (var tokens = cell.plug(home, FileWatch.none());
                    var agent = CrashedRenewal.agent(
                            cell, Journey.resume(home), tokens, CrashPoints.none(), Clock.systemUTC());
                    var server = RealServer.on(home, database, points::add, Clock.systemUTC())) {
                new ServedRenewal(server, new Page(agent.port(), RenewalServer.ORIGIN)).complete();
                theServerHasConverged(server);
            }
        });
        return points;
    }

    private void killedAt(CrashCell cell, Path prepared, String template, int count, Point point) throws Exception {
        var home = home(prepared, "killed-" + count);
        inCopyOf(template, database -> {
            try (var tokens = cell.plug(home, FileWatch.none());
                    var agent = CrashedRenewal.agent(
                            cell, Journey.resume(home), tokens, CrashPoints.none(), Clock.systemUTC())) {
                kill(home, database, agent.port(), count, point);
                var clock = new MovingClock();
                try (var server = RealServer.on(home, database, FaultPoints.NONE, clock)) {
                    theServerIsNotAheadOfTheToken(server);
                    server.tellState(home);
                    AfterACrash.theTokenIsOfUse(cell, home, tokens);
                    var renewal = new ServedRenewal(server, new Page(agent.port(), RenewalServer.ORIGIN));
                    renewal.complete();
                    clock.set(LEASE_IS_OVER);
                    server.work();
                    theServerHasConverged(server);
                    server.tellState(home);
                    AfterACrash.theRunHasConverged(cell, home, tokens);
                    var before = DiskImage.content(home);
                    assertThat(renewal.next()).isFalse();
                    assertThat(server.work()).isZero();
                    assertThat(DiskImage.content(home)).isEqualTo(before);
                }
            }
        });
    }

    private static void kill(Path home, PGSimpleDataSource database, int agent, int count, Point point)
            throws Exception {
        var said = home.resolve("child.txt");
        var user = Objects.requireNonNull(database.getUser());
        var server = new ProcessBuilder(
                        ChildJvm.command(KilledServer.class, home, database.getURL(), user, agent, count))
                .redirectError(said.toFile())
                .start();
        try (var out = server.inputReader(UTF_8)) {
            var line = out.readLine();
            assertThat(line)
                    .as("where the server stands still; it says: %s", Files.readString(said))
                    .isEqualTo(point.name());
        } finally {
            server.destroyForcibly();
            assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** What it would revoke too early, nobody could sign with. */
    private static void theServerIsNotAheadOfTheToken(RealServer server) {
        if (server.application().reached(Installed.class).isEmpty()) {
            assertThat(server.ports.control().revocations().all()).isEmpty();
        }
    }

    /** Everything once: one pair, by the register and by the application; one revocation; one entry for each act. */
    private static void theServerHasConverged(RealServer server) {
        var renewed = server.renewed().orElseThrow();
        assertThat(server.ports.control().issued().of(RealServer.NUMBER).orElseThrow())
                .returns(renewed.signing().der(), IssuedCertificates.Entry::signingCertificate)
                .returns(renewed.encryption().der(), IssuedCertificates.Entry::encryptionCertificate);
        SerialNumber old = server.application()
                .reached(Presented.class)
                .orElseThrow()
                .pair()
                .signing()
                .serial();
        assertThat(server.ports.control().revocations().all())
                .extracting(Revocations.Revocation::serial)
                .containsExactly(old);
        assertThat(server.ports.storage().ledger().of(RealServer.NUMBER))
                .extracting(AuditEntry::act)
                .containsExactly(
                        "Begin", "RequestIssuance", "RecordIssuance", "ConfirmInstallation", "RecordRetirement");
    }

    private Path home(Path prepared, String name) {
        var home = folder.resolve(name);
        DiskImage.copy(prepared, home);
        return home;
    }

    /** What is done with a database. */
    private interface Use {
        void make(PGSimpleDataSource database) throws Exception;
    }

    private void inCopyOf(String template, Use use) throws Exception {
        var name = template + "_" + databases++;
        sql("CREATE DATABASE " + name + " TEMPLATE " + template);
        try {
            use.make(PostgresServer.running().database(name));
        } finally {
            sql("DROP DATABASE " + name + " WITH (FORCE)");
        }
    }

    private static String emptyDatabase(CrashCell cell) throws SQLException {
        var name = cell.name().toLowerCase(java.util.Locale.ROOT);
        sql("CREATE DATABASE " + name);
        return name;
    }

    private static void sql(String statement) throws SQLException {
        try (var connection = PostgresServer.running().database("postgres").getConnection();
                var session = connection.createStatement()) {
            session.execute(statement);
        }
    }
}
