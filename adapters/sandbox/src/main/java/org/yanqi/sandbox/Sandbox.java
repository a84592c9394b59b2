package org.yanqi.sandbox;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import org.yanqi.emulators.Emulators;
import org.yanqi.pki.AuthorityKeys;

/** The program: prepares what is missing in the data folder, then emulates the outside parties until it is stopped. */
public final class Sandbox {
    private static final int USAGE = 2;
    private static final int FAILED = 1;

    private Sandbox() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) throws InterruptedException {
        try {
            serve(SandboxOptions.parse(arguments), Clock.systemUTC());
            return 0;
        } catch (IllegalArgumentException e) {
            System.err.println("sandbox: " + e.getMessage());
            System.err.println(SandboxOptions.USAGE);
            return USAGE;
        } catch (IOException | GeneralSecurityException e) {
            System.err.println("sandbox: " + e.getMessage());
            return FAILED;
        }
    }

    private static void serve(SandboxOptions options, Clock clock)
            throws IOException, GeneralSecurityException, InterruptedException {
        Emulators emulators = start(options, clock);
        var stop = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            emulators.close();
            stop.countDown();
        }));
        System.out.println("sandbox ready: the sandbox phone is at " + emulators.phone());
        stop.await();
    }

    /** All of it, listening when it returns; what was made at an earlier start is kept. */
    static Emulators start(SandboxOptions options, Clock clock) throws IOException, GeneralSecurityException {
        DataFolder folder = DataFolder.open(options.data());
        FirstStart first = FirstStart.of(folder, options, clock);
        first.differenceFrom(options).ifPresent(System.out::println);
        AuthorityKeys authority = DemonstrationKeys.prepare(folder, first, options.publication());
        DemonstrationUKey.prepare(folder, first, authority, options.publication());
        SampleBid.prepare(folder);
        Parties parties = Parties.prepare(folder);
        Emulators emulators = parties.start(folder, options, clock);
        boolean presetPin = AgentProperties.write(folder, first, options);
        ServerSettings.write(folder, first, options, parties, emulators, presetPin);
        Welcome.write(folder, first, emulators, presetPin);
        return emulators;
    }
}
