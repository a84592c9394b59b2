package org.yanqi.domain.renewal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.applicant.Applicant;
import org.yanqi.domain.bidding.BidRisk;
import org.yanqi.domain.bidding.BiddingDeclaration;
import org.yanqi.domain.bidding.SealedBid;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.CertificationRequest;
import org.yanqi.domain.certificate.KeyHistory;
import org.yanqi.domain.certificate.ProofOfPossession;
import org.yanqi.domain.certificate.RevocationStatus;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.TokenSerial;
import org.yanqi.domain.certificate.ValidityTerm;
import org.yanqi.domain.consent.Consent;
import org.yanqi.domain.handler.Handler;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.payment.OrderNumber;
import org.yanqi.domain.payment.Settlement;
import org.yanqi.domain.signature.Signature;

/** All that can be asked of an application once it is open. */
public sealed interface RenewalCommand {
    Instant at();

    /** The command's name as events, audit entries and refusals carry it. */
    default String name() {
        return getClass().getSimpleName();
    }

    record AcknowledgeNotices(String typedPhrase, boolean biddingRiskAcknowledged, Consents consents, Instant at)
            implements RenewalCommand {}

    /** {@code bidRisk} is the handler's acknowledgement, signed with the UKey, that a bid is put at risk knowingly. */
    record PresentCertificate(
            CertificatePair pair,
            TokenSerial token,
            RevocationStatus revocation,
            Optional<ProofOfPossession> proof,
            List<SealedBid> bids,
            Optional<BidRisk> bidRisk,
            Instant at)
            implements RenewalCommand {
        public PresentCertificate {
            bids = List.copyOf(bids);
        }
    }

    /** {@code mobileVerified}: the number has answered the one-time code sent to it for this application. */
    record IdentifyHandler(Applicant applicant, Handler handler, boolean mobileVerified, Instant at)
            implements RenewalCommand {}

    record BeginFaceCheck(Consent consent, String request, Instant at) implements RenewalCommand {}

    record RecordFaceSession(String request, FaceCheck.Session session, Instant at) implements RenewalCommand {}

    record ConcludeFaceCheck(String request, FaceResult result, Instant at) implements RenewalCommand {}

    record RefuseFaceCheck(Instant at) implements RenewalCommand {}

    /** {@code prepared}: the hash of the document that this application was shown. */
    record SignAgreement(Sha256 prepared, Signature signature, Instant at) implements RenewalCommand {}

    record OrderPayment(OrderNumber order, ValidityTerm term, Money fee, Instant at) implements RenewalCommand {}

    record ConfirmPayment(OrderNumber order, Settlement settlement, Instant at) implements RenewalCommand {}

    /**
     * {@code binding}: the old key's signature over the new public key; {@code history}: what the keys say that other
     * applications have shown; the serial numbers are reserved before the CA is asked. Days may have passed since
     * the certificate was presented, so its issuer and the bidding platforms are asked again.
     */
    record RequestIssuance(
            CertificationRequest request,
            Optional<ProofOfPossession> binding,
            KeyHistory history,
            SerialNumber signingSerial,
            SerialNumber encryptionSerial,
            RevocationStatus revocation,
            List<SealedBid> bids,
            Instant at)
            implements RenewalCommand {
        public RequestIssuance {
            bids = List.copyOf(bids);
        }
    }

    /** {@code encryptionKey}: the enveloped encryption private key, as the KMC made it for the new signing key. */
    record RecordIssuance(CertificatePair pair, Bytes encryptionKey, Instant at) implements RenewalCommand {}

    record ConfirmInstallation(
            Optional<ProofOfPossession> newKeySigns,
            boolean newKeyDecrypts,
            boolean oldKeyDecrypts,
            boolean oldKeyLetGo,
            Instant at)
            implements RenewalCommand {}

    record RecordRetirement(Instant at) implements RenewalCommand {}

    record RequestReview(Instant at) implements RenewalCommand {}

    record ApproveReview(ReviewApproval approval) implements RenewalCommand {
        @Override
        public Instant at() {
            return approval.at();
        }
    }

    record RejectReview(String reviewer, String reason, Instant at) implements RenewalCommand {}

    /** The token has lost the key for which the new certificates were issued; {@code reason} is what the handler reads. */
    record TakeBack(String reviewer, String reason, Instant at) implements RenewalCommand {}

    record Cancel(CancelReason reason, Instant at) implements RenewalCommand {}

    record Lapse(Instant at) implements RenewalCommand {}

    record Erase(Instant at) implements RenewalCommand {}

    /** The answer of the questionnaire is changed; {@code bids} are what platforms have declared by now. */
    record ReviseBidding(BiddingDeclaration bidding, boolean riskAcknowledged, List<SealedBid> bids, Instant at)
            implements RenewalCommand {
        public ReviseBidding {
            bids = List.copyOf(bids);
        }
    }
}
