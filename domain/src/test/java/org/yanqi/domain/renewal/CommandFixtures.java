package org.yanqi.domain.renewal;

import static org.yanqi.domain.certificate.CertificateFixtures.MANUAL_PAIR;
import static org.yanqi.domain.certificate.CertificateFixtures.MANUAL_SUBJECT;
import static org.yanqi.domain.certificate.CertificateFixtures.encoding;
import static org.yanqi.domain.certificate.CertificateFixtures.p256Key;
import static org.yanqi.domain.certificate.CertificateFixtures.pair;
import static org.yanqi.domain.certificate.CertificateFixtures.serial;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.applicant.Applicant;
import org.yanqi.domain.applicant.OrganisationDocument;
import org.yanqi.domain.applicant.OrganisationName;
import org.yanqi.domain.applicant.SocialCreditCode;
import org.yanqi.domain.bidding.BiddingDeclaration;
import org.yanqi.domain.bidding.OwnBid;
import org.yanqi.domain.bidding.SealedBid;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.CertificationRequest;
import org.yanqi.domain.certificate.KeyHistory;
import org.yanqi.domain.certificate.ProofOfPossession;
import org.yanqi.domain.certificate.PublicKey;
import org.yanqi.domain.certificate.RevocationStatus;
import org.yanqi.domain.certificate.TokenSerial;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.certificate.ValidityTerm;
import org.yanqi.domain.consent.AgreementKind;
import org.yanqi.domain.consent.AgreementVersion;
import org.yanqi.domain.consent.Consent;
import org.yanqi.domain.handler.CardValidity;
import org.yanqi.domain.handler.Handler;
import org.yanqi.domain.handler.IdNumber;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.handler.PersonName;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.payment.OrderNumber;
import org.yanqi.domain.payment.Settlement;
import org.yanqi.domain.signature.Signature;

/** What a careful handler, an honest provider and a working token say, in the manual's situation. */
final class CommandFixtures {
    /** The day on which the manual's agreement was signed, a week after its certificate had expired. */
    static final Instant NOW = Instant.parse("2025-07-11T02:00:00Z");

    static final AgreementVersion SERVICE = agreement(AgreementKind.CERTIFICATE_SERVICE);
    static final AgreementVersion PRIVACY = agreement(AgreementKind.PRIVACY_POLICY);
    static final AgreementVersion FACE = agreement(AgreementKind.FACE_AUTHORISATION);
    static final Money FEE = Money.yuan(200);
    static final OrderNumber ORDER = new OrderNumber("YQ20250711-000123-1");
    static final String FACE_REQUEST = "face-request-1";
    static final PublicKey NEW_KEY = p256Key("new SIGNING");
    static final ValidityPeriod NEW_VALIDITY = new ValidityPeriod(NOW, Instant.parse("2026-07-11T02:00:00Z"));
    static final CertificatePair NEW_PAIR = pair("new", 11, NEW_VALIDITY);

    static final CertificatePair LONG_EXPIRED =
            pair("late", 31, new ValidityPeriod(NOW.minus(Duration.ofDays(765)), NOW.minus(Duration.ofDays(400))));

    static final Applicant APPLICANT = new Applicant(
            new OrganisationName("在线延期测试"),
            new SocialCreditCode("91350100M000100Y43"),
            OrganisationDocument.BUSINESS_LICENCE);
    static final Handler HANDLER = new Handler(
            new PersonName("李明"),
            new IdNumber("11010519491231002X"),
            new CardValidity.LongTerm(),
            new MobileNumber("13800000000"));

    private CommandFixtures() {}

    static RenewalCommand.AcknowledgeNotices acknowledging() {
        return new RenewalCommand.AcknowledgeNotices(
                "本人已知晓并确认以上信息", false, new Consents(List.of(consentTo(SERVICE), consentTo(PRIVACY))), NOW);
    }

    static RenewalCommand.PresentCertificate presenting() {
        return presenting(MANUAL_PAIR, NOW);
    }

    static RenewalCommand.PresentCertificate presenting(CertificatePair pair, Instant at) {
        return new RenewalCommand.PresentCertificate(
                pair,
                new TokenSerial("0123456789ABCDEF"),
                new RevocationStatus.Good(),
                Optional.of(signatureBy(pair.signing())),
                List.of(),
                Optional.empty(),
                at);
    }

    static RenewalCommand.PresentCertificate presentingWithBids(CertificatePair pair, SealedBid... bids) {
        var plain = presenting(pair, NOW);
        return new RenewalCommand.PresentCertificate(
                pair, plain.token(), plain.revocation(), plain.proof(), List.of(bids), Optional.empty(), NOW);
    }

    static RenewalCommand.PresentCertificate presentingWith(RevocationStatus revocation) {
        var plain = presenting();
        return new RenewalCommand.PresentCertificate(
                plain.pair(), plain.token(), revocation, plain.proof(), List.of(), Optional.empty(), NOW);
    }

    static RenewalCommand.PresentCertificate presentingWith(Optional<ProofOfPossession> proof) {
        var plain = presenting();
        return new RenewalCommand.PresentCertificate(
                plain.pair(), plain.token(), plain.revocation(), proof, List.of(), Optional.empty(), NOW);
    }

    static RenewalCommand.IdentifyHandler identifying() {
        return new RenewalCommand.IdentifyHandler(APPLICANT, HANDLER, true, NOW);
    }

