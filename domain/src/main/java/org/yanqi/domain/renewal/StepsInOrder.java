package org.yanqi.domain.renewal;

import org.yanqi.domain.renewal.RenewalCommand.*;

/** Rule 7: no step is skipped or done twice, whatever the way by which the command came. */
final class StepsInOrder {
    private StepsInOrder() {}

    static Decision refuse(RenewalApplication application, RenewalCommand command) {
        RenewalStatus status = application.status();
        String name = command.name();
        if (status.isFinal() || status == RenewalStatus.UNDER_REVIEW) {
            return Decision.refuse(new Refusal.NotOpen(status, name));
        }
        return Decision.refuse(
                status.compareTo(dueIn(command)) < 0
                        ? new Refusal.StepNotReached(status, name)
                        : new Refusal.StepAlreadyDone(status, name));
    }

    private static RenewalStatus dueIn(RenewalCommand command) {
        return switch (command) {
            case AcknowledgeNotices c -> RenewalStatus.OPENED;
            case PresentCertificate c -> RenewalStatus.ACKNOWLEDGED;
            case IdentifyHandler c -> RenewalStatus.PRESENTED;
            case BeginFaceCheck c -> RenewalStatus.IDENTIFIED;
            case RefuseFaceCheck c -> RenewalStatus.IDENTIFIED;
            case RequestReview c -> RenewalStatus.IDENTIFIED;
            case RecordFaceSession c -> RenewalStatus.FACE_PENDING;
            case ConcludeFaceCheck c -> RenewalStatus.FACE_PENDING;
            case SignAgreement c -> RenewalStatus.FACE_VERIFIED;
            case OrderPayment c -> RenewalStatus.SIGNED;
            case ConfirmPayment c -> RenewalStatus.SIGNED;
            case RequestIssuance c -> RenewalStatus.PAID;
            case RecordIssuance c -> RenewalStatus.ISSUING;
            case ConfirmInstallation c -> RenewalStatus.ISSUED;
            case TakeBack c -> RenewalStatus.ISSUED;
            case RecordRetirement c -> RenewalStatus.INSTALLED;
            case ApproveReview c -> RenewalStatus.UNDER_REVIEW;
            case RejectReview c -> RenewalStatus.UNDER_REVIEW;
            case Cancel c -> RenewalStatus.OPENED;
            case Lapse c -> RenewalStatus.OPENED;
            case ReviseBidding c -> RenewalStatus.OPENED;
            case Erase c -> RenewalStatus.PAID;
        };
    }
}
