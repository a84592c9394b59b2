package org.yanqi.domain.renewal;

import java.time.Instant;
import java.util.Optional;

/**
 * One renewal (延期申请), from the questionnaire to the retired old key.
 *
 * <p>It is {@link Opened} with the answer on bidding, {@link Acknowledged} once the phrase is typed and the agreements
 * are accepted, {@link Presented} once the UKey has proved that it holds the certificate and nothing speaks against
 * renewing it, and {@link Identified} once organisation and handler are known. The face check is {@link FacePending}
 * until the provider's answer makes it {@link FaceVerified}; then the agreement is {@link Signed}, the fee {@link Paid}.
 * With new keys on the token the request is {@link Issuing}, the certificates are {@link Issued}, and after the token
 * has proved that it signs and decrypts, old and new, {@link Installed}; when the old signing key is gone it is
 * {@link Completed}. What rules cannot decide is {@link UnderReview}; it can end as {@link Cancelled},
 * {@link Rejected} or {@link Lapsed}, or {@link TakenBack} where the token has lost its new key; when the time for which
 * personal data are kept is over, it is {@link Erased}.
 *
 * <p>Each state holds the one before it, and with it all that was known by then.
 */
public sealed interface RenewalApplication
        permits Opened,
                Acknowledged,
                Presented,
                Identified,
                FacePending,
                FaceVerified,
                Signed,
                Paid,
                Issuing,
                Issued,
                Installed,
                Completed,
                UnderReview,
                Cancelled,
                Rejected,
                Lapsed,
                TakenBack,
                Erased {
    RenewalStatus status();

    /** When this state was reached. */
    Instant since();

    /** The state before this one, as it was. */
    Optional<RenewalApplication> previous();

    /** What becomes of the application, or why the command is refused; nothing is thrown for either. */
    Decision decide(RenewalCommand command, RenewalRules rules);

    default ApplicationNumber number() {
        return opened().number();
    }

    default Opened opened() {
        return reached(Opened.class).orElseThrow();
    }

    /** The application as it stood in an earlier state, or stands now, if it has come so far. */
    default <S extends RenewalApplication> Optional<S> reached(Class<S> state) {
        return state.isInstance(this)
                ? Optional.of(state.cast(this))
                : previous().flatMap(before -> before.reached(state));
    }
}
