package org.yanqi.application.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yanqi.application.port.PublishedRevocationLists.Entry;
import org.yanqi.application.port.PublishedRevocationLists.Kind;
import org.yanqi.application.port.PublishedRevocationLists.Series;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;

/** What every store of revocation lists does. */
public abstract class PublishedRevocationListsContract {
    private static final Instant SLOT = Instant.parse("2025-07-11T01:00:00Z");

    private static final Series FULL = new Series(Sha256.of("our key"), Kind.FULL);
    private static final Series DELTA = new Series(Sha256.of("our key"), Kind.DELTA);
    private static final Series BEFORE = new Series(Sha256.of("the key before"), Kind.FULL);

    protected abstract PublishedRevocationLists lists();

    @Test
    void nothing_is_there_before_something_is_kept() {
        assertThat(lists().latest(FULL)).isEmpty();
    }

    @Test
    void the_latest_is_the_one_that_was_due_last_however_they_came() {
        Entry later = lists().keep(entry(FULL, SLOT.plusSeconds(3600), "later"));
        lists().keep(entry(FULL, SLOT, "earlier"));
        assertThat(lists().latest(FULL)).contains(later);
    }

    @Test
    void whole_lists_and_changes_are_kept_apart() {
        Entry whole = lists().keep(entry(FULL, SLOT, "whole"));
        Entry changes = lists().keep(entry(DELTA, SLOT, "changes"));
        assertThat(lists().latest(FULL)).contains(whole);
        assertThat(lists().latest(DELTA)).contains(changes);
    }

    @Test
    void lists_of_two_keys_are_kept_apart() {
        lists().keep(entry(BEFORE, SLOT, "before"));
        assertThat(lists().latest(FULL)).isEmpty();
        Entry ours = lists().keep(entry(FULL, SLOT, "ours"));
        assertThat(lists().latest(FULL)).contains(ours);
        assertThat(lists().latest(BEFORE)).isPresent();
    }

    @Test
    void the_first_for_a_slot_counts() {
        Entry first = lists().keep(entry(FULL, SLOT, "first"));
        assertThat(lists().keep(entry(FULL, SLOT, "second"))).isEqualTo(first);
        assertThat(lists().latest(FULL)).contains(first);
    }

    @Test
    void of_several_at_once_all_get_the_same() {
        Set<Entry> answers =
                Set.copyOf(AtOnce.doing(6, count -> lists().keep(entry(DELTA, SLOT, "from node " + count))));
        assertThat(answers).hasSize(1);
    }

    @Test
    void what_was_due_long_ago_is_forgotten() {
        lists().keep(entry(FULL, SLOT, "old"));
        Entry kept = lists().keep(entry(DELTA, SLOT.plus(Duration.ofDays(1)), "new"));
        lists().forget(SLOT.plusSeconds(1));
        assertThat(lists().latest(FULL)).isEmpty();
        assertThat(lists().latest(DELTA)).contains(kept);
    }

    private static Entry entry(Series series, Instant slot, String content) {
        return new Entry(series, slot, Bytes.of(content.getBytes(UTF_8)));
    }
}
