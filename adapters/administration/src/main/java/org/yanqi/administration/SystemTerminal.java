package org.yanqi.administration;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The console, or what the program was called with in its place. */
final class SystemTerminal implements Terminal {
    private final @Nullable Console console = System.console();
    private final BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    @Override
    public void say(String line) {
        System.out.println(line);
    }

    @Override
    public void complain(String line) {
        System.err.println("yanqi-admin: " + line);
    }

    @Override
    public String password(String prompt) {
        @Nullable String typed = console != null ? typed(console, prompt) : line();
        if (typed == null) {
            throw new NoPassword("no password was given");
        }
        return typed;
    }

    private static @Nullable String typed(Console console, String prompt) {
        char @Nullable [] typed = console.readPassword("%s: ", prompt);
        return typed == null ? null : new String(typed);
    }

    private @Nullable String line() {
        try {
            return input.readLine();
        } catch (IOException e) {
            throw new NoPassword("no password could be read: " + e.getMessage());
        }
    }
}
