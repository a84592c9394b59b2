package org.yanqi.administration;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;

/**
 * The program {@code yanqi-admin}. It works on the database, in the HSM or on key files alone, beside running servers or
 * without any, with the settings of the server.
 */
public final class Administration {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;

    private final Map<String, String> environment;
    private final Terminal terminal;

    Administration(Map<String, String> environment, Terminal terminal) {
        this.environment = environment;
        this.terminal = terminal;
    }

    public static void main(String[] arguments) {
        System.exit(new Administration(System.getenv(), new SystemTerminal()).run(List.of(arguments)));
    }

    /** @return 0 if all went well, 1 if not, 2 if the command line was not understood */
    int run(List<String> arguments) {
        try {
            return CommandLine.parse(arguments).run(environment, terminal) ? DONE : FAILED;
        } catch (CommandLine.Misunderstood e) {
            terminal.complain(Causes.first(e));
            terminal.complain(CommandLine.USAGE);
            terminal.complain(HsmCommandLine.USAGE);
            return USAGE;
        } catch (Platform.Misconfigured | Terminal.NoPassword e) {
            terminal.complain(Causes.first(e));
            return FAILED;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            terminal.complain("not done: " + Causes.first(e));
            return FAILED;
        }
    }
}
