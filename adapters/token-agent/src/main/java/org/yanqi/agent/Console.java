package org.yanqi.agent;

import java.io.PrintStream;
import org.yanqi.agent.failure.FailureReport;
import org.yanqi.agent.words.Language;
import org.yanqi.agent.words.Words;

/** What the program says at a command line, where nobody has told it the reader's language: each line in both. */
final class Console {
    private static final Words WORDS = Words.of("org.yanqi.agent.console");

    private Console() {}

    static void tell(String key, Object... arguments) {
        say(System.out, key, arguments);
    }

    static void complain(String key, Object... arguments) {
        say(System.err, key, arguments);
    }

    static void complain(FailureReport report) {
        for (Language language : Language.values()) {
            System.err.println(report.text(language, "message") + " " + report.text(language, "remedy"));
        }
    }

    private static void say(PrintStream out, String key, Object... arguments) {
        out.println(WORDS.say(Language.ENGLISH, key, arguments));
        out.println(WORDS.say(Language.CHINESE, key, arguments));
    }
}
