package org.yanqi.agent.pin;

import java.util.Optional;
import org.yanqi.agent.ticket.Step;
import org.yanqi.agent.words.Language;
import org.yanqi.token.PinState;

/** What windows are asked for, by situation. */
final class Requests {
    private static final String TEXT = """
            YANQI-POSSESSION-V1
            origin: http://localhost:8080
            application: YQ20250711-000123
            nonce: 4f0a9d1c27b84e6a
            certificate-sha256: 7d5e0c6f9d2b4a8e1c3f5a7b9d0e2f4a6c8e0a2c4e6f8a0b2d4f6a8c0e2f4a6c
            """;

    private Requests() {}

    static PinRequest proof(Language language) {
        return of(Step.PROVE, PinState.OK, Optional.of(TEXT), Optional.empty(), false, language);
    }

    static PinRequest newKeys(Language language) {
        return of(Step.GENERATE, PinState.OK, Optional.empty(), Optional.empty(), false, language);
    }

    static PinRequest fewTries(Language language) {
        return of(Step.PROVE, PinState.COUNT_LOW, Optional.of(TEXT), Optional.empty(), false, language);
    }

    static PinRequest fewTriesWithKeypad(Language language) {
        return of(Step.GENERATE, PinState.COUNT_LOW, Optional.empty(), Optional.empty(), true, language);
    }

    static PinRequest finalTry(Language language) {
        return of(Step.GENERATE, PinState.FINAL_TRY, Optional.empty(), Optional.empty(), false, language);
    }

    static PinRequest finalTryWithKeypad(Language language) {
        return of(Step.GENERATE, PinState.FINAL_TRY, Optional.empty(), Optional.empty(), true, language);
    }

    static PinRequest pinToBeChanged(Language language) {
        return of(Step.GENERATE, PinState.TO_BE_CHANGED, Optional.empty(), Optional.empty(), false, language);
    }

    static PinRequest risk(BidRisk risk, Language language) {
        return of(
                Step.PROVE,
                PinState.OK,
                Optional.of(TEXT + "bid-risk: " + risk + "\n"),
                Optional.of(risk),
                false,
                language);
    }

    static PinRequest riskAndFinalTry(BidRisk risk, Language language) {
        return of(Step.PROVE, PinState.FINAL_TRY, Optional.of(TEXT), Optional.of(risk), false, language);
    }

    static PinRequest riskWithKeypad(BidRisk risk, Language language) {
        return of(Step.PROVE, PinState.OK, Optional.of(TEXT), Optional.of(risk), true, language);
    }

    static PinRequest destruction(Language language) {
        return new PinRequest(
                "http://localhost:8080",
                "YQ20250711-000123",
                Step.LET_GO,
                "Demo UKey",
                "a91f6c03e2b7d548",
                PinState.OK,
                Optional.of(TEXT),
                Optional.empty(),
                Optional.of("70C49697A44924D297AB78FFED40CB1  2024-07-02 – 2025-07-04"),
                false,
                language);
    }

    private static PinRequest of(
            Step step,
            PinState state,
            Optional<String> signed,
            Optional<BidRisk> risk,
            boolean pinPad,
            Language language) {
        return new PinRequest(
                "http://localhost:8080",
                "YQ20250711-000123",
                step,
                "Demo UKey",
                "a91f6c03e2b7d548",
                state,
                signed,
                risk,
                Optional.empty(),
                pinPad,
                language);
    }
}
