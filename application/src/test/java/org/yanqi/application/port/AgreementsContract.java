package org.yanqi.application.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.yanqi.application.port.Agreements.Text;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.consent.AgreementKind;

/** What every publisher of agreements does. */
public abstract class AgreementsContract {
    protected abstract Agreements agreements();

    @ParameterizedTest
    @EnumSource
    void every_agreement_is_there_under_its_title(AgreementKind kind) {
        Text text = agreements().inForce(kind);
        assertThat(text.version().kind()).isEqualTo(kind);
        assertThat(text.title()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void a_version_carries_the_hash_of_the_very_text(AgreementKind kind) {
        Text text = agreements().inForce(kind);
        assertThat(text.version().content()).isEqualTo(Sha256.of(text.html()));
        assertThat(agreements().inForce(kind)).isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource
    void a_text_is_well_formed_and_nothing_in_it_runs(AgreementKind kind) throws Exception {
        byte[] xhtml = ("<section>" + agreements().inForce(kind).html() + "</section>").getBytes(UTF_8);
        Document parsed =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xhtml));
        var elements = parsed.getElementsByTagName("*");
        assertThat(IntStream.range(0, elements.getLength()).mapToObj(at -> (Element) elements.item(at)))
                .allMatch(AgreementsContract::isStill);
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
