package org.yanqi.application.port;

import java.util.Optional;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.renewal.ApplicationNumber;

/** Pictures and papers of an application, encrypted where they lie. */
public interface Documents {
    /** Which document of an application. */
    enum Kind {
        ORGANISATION_DOCUMENT,
        ID_CARD_FRONT,
        ID_CARD_BACK,
        AGREEMENT_PREPARED,
        AGREEMENT_SIGNED
    }

    /** @param mediaType such as {@code image/jpeg}; at most 10 MiB of content */
    record Document(String mediaType, Bytes content) {
        private static final int MOST_OCTETS = 10 << 20;

        public Document {
            if (!mediaType.matches("[a-z]{1,20}/[a-z0-9.+-]{1,60}") || content.length() > MOST_OCTETS) {
                throw new IllegalArgumentException("a document has a media type and at most 10 MiB");
            }
        }
    }

    /** Keeps a document in the place of an earlier one of its kind. */
    void keep(ApplicationNumber application, Kind kind, Document document);

    Optional<Document> find(ApplicationNumber application, Kind kind);

    void erase(ApplicationNumber application, Kind kind);
}
