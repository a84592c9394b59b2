package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yanqi.application.port.Documents.Kind.AGREEMENT_SIGNED;
import static org.yanqi.application.port.Documents.Kind.ID_CARD_FRONT;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.port.Documents.Document;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.renewal.ApplicationNumber;

/** What every store of documents does. */
public abstract class DocumentsContract {
    protected static final ApplicationNumber NUMBER = Renewals.number(1);

    protected abstract Documents documents();

    @Test
    void a_document_comes_back_octet_by_octet() {
        documents().keep(NUMBER, ID_CARD_FRONT, document("image/jpeg", "front"));
        assertThat(documents().find(NUMBER, ID_CARD_FRONT)).contains(document("image/jpeg", "front"));
    }

    @Test
    void an_empty_document_is_a_document() {
        documents().keep(NUMBER, ID_CARD_FRONT, document("image/jpeg", ""));
        assertThat(documents().find(NUMBER, ID_CARD_FRONT)).contains(document("image/jpeg", ""));
    }

    @Test
    void a_later_one_takes_the_place_of_an_earlier_one() {
        documents().keep(NUMBER, ID_CARD_FRONT, document("image/jpeg", "front"));
        documents().keep(NUMBER, ID_CARD_FRONT, document("image/png", "better front"));
        assertThat(documents().find(NUMBER, ID_CARD_FRONT)).contains(document("image/png", "better front"));
    }

    @Test
    void kinds_and_applications_are_kept_apart() {
        documents().keep(NUMBER, ID_CARD_FRONT, document("image/jpeg", "front"));
        assertThat(documents().find(NUMBER, AGREEMENT_SIGNED)).isEmpty();
        assertThat(documents().find(Renewals.number(2), ID_CARD_FRONT)).isEmpty();
    }

    @Test
    void an_erased_document_is_gone_and_erasing_again_is_no_error() {
        documents().keep(NUMBER, ID_CARD_FRONT, document("image/jpeg", "front"));
        documents().erase(NUMBER, ID_CARD_FRONT);
        documents().erase(NUMBER, ID_CARD_FRONT);
        assertThat(documents().find(NUMBER, ID_CARD_FRONT)).isEmpty();
    }

    protected static Document document(String mediaType, String content) {
        return new Document(mediaType, Bytes.of(content.getBytes(StandardCharsets.UTF_8)));
    }
}
