package org.yanqi.web.wizard;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.yanqi.application.port.Documents;

/** The pictures by the names that fields and addresses give them. */
public enum PictureKind {
    LICENCE(Documents.Kind.ORGANISATION_DOCUMENT),
    FRONT(Documents.Kind.ID_CARD_FRONT),
    BACK(Documents.Kind.ID_CARD_BACK);

    private final Documents.Kind kind;

    PictureKind(Documents.Kind kind) {
        this.kind = kind;
    }

    public Documents.Kind kind() {
        return kind;
    }

    public String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<PictureKind> named(String field) {
        return Arrays.stream(values())
                .filter(picture -> picture.field().equals(field))
                .findFirst();
    }
}
