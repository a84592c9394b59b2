package org.yanqi.application.handler;

import java.util.EnumSet;
import java.util.Set;
import org.yanqi.application.port.Documents;
import org.yanqi.application.renewal.RenewalDesk;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Erased;

/** Erases the pictures of an application that ended before anything came of it, and every paper of one that is erased. */
public final class ForgetPictures {
    private static final Set<Documents.Kind> PICTURES =
            EnumSet.of(Documents.Kind.ORGANISATION_DOCUMENT, Documents.Kind.ID_CARD_FRONT, Documents.Kind.ID_CARD_BACK);

    private final RenewalDesk desk;
    private final Documents documents;

    public ForgetPictures(RenewalDesk desk, Documents documents) {
        this.desk = desk;
        this.documents = documents;
    }

    public void handle(ApplicationNumber number) {
        desk.find(number).filter(application -> application.status().isFinal()).ifPresent(application -> {
            Set<Documents.Kind> kinds = application instanceof Erased ? EnumSet.allOf(Documents.Kind.class) : PICTURES;
            kinds.forEach(kind -> documents.erase(number, kind));
        });
    }
}
