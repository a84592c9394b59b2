package org.yanqi.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProgressTest {

    @ParameterizedTest
    @EnumSource(Progress.Item.class)
    void every_item_has_a_name_in_both_languages(Progress.Item item) {
        var progress = new Progress(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        progress.begin(item);
        var line = progress.json().getJsonObject(0);
        assertThat(line.getString("item")).isEqualTo(item.name());
        assertThat(line.getJsonObject("name").getString("zh")).containsPattern("\\p{IsHan}");
        assertThat(line.getJsonObject("name").getString("en")).matches("[A-Z][A-Za-z' ]+");
    }
}
