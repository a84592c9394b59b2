package org.yanqi.domain.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.yanqi.domain.certificate.DistinguishedName.Attribute;
import org.yanqi.domain.certificate.DistinguishedName.RelativeName;

class DistinguishedNameTest {
    private static final String CN = "2.5.4.3";

    @Test
    void namesAreShownAsTheManualShowsThem() {
        assertThat(CertificateFixtures.MANUAL_SUBJECT.display()).isEqualTo("CN=在线延期测试, OU=政府采购, L=武汉, S=湖北, C=CN");
        assertThat(CertificateFixtures.HBCA)
                .hasToString(
                        "CN=HBCA, OU=ECC, O=Hubei Digital Certificate Authority Center CO Ltd., L=Wuhan, S=Hubei, C=CN");
    }

    @Test
    void otherTypesAreShownAsTheirLabelOrNumber() {
        assertThat(DistinguishedName.of("2.5.4.5", "9135", "1.2.840.113549.1.9.1", "a@b.cn", "2.5.4.97", "X")
                        .display())
                .isEqualTo("2.5.4.97=X, E=a@b.cn, SERIALNUMBER=9135");
    }

    @Test
    void whatCouldBeTakenForAnotherAttributeIsEscaped() {
        assertThat(named("甲, O=乙+\"<;>=\\").display()).isEqualTo("CN=甲\\, O\\=乙\\+\\\"\\<\\;\\>\\=\\\\");
    }

    @Test
    void levelsOfSeveralAttributesAreJoinedAndComparedAsSets() {
        var cn = new Attribute(CN, "甲");
        var serial = new Attribute("2.5.4.5", "1");
        var one = new DistinguishedName(List.of(new RelativeName(List.of(cn, serial))));
        var other = new DistinguishedName(List.of(new RelativeName(List.of(serial, cn))));
        assertThat(one.display()).isEqualTo("CN=甲 + SERIALNUMBER=1");
        assertThat(one.matches(other)).isTrue();
        assertThat(one.matches(DistinguishedName.of(CN, "甲", "2.5.4.5", "1"))).isFalse();
    }

    @Test
    void theHolderIsTheMostSpecificCommonNameOrElseTheOrganisation() {
        assertThat(DistinguishedName.of(CN, "root", CN, "leaf").holder()).contains("leaf");
        assertThat(DistinguishedName.of("2.5.4.10", "公司", CN, "甲").holder()).contains("甲");
        assertThat(DistinguishedName.of("2.5.4.10", "公司").holder()).contains("公司");
        assertThat(DistinguishedName.of("2.5.4.6", "CN").holder()).isEmpty();
    }

    @Property
    void everyNameMatchesItself(@ForAll("names") DistinguishedName name) {
        assertThat(name.matches(name)).isTrue();
    }

    @Property
    void matchingIsMutual(@ForAll("names") DistinguishedName one, @ForAll("names") DistinguishedName other) {
        assertThat(one.matches(other)).isEqualTo(other.matches(one));
    }

    @Property
    void caseAndSpacesDoNotCount(@ForAll("words") String first, @ForAll("words") String second) {
        DistinguishedName plain = named(first + " " + second);
        assertThat(plain.matches(named("  " + first.toUpperCase(Locale.ROOT) + " \t " + second + " ")))
                .isTrue();
        assertThat(plain.matches(named(first + second))).isFalse();
    }

    @Property
    void fullWidthLettersAreTheLettersThemselves(@ForAll("words") String word) {
        // U+FF01 to U+FF5E are the ASCII characters U+0021 to U+007E, moved by 0xFEE0.
        String wide = word.chars()
                .map(character -> character + 0xFEE0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        assertThat(named(word).matches(named(wide))).isTrue();
    }

    @Property
    void anotherLetterIsAnotherName(@ForAll("words") String word) {
        assertThat(named(word).matches(named(word + "x"))).isFalse();
        assertThat(named(word).matches(DistinguishedName.of("2.5.4.10", word))).isFalse();
        assertThat(named(word).matches(DistinguishedName.of(CN, word, CN, word)))
                .isFalse();
    }

    @Property
    void whatIsShownIsReadBackByOthers(@ForAll("names") DistinguishedName name) throws InvalidNameException {
        List<Rdn> read = new LdapName(name.display()).getRdns();
        assertThat(read).hasSameSizeAs(name.names());
        for (int level = 0; level < read.size(); level++) {
            assertThat(read.get(level).getValue())
                    .isEqualTo(name.names().get(level).attributes().getFirst().value());
        }
    }

    @Test
    void aNameIsBounded() {
        assertThatIllegalArgumentException().isThrownBy(DistinguishedName::of);
        assertThatIllegalArgumentException().isThrownBy(() -> DistinguishedName.of(CN));
        assertThatIllegalArgumentException().isThrownBy(() -> new RelativeName(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Attribute("CN", "甲"));
        assertThatIllegalArgumentException().isThrownBy(() -> named("x".repeat(1025)));
        assertThat(named("x".repeat(1024)).holder()).isPresent();
        var level = new RelativeName(List.of(new Attribute(CN, "x")));
        assertThat(new DistinguishedName(Collections.nCopies(32, level)).names())
                .hasSize(32);
        assertThatIllegalArgumentException().isThrownBy(() -> new DistinguishedName(Collections.nCopies(33, level)));
    }

    @Provide
    Arbitrary<DistinguishedName> names() {
        Arbitrary<String> text = Arbitraries.strings()
                .withChars("abXY ,+=;\\\"<>湖北延期ａ")
                .ofMinLength(1)
                .ofMaxLength(8)
                .map(String::strip)
                .filter(value -> !value.isEmpty());
        return Arbitraries.of("2.5.4.3", "2.5.4.10", "2.5.4.11", "2.5.4.7", "2.5.4.8")
                .flatMap(type -> text.map(value -> new RelativeName(List.of(new Attribute(type, value)))))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(DistinguishedName::new);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(10);
    }

    private static DistinguishedName named(String commonName) {
        return DistinguishedName.of(CN, commonName);
    }
}