    static RenewalCommand.BeginFaceCheck beginningFaceCheck() {
        return new RenewalCommand.BeginFaceCheck(consentTo(FACE), FACE_REQUEST, NOW);
    }

    static RenewalCommand.RecordFaceSession recordingFaceSession() {
        return new RenewalCommand.RecordFaceSession(
                FACE_REQUEST,
                new FaceCheck.Session("biz-token", "https://face.example/biz-token", NOW.plus(Duration.ofMinutes(10))),
                NOW);
    }

    static RenewalCommand.ConcludeFaceCheck facePassed() {
        return faceConcluded(
                new FaceResult.Passed(HANDLER.name(), HANDLER.idNumber(), FACE_REQUEST, "provider-evidence"));
    }

    static RenewalCommand.ConcludeFaceCheck faceFailed(FaceResult.Reason reason) {
        return faceConcluded(new FaceResult.Failed(reason));
    }

    static RenewalCommand.ConcludeFaceCheck faceConcluded(FaceResult result) {
        return new RenewalCommand.ConcludeFaceCheck(FACE_REQUEST, result, NOW);
    }

    static RenewalCommand.SignAgreement signing() {
        Sha256 shown = Sha256.of("the agreement as shown");
        return new RenewalCommand.SignAgreement(
                shown, new Signature(shown, Sha256.of("the agreement as signed"), Optional.of(serial(99)), NOW), NOW);
    }

    static RenewalCommand.OrderPayment orderingPayment() {
        return new RenewalCommand.OrderPayment(ORDER, new ValidityTerm(1), FEE, NOW);
    }

    static RenewalCommand.ConfirmPayment confirmingPayment() {
        return new RenewalCommand.ConfirmPayment(ORDER, new Settlement("4200001234", FEE, NOW), NOW);
    }

    static RenewalCommand.RequestIssuance requestingIssuance() {
        return requestingIssuance(MANUAL_SUBJECT_REQUEST);
    }

    static final CertificationRequest MANUAL_SUBJECT_REQUEST =
            new CertificationRequest(MANUAL_SUBJECT, NEW_KEY, encoding("request"), false);

    static RenewalCommand.RequestIssuance requestingIssuance(CertificationRequest request) {
        return new RenewalCommand.RequestIssuance(
                request,
                Optional.of(signatureBy(MANUAL_PAIR.signing())),
                KeyHistory.NEW,
                serial(11),
                serial(12),
                new RevocationStatus.Good(),
                List.of(),
                NOW);
    }

    static RenewalCommand.RequestIssuance requestingIssuanceFor(PublicKey key) {
        return requestingIssuance(new CertificationRequest(MANUAL_SUBJECT, key, encoding("request"), false));
    }

    static RenewalCommand.RecordIssuance recordingIssuance() {
        return recordingIssuance(NEW_PAIR);
    }

    static RenewalCommand.RecordIssuance recordingIssuance(CertificatePair pair) {
        return new RenewalCommand.RecordIssuance(pair, encoding("enveloped encryption key"), NOW);
    }

    static RenewalCommand.ConfirmInstallation confirmingInstallation() {
        return new RenewalCommand.ConfirmInstallation(
                Optional.of(signatureBy(NEW_PAIR.signing())), true, true, false, NOW);
    }

    static RenewalCommand.ApproveReview approving() {
        return new RenewalCommand.ApproveReview(new ReviewApproval("reviewer-7", "与经办人电话核实", NOW));
    }

    static RenewalCommand.Cancel cancelling() {
        return new RenewalCommand.Cancel(CancelReason.NO_LONGER_WANTED, NOW);
    }

    static RenewalCommand.Cancel withdrawing() {
        return new RenewalCommand.Cancel(CancelReason.CONSENT_WITHDRAWN, NOW);
    }

    static RenewalCommand.Lapse lapsing() {
        return new RenewalCommand.Lapse(NOW.plus(Duration.ofDays(30)));
    }

    /** Long after every renewal of these tests has ended, and its certificate too. */
    static RenewalCommand.Erase erasing() {
        return new RenewalCommand.Erase(NOW.plus(Duration.ofDays(366 * 10)));
    }

    static RenewalCommand.ReviseBidding revising() {
        return new RenewalCommand.ReviseBidding(
                BiddingDeclaration.inUse(new OwnBid(NOW.plus(Duration.ofDays(40)), OwnBid.Upload.NOT_UPLOADED)),
                true,
                List.of(),
                NOW);
    }

    static RenewalCommand.RejectReview rejecting() {
        return new RenewalCommand.RejectReview("reviewer-7", "证件照片不清晰", NOW);
    }

    static RenewalCommand.TakeBack takingBack() {
        return new RenewalCommand.TakeBack("reviewer-7", "电子钥匙丢失了新私钥", NOW);
    }

    static Consent consentTo(AgreementVersion agreement) {
        return new Consent(agreement, NOW);
    }

    static ProofOfPossession signatureBy(Certificate certificate) {
        return new ProofOfPossession(certificate.fingerprint(), NOW, encoding("a verified signature"));
    }

    private static AgreementVersion agreement(AgreementKind kind) {
        return new AgreementVersion(kind, "2025-03", LocalDate.of(2025, 3, 1), Sha256.of(kind + " 2025-03"));
    }
}
