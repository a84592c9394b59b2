package org.yanqi.domain.bidding;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;

/** What to do about a bid before or after its certificate is renewed; the later a constant stands, the worse. */
public enum BidAdvice {
    PROCEED,
    KEEP_OLD_KEY,
    RENEW_THEN_SEAL,
    RENEW_THEN_SEAL_AGAIN,
    CONFIRM_WITH_PLATFORM,
    SEAL_AGAIN_WITH_VALID_CERTIFICATE,
    SEAL_AGAIN_NOW,
    ASK_THE_USER,
    DEFER_UNTIL_CLOSED,
    DEFER_TOO_LITTLE_TIME,
    DECRYPT_FIRST,
    FOLLOW_PLATFORM_RULES,
    RECOVER;

    /** To renew, to encrypt and to upload again takes a working day when something goes wrong. */
    public static final Duration TIME_TO_SPARE = Duration.ofHours(24);

    /** Whether renewing now would put the bid at risk. */
    public boolean defersRenewal() {
        return switch (this) {
            case DEFER_UNTIL_CLOSED,
                    DEFER_TOO_LITTLE_TIME,
                    DECRYPT_FIRST,
                    FOLLOW_PLATFORM_RULES,
                    RECOVER,
                    ASK_THE_USER -> true;
            case PROCEED,
                    KEEP_OLD_KEY,
                    RENEW_THEN_SEAL,
                    RENEW_THEN_SEAL_AGAIN,
                    CONFIRM_WITH_PLATFORM,
                    SEAL_AGAIN_WITH_VALID_CERTIFICATE,
                    SEAL_AGAIN_NOW -> false;
        };
    }

    /** The advice for the bid that fares worst. */
    public static BidAdvice forAll(CertificateOutlook outlook, Collection<SealedBid> bids, Instant now) {
        return bids.stream()
                .map(bid -> forOne(outlook, bid, now))
                .max(Comparator.naturalOrder())
                .orElse(PROCEED);
    }

    public static BidAdvice forOne(CertificateOutlook outlook, SealedBid bid, Instant now) {
        if (bid.isClosed()) {
            return PROCEED;
        }
        if (bid.state() == SealedBid.State.UNKNOWN) {
            return ASK_THE_USER;
        }
        if (now.isAfter(bid.neededUntil())) {
            return CONFIRM_WITH_PLATFORM;
        }
        boolean uploadOpen = now.isBefore(bid.deadline());
        if (bid.state() == SealedBid.State.DECLARED) {
            return uploadOpen ? beforeSealing(outlook, bid) : CONFIRM_WITH_PLATFORM;
        }
        return switch (outlook) {
            case CertificateOutlook.Valid(Instant until) -> whileSealed(until, bid, now, uploadOpen);
            case CertificateOutlook.Renewed(boolean oldKeyProved) ->
                oldKeyProved ? KEEP_OLD_KEY : uploadOpen ? SEAL_AGAIN_NOW : RECOVER;
            case CertificateOutlook.RevokedOrSuspended() ->
                uploadOpen ? SEAL_AGAIN_WITH_VALID_CERTIFICATE : FOLLOW_PLATFORM_RULES;
        };
    }

    private static BidAdvice beforeSealing(CertificateOutlook outlook, SealedBid bid) {
        return switch (outlook) {
            case CertificateOutlook.Valid(Instant until) ->
                until.isAfter(bid.neededUntil()) ? PROCEED : RENEW_THEN_SEAL;
            case CertificateOutlook.Renewed renewed -> PROCEED;
            case CertificateOutlook.RevokedOrSuspended() -> SEAL_AGAIN_WITH_VALID_CERTIFICATE;
        };
    }

    private static BidAdvice whileSealed(Instant until, SealedBid bid, Instant now, boolean uploadOpen) {
        if (until.isAfter(bid.neededUntil())) {
            return DEFER_UNTIL_CLOSED;
        }
        if (!uploadOpen) {
            return DECRYPT_FIRST;
        }
        return now.plus(TIME_TO_SPARE).isBefore(bid.deadline()) ? RENEW_THEN_SEAL_AGAIN : DEFER_TOO_LITTLE_TIME;
    }
}
