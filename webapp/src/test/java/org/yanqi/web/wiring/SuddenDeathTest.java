package org.yanqi.web.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.port.FaultPoints.Point;
import org.yanqi.web.settings.Settings.Mode;

class SuddenDeathTest {

    @TempDir
    private Path folder;

    private final AtomicInteger deaths = new AtomicInteger();

    @Test
    void comesAtThePointThatTheFileNamesAndOnlyOnce() throws IOException {
        Path file = Files.writeString(folder.resolve("halt"), "CERTIFICATES_MADE\n");
        var points = new SuddenDeath(file, deaths::incrementAndGet);

        points.reached(Point.ISSUANCE_INTENT_STORED);
        assertThat(deaths).hasValue(0);
        points.reached(Point.CERTIFICATES_MADE);
        points.reached(Point.CERTIFICATES_MADE);

        assertThat(deaths).hasValue(1);
        assertThat(file).doesNotExist();
    }

    @Test
    void doesNotComeWithoutTheFile() {
        new SuddenDeath(folder.resolve("halt"), deaths::incrementAndGet).reached(Point.CERTIFICATES_MADE);

        assertThat(deaths).hasValue(0);
    }

    @Test
    void cannotBeAskedForInProduction() {
        var environment =
                new Environment(name -> Optional.of(folder.resolve("halt").toString()));

        assertThat(SuddenDeath.read(environment, Mode.PRODUCTION)).isSameAs(FaultPoints.NONE);
        assertThatThrownBy(environment::check).hasMessageContaining("YANQI_SANDBOX_HALT_FILE is for the sandbox alone");
    }
}
