package org.yanqi.agent;

import java.nio.file.Path;
import java.time.Clock;
import org.yanqi.token.UKeyKind;

/** A JVM of its own that runs a renewal and halts where it was told to. */
final class CrashingJourney {
    private CrashingJourney() {}

    public static void main(String[] arguments) {
        int status = 1;
        try {
            run(arguments);
            status = 0;
        } catch (Throwable e) {
            System.out.println(e);
        } finally {
            Runtime.getRuntime().halt(status);
        }
    }

    private static void run(String[] arguments) throws Exception {
        var journey = Journey.resume(Path.of(arguments[0]));
        var settings = journey.settings(UKeyKind.valueOf(arguments[1]), Path.of(arguments[2]));
        var agent = RunningAgent.start(settings, Tokens.of(settings), Clock.systemUTC())
                .orElseThrow();
        journey.replaceKeys(new Page(agent.port(), RenewalServer.ORIGIN));
    }
}
