package org.yanqi.persistence.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalStatus;

/**
 * What is in customers' databases already: a golden file is never edited. A stored form that changes gets a new schema
 * number and new files, and the old ones stay readable.
 */
class GoldenFilesTest {
    @ParameterizedTest
    @EnumSource(RenewalStatus.class)
    void what_was_stored_before_is_still_read(RenewalStatus status) {
        var stored = new Document(file(status, "clear"), file(status, "personal"));
        assertThat(RenewalJson.read(stored)).isEqualTo(application(status));
    }

    @ParameterizedTest
    @EnumSource(RenewalStatus.class)
    void the_stored_form_has_not_changed(RenewalStatus status) {
        Document written = RenewalJson.write(application(status));
        assertThat(written.clear()).isEqualTo(file(status, "clear"));
        assertThat(written.personal()).isEqualTo(file(status, "personal"));
    }

    static RenewalApplication application(RenewalStatus status) {
        return Renewals.in(status, Renewals.number(123));
    }

    private static String file(RenewalStatus status, String part) {
        String name = "/stored/renewal-1/" + status + "." + part + ".json";
        try (var stream = GoldenFilesTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
