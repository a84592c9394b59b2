package org.yanqi.domain.bidding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.yanqi.domain.bidding.BidAdvice.*;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.bidding.SealedBid.State;

/** Rule 3: the table of the bid decision, row by row; T is the deadline, E the end of decryption plus a day. */
class BidAdviceTest {
    private static final Instant T = Instant.parse("2025-07-20T01:00:00Z");
    private static final Instant DECRYPTION_ENDS = T.plus(Duration.ofHours(2));
    private static final Instant E = DECRYPTION_ENDS.plus(Duration.ofDays(1));
    private static final Instant LONG_BEFORE = T.minus(Duration.ofDays(9));
    private static final Instant BETWEEN = T.plus(Duration.ofHours(1));

    private static final CertificateOutlook OUTLIVES = new CertificateOutlook.Valid(E.plusSeconds(1));
    private static final CertificateOutlook ENDS_BEFORE = new CertificateOutlook.Valid(T.plusSeconds(5));
    private static final CertificateOutlook EXPIRED = new CertificateOutlook.Valid(T.minus(Duration.ofDays(30)));
    private static final CertificateOutlook RENEWED_WITH_PROOF = new CertificateOutlook.Renewed(true);
    private static final CertificateOutlook RENEWED_WITHOUT_PROOF = new CertificateOutlook.Renewed(false);
    private static final CertificateOutlook REVOKED = new CertificateOutlook.RevokedOrSuspended();
    private static final List<CertificateOutlook> ANY =
            List.of(OUTLIVES, ENDS_BEFORE, EXPIRED, RENEWED_WITH_PROOF, RENEWED_WITHOUT_PROOF, REVOKED);

    @Test
    void withoutBidsAnyCertificateProceeds() {
        assertThat(ANY)
                .allSatisfy(outlook -> assertThat(BidAdvice.forAll(outlook, List.of(), BETWEEN))
                        .isEqualTo(PROCEED));
    }

    @ParameterizedTest
    @EnumSource(names = {"OPENED", "WITHDRAWN"})
    void aBidThatItsPlatformHasClosedIsInNobodysWay(State closed) {
        assertThat(ANY).allSatisfy(outlook -> {
            assertThat(advice(outlook, closed, LONG_BEFORE)).isEqualTo(PROCEED);
            assertThat(advice(outlook, closed, BETWEEN)).isEqualTo(PROCEED);
            assertThat(advice(outlook, closed, E.plusSeconds(1))).isEqualTo(PROCEED);
        });
    }

    @Test
    void aCertificateThatOutlivesASealedBidIsRenewedAfterwards() {
        assertThat(advice(OUTLIVES, State.SEALED, LONG_BEFORE)).isEqualTo(DEFER_UNTIL_CLOSED);
        assertThat(advice(OUTLIVES, State.SEALED, BETWEEN)).isEqualTo(DEFER_UNTIL_CLOSED);
        assertThat(advice(OUTLIVES, State.SEALED, E)).isEqualTo(DEFER_UNTIL_CLOSED);
    }

    @Test
    void outlivingMeansBeyondEAndNotToIt() {
        assertThat(advice(new CertificateOutlook.Valid(E), State.SEALED, LONG_BEFORE))
                .isEqualTo(RENEW_THEN_SEAL_AGAIN);
        assertThat(advice(new CertificateOutlook.Valid(E), State.DECLARED, LONG_BEFORE))
                .isEqualTo(RENEW_THEN_SEAL);
        assertThat(advice(OUTLIVES, State.DECLARED, LONG_BEFORE)).isEqualTo(PROCEED);
    }

    @Test
    void aBidNotYetSealedIsSealedWithTheNewCertificate() {
        assertThat(advice(ENDS_BEFORE, State.DECLARED, LONG_BEFORE)).isEqualTo(RENEW_THEN_SEAL);
        assertThat(advice(EXPIRED, State.DECLARED, T.minusSeconds(1))).isEqualTo(RENEW_THEN_SEAL);
        assertThat(advice(RENEWED_WITHOUT_PROOF, State.DECLARED, LONG_BEFORE)).isEqualTo(PROCEED);
        assertThat(advice(REVOKED, State.DECLARED, LONG_BEFORE)).isEqualTo(SEAL_AGAIN_WITH_VALID_CERTIFICATE);
    }

    @Test
    void aBidThatWasNeverSeenSealedIsAskedForAfterItsDeadline() {
        assertThat(ANY)
                .allSatisfy(outlook ->
                        assertThat(advice(outlook, State.DECLARED, T)).isEqualTo(CONFIRM_WITH_PLATFORM));
    }

    @Test
    void withTimeToSpareTheBidIsSealedAgain() {
        assertThat(advice(ENDS_BEFORE, State.SEALED, LONG_BEFORE)).isEqualTo(RENEW_THEN_SEAL_AGAIN);
        assertThat(advice(ENDS_BEFORE, State.SEALED, T.minus(TIME_TO_SPARE).minusSeconds(1)))
                .isEqualTo(RENEW_THEN_SEAL_AGAIN);
    }

