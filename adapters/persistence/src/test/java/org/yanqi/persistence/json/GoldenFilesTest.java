package org.yanqi.persistence.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.domain.renewal.Signed;

/**
 * What is in customers' databases already: a golden file is never edited. A stored form that changes gets a new schema
 * number and new files, and the old ones stay readable.
 */
class GoldenFilesTest {
    @ParameterizedTest
    @EnumSource(RenewalStatus.class)
    void what_was_stored_before_is_still_read(RenewalStatus status) {
        assertThat(RenewalJson.read(stored(2, status))).isEqualTo(application(status));
    }

    @ParameterizedTest
    @EnumSource(RenewalStatus.class)
    void the_stored_form_has_not_changed(RenewalStatus status) {
        assertThat(RenewalJson.write(application(status))).isEqualTo(stored(2, status));
    }

    /** It lapsed at once then, and nobody had an event certificate. */
    @ParameterizedTest
    @EnumSource(
            value = RenewalStatus.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ERASED", "TAKEN_BACK"})
    void what_was_stored_with_schema_1_is_still_read(RenewalStatus status) {
        RenewalApplication read = RenewalJson.read(stored(1, status));
        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*eventCertificate", status == RenewalStatus.LAPSED ? "since" : "none")
                .isEqualTo(application(status));
        assertThat(read.reached(Signed.class)
                        .flatMap(signed -> signed.signature().eventCertificate()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = RenewalStatus.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ERASED", "TAKEN_BACK"})
    void what_was_stored_with_schema_1_is_stored_with_schema_2_when_it_changes(RenewalStatus status) {
        RenewalApplication read = RenewalJson.read(stored(1, status));
        assertThat(RenewalJson.read(RenewalJson.write(read))).isEqualTo(read);
    }

    @Test
    void of_what_was_erased_nothing_personal_is_stored() {
        assertThat(RenewalJson.write(application(RenewalStatus.ERASED)).personal())
                .isEmpty();
    }

    static RenewalApplication application(RenewalStatus status) {
        return Renewals.in(status, Renewals.number(123));
    }

    private static Document stored(int schema, RenewalStatus status) {
        Optional<String> personal =
                status == RenewalStatus.ERASED ? Optional.empty() : Optional.of(file(schema, status, "personal"));
        return new Document(file(schema, status, "clear"), personal);
    }

    private static String file(int schema, RenewalStatus status, String part) {
        String name = "/stored/renewal-" + schema + "/" + status + "." + part + ".json";
        try (var stream = GoldenFilesTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
