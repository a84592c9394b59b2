package org.yanqi.domain.renewal;

import java.time.Instant;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.payment.OrderNumber;

/** What has happened to an application; nothing personal is in it, so that it may leave the system. */
public sealed interface RenewalEvent {
    ApplicationNumber application();

    Instant at();

    record RenewalOpened(ApplicationNumber application, Instant at) implements RenewalEvent {}

    record NoticesAcknowledged(ApplicationNumber application, Instant at) implements RenewalEvent {}

    record CertificatePresented(ApplicationNumber application, Sha256 signingCertificate, Instant at)
            implements RenewalEvent {}

    record HandlerIdentified(ApplicationNumber application, Instant at) implements RenewalEvent {}

    record FaceCheckBegun(ApplicationNumber application, String request, Instant at) implements RenewalEvent {}

    record FaceCheckFailed(ApplicationNumber application, FaceResult.Reason reason, Instant at)
            implements RenewalEvent {}

    record FaceVerificationRefused(ApplicationNumber application, Instant at) implements RenewalEvent {}

    record HandlerFaceVerified(ApplicationNumber application, Instant at) implements RenewalEvent {}

    record AgreementSigned(ApplicationNumber application, Sha256 document, Instant at) implements RenewalEvent {}

    record PaymentOrdered(ApplicationNumber application, OrderNumber order, Money fee, Instant at)
            implements RenewalEvent {}

    record RenewalPaid(ApplicationNumber application, OrderNumber order, Money fee, Instant at)
            implements RenewalEvent {}

    record IssuanceRequested(ApplicationNumber application, Sha256 request, Instant at) implements RenewalEvent {}

    record CertificatesIssued(ApplicationNumber application, SerialNumber signing, SerialNumber encryption, Instant at)
            implements RenewalEvent {}

    record CertificatesInstalled(ApplicationNumber application, SerialNumber superseded, Instant at)
            implements RenewalEvent {}

    record CertificatesTakenBack(
            ApplicationNumber application, SerialNumber signing, SerialNumber encryption, Instant at)
            implements RenewalEvent {}

    record RenewalCompleted(ApplicationNumber application, Instant at) implements RenewalEvent {}

    record ReviewRequested(ApplicationNumber application, ReviewQuestion.Kind question, Instant at)
            implements RenewalEvent {}

    record ReviewDecided(ApplicationNumber application, String reviewer, boolean approved, Instant at)
            implements RenewalEvent {}

    record RenewalCancelled(ApplicationNumber application, boolean refundOwed, Instant at) implements RenewalEvent {}

    record PersonalDataErased(ApplicationNumber application, Instant at) implements RenewalEvent {}

    record BiddingRevised(ApplicationNumber application, Instant at) implements RenewalEvent {}

    /**
     * Somebody wants to come back by this number and a phone's code; {@code known}: to the number the phone belongs. One that
     * does not, or a number that nobody has, is an event like any other, so that no difference shows.
     */
    record ResumptionAsked(ApplicationNumber application, boolean known, Instant at) implements RenewalEvent {}

    record RenewalLapsed(ApplicationNumber application, Instant at) implements RenewalEvent {}
}
