package org.yanqi.persistence.json;

import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.consent.AgreementKind;
import org.yanqi.domain.consent.AgreementVersion;
import org.yanqi.domain.consent.Consent;
import org.yanqi.domain.renewal.FaceCheck;
import org.yanqi.domain.renewal.FaceEvidence;
import org.yanqi.domain.signature.Signature;

/** What the handler consented to, how the face was checked, what was signed. */
final class IdentityJson {
    private IdentityJson() {}

    static Fields write(Consent consent) {
        return write(consent.agreement()).instant("at", consent.at());
    }

    static Fields write(AgreementVersion agreement) {
        return new Fields()
                .word("kind", agreement.kind())
                .text("version", agreement.version())
                .text("effective", agreement.effective().toString())
                .text("content", agreement.content().hex());
    }

    static Consent consent(Stored json) {
        return new Consent(agreement(json), json.instant("at"));
    }

    static AgreementVersion agreement(Stored json) {
        return new AgreementVersion(
                json.word("kind", AgreementKind.class),
                json.text("version"),
                json.date("effective"),
                json.hash("content"));
    }

    static Fields write(FaceCheck check) {
        return new Fields()
                .object("consent", write(check.consent()))
                .text("request", check.request())
                .number("attempt", check.attempt())
                .instant("begunAt", check.begunAt())
                .object(
                        "session",
                        check.session(),
                        session -> new Fields()
                                .text("reference", session.reference())
                                .text("address", session.address())
                                .instant("expiresAt", session.expiresAt()));
    }

    static FaceCheck check(Stored json) {
        return new FaceCheck(
                consent(json.object("consent")),
                json.text("request"),
                json.smallNumber("attempt"),
                json.instant("begunAt"),
                json.optionalObject("session")
                        .map(session -> new FaceCheck.Session(
                                session.text("reference"), session.text("address"), session.instant("expiresAt"))));
    }

    static Fields write(FaceEvidence evidence) {
        return switch (evidence) {
            case FaceEvidence.ByProvider(var request, var reference, var at) ->
                new Fields()
                        .text("by", "PROVIDER")
                        .text("request", request)
                        .text("reference", reference)
                        .instant("at", at);
            case FaceEvidence.ByReviewer(var approval) ->
                new Fields().text("by", "REVIEWER").object("approval", ReviewJson.write(approval));
        };
    }

    static FaceEvidence evidence(Stored json, Stored personal) {
        return switch (json.text("by")) {
            case "PROVIDER" ->
                new FaceEvidence.ByProvider(json.text("request"), json.text("reference"), json.instant("at"));
            case "REVIEWER" ->
                new FaceEvidence.ByReviewer(
                        ReviewJson.approval(json.object("approval"), personal, ReviewJson.FACE_GROUND));
            default -> throw new IllegalStateException("unknown evidence: " + json.text("by"));
        };
    }

    static Fields write(Signature signature) {
        return new Fields()
                .text("shownDocument", signature.shownDocument().hex())
                .text("signedDocument", signature.signedDocument().hex())
                .text("eventCertificate", signature.eventCertificate().map(SerialNumber::display))
                .instant("at", signature.at());
    }

    static Signature signature(Stored json) {
        return new Signature(
                json.hash("shownDocument"),
                json.hash("signedDocument"),
                json.optionalText("eventCertificate").map(serial -> CertificateJson.serial(json, "eventCertificate")),
                json.instant("at"));
    }
}
