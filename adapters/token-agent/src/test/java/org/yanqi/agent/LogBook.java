package org.yanqi.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What an administrator would find in the agent's log. */
final class LogBook extends Handler {
    private static final Logger LOG = Logger.getLogger("org.yanqi.agent");
    private final List<String> lines = new CopyOnWriteArrayList<>();

    static LogBook opened() {
        var book = new LogBook();
        book.setFormatter(new AgentLog.OneLine());
        LOG.addHandler(book);
        return book;
    }

    @Override
    public void publish(LogRecord entry) {
        lines.add(getFormatter().format(entry).strip());
    }

    /** Exactly one line since the last look says this; the book is empty then. */
    void says(String sentence) {
        assertThat(lines)
                .filteredOn(line -> line.contains(sentence))
                .as(() -> lines.toString())
                .hasSize(1);
        lines.clear();
    }

    List<String> lines() {
        return lines;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LOG.removeHandler(this);
    }
}
