package org.yanqi.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.yanqi.domain.certificate.ValidityPeriod;

/** Which certificate pair the demonstration token is furnished with: one for each way in which a renewal can begin. */
enum TokenCertificate {
    /** The user manual's. */
    EXPIRED_A_WEEK("expired-a-week", Duration.ofDays(-7), Duration.ofDays(2)),
    /** The window in which it can be renewed has not opened. */
    NOT_YET("not-yet", Duration.ofDays(200), Duration.ofDays(365)),
    VALID("valid", Duration.ofDays(30), Duration.ofDays(365)),
    /** The window is over: somebody has to look at it. */
    EXPIRED_LONG("expired-long", Duration.ofDays(-400), Duration.ofDays(2)),
    /** Another CA's. */
    FOREIGN("foreign", Duration.ofDays(-7), Duration.ofDays(2));

    private final String option;
    private final Duration endsAfterStart;
    private final Duration life;

    TokenCertificate(String option, Duration endsAfterStart, Duration life) {
        this.option = option;
        this.endsAfterStart = endsAfterStart;
        this.life = life;
    }

    /** @throws IllegalArgumentException saying what there is */
    static TokenCertificate named(String option) {
        return Arrays.stream(values())
                .filter(certificate -> certificate.option.equals(option))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--token-certificate is one of " + options()));
    }

    static String options() {
        return Arrays.stream(values()).map(certificate -> certificate.option).collect(Collectors.joining("|"));
    }

    /** @param start the first start of the sandbox */
    ValidityPeriod validity(Instant start) {
        Instant end = start.plus(endsAfterStart);
        return new ValidityPeriod(end.minus(life), end);
    }

    /** As it is written on the command line and kept in the data folder. */
    String option() {
        return option;
    }
}
