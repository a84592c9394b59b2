package org.yanqi.outsideca;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.yanqi.application.port.IssuanceDrafts;
import org.yanqi.application.port.IssuanceDrafts.Draft;
import org.yanqi.application.port.StaleVersionException;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.renewal.ApplicationNumber;

/** The draft of one application in the hands of one node; another node that goes on at the same time is told so. */
final class Conversation {
    private final String party;
    private final IssuanceDrafts drafts;
    private Versioned<Draft> draft;

    private Conversation(String party, IssuanceDrafts drafts, Versioned<Draft> draft) {
        this.party = party;
        this.drafts = drafts;
        this.draft = draft;
    }

    /** Where it was left, or a new one that is kept first. */
    static Conversation about(
            ApplicationNumber application, String party, IssuanceDrafts drafts, Supplier<Draft> beginning) {
        return drafts.find(application)
                .map(found -> new Conversation(party, drafts, found))
                .orElseGet(() -> {
                    var begun = new Conversation(party, drafts, new Versioned<>(beginning.get(), 0));
                    begun.keep(begun.draft());
                    return begun;
                });
    }

    Draft draft() {
        return draft.value();
    }

    Dialogue about(KeyUse use) {
        return new Dialogue() {
            @Override
            public Optional<Bytes> said() {
                return Optional.ofNullable(draft().dialogues().get(use));
            }

            @Override
            public void remember(Bytes said) {
                Map<KeyUse, Bytes> dialogues = new EnumMap<>(KeyUse.class);
                dialogues.putAll(draft().dialogues());
                dialogues.put(use, said);
                Draft now = draft();
                keep(new Draft(
                        now.application(), now.encryptionRequest(), now.encryptionKey(), now.escrowedKey(), dialogues));
            }
        };
    }

    private void keep(Draft next) {
        try {
            drafts.save(next, draft.version());
        } catch (StaleVersionException another) {
            throw new UnavailableException(party, "another node is asking for " + next.application(), another);
        }
        draft = new Versioned<>(next, draft.version() + 1);
    }
}
