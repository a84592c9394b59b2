package org.yanqi.persistence.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.domain.bidding.BiddingDeclaration;
import org.yanqi.domain.bidding.BiddingUse;
import org.yanqi.domain.bidding.OwnBid;
import org.yanqi.domain.renewal.Acknowledged;
import org.yanqi.domain.renewal.FaceEvidence;
import org.yanqi.domain.renewal.FaceResult;
import org.yanqi.domain.renewal.FaceVerified;
import org.yanqi.domain.renewal.Identified;
import org.yanqi.domain.renewal.LateRenewal;
import org.yanqi.domain.renewal.Opened;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.domain.renewal.ReviewApproval;
import org.yanqi.domain.renewal.ReviewQuestion;
import org.yanqi.domain.renewal.UnderReview;

/** What states can hold besides what the golden files show. */
class RenewalJsonTest {
    private static final ReviewApproval APPROVAL =
            new ReviewApproval("li.si", "欧阳试 came to the counter", Renewals.MORNING.plusSeconds(9));

    private final Identified identified = Renewals.in(RenewalStatus.IDENTIFIED, Renewals.number(1))
            .reached(Identified.class)
            .orElseThrow();

    @Test
    void every_answer_about_bidding_comes_back() {
        for (OwnBid.Upload upload : OwnBid.Upload.values()) {
            assertComesBack(
                    opened(BiddingDeclaration.inUse(new OwnBid(Renewals.MORNING.plus(Duration.ofDays(1)), upload))));
        }
        assertComesBack(opened(new BiddingDeclaration(BiddingUse.IN_USE, Optional.empty())));
    }

    @Test
    void a_late_renewal_comes_back_before_and_after_its_approval() {
        assertComesBack(late(Optional.empty()));
        assertComesBack(new UnderReview(new ReviewQuestion.Late(late(Optional.empty())), Renewals.MORNING));
        assertComesBack(late(Optional.of(APPROVAL)));
    }

    @Test
    void two_approvals_keep_their_own_grounds() {
        var face = new ReviewApproval("wang.wu", "seen by video", Renewals.MORNING.plusSeconds(99));
        assertComesBack(new FaceVerified(
                late(Optional.of(APPROVAL)), Optional.empty(), new FaceEvidence.ByReviewer(face), Renewals.MORNING));
    }

    @Test
    void a_reviewers_words_are_personal() {
        Document written = RenewalJson.write(new FaceVerified(
                late(Optional.of(APPROVAL)),
                Optional.empty(),
                new FaceEvidence.ByReviewer(APPROVAL),
                Renewals.MORNING));
        assertThat(written.clear()).contains("li.si").doesNotContain("counter").doesNotContain("欧阳试");
        assertThat(written.personal().orElseThrow()).contains("counter");
    }

    @Test
    void a_reviewers_approval_of_schema_1_had_no_ground() {
        String clear = RenewalJson.write(Renewals.in(RenewalStatus.FACE_VERIFIED, Renewals.number(1)))
                .clear();
        String first = clear.replaceFirst("\"schema\":2", "\"schema\":1")
                .replaceFirst("\"bidding\":\\{\"use\":\"NOT_IN_USE\"}", "\"biddingUse\":\"NOT_IN_USE\"")
                .replaceFirst("\"bidRisk\":\\{\"against\":\"[A-Z_]*\",\"evidence\":(\"[^\"]*\")}", "\"bidRisk\":$1")
                .replaceFirst(
                        "\"evidence\":\\{\"by\":\"PROVIDER\"[^}]*}",
                        "\"evidence\":{\"by\":\"REVIEWER\",\"reviewer\":\"li.si\",\"at\":\"2025-07-11T01:30:06Z\"}");
        String personal = RenewalJson.write(identified).personal().orElseThrow();
        assertThat(RenewalJson.read(new Document(first, Optional.of(personal))))
                .isInstanceOfSatisfying(
                        FaceVerified.class,
                        verified -> assertThat(verified.evidence())
                                .isInstanceOfSatisfying(FaceEvidence.ByReviewer.class, by -> {
                                    assertThat(by.approval().reviewer()).isEqualTo("li.si");
                                    assertThat(by.approval().ground()).isEqualTo("not recorded");
                                }));
    }

    private Identified late(Optional<ReviewApproval> approval) {
        Presented presented = identified.before();
        var late = new LateRenewal(Renewals.MORNING.minus(Duration.ofDays(400)), Renewals.MORNING);
        return new Identified(
                new Presented(
                        presented.before(),
                        presented.pair(),
                        presented.token(),
                        presented.proof(),
                        Optional.of(late),
                        presented.bidAdvice(),
                        Optional.empty(),
                        presented.since()),
                identified.applicant(),
                identified.handler(),
                0,
                Optional.empty(),
                approval,
                Optional.of(FaceResult.Reason.EXPIRED),
                identified.since());
    }

    private Acknowledged opened(BiddingDeclaration bidding) {
        Acknowledged acknowledged = identified.before().before();
        Opened opened = new Opened(Renewals.number(1), bidding, Renewals.MORNING);
        return new Acknowledged(opened, acknowledged.consents(), acknowledged.since());
    }

    private static void assertComesBack(RenewalApplication application) {
        assertThat(RenewalJson.read(RenewalJson.write(application))).isEqualTo(application);
    }
}
