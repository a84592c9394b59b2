package org.yanqi.application.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yanqi.application.port.PublishedRevocationLists.Entry;
import org.yanqi.application.port.PublishedRevocationLists.Kind;
import org.yanqi.domain.Bytes;

/** What every store of revocation lists does. */
public abstract class PublishedRevocationListsContract {
    private static final Instant SLOT = Instant.parse("2025-07-11T01:00:00Z");

    protected abstract PublishedRevocationLists lists();

    @Test
    void nothing_is_there_before_something_is_kept() {
        assertThat(lists().latest(Kind.FULL)).isEmpty();
    }

    @Test
    void the_latest_is_the_one_that_was_due_last_however_they_came() {
        Entry later = lists().keep(entry(Kind.FULL, SLOT.plusSeconds(3600), "later"));
        lists().keep(entry(Kind.FULL, SLOT, "earlier"));
        assertThat(lists().latest(Kind.FULL)).contains(later);
    }

    @Test
    void whole_lists_and_changes_are_kept_apart() {
        Entry whole = lists().keep(entry(Kind.FULL, SLOT, "whole"));
        Entry changes = lists().keep(entry(Kind.DELTA, SLOT, "changes"));
        assertThat(lists().latest(Kind.FULL)).contains(whole);
        assertThat(lists().latest(Kind.DELTA)).contains(changes);
    }

    @Test
    void the_first_for_a_slot_counts() {
        Entry first = lists().keep(entry(Kind.FULL, SLOT, "first"));
        assertThat(lists().keep(entry(Kind.FULL, SLOT, "second"))).isEqualTo(first);
        assertThat(lists().latest(Kind.FULL)).contains(first);
    }

    @Test
    void of_several_at_once_all_get_the_same() {
        Set<Entry> answers =
                Set.copyOf(AtOnce.doing(6, count -> lists().keep(entry(Kind.DELTA, SLOT, "from node " + count))));
        assertThat(answers).hasSize(1);
    }

    @Test
    void what_was_due_long_ago_is_forgotten() {
        lists().keep(entry(Kind.FULL, SLOT, "old"));
        Entry kept = lists().keep(entry(Kind.DELTA, SLOT.plus(Duration.ofDays(1)), "new"));
        lists().forget(SLOT.plusSeconds(1));
        assertThat(lists().latest(Kind.FULL)).isEmpty();
        assertThat(lists().latest(Kind.DELTA)).contains(kept);
    }

    private static Entry entry(Kind kind, Instant slot, String content) {
        return new Entry(kind, slot, Bytes.of(content.getBytes(UTF_8)));
    }
}
