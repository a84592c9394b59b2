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
import org.yanqi.domain.renewal.Identified;
import org.yanqi.domain.renewal.LateRenewal;
import org.yanqi.domain.renewal.Presented;
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

    @ParameterizedTest
    @EnumSource(RenewalStatus.class)
    void whoCameByThePhoneIsAskedForTheUKeyWhereItIsNeeded(RenewalStatus status) {
        var due = screen(Renewals.in(status, Renewals.number(1)), 0);

        assertThat(due.by(true)).isEqualTo(due);
        assertThat(due.by(false).isUkeyWanted())
                .isEqualTo(EnumSet.of(
                                RenewalStatus.OPENED,
                                RenewalStatus.ACKNOWLEDGED,
                                RenewalStatus.FACE_VERIFIED,
                                RenewalStatus.PAID,
                                RenewalStatus.ISSUING,
                                RenewalStatus.ISSUED,
                                RenewalStatus.INSTALLED)
                        .contains(status));
    }

    @Test
    void whatExpiredTooLongWaitsForAReviewerBeforeTheFaceCheck() {
        var identified = (Identified) Renewals.in(RenewalStatus.IDENTIFIED, Renewals.number(1));
        var known = identified.before();
        var late = new Presented(
                known.before(),
                known.pair(),
                known.token(),
                known.proof(),
                Optional.of(new LateRenewal(Renewals.MORNING, Renewals.MORNING)),
                known.bidAdvice(),
                known.bidRisk(),
                known.since());
        var waiting = new Identified(
                late,
                identified.applicant(),
                identified.handler(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                identified.since());

        assertThat(screen(waiting, 0)).isEqualTo(Screen.LATE);
        assertThat(screen(waiting, 5)).isEqualTo(Screen.HANDLER);
    }

    @Test
    void everyScreenHasItsPageAndEveryPageItsScreen() throws Exception {
        try (var files = Files.list(SCREENS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(Screen.values())
                            .map(screen -> screen.file() + ".xhtml")
                            .distinct()
                            .toList());
        }
    }

    private static Screen screen(RenewalApplication application, int wanted) {
        return Screen.of(application, wanted, Optional.empty(), Optional.empty());
    }

    private static Set<Screen> allowed(RenewalStatus status) {
        return switch (status) {
            case OPENED -> EnumSet.of(Screen.QUESTIONNAIRE, Screen.NOTICES);
            case ACKNOWLEDGED -> EnumSet.of(Screen.QUESTIONNAIRE, Screen.CERTIFICATE_READ);
            case PRESENTED ->
                EnumSet.of(Screen.QUESTIONNAIRE, Screen.CERTIFICATE_READ, Screen.CERTIFICATE, Screen.HANDLER);
            case IDENTIFIED -> EnumSet.of(Screen.QUESTIONNAIRE, Screen.CERTIFICATE_READ, Screen.HANDLER, Screen.FACE);
            case FACE_PENDING -> EnumSet.of(Screen.FACE_PENDING);
            case FACE_VERIFIED ->
                EnumSet.of(Screen.QUESTIONNAIRE, Screen.CERTIFICATE_READ, Screen.HANDLER, Screen.CHECK, Screen.SIGNING);
            case SIGNED -> EnumSet.of(Screen.PAYMENT);
            case PAID, ISSUING, ISSUED, INSTALLED -> EnumSet.of(Screen.INSTALLATION);
            case COMPLETED -> EnumSet.of(Screen.INVOICE);
            case UNDER_REVIEW -> EnumSet.of(Screen.REVIEW);
            case CANCELLED, REJECTED, LAPSED, TAKEN_BACK, ERASED -> EnumSet.of(Screen.CLOSED);
        };
    }
}
