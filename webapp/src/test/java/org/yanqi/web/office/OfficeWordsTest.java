package org.yanqi.web.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.domain.check.Mismatch;
import org.yanqi.domain.check.Store;
import org.yanqi.domain.consent.AgreementKind;
import org.yanqi.domain.machine.MachineRenewal;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.Refusal;
import org.yanqi.domain.renewal.RenewalCommand;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.domain.renewal.ReviewQuestion;
import org.yanqi.domain.staff.StaffRole;
import org.yanqi.web.page.Language;
import org.yanqi.web.page.Say;

/** Staff read words, not the names of classes. */
class OfficeWordsTest {
    private static final ApplicationNumber NUMBER = new ApplicationNumber("YQ20250711-000123");
    private static final Instant MORNING = Instant.parse("2025-07-11T01:30:00Z");

    private final Say say = Say.in(Language.CHINESE);

    @Test
    void everyActHasItsWords() {
        assertThat(Arrays.stream(RenewalCommand.class.getPermittedSubclasses()))
                .hasSizeGreaterThan(15)
                .allMatch(act -> say.has("office.act." + act.getSimpleName()));
    }

    @Test
    void everyRefusalHasItsWords() {
        assertThat(Arrays.stream(Refusal.class.getPermittedSubclasses()))
                .hasSizeGreaterThan(30)
                .allMatch(refusal -> say.has("office.refusal." + refusal.getSimpleName()));
    }

    @Test
    void everyMismatchHasItsWords() {
        assertThat(kinds(Mismatch.class))
                .hasSizeGreaterThan(30)
                .allMatch(kind -> say.has("office.alarm.kind." + kind.getSimpleName()));
    }

    @Test
    void whatAnAlarmExpectedAndFoundIsSaidInWords() {
        assertThat(Stream.of(Store.values(), AgreementKind.values()).flatMap(Arrays::stream))
                .allMatch(name -> say.has("office.alarm.name." + name));
        assertThat(MachineRenewal.Status.values()).allMatch(state -> say.has("office.alarm.name.MACHINE_" + state));
        var words = new AlarmWords();
        words.say = say;
        assertThat(words.side("")).isEqualTo("无");
        assertThat(words.side("PAYMENT_ORDERS")).isEqualTo("支付订单");
        assertThat(words.side("PAID " + MORNING)).isEqualTo("已支付，待下载证书 2025-07-11 09:30:00");
        assertThat(words.side("500000ABCDEF0001 2025-13-41T09:30:00Z"))
                .isEqualTo("500000ABCDEF0001 2025-13-41T09:30:00Z");
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(OfficeWordsTest::kinds);
    }

    @ParameterizedTest
    @EnumSource(ReviewQuestion.Kind.class)
    void everyQuestionSaysWhyItIsAskedAndWhatAYesMeans(ReviewQuestion.Kind kind) {
        assertThat(say.has("office.why." + kind)).isTrue();
        assertThat(say.has("office.approve." + kind)).isTrue();
    }

    @Test
    void theDutiesOfStaffAreTheRolesThatTheContainerKnows() throws IOException {
        String web = Files.readString(Path.of("src/main/webapp/WEB-INF/web.xml"));

        assertThat(Pattern.compile("<security-role><role-name>([^<]+)</role-name></security-role>")
                        .matcher(web)
                        .results()
                        .map((MatchResult role) -> role.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(StaffRole.values()).map(RoleNames::of).toList());
        assertThat(StaffRole.values()).allMatch(role -> say.has("office.role." + role));
    }

    @Test
    void aRefusalStandsOutAndSaysWhatWasRefused() {
        var lines = chronicle()
                .of(
                        List.of(
                                entry("handler", "OpenRenewal", Map.of("to", RenewalStatus.OPENED.name())),
                                entry("handler", "PresentCertificate", Map.of("refused", "CertificateRevoked"))),
                        2);

        assertThat(lines).extracting(Chronicle.Line::marked).containsExactly(false, true);
        assertThat(lines.get(1).happening().state()).isEqualTo("failed");
        assertThat(lines.get(1).happening().detail()).isEqualTo("未通过：证书已吊销");
    }

    @Test
    void looksInARowAreOneLine() {
        var lines = chronicle()
                .of(
                        List.of(
                                entry("handler", "RequestReview", Map.of("to", RenewalStatus.UNDER_REVIEW.name())),
                                entry("staff:shenhe", "SeeInFull", Map.of("of", "handler")),
                                entry("staff:shenhe", "SeeInFull", Map.of("of", "front")),
                                entry("staff:shenhe2", "SeeInFull", Map.of("of", "front"))),
                        0);

        assertThat(lines).extracting(Chronicle.Line::places).containsExactly("1", "2-3", "4");
        assertThat(lines).extracting(line -> line.happening().state()).containsExactly("now", "done", "done");
        assertThat(lines.get(1).happening().detail()).isEqualTo("查看内容：经办人信息、身份证人像面");
        assertThat(lines.get(1).who()).isEqualTo("工作人员 shenhe");
    }

    @Test
    void anActThatThisVersionDoesNotKnowIsShownByItsName() {
        var lines = chronicle().of(List.of(entry("robot", "DoSomethingNew", Map.of("to", "ELSEWHERE"))), 0);

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.who()).isEqualTo("robot");
            assertThat(line.happening().what()).isEqualTo("DoSomethingNew");
            assertThat(line.happening().detail()).contains("ELSEWHERE");
        });
    }

    private Chronicle chronicle() {
        var chronicle = new Chronicle();
        chronicle.say = say;
        return chronicle;
    }

    private static AuditEntry entry(String actor, String act, Map<String, String> facts) {
        return new AuditEntry(NUMBER, actor, act, MORNING, facts);
    }
}
