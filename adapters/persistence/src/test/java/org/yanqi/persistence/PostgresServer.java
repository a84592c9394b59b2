package org.yanqi.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;
import org.tukaani.xz.XZInputStream;

/** A PostgreSQL of the tests' own: unpacked, started on a free loopback port, gone with the test run. */
public final class PostgresServer {
    private static final String USER = "yanqi";

    private final Path home;
    private final Path data;
    private final int port;

    private PostgresServer(Path directory, int port) {
        home = directory.resolve("postgres");
        data = directory.resolve("data");
        this.port = port;
    }

    private static final class Running {
        private static final PostgresServer ONE = start();
    }

    /** The one server of this test run. */
    public static PostgresServer running() {
        return Running.ONE;
    }

    Path data() {
        return data;
    }

    public PGSimpleDataSource database(String name) {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setUser(USER);
        source.setDatabaseName(name);
        return source;
    }

    private static PostgresServer start() {
        try {
            Path directory = Files.createTempDirectory("yanqi-postgres");
            var server = new PostgresServer(directory, freePort());
            server.unpack();
            server.initialise();
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
            server.command(
                    "pg_ctl",
                    "-D",
                    server.data.toString(),
                    "-o",
                    "-p " + server.port,
                    "-l",
                    directory + "/log",
                    "-w",
                    "start");
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void unpack() throws IOException {
        Files.createDirectories(home);
        Process tar = new ProcessBuilder("tar", "-x", "-C", home.toString()).start();
        try (var archive = archive();
                var out = tar.getOutputStream();
                var unpacked = new XZInputStream(archive)) {
            unpacked.transferTo(out);
        }
        finish(tar, "tar");
    }

    private static InputStream archive() {
        String platform = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        String name = "/postgres-linux-" + platform + ".txz";
        return Objects.requireNonNull(PostgresServer.class.getResourceAsStream(name), name);
    }

    private void initialise() throws IOException {
        Files.createDirectories(data);
        command("initdb", "-D", data.toString(), "-U", USER, "--auth=trust", "--encoding=UTF8", "--locale=C");
        Files.writeString(data.resolve("postgresql.conf"), """
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                timezone = 'UTC'
                max_connections = 60
                fsync = off
                """);
    }

    private void stop() {
        try {
            command("pg_ctl", "-D", data.toString(), "-m", "immediate", "stop");
            try (Stream<Path> files = Files.walk(data.getParent())) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server refuses to run as root: in a user namespace of its own root is nobody, yet still owns its files. */
    private void command(String program, String... arguments) throws IOException {
        List<String> line = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            line.addAll(List.of("unshare", "--user", "--"));
        }
        line.add(home.resolve("bin").resolve(program).toString());
        line.addAll(List.of(arguments));
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(data.resolveSibling("output").toFile())
                .start();
        finish(process, program);
    }

    private static void finish(Process process, String program) throws IOException {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroy();
                throw new IOException(program + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
