package org.yanqi.application.port;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.renewal.ApplicationNumber;

/** Pictures and papers of an application, encrypted where they lie, outside the database's rows. */
public interface Documents {
    /** Which document of an application. */
    enum Kind {
        ORGANISATION_DOCUMENT,
        ID_CARD_FRONT,
        ID_CARD_BACK,
        AGREEMENT_PREPARED,
        AGREEMENT_SIGNED
    }

    /** @param mediaType such as {@code image/jpeg} */
    record Document(String mediaType, Content content) {
        public static final int MOST_OCTETS = 10 << 20;

        public Document {
            if (!mediaType.matches("[a-z]{1,20}/[a-z0-9.+-]{1,60}") || content.length() > MOST_OCTETS) {
                throw new IllegalArgumentException("a document has a media type and at most 10 MiB");
            }
        }

        public static Document of(String mediaType, Bytes octets) {
            return new Document(mediaType, Content.of(octets));
        }

        public Bytes octets() {
            try (InputStream in = content.open()) {
                return Bytes.of(in.readNBytes(MOST_OCTETS + 1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Octets that are read as they are wanted, and may be read again. */
    interface Content {
        long length();

        /** @throws IOException if they cannot be read, or have been tampered with */
        InputStream open() throws IOException;

        static Content of(Bytes octets) {
            return new Content() {
                @Override
                public long length() {
                    return octets.length();
                }

                @Override
                public InputStream open() {
                    return new ByteArrayInputStream(octets.toArray());
                }
            };
        }
    }

    /** Keeps a document in the place of an earlier one of its kind. */
    void keep(ApplicationNumber application, Kind kind, Document document);

    Optional<Document> find(ApplicationNumber application, Kind kind);

    void erase(ApplicationNumber application, Kind kind);
}
