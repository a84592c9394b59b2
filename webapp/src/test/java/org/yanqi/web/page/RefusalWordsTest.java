package org.yanqi.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.yanqi.domain.Defect;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.bidding.BidAdvice;
import org.yanqi.domain.consent.AgreementKind;
import org.yanqi.domain.consent.ConfirmationPhrase;
import org.yanqi.domain.renewal.Refusal;

class RefusalWordsTest {
    private final RefusalWords words = words();

    @ParameterizedTest
    @CsvSource({
        "本人已知晓以上信息, 少了“并确认”，请改为：本人已知晓并确认以上信息",
        "本人已知晓并确认以上信息。, 多了“。”，请改为：本人已知晓并确认以上信息",
        "本人已知道并确认以上信息, 把“道”改为“晓”，完整的是：本人已知晓并确认以上信息",
        "'', 请输入确认语：本人已知晓并确认以上信息"
    })
    void aWrongPhraseIsToldToTheLetter(String typed, String said) {
        var difference = ConfirmationPhrase.MANUAL.differenceOf(typed).orElseThrow();

        var problem = words.of(new Refusal.PhraseDiffers(ConfirmationPhrase.MANUAL, difference));

        assertThat(problem).isEqualTo(Problem.at("phrase", said));
    }

    @Test
    void aRefusalOfTheWholeStepSaysWhatToDoNext() {
        var problem = words.of(new Refusal.WindowNotOpen(
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-04-01T00:00:00Z"),
                Sha256.of("certificate")));

        assertThat(problem.field()).isNull();
        assertThat(problem.text()).contains("2026-01-01 08:00:00");
        assertThat(problem.remedy()).isNotBlank();
    }

    @Test
    void aRefusalOfAFieldStandsBesideIt() {
        assertThat(words.of(new Refusal.CardExpired(LocalDate.of(2025, 1, 31))).field())
                .isEqualTo("validUntil");
        assertThat(words.of(new Refusal.MobileNotVerified()).field()).isEqualTo("otp");
        assertThat(words.of(new Refusal.ConsentMissing(AgreementKind.FACE_AUTHORISATION))
                        .field())
                .isEqualTo("consent");
    }

    @Test
    void everyRefusalHasItsWords() {
        assertThat(Arrays.stream(Refusal.class.getPermittedSubclasses())
                        .filter(type -> type != Refusal.PhraseDiffers.class)
                        .filter(type -> type != Refusal.InstallationNotProved.class))
                .hasSizeGreaterThan(30)
                .allMatch(type -> words.say.has("refusal." + type.getSimpleName()));
        assertThat(Refusal.InstallationProof.values())
                .allMatch(proof -> words.say.has("refusal.InstallationNotProved." + proof));
    }

    @ParameterizedTest
    @EnumSource(Defect.class)
    void everyDefectNamesItsField(Defect defect) {
        var problem = words.of("someField", "某项", defect);

        assertThat(problem.text()).contains("某项");
        assertThat(Optional.ofNullable(problem.field())).contains("someField");
    }

    @ParameterizedTest
    @EnumSource(BidAdvice.class)
    void everyAdviceHasItsWords(BidAdvice advice) {
        assertThat(words.say.with("bids.advice." + advice)).isNotBlank();
    }

    private static RefusalWords words() {
        var words = new RefusalWords();
        words.say = Say.in(Language.CHINESE);
        return words;
    }
}
