package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.port.IssuanceDrafts.Draft;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyUse;

/** What every memory of what a CA was asked for does. */
public abstract class IssuanceDraftsContract {
    protected abstract IssuanceDrafts drafts();

    @Test
    void a_draft_comes_back_as_it_was_saved() {
        Draft begun = draft(1, Map.of());
        drafts().save(begun, 0);
        assertThat(drafts().find(Renewals.number(1))).contains(new Versioned<>(begun, 1));
        assertThat(drafts().find(Renewals.number(2))).isEmpty();
    }

    @Test
    void what_was_said_about_each_certificate_is_kept() {
        drafts().save(draft(1, Map.of(KeyUse.SIGNING, bytes("asked"))), 0);
        Draft later = draft(1, Map.of(KeyUse.SIGNING, bytes("answered"), KeyUse.ENCRYPTION, bytes("asked")));
        drafts().save(later, 1);
        assertThat(drafts().find(Renewals.number(1))).contains(new Versioned<>(later, 2));
    }

    @Test
    void of_two_who_go_on_at_the_same_time_one_does() {
        drafts().save(draft(1, Map.of()), 0);
        drafts().save(draft(1, Map.of(KeyUse.SIGNING, bytes("first"))), 1);
        Draft second = draft(1, Map.of(KeyUse.SIGNING, bytes("second")));
        assertThatThrownBy(() -> drafts().save(second, 1)).isInstanceOf(StaleVersionException.class);
        assertThatThrownBy(() -> drafts().save(second, 0)).isInstanceOf(StaleVersionException.class);
        assertThat(drafts().find(Renewals.number(1)).orElseThrow().value().dialogues())
                .containsValue(bytes("first"));
    }

    private static Draft draft(int application, Map<KeyUse, Bytes> dialogues) {
        return new Draft(Renewals.number(application), bytes("request"), bytes("envelope"), bytes("escrow"), dialogues);
    }

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
