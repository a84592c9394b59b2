package org.yanqi.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.Defect;
import org.yanqi.domain.consent.AgreementKind;
import org.yanqi.domain.consent.ConfirmationPhrase;
import org.yanqi.domain.renewal.Refusal;

/** Turns each refusal once into the user's language; a new refusal does not compile until it has its words. */
@ApplicationScoped
public class RefusalWords {
    @Inject
    Say say;

    public Problem of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.StepNotReached r -> whole(r);
            case Refusal.StepAlreadyDone r -> whole(r);
            case Refusal.NotOpen r -> whole(r);
            case Refusal.BiddingRiskNotAcknowledged r -> field("understood", r);
            case Refusal.PhraseDiffers(var phrase, var difference) ->
                Problem.at("phrase", differenceInWords(phrase, difference));
            case Refusal.ConsentMissing(var agreement) -> agreementRefused(refusal, agreement);
            case Refusal.AgreementReplaced(var agreement, var version) -> agreementRefused(refusal, agreement);
            case Refusal.CertificateUnreadable r -> whole(r);
            case Refusal.CertificatePairIncomplete r -> whole(r);
            case Refusal.RenewalUnderWay r -> whole(r, r.application());
            case Refusal.IssuerNotServed r -> whole(r, r.issuer().display());
            case Refusal.CertificateRevoked r -> whole(r, say.moment(r.at()));
            case Refusal.CertificateSuspended r -> whole(r, say.moment(r.at()));
            case Refusal.RevocationUnknown r -> whole(r);
            case Refusal.WindowNotOpen r -> whole(r, say.moment(r.opens()));
            case Refusal.ExpiredTooLong(var late) ->
                whole(refusal, say.day(late.expired()), say.day(late.selfServiceEnded()));
            case Refusal.PossessionNotProved r -> whole(r);
            case Refusal.OtherToken r -> whole(r);
            case Refusal.TokenFull r -> whole(r);
            case Refusal.BidAtRisk r -> bidAtRisk(r);
            case Refusal.ApplicantIsNotHolder r -> field("organisationName", r, r.holder(), r.applicant());
            case Refusal.HandlerUnderAge r -> field("idNumber", r, say.day(r.ofAge()));
            case Refusal.CardExpired r -> field("validUntil", r, say.day(r.lastDay()));
            case Refusal.MobileNotVerified r -> field("otp", r);
            case Refusal.FaceCheckNotOurs r -> whole(r);
            case Refusal.FaceCheckUnfinished r -> whole(r);
            case Refusal.DocumentDiffers r -> whole(r);
            case Refusal.SigningUnderWay r -> whole(r, say.clock(r.until()));
            case Refusal.NothingToReview r -> whole(r);
            case Refusal.NotYetLapsed r -> whole(r, say.day(r.lapses()));
            case Refusal.RetentionNotOver r -> whole(r, say.day(r.due()));
            case Refusal.FeeDiffers r -> whole(r, r.expected().display());
            case Refusal.OrderNotCurrent r -> whole(r);
            case Refusal.AmountDiffers r ->
                whole(r, r.asked().display(), r.given().display());
            case Refusal.RequestUnreadable r -> whole(r);
            case Refusal.KeyReused r -> whole(r);
            case Refusal.KeyWeak r -> whole(r);
            case Refusal.SubjectChanged r -> whole(r);
            case Refusal.ExtensionsNotGranted r -> whole(r);
            case Refusal.BindingNotProved r -> whole(r);
            case Refusal.AnotherRequestIssued r -> whole(r);
            case Refusal.IssuedOtherThanAsked r -> whole(r);
            case Refusal.InstallationNotProved(var missing) ->
                new Problem(
                        null,
                        say.with("refusal.InstallationNotProved." + missing.name()),
                        say.with("refusal.InstallationNotProved.remedy"));
            case Refusal.TooLateToCancel r -> whole(r);
        };
    }

    /** What is wrong with one field, in words made for that field where there are any. */
    public Problem of(String field, String label, Defect defect) {
        String own = "defect." + field + "." + defect.name();
        return Problem.at(field, say.has(own) ? say.with(own) : say.with("defect." + defect.name(), label));
    }

    public Problem of(UnavailableException unavailable) {
        return of("unavailable");
    }

    /** A problem that has a text and a remedy of this name. */
    public Problem of(String key) {
        return new Problem(null, say.with(key), say.with(key + ".remedy"));
    }

    public String title(AgreementKind kind) {
        return say.with(
                switch (kind) {
                    case CERTIFICATE_SERVICE -> "agreement.service";
                    case PRIVACY_POLICY -> "agreement.privacy";
                    case FACE_AUTHORISATION -> "agreement.face";
                });
    }

    private Problem agreementRefused(Refusal refusal, AgreementKind kind) {
        String field = kind == AgreementKind.FACE_AUTHORISATION ? "consent" : null;
        return worded(field, refusal, title(kind));
    }

    private Problem bidAtRisk(Refusal.BidAtRisk refusal) {
        String bids = String.join(
                say.with("service.and"),
                refusal.bids().stream()
                        .map(bid -> bid.platform() + " " + bid.reference())
                        .toList());
        return new Problem(
                null,
                say.with("refusal.BidAtRisk", bids),
                say.with("bids.advice." + refusal.advice().name()));
    }

    private String differenceInWords(ConfirmationPhrase phrase, ConfirmationPhrase.Difference difference) {
        String missing = difference.missing();
        String surplus = difference.surplus();
        if (missing.equals(phrase.text()) && surplus.isEmpty()) {
            return say.with("notices.phrase.empty", phrase.text());
        }
        if (surplus.isEmpty()) {
            return say.with("notices.phrase.lacks", missing, phrase.text());
        }
        return missing.isEmpty()
                ? say.with("notices.phrase.extra", surplus, phrase.text())
                : say.with("notices.phrase.differs", surplus, missing, phrase.text());
    }

    private Problem whole(Refusal refusal, Object... values) {
        return worded(null, refusal, values);
    }

    private Problem field(String field, Refusal refusal, Object... values) {
        return worded(field, refusal, values);
    }

    private Problem worded(@Nullable String field, Refusal refusal, Object... values) {
        String key = "refusal." + refusal.getClass().getSimpleName();
        String remedy = key + ".remedy";
        return new Problem(field, say.with(key, values), say.has(remedy) ? say.with(remedy, values) : null);
    }
}
