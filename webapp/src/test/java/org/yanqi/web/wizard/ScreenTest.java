package org.yanqi.web.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalStatus;

class ScreenTest {
    private static final Path SCREENS = Path.of("src/main/webapp/WEB-INF/screens");

    @ParameterizedTest
    @EnumSource(RenewalStatus.class)
    void whateverTheAddressAsksForStaysWithinTheState(RenewalStatus status) {
        var application = Renewals.in(status, Renewals.number(1));

        Set<Screen> reachable = IntStream.rangeClosed(0, 99)
                .mapToObj(wanted -> screen(application, wanted))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Screen.class)));

        assertThat(reachable).isEqualTo(allowed(status));
    }

    @Test
    void beforeThereIsAnApplicationOnlyTheFirstTwoScreensExist() {
        assertThat(IntStream.rangeClosed(0, 99)
                        .mapToObj(wanted -> Screen.of(null, wanted, Optional.empty(), Optional.empty())))
                .containsOnly(Screen.PROCESS, Screen.QUESTIONNAIRE);
    }

    @Test
    void everyScreenHasItsPageAndEveryPageItsScreen() throws Exception {
        try (var files = Files.list(SCREENS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(Screen.values())
                            .map(screen -> screen.file() + ".xhtml")
                            .toList());
        }
    }

    private static Screen screen(RenewalApplication application, int wanted) {
        return Screen.of(application, wanted, Optional.empty(), Optional.empty());
    }

    private static Set<Screen> allowed(RenewalStatus status) {
        return switch (status) {
            case OPENED -> EnumSet.of(Screen.NOTICES);
            case ACKNOWLEDGED -> EnumSet.of(Screen.CERTIFICATE_READ);
            case PRESENTED -> EnumSet.of(Screen.CERTIFICATE_READ, Screen.CERTIFICATE, Screen.HANDLER);
            case IDENTIFIED -> EnumSet.of(Screen.HANDLER, Screen.FACE);
            case FACE_PENDING -> EnumSet.of(Screen.FACE_PENDING);
            case FACE_VERIFIED -> EnumSet.of(Screen.SIGNING);
            case SIGNED -> EnumSet.of(Screen.PAYMENT);
            case PAID, ISSUING, ISSUED, INSTALLED -> EnumSet.of(Screen.INSTALLATION);
            case COMPLETED -> EnumSet.of(Screen.INVOICE);
            case UNDER_REVIEW -> EnumSet.of(Screen.REVIEW);
            case CANCELLED, REJECTED, LAPSED -> EnumSet.of(Screen.CLOSED);
        };
    }
}
