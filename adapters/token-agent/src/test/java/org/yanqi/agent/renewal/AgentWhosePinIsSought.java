package org.yanqi.agent.renewal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.HotSpotDiagnosticMXBean;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.yanqi.agent.driver.FaultyToken;
import org.yanqi.agent.driver.TransparentDriver;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.pin.CalmPrompt;
import org.yanqi.agent.pin.HandsOnThePanel;
import org.yanqi.agent.ticket.Step;
import org.yanqi.agent.ticket.Ticket;
import org.yanqi.agent.words.Language;
import org.yanqi.token.KeyId;
import org.yanqi.token.KeyProfile;
import org.yanqi.token.KeyUse;
import org.yanqi.token.UKey;
import org.yanqi.token.UKeyException;

/**
 * A JVM of its own, because the test itself knows the PIN: window, desk and driver process of the agent, which sign with
 * a PIN, and leave the contents of their memories in a folder. It hears the PIN behind a veil.
 */
final class AgentWhosePinIsSought {
    static final int VEIL = 0x55;

    private static final String APPLICATION = "YQ20250711-000123";
    private static final KeyId KEY = KeyId.forApplication(APPLICATION, KeyUse.SIGNING);

    private final Path folder;
    private final TransparentDriver driver;
    private final TokenDesk desk;
    private Runnable beforeEnter = () -> {};
    private CompletableFuture<?> looking = CompletableFuture.completedFuture(null);

    private AgentWhosePinIsSought(Path library, Path folder, byte[] veiled) {
        this.folder = folder;
        driver = TransparentDriver.of(library);
        var hands = new HandsOnThePanel(veiled.length, i -> veiled[i] ^ VEIL, () -> beforeEnter.run());
        desk = new TokenDesk(
                driver.tokens(),
                new CalmPrompt(hands, Clock.systemUTC()),
                new TokenLocks(folder.resolve("journal")),
                new KeptLogins(Duration.ofMinutes(1)));
    }

    public static void main(String[] arguments) throws Exception {
        logEverything();
        int status = 1;
        try {
            new AgentWhosePinIsSought(Path.of(arguments[0]), Path.of(arguments[1]), System.in.readAllBytes()).run();
            status = 0;
        } catch (Exception | AssertionError e) {
            e.printStackTrace(); // for the test that has started this process, which searches it for the PIN too
        } finally {
            System.exit(status);
        }
    }

    private void run() throws Exception {
        signs();
        dumpsItsDriver();
        driver.crash();
        crashesInTheLogin();
        dump("agent-all", false);
        dump("agent-live", true);
    }

    private static void logEverything() {
        var root = Logger.getLogger("");
        root.setLevel(Level.ALL);
        for (var handler : root.getHandlers()) {
            handler.setLevel(Level.ALL);
        }
    }

    private void signs() throws Exception {
        long pid = driver.pid();
        beforeEnter = () -> {
            dump("control-typed", false);
            holdTheLogin(pid);
        };
        use(token -> {
            try (var session = desk.login(token, ticket(token.serial()), Optional.empty(), Optional.empty())) {
                session.generate(KEY, KeyProfile.P256, KeyUse.SIGNING);
                return session.sign(KEY, "signed".getBytes(UTF_8));
            }
        });
        looking.get(60, TimeUnit.SECONDS);
        System.out.println("signed");
    }

    /** The token's function to log in does not return before the driver's memory has been looked at. */
    private void holdTheLogin(long pid) {
        try {
            FaultyToken.next("wait C_Login");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        looking = CompletableFuture.runAsync(() -> lookInTheLogin(pid));
    }

    private void lookInTheLogin(long pid) {
        try {
            try {
                TransparentDriver.awaitLogin(pid);
                TransparentDriver.dump(pid, file("control-login"), true);
            } finally {
                FaultyToken.allIsWell();
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void dumpsItsDriver() throws Exception {
        TransparentDriver.dump(driver.pid(), file("driver-all"), true);
        TransparentDriver.dump(driver.pid(), file("driver-live"), false);
    }

    /** The worst time: the library has the PIN in its hands. */
    private void crashesInTheLogin() throws Exception {
        beforeEnter = () -> {
            try {
                FaultyToken.next("crash-after C_Login");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        };
        try {
            use(token -> desk.login(token, ticket(token.serial()), Optional.empty(), Optional.empty()));
        } catch (UKeyException itCrashed) {
            System.out.println("crashed");
        }
    }

    private <T> T use(TokenDesk.Use<T> use) throws AgentFailure, UKeyException {
        UKey token = driver.tokens().present().getFirst();
        return desk.with(ticket(token.serial()), use);
    }

    private static Ticket ticket(String serial) {
        return new Ticket(
                "jti",
                "http://localhost:8080",
                APPLICATION,
                "job",
                Step.GENERATE,
                serial,
                "",
                "",
                JsonValue.EMPTY_JSON_OBJECT,
                Language.CHINESE);
    }

    private Path file(String name) {
        return folder.resolve(name + ".hprof");
    }

    private void dump(String name, boolean live) {
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpHeap(file(name).toString(), live);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
