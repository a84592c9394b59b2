package org.yanqi.persistence.json;

import org.yanqi.domain.payment.Money;
import org.yanqi.domain.payment.OrderNumber;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.FaceResult;
import org.yanqi.domain.renewal.RenewalEvent;
import org.yanqi.domain.renewal.RenewalEvent.AgreementSigned;
import org.yanqi.domain.renewal.RenewalEvent.BiddingRevised;
import org.yanqi.domain.renewal.RenewalEvent.CertificatePresented;
import org.yanqi.domain.renewal.RenewalEvent.CertificatesInstalled;
import org.yanqi.domain.renewal.RenewalEvent.CertificatesIssued;
import org.yanqi.domain.renewal.RenewalEvent.CertificatesTakenBack;
import org.yanqi.domain.renewal.RenewalEvent.FaceCheckBegun;
import org.yanqi.domain.renewal.RenewalEvent.FaceCheckFailed;
import org.yanqi.domain.renewal.RenewalEvent.FaceVerificationRefused;
import org.yanqi.domain.renewal.RenewalEvent.HandlerFaceVerified;
import org.yanqi.domain.renewal.RenewalEvent.HandlerIdentified;
import org.yanqi.domain.renewal.RenewalEvent.IssuanceRequested;
import org.yanqi.domain.renewal.RenewalEvent.NoticesAcknowledged;
import org.yanqi.domain.renewal.RenewalEvent.PaymentOrdered;
import org.yanqi.domain.renewal.RenewalEvent.PersonalDataErased;
import org.yanqi.domain.renewal.RenewalEvent.RenewalCancelled;
import org.yanqi.domain.renewal.RenewalEvent.RenewalCompleted;
import org.yanqi.domain.renewal.RenewalEvent.RenewalLapsed;
import org.yanqi.domain.renewal.RenewalEvent.RenewalOpened;
import org.yanqi.domain.renewal.RenewalEvent.RenewalPaid;
import org.yanqi.domain.renewal.RenewalEvent.ResumptionAsked;
import org.yanqi.domain.renewal.RenewalEvent.ReviewDecided;
import org.yanqi.domain.renewal.RenewalEvent.ReviewRequested;
import org.yanqi.domain.renewal.ReviewQuestion;

/** Events as they wait in the outbox, named by their type. */
public final class EventJson {
    private EventJson() {}

    public static String write(RenewalEvent event) {
        Fields fields = new Fields()
                .text("event", event.getClass().getSimpleName())
                .text("application", event.application().value())
                .instant("at", event.at());
        Fields stored = switch (event) {
            case RenewalOpened e -> fields;
            case NoticesAcknowledged e -> fields;
            case CertificatePresented e ->
                fields.text("signingCertificate", e.signingCertificate().hex());
            case HandlerIdentified e -> fields;
            case FaceCheckBegun e -> fields.text("request", e.request());
            case FaceCheckFailed e -> fields.word("reason", e.reason());
            case FaceVerificationRefused e -> fields;
            case HandlerFaceVerified e -> fields;
            case AgreementSigned e -> fields.text("document", e.document().hex());
            case PaymentOrdered e -> fee(fields, e.order(), e.fee());
            case RenewalPaid e -> fee(fields, e.order(), e.fee());
            case IssuanceRequested e -> fields.text("request", e.request().hex());
            case CertificatesIssued e ->
                fields.text("signing", e.signing().display())
                        .text("encryption", e.encryption().display());
            case CertificatesInstalled e ->
                fields.text("superseded", e.superseded().display());
            case CertificatesTakenBack e ->
                fields.text("signing", e.signing().display())
                        .text("encryption", e.encryption().display());
            case RenewalCompleted e -> fields;
            case ReviewRequested e -> fields.word("question", e.question());
            case ReviewDecided e -> fields.text("reviewer", e.reviewer()).flag("approved", e.approved());
            case RenewalCancelled e -> fields.flag("refundOwed", e.refundOwed());
            case PersonalDataErased e -> fields;
            case BiddingRevised e -> fields;
            case RenewalLapsed e -> fields;
            case ResumptionAsked e -> fields.flag("known", e.known());
        };
        return stored.toString();
    }

    public static RenewalEvent read(String document) {
        Stored json = Stored.parse(document);
        var number = new ApplicationNumber(json.text("application"));
        var at = json.instant("at");
        return switch (json.text("event")) {
            case "RenewalOpened" -> new RenewalOpened(number, at);
            case "NoticesAcknowledged" -> new NoticesAcknowledged(number, at);
            case "CertificatePresented" -> new CertificatePresented(number, json.hash("signingCertificate"), at);
            case "HandlerIdentified" -> new HandlerIdentified(number, at);
            case "FaceCheckBegun" -> new FaceCheckBegun(number, json.text("request"), at);
            case "FaceCheckFailed" -> new FaceCheckFailed(number, json.word("reason", FaceResult.Reason.class), at);
            case "FaceVerificationRefused" -> new FaceVerificationRefused(number, at);
            case "HandlerFaceVerified" -> new HandlerFaceVerified(number, at);
            case "AgreementSigned" -> new AgreementSigned(number, json.hash("document"), at);
            case "PaymentOrdered" -> new PaymentOrdered(number, order(json), money(json), at);
            case "RenewalPaid" -> new RenewalPaid(number, order(json), money(json), at);
            case "IssuanceRequested" -> new IssuanceRequested(number, json.hash("request"), at);
            case "CertificatesIssued" ->
                new CertificatesIssued(
                        number,
                        CertificateJson.serial(json, "signing"),
                        CertificateJson.serial(json, "encryption"),
                        at);
            case "CertificatesInstalled" ->
                new CertificatesInstalled(number, CertificateJson.serial(json, "superseded"), at);
            case "CertificatesTakenBack" ->
                new CertificatesTakenBack(
                        number,
                        CertificateJson.serial(json, "signing"),
                        CertificateJson.serial(json, "encryption"),
                        at);
            case "RenewalCompleted" -> new RenewalCompleted(number, at);
            case "ReviewRequested" -> new ReviewRequested(number, json.word("question", ReviewQuestion.Kind.class), at);
            case "ReviewDecided" -> new ReviewDecided(number, json.text("reviewer"), json.flag("approved"), at);
            case "RenewalCancelled" -> new RenewalCancelled(number, json.flag("refundOwed"), at);
            case "PersonalDataErased" -> new PersonalDataErased(number, at);
            case "BiddingRevised" -> new BiddingRevised(number, at);
            case "ResumptionAsked" -> new ResumptionAsked(number, json.flag("known"), at);
            case "RenewalLapsed" -> new RenewalLapsed(number, at);
            default -> throw new IllegalStateException("unknown event: " + json.text("event"));
        };
    }

    private static Fields fee(Fields fields, OrderNumber order, Money fee) {
        return fields.text("order", order.value()).number("fee", fee.fen());
    }

    private static OrderNumber order(Stored json) {
        return new OrderNumber(json.text("order"));
    }

    private static Money money(Stored json) {
        return new Money(json.number("fee"));
    }
}
