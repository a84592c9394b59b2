package org.yanqi.emulators.tencent;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One run of the face check, from its BizToken to its result. */
public record FaceSession(
        String bizToken,
        @Nullable String name,
        @Nullable String idCard,
        @Nullable String redirectUrl,
        @Nullable String extra,
        Instant opened,
        FaceResult decided) {

    private static final Duration USABLE = Duration.ofSeconds(7200);
    private static final Duration TOLD = Duration.ofDays(3);

    /** What a query says now: an undecided session expires after two hours. */
    public FaceResult result(Instant now) {
        boolean late = now.isAfter(opened.plus(USABLE));
        return decided == FaceResult.UNFINISHED && late ? FaceResult.EXPIRED : decided;
    }

    boolean forgotten(Instant now) {
        return now.isAfter(opened.plus(TOLD));
    }

    FaceSession with(FaceResult result) {
        return new FaceSession(bizToken, name, idCard, redirectUrl, extra, opened, result);
    }
}
