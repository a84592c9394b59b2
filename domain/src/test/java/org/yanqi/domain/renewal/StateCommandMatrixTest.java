package org.yanqi.domain.renewal;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.yanqi.domain.renewal.CommandFixtures.NOW;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every state meets every command: each pair is a transition or a typed refusal, and the documentation says which. */
class StateCommandMatrixTest {
    private static final List<? extends RenewalApplication> STATES = List.of(
            RenewalFixtures.openedRenewal(),
            RenewalFixtures.openedRenewal(CommandFixtures.revising().bidding()),
            RenewalFixtures.acknowledgedRenewal(),
            RenewalFixtures.presentedRenewal(),
            RenewalFixtures.identifiedRenewal(),
            RenewalFixtures.identifiedRefusingTheFaceCheck(),
            RenewalFixtures.identifiedLate(),
            RenewalFixtures.renewalWithFaceCheckUnderWay(),
            RenewalFixtures.faceCheckBegunOn(RenewalFixtures.renewalWithFailedFaceChecks(2)),
            RenewalFixtures.faceVerifiedRenewal(),
            RenewalFixtures.signedRenewal(),
            RenewalFixtures.renewalAwaitingPayment(),
            RenewalFixtures.paidRenewal(),
            RenewalFixtures.renewalBeingIssued(),
            RenewalFixtures.issuedRenewal(),
            RenewalFixtures.installedRenewal(),
            RenewalFixtures.completedRenewal(),
            RenewalFixtures.renewalUnderReview(),
            RenewalFixtures.lateRenewalUnderReview(),
            RenewalFixtures.cancelledRenewal(),
            RenewalFixtures.rejectedRenewal(),
            RenewalFixtures.lapsedRenewal(),
            RenewalFixtures.takenBackRenewal(),
            RenewalFixtures.erasedRenewal());

    private static final List<RenewalCommand> COMMANDS = List.of(
            CommandFixtures.acknowledging(),
            CommandFixtures.presenting(),
            CommandFixtures.identifying(),
            CommandFixtures.beginningFaceCheck(),
            CommandFixtures.recordingFaceSession(),
            CommandFixtures.facePassed(),
            CommandFixtures.faceFailed(FaceResult.Reason.ANOTHER_PERSON),
            CommandFixtures.faceFailed(FaceResult.Reason.EXPIRED),
            new RenewalCommand.RefuseFaceCheck(NOW),
            new RenewalCommand.RequestReview(NOW),
            CommandFixtures.approving(),
            CommandFixtures.rejecting(),
            CommandFixtures.signing(),
            CommandFixtures.orderingPayment(),
            CommandFixtures.confirmingPayment(),
            CommandFixtures.requestingIssuance(),
            CommandFixtures.recordingIssuance(),
            CommandFixtures.confirmingInstallation(),
            new RenewalCommand.RecordRetirement(NOW),
            CommandFixtures.takingBack(),
            CommandFixtures.cancelling(),
            CommandFixtures.withdrawing(),
            CommandFixtures.revising(),
            CommandFixtures.lapsing(),
            CommandFixtures.erasing());

    private static final StateDiagram DIAGRAM = new StateDiagram(matrix());

    /** {@code <} is done already, {@code >} is not yet due, {@code x} is closed, {@code =} is accepted and stays. */
    private static final String EXPECTED = """
                                Op       Ac       Pr       Id       Fp       Fv       Si       Pa       Ig       Is       In       Co       Ur       Ca       Re       La       Ta       Er
            AcknowledgeNotices  Ac/risk  <        <        <        <        <        <        <        <        <        <        x        x        x        x        x        x        x
            PresentCertificate  >        Pr       =        =        <        =        <        <        <        <        <        x        x        x        x        x        x        x
            IdentifyHandler     >        >        Id       =        Id       =        <        <        <        <        <        x        x        x        x        x        x        x
            BeginFaceCheck      >        >        >        Fp/old   <        <        <        <        <        <        <        x        x        x        x        x        x        x
            RecordFaceSession   >        >        >        >        =        <        <        <        <        <        <        x        x        x        x        x        x        x
            ConcludeFaceCheck   >        >        >        >        Fv/Id/Ur <        <        <        <        <        <        x        x        x        x        x        x        x
            RefuseFaceCheck     >        >        >        =        Id       <        <        <        <        <        <        x        x        x        x        x        x        x
            RequestReview       >        >        >        Ur/none  <        <        <        <        <        <        <        x        x        x        x        x        x        x
            ApproveReview       >        >        >        >        >        >        >        >        >        >        >        x        Fv/Id    x        x        x        x        x
            RejectReview        >        >        >        >        >        >        >        >        >        >        >        x        Re       x        x        x        x        x
            SignAgreement       >        >        >        >        >        Si       <        <        <        <        <        x        x        x        x        x        x        x
            OrderPayment        >        >        >        >        >        >        =        <        <        <        <        x        x        x        x        x        x        x
            ConfirmPayment      >        >        >        >        >        >        Pa/order <        <        <        <        x        x        x        x        x        x        x
            RequestIssuance     >        >        >        >        >        >        >        Ig       =        =        <        x        x        x        x        x        x        x
            RecordIssuance      >        >        >        >        >        >        >        >        Is       <        <        x        x        x        x        x        x        x
            ConfirmInstallation >        >        >        >        >        >        >        >        >        In       <        x        x        x        x        x        x        x
            RecordRetirement    >        >        >        >        >        >        >        >        >        >        Co       x        x        x        x        x        x        x
            TakeBack            >        >        >        >        >        >        >        >        >        Ta       <        x        x        x        x        x        x        x
            Cancel              Ca       Ca       Ca       Ca       Ca       Ca       Ca/late  Ca/late  late     late     late     x        Ca       x        x        x        x        x
            ReviseBidding       =        =        =        =        <        =        <        <        <        <        <        x        x        x        x        x        x        x
            Lapse               La       La       La       La       La       La       La       <        <        <        <        x        x        x        x        x        x        x
            Erase               >        >        >        >        >        >        >        Er       Er       Er       Er       Er       Er       Er       Er       Er       Er       x
            """;

