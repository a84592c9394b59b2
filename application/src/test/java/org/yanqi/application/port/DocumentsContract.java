package org.yanqi.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yanqi.application.port.Documents.Kind.AGREEMENT_SIGNED;
import static org.yanqi.application.port.Documents.Kind.ID_CARD_BACK;
import static org.yanqi.application.port.Documents.Kind.ID_CARD_FRONT;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.port.Documents.Content;
import org.yanqi.application.port.Documents.Document;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.renewal.ApplicationNumber;

/** What every store of documents does. */
public abstract class DocumentsContract {
    protected static final ApplicationNumber NUMBER = Renewals.number(1);

    protected abstract Documents documents();

    @Test
    void a_document_comes_back_octet_by_octet() {
        documents().keep(NUMBER, ID_CARD_FRONT, document("image/jpeg", "front"));
        assertKept("image/jpeg", "front");
    }

    @Test
    void an_empty_document_is_a_document() {
        documents().keep(NUMBER, ID_CARD_FRONT, document("image/jpeg", ""));
        assertKept("image/jpeg", "");
    }

    @Test
    void the_largest_document_comes_back_octet_by_octet() {
        byte[] octets = new byte[Document.MOST_OCTETS];
        new Random(7).nextBytes(octets);
        documents().keep(NUMBER, AGREEMENT_SIGNED, Document.of("application/pdf", Bytes.of(octets)));
        assertThat(found(AGREEMENT_SIGNED).octets().sha256()).isEqualTo(Sha256.of(octets));
    }

    @Test
    void its_content_may_be_read_again_and_by_two_at_once() throws IOException {
        documents().keep(NUMBER, ID_CARD_FRONT, document("image/jpeg", "front"));
        Content content = found(ID_CARD_FRONT).content();
        assertThat(content.length()).isEqualTo(5);
        try (InputStream one = content.open();
                InputStream other = content.open()) {
            assertThat(one.readNBytes(2)).asString(StandardCharsets.UTF_8).isEqualTo("fr");
            assertThat(other.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("front");
            assertThat(one.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("ont");
        }
        assertThat(found(ID_CARD_FRONT).octets()).isEqualTo(octets("front"));
    }

    @Test
    void a_document_may_be_kept_as_it_is_read_from_another_place() {
        documents().keep(NUMBER, ID_CARD_FRONT, document("image/jpeg", "front"));
        documents().keep(NUMBER, ID_CARD_BACK, found(ID_CARD_FRONT));
        documents().erase(NUMBER, ID_CARD_FRONT);
        assertThat(found(ID_CARD_BACK).octets()).isEqualTo(octets("front"));
    }

    @Test
    void a_later_one_takes_the_place_of_an_earlier_one() {
        documents().keep(NUMBER, ID_CARD_FRONT, document("image/jpeg", "front"));
        documents().keep(NUMBER, ID_CARD_FRONT, document("image/png", "better front"));
        assertKept("image/png", "better front");
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

    private void assertKept(String mediaType, String content) {
        Document kept = found(ID_CARD_FRONT);
        assertThat(kept.mediaType()).isEqualTo(mediaType);
        assertThat(kept.octets()).isEqualTo(octets(content));
    }

    private Document found(Documents.Kind kind) {
        return documents().find(NUMBER, kind).orElseThrow();
    }

    private static Bytes octets(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    protected static Document document(String mediaType, String content) {
        return Document.of(mediaType, octets(content));
    }
}
