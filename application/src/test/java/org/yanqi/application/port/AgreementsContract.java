package org.yanqi.application.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.yanqi.application.port.Agreements.Text;
import org.yanqi.application.port.Agreements.Wording;
import org.yanqi.domain.consent.AgreementKind;

/** What every publisher of agreements does. */
public abstract class AgreementsContract {
    protected abstract Agreements agreements();

    @ParameterizedTest
    @EnumSource
    void every_agreement_is_there_under_its_title_in_both_languages(AgreementKind kind) {
        Text text = agreements().inForce(kind);
        assertThat(text.version().kind()).isEqualTo(kind);
        assertThat(text.chinese().title()).isNotBlank();
        assertThat(text.english().title()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void a_version_carries_the_hash_of_its_very_wordings(AgreementKind kind) {
        Text text = agreements().inForce(kind);
        assertThat(text.version().content()).isEqualTo(Text.hashOf(text.chinese(), text.english()));
        assertThat(agreements().inForce(kind)).isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource
    void a_text_is_well_formed_and_nothing_in_it_runs(AgreementKind kind) throws Exception {
        Text text = agreements().inForce(kind);
        assertThat(elements(text.chinese())).allMatch(AgreementsContract::isStill);
        assertThat(elements(text.english())).allMatch(AgreementsContract::isStill);
    }

    private static Stream<Element> elements(Wording wording) throws Exception {
        byte[] xhtml = ("<section>" + wording.html() + "</section>").getBytes(UTF_8);
        Document parsed =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xhtml));
        var elements = parsed.getElementsByTagName("*");
        return IntStream.range(0, elements.getLength()).mapToObj(at -> (Element) elements.item(at));
    }

    private static boolean isStill(Element element) {
        var attributes = element.getAttributes();
        return !element.getTagName().equalsIgnoreCase("script")
                && IntStream.range(0, attributes.getLength())
                        .mapToObj(attributes::item)
                        .noneMatch(attribute ->
                                attribute.getNodeName().toLowerCase(Locale.ROOT).startsWith("on")
                                        || attribute
                                                .getNodeValue()
                                                .toLowerCase(Locale.ROOT)
                                                .startsWith("javascript:"));
    }
}
