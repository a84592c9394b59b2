package org.yanqi.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** A rotating log of one-line entries: correlation numbers, codes and reasons, never a PIN, ticket or message. */
final class AgentLog {
    private static final int FILE_LENGTH = 1024 * 1024;
    private static final int FILES = 5;
    /** The logging framework forgets loggers that nobody holds. */
    private static final Logger LOG = Logger.getLogger("org.yanqi.agent");

    private AgentLog() {}

    static void open(Optional<Path> directory) throws IOException {
        LOG.setUseParentHandlers(false);
        if (directory.isEmpty()) {
            return;
        }
        var pattern = Files.createDirectories(directory.get()).resolve("token-agent.%g.log");
        var handler = new FileHandler(pattern.toString().replace('\\', '/'), FILE_LENGTH, FILES, true);
        handler.setEncoding("UTF-8");
        handler.setFormatter(new OneLine());
        LOG.addHandler(handler);
        LOG.log(Level.INFO, "started {0}", RunningAgent.VERSION);
    }

    /** One line a record, and of an exception only its type and place: messages may quote what was sent. */
    static final class OneLine extends SimpleFormatter {
        @Override
        public String format(LogRecord entry) {
            var line = new StringBuilder()
                    .append(entry.getInstant())
                    .append(' ')
                    .append(entry.getLevel())
                    .append(' ')
                    .append(formatMessage(entry).replaceAll("[\\r\\n]+", " "));
            var thrown = entry.getThrown();
            if (thrown != null) {
                line.append(' ').append(thrown.getClass().getName());
                for (int i = 0; i < Math.min(8, thrown.getStackTrace().length); i++) {
                    line.append(" < ").append(thrown.getStackTrace()[i]);
                }
            }
            return line.append(System.lineSeparator()).toString();
        }
    }
}