    @Test
    void everyStateAndEveryCommandTakesPart() {
        assertThat(STATES.stream().<Class<?>>map(Object::getClass).collect(toUnmodifiableSet()))
                .isEqualTo(Set.of(RenewalApplication.class.getPermittedSubclasses()));
        assertThat(COMMANDS.stream().<Class<?>>map(Object::getClass).collect(toUnmodifiableSet()))
                .isEqualTo(Set.of(RenewalCommand.class.getPermittedSubclasses()));
    }

    @Test
    void everyStateHasAStatusOfItsOwnName() {
        assertThat(STATES)
                .allSatisfy(state -> assertThat(state.status().name().replace("_", ""))
                        .isEqualToIgnoringCase(state.getClass().getSimpleName()));
        assertThat(STATES.stream().map(RenewalApplication::status)).contains(RenewalStatus.values());
    }

    @Test
    void noStateThatIsFinalAcceptsAnythingButErasure() {
        assertThat(STATES.stream().filter(state -> state.status().isFinal()))
                .hasSize(6)
                .allSatisfy(state -> assertThat(COMMANDS)
                        .filteredOn(command -> !(command instanceof RenewalCommand.Erase))
                        .allSatisfy(command -> assertThat(RenewalFixtures.refusalOf(state, command))
                                .isEqualTo(new Refusal.NotOpen(state.status(), command.name()))));
    }

    @Test
    void everyStateThatIsNotFinalCanBeLeft() {
        assertThat(STATES.stream().filter(state -> !state.status().isFinal()))
                .allSatisfy(state -> assertThat(COMMANDS)
                        .anyMatch(command ->
                                state.decide(command, RenewalFixtures.RULES) instanceof Decision.Accepted accepted
                                        && accepted.next().status() != state.status()));
    }

    @Test
    void acceptedCommandsKeepTheNumberAndDateTheirEvents() {
        for (RenewalApplication state : STATES) {
            for (RenewalCommand command : COMMANDS) {
                if (state.decide(command, RenewalFixtures.RULES) instanceof Decision.Accepted(var next, var events)) {
                    assertThat(next.number()).isEqualTo(RenewalFixtures.NUMBER);
                    assertThat(next.since()).isIn(NOW, command.at());
                    assertThat(events).allSatisfy(event -> {
                        assertThat(event.application()).isEqualTo(RenewalFixtures.NUMBER);
                        assertThat(event.at()).isEqualTo(command.at());
                    });
                }
            }
        }
    }

    @Test
    void theMatrixIsTheExpectedOne() {
        assertThat(DIAGRAM.compact()).isEqualTo(EXPECTED);
    }

    @Test
    void theDocumentationShowsTheMatrix() throws IOException {
        Path document = Path.of(System.getProperty("basedir", "."), "..", "docs", "renewal-states.md");
        if ("write".equals(System.getProperty("yanqi.docs"))) {
            Files.writeString(document, DIAGRAM.markdown());
        }
        assertThat(document)
                .as("docs/renewal-states.md is made by this test: run it with -Dyanqi.docs=write")
                .hasContent(DIAGRAM.markdown());
    }

    /** For each state and command, in the order of the journey, all the answers that the samples give. */
    private static Map<String, Map<String, Set<String>>> matrix() {
        Map<String, Map<String, Set<String>>> answers = new LinkedHashMap<>();
        for (String state : namesOf(RenewalApplication.class)) {
            Map<String, Set<String>> row = new LinkedHashMap<>();
            COMMANDS.stream()
                    .map(RenewalCommand::name)
                    .distinct()
                    .forEach(command -> row.put(
                            command,
                            STATES.stream()
                                    .filter(sample ->
                                            sample.getClass().getSimpleName().equals(state))
                                    .flatMap(sample -> COMMANDS.stream()
                                            .filter(given -> given.name().equals(command))
                                            .map(given -> answer(sample.decide(given, RenewalFixtures.RULES))))
                                    .collect(toCollection(TreeSet::new))));
            answers.put(state, row);
        }
        return answers;
    }

    private static Stream<String> named(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses()).map(Class::getSimpleName);
    }

    private static List<String> namesOf(Class<?> sealed) {
        return named(sealed).toList();
    }

    private static String answer(Decision decision) {
        return switch (decision) {
            case Decision.Accepted accepted -> accepted.next().getClass().getSimpleName();
            case Decision.Refused refused ->
                StateDiagram.REFUSED + refused.refusal().getClass().getSimpleName();
        };
    }
}
