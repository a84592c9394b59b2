package org.yanqi.persistence.json;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.yanqi.domain.applicant.Applicant;
import org.yanqi.domain.applicant.OrganisationDocument;
import org.yanqi.domain.applicant.OrganisationName;
import org.yanqi.domain.applicant.SocialCreditCode;
import org.yanqi.domain.bidding.BidAdvice;
import org.yanqi.domain.certificate.TokenSerial;
import org.yanqi.domain.renewal.Acknowledged;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.CancelReason;
import org.yanqi.domain.renewal.Cancelled;
import org.yanqi.domain.renewal.Completed;
import org.yanqi.domain.renewal.Consents;
import org.yanqi.domain.renewal.Erased;
import org.yanqi.domain.renewal.FacePending;
import org.yanqi.domain.renewal.FaceResult;
import org.yanqi.domain.renewal.FaceVerified;
import org.yanqi.domain.renewal.Identified;
import org.yanqi.domain.renewal.Installed;
import org.yanqi.domain.renewal.Issued;
import org.yanqi.domain.renewal.Issuing;
import org.yanqi.domain.renewal.Lapsed;
import org.yanqi.domain.renewal.LateRenewal;
import org.yanqi.domain.renewal.Opened;
import org.yanqi.domain.renewal.Paid;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.domain.renewal.Rejected;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.RenewalStatus;
import org.yanqi.domain.renewal.Signed;
import org.yanqi.domain.renewal.TakenBack;
import org.yanqi.domain.renewal.UnderReview;

/** What each state adds to the one before it; {@code personal} holds what the clear layers leave out. */
record StateLayers(Stored personal) {
    static Fields write(RenewalApplication state) {
        Fields layer = new Fields().word("state", state.status()).instant("since", state.since());
        return switch (state) {
            case Opened opened ->
                layer.text("number", opened.number().value()).object("bidding", BiddingJson.write(opened.bidding()));
            case Acknowledged acknowledged ->
                layer.list("consents", acknowledged.consents().given(), IdentityJson::write);
            case Presented presented ->
                layer.object("pair", CertificateJson.write(presented.pair()))
                        .text("token", presented.token().value())
                        .object("proof", CertificateJson.write(presented.proof()))
                        .object(
                                "late",
                                presented.late(),
                                late -> new Fields()
                                        .instant("expired", late.expired())
                                        .instant("selfServiceEnded", late.selfServiceEnded()))
                        .word("bidAdvice", presented.bidAdvice())
                        .object("bidRisk", presented.bidRisk(), BiddingJson::write);
            case Identified identified ->
                layer.text("applicant", identified.applicant().name().value())
                        .text("creditCode", identified.applicant().creditCode().value())
                        .word("document", identified.applicant().document())
                        .number("failedFaceChecks", identified.failedFaceChecks())
                        .instant("faceRefused", identified.faceRefused())
                        .object("lateApproval", identified.lateApproval(), ReviewJson::write)
                        .word("lastFailure", identified.lastFailure());
            case FacePending pending -> layer.object("check", IdentityJson.write(pending.check()));
            case FaceVerified verified ->
                layer.object("consent", verified.consent(), IdentityJson::write)
                        .object("evidence", IdentityJson.write(verified.evidence()));
            case Signed signed ->
                layer.object("signature", IdentityJson.write(signed.signature()))
                        .object("choice", signed.choice(), PaymentJson::write);
            case Paid paid ->
                layer.object("choice", PaymentJson.write(paid.choice()))
                        .object("settlement", PaymentJson.write(paid.settlement()));
            case Issuing issuing -> layer.object("order", IssuanceJson.write(issuing.order()));
            case Issued issued ->
                layer.object("renewed", CertificateJson.write(issued.renewed()))
                        .bytes("encryptionKey", issued.encryptionKey());
            case Installed installed ->
                layer.object("renewed", CertificateJson.write(installed.renewed()))
                        .object("newKey", CertificateJson.write(installed.newKey()))
                        .flag("oldKeyKept", installed.oldKeyKept());
            case Completed completed -> layer;
            case UnderReview review -> layer.word("question", review.question().kind());
            case Cancelled cancelled ->
                layer.word("reason", cancelled.reason()).flag("refundOwed", cancelled.refundOwed());
            case Rejected rejected -> layer.text("reviewer", rejected.reviewer());
            case Lapsed lapsed -> layer;
            case TakenBack taken -> layer.text("reviewer", taken.reviewer());
            case Erased erased -> ErasedJson.write(erased, layer);
        };
    }

