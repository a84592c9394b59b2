package org.yanqi.domain.certificate;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A distinguished name in the order in which it is encoded (RFC 5280 §4.1.2.4). Equal as a record only if written the
 * same; {@link #matches} is the comparison that counts.
 */
public record DistinguishedName(List<RelativeName> names) {
    private static final Map<String, String> LABELS = Map.of(
            "2.5.4.3", "CN",
            "2.5.4.11", "OU",
            "2.5.4.10", "O",
            "2.5.4.7", "L",
            "2.5.4.8", "S",
            "2.5.4.6", "C",
            "2.5.4.5", "SERIALNUMBER",
            "1.2.840.113549.1.9.1", "E");
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String ORGANIZATION = "2.5.4.10";

    /** One attribute: its type as a dotted object identifier, and its text. */
    public record Attribute(String type, String value) {
        public Attribute {
            if (!type.matches("[0-2](\\.[0-9]{1,39}){1,20}")) {
                throw new IllegalArgumentException("an attribute's type is an object identifier");
            }
            if (value.length() > 1024) {
                throw new IllegalArgumentException("an attribute has at most 1024 characters");
            }
        }

        Attribute prepared() {
            return new Attribute(
                    type,
                    Normalizer.normalize(value, Normalizer.Form.NFKC)
                            .toLowerCase(Locale.ROOT)
                            .strip()
                            .replaceAll("\\s+", " "));
        }

        private String display() {
            return LABELS.getOrDefault(type, type) + "=" + value.replaceAll("([,+\"\\\\<>;=])", "\\\\$1");
        }
    }

    /** A set of attributes of one level; nearly always a single one. */
    public record RelativeName(List<Attribute> attributes) {
        public RelativeName {
            attributes = List.copyOf(attributes);
            if (attributes.isEmpty()) {
                throw new IllegalArgumentException("a relative distinguished name has an attribute");
            }
        }
    }

    public DistinguishedName {
        names = List.copyOf(names);
        if (names.isEmpty() || names.size() > 32) {
            throw new IllegalArgumentException("a distinguished name has 1 to 32 levels");
        }
    }

    /** A name of single-attribute levels, in encoded order: {@code of("2.5.4.6", "CN", "2.5.4.3", "…")}. */
    public static DistinguishedName of(String... typesAndValues) {
        if (typesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("types and values come in pairs");
        }
        RelativeName[] levels = new RelativeName[typesAndValues.length / 2];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = new RelativeName(List.of(new Attribute(typesAndValues[2 * i], typesAndValues[2 * i + 1])));
        }
        return new DistinguishedName(List.of(levels));
    }

    /** Whether both name the same entity: case, compatibility forms and runs of spaces ignored (RFC 5280 §7.1). */
    public boolean matches(DistinguishedName other) {
        if (names.size() != other.names.size()) {
            return false;
        }
        for (int level = 0; level < names.size(); level++) {
            var mine = prepared(names.get(level));
            if (!mine.equals(prepared(other.names.get(level)))) {
                return false;
            }
        }
        return true;
    }

    /** Most specific level first, {@code S=} for the state or province, as certificate viewers in China show it. */
    public String display() {
        return names.reversed().stream()
                .map(level ->
                        level.attributes().stream().map(Attribute::display).collect(joining(" + ")))
                .collect(joining(", "));
    }

    /** Whom the certificate is for: the common name, or the organisation where there is none. */
    public Optional<String> holder() {
        return first(COMMON_NAME).or(() -> first(ORGANIZATION));
    }

    private Optional<String> first(String type) {
        return names.reversed().stream()
                .flatMap(level -> level.attributes().stream())
                .filter(attribute -> attribute.type().equals(type))
                .map(Attribute::value)
                .findFirst();
    }

    private static Object prepared(RelativeName level) {
        return level.attributes().stream().map(Attribute::prepared).collect(toUnmodifiableSet());
    }

    @Override
    public String toString() {
        return display();
    }
}
