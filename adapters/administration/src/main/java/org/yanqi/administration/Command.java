package org.yanqi.administration;

import java.io.IOException;
import java.util.Map;

/** One thing that the program can do with the platform's database. */
interface Command extends Errand {
    /** @return whether all went well; if not, the terminal has been told why */
    boolean run(Platform platform, Terminal terminal);

    @Override
    default boolean run(Map<String, String> environment, Terminal terminal) throws IOException {
        try (var platform = Platform.open(environment)) {
            return run(platform, terminal);
        }
    }
}