    RenewalApplication read(@Nullable RenewalApplication before, Stored layer) {
        var since = layer.instant("since");
        return switch (layer.word("state", RenewalStatus.class)) {
            case OPENED ->
                new Opened(
                        new ApplicationNumber(layer.text("number")),
                        BiddingJson.declaration(layer.object("bidding")),
                        since);
            case ACKNOWLEDGED ->
                new Acknowledged(
                        as(Opened.class, before), new Consents(layer.list("consents", IdentityJson::consent)), since);
            case PRESENTED ->
                new Presented(
                        as(Acknowledged.class, before),
                        CertificateJson.pair(layer.object("pair")),
                        new TokenSerial(layer.text("token")),
                        CertificateJson.proof(layer.object("proof")),
                        layer.optionalObject("late")
                                .map(late ->
                                        new LateRenewal(late.instant("expired"), late.instant("selfServiceEnded"))),
                        layer.word("bidAdvice", BidAdvice.class),
                        layer.optionalObject("bidRisk").map(BiddingJson::risk),
                        since);
            case IDENTIFIED ->
                new Identified(
                        as(Presented.class, before),
                        applicant(layer),
                        HandlerJson.read(personal.object("handler")),
                        layer.smallNumber("failedFaceChecks"),
                        layer.optionalInstant("faceRefused"),
                        layer.optionalObject("lateApproval")
                                .map(approval -> ReviewJson.approval(approval, personal, ReviewJson.LATE_GROUND)),
                        layer.optionalWord("lastFailure", FaceResult.Reason.class),
                        since);
            case FACE_PENDING ->
                new FacePending(as(Identified.class, before), IdentityJson.check(layer.object("check")), since);
            case FACE_VERIFIED ->
                new FaceVerified(
                        as(Identified.class, before),
                        layer.optionalObject("consent").map(IdentityJson::consent),
                        IdentityJson.evidence(layer.object("evidence"), personal),
                        since);
            case SIGNED ->
                new Signed(
                        as(FaceVerified.class, before),
                        IdentityJson.signature(layer.object("signature")),
                        layer.optionalObject("choice").map(PaymentJson::choice),
                        since);
            case PAID ->
                new Paid(
                        as(Signed.class, before),
                        PaymentJson.choice(layer.object("choice")),
                        PaymentJson.settlement(layer.object("settlement")),
                        since);
            case ISSUING -> issuing(as(Paid.class, before), layer, since);
            case ISSUED ->
                new Issued(
                        as(Issuing.class, before),
                        CertificateJson.pair(layer.object("renewed")),
                        layer.bytes("encryptionKey"),
                        since);
            case INSTALLED ->
                new Installed(
                        as(Issuing.class, before),
                        CertificateJson.pair(layer.object("renewed")),
                        CertificateJson.proof(layer.object("newKey")),
                        layer.flag("oldKeyKept"),
                        since);
            case COMPLETED -> new Completed(as(Installed.class, before), since);
            case UNDER_REVIEW -> new UnderReview(ReviewJson.question(as(Identified.class, before), layer), since);
            case CANCELLED ->
                new Cancelled(
                        as(RenewalApplication.class, before),
                        layer.word("reason", CancelReason.class),
                        layer.flag("refundOwed"),
                        since);
            case REJECTED ->
                new Rejected(
                        as(UnderReview.class, before),
                        layer.text("reviewer"),
                        personal.text(ReviewJson.REJECTION),
                        since);
            case LAPSED -> new Lapsed(as(RenewalApplication.class, before), since);
            case TAKEN_BACK ->
                new TakenBack(
                        as(Issued.class, before), layer.text("reviewer"), personal.text(ReviewJson.TAKING_BACK), since);
            case ERASED -> ErasedJson.read(layer);
        };
    }

    private static Issuing issuing(Paid before, Stored layer, Instant since) {
        return new Issuing(
                before,
                IssuanceJson.order(layer.object("order"), before.presented().pair()),
                since);
    }

    private static Applicant applicant(Stored layer) {
        return new Applicant(
                new OrganisationName(layer.text("applicant")),
                new SocialCreditCode(layer.text("creditCode")),
                layer.word("document", OrganisationDocument.class));
    }

    private static <S extends RenewalApplication> S as(Class<S> state, @Nullable RenewalApplication before) {
        if (!state.isInstance(before)) {
            throw new IllegalStateException("stored states are out of order: no " + state.getSimpleName());
        }
        return state.cast(before);
    }
}
