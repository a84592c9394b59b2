package org.yanqi.application.port;

import java.util.Optional;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.consent.AgreementKind;

/** Every text that anybody may have consented to, for ever: what was accepted can be shown years later. */
public interface AgreementArchive {
    /** Keeps a text; one that is kept already stays as it is. */
    void publish(Agreements.Text text);

    /** @param content the hash that the consent carries */
    Optional<Agreements.Text> find(AgreementKind kind, Sha256 content);
}