    @Test
    void withADayOrLessItIsTooTight() {
        assertThat(advice(ENDS_BEFORE, State.SEALED, T.minus(TIME_TO_SPARE))).isEqualTo(DEFER_TOO_LITTLE_TIME);
        assertThat(advice(EXPIRED, State.SEALED, T.minusSeconds(1))).isEqualTo(DEFER_TOO_LITTLE_TIME);
    }

    @Test
    @DisplayName("from T to E the token is not touched: decrypt first")
    void fromDeadlineToTheEndOfDecryptionTheTokenIsNotTouched() {
        assertThat(advice(ENDS_BEFORE, State.SEALED, T)).isEqualTo(DECRYPT_FIRST);
        assertThat(advice(EXPIRED, State.SEALED, BETWEEN)).isEqualTo(DECRYPT_FIRST);
        assertThat(advice(EXPIRED, State.SEALED, E)).isEqualTo(DECRYPT_FIRST);
    }

    @Test
    void anOldKeyThatIsProvedIsKept() {
        assertThat(advice(RENEWED_WITH_PROOF, State.SEALED, LONG_BEFORE)).isEqualTo(KEEP_OLD_KEY);
        assertThat(advice(RENEWED_WITH_PROOF, State.SEALED, BETWEEN)).isEqualTo(KEEP_OLD_KEY);
    }

    @Test
    void withoutThatProofTheBidIsSealedAgainOrRecovered() {
        assertThat(advice(RENEWED_WITHOUT_PROOF, State.SEALED, T.minusSeconds(1)))
                .isEqualTo(SEAL_AGAIN_NOW);
        assertThat(advice(RENEWED_WITHOUT_PROOF, State.SEALED, T)).isEqualTo(RECOVER);
    }

    @Test
    void aRevokedCertificatesBidIsSealedWithAnotherOrFollowsThePlatform() {
        assertThat(advice(REVOKED, State.SEALED, T.minusSeconds(1))).isEqualTo(SEAL_AGAIN_WITH_VALID_CERTIFICATE);
        assertThat(advice(REVOKED, State.SEALED, T)).isEqualTo(FOLLOW_PLATFORM_RULES);
    }

    @Test
    void afterEThePlatformIsAskedWhatBecameOfTheBid() {
        assertThat(ANY)
                .allSatisfy(outlook -> assertThat(advice(outlook, State.SEALED, E.plusSeconds(1)))
                        .isEqualTo(CONFIRM_WITH_PLATFORM));
    }

    @Test
    void unknownIsNeverShownAsSafe() {
        assertThat(ANY).allSatisfy(outlook -> {
            assertThat(advice(outlook, State.UNKNOWN, LONG_BEFORE)).isEqualTo(ASK_THE_USER);
            assertThat(advice(outlook, State.UNKNOWN, E.plusSeconds(1))).isEqualTo(ASK_THE_USER);
        });
        assertThat(ASK_THE_USER.defersRenewal()).isTrue();
    }

    @Test
    void ofManyBidsTheWorstWins() {
        var bids = List.of(bid(State.OPENED), bid(State.DECLARED), bid(State.SEALED), bid(State.UNKNOWN));
        assertThat(BidAdvice.forAll(ENDS_BEFORE, bids, BETWEEN)).isEqualTo(DECRYPT_FIRST);
        assertThat(BidAdvice.forAll(ENDS_BEFORE, bids.reversed(), BETWEEN)).isEqualTo(DECRYPT_FIRST);
        assertThat(BidAdvice.forAll(ENDS_BEFORE, bids.subList(0, 3), LONG_BEFORE))
                .isEqualTo(RENEW_THEN_SEAL_AGAIN);
    }

    @Test
    void onlyAdviceUnderWhichNoBidIsLostLetsTheRenewalGoOn() {
        assertThat(Arrays.stream(BidAdvice.values()).filter(advice -> !advice.defersRenewal()))
                .containsExactlyInAnyOrder(
                        PROCEED,
                        KEEP_OLD_KEY,
                        RENEW_THEN_SEAL,
                        RENEW_THEN_SEAL_AGAIN,
                        CONFIRM_WITH_PLATFORM,
                        SEAL_AGAIN_WITH_VALID_CERTIFICATE,
                        SEAL_AGAIN_NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a platform that goes on and on, beyond sixty characters of plain", "<script>"})
    void platformsHavePlainNames(String platform) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SealedBid(platform, "B-1", Sha256.of("c"), T, DECRYPTION_ENDS, State.SEALED));
    }

    @Test
    void referencesArePlainAndAnOpeningFollowsTheDeadline() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SealedBid("平台", "a reference", Sha256.of("c"), T, T, State.SEALED));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SealedBid("平台", "B-1", Sha256.of("c"), T, T.minusSeconds(1), State.SEALED));
        assertThat(new SealedBid("平台", "B-1", Sha256.of("c"), T, T, State.SEALED).neededUntil())
                .isEqualTo(T.plus(Duration.ofDays(1)));
    }

    private static BidAdvice advice(CertificateOutlook outlook, State state, Instant now) {
        return BidAdvice.forOne(outlook, bid(state), now);
    }

    private static SealedBid bid(State state) {
        return new SealedBid("湖北省政府采购平台", "HB-2025/0711", Sha256.of("certificate"), T, DECRYPTION_ENDS, state);
    }
}
