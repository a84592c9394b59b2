package org.yanqi.domain.renewal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.bidding.BidAdvice;
import org.yanqi.domain.bidding.SealedBid;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.certificate.KeyWeakness;
import org.yanqi.domain.consent.AgreementKind;
import org.yanqi.domain.consent.ConfirmationPhrase;
import org.yanqi.domain.payment.Money;

/** Why a command is refused: one type per reason, each carrying what a page needs in order to say it. */
public sealed interface Refusal {
    /** Rule 7: an earlier step has to be done first. */
    record StepNotReached(RenewalStatus status, String command) implements Refusal {}

    /** Rule 7: this step is behind the application. */
    record StepAlreadyDone(RenewalStatus status, String command) implements Refusal {}

    /** The application has ended, or waits for a reviewer. */
    record NotOpen(RenewalStatus status, String command) implements Refusal {}

    record BiddingRiskNotAcknowledged() implements Refusal {}

    record PhraseDiffers(ConfirmationPhrase phrase, ConfirmationPhrase.Difference difference) implements Refusal {}

    record ConsentMissing(AgreementKind agreement) implements Refusal {}

    /** The text consented to is no longer the one in force. */
    record AgreementReplaced(AgreementKind agreement, String version) implements Refusal {}

    record CertificateUnreadable() implements Refusal {}

    /** The token holds no encryption certificate that belongs to the signing certificate. */
    record CertificatePairIncomplete() implements Refusal {}

    /** Another application for this certificate is under way; it is to be continued. */
    record RenewalUnderWay(ApplicationNumber application) implements Refusal {}

    record IssuerNotServed(DistinguishedName issuer) implements Refusal {}

    record CertificateRevoked(Instant at) implements Refusal {}

    record CertificateSuspended(Instant at) implements Refusal {}

    /** The issuer could not be asked; trying again may help. */
    record RevocationUnknown() implements Refusal {}

    /** {@code certificate}: the signing certificate's fingerprint. */
    record WindowNotOpen(Instant opens, Instant expires, Sha256 certificate) implements Refusal {}

    /** Self-service is over; a reviewer can still decide. */
    record ExpiredTooLong(LateRenewal late) implements Refusal {}

    record PossessionNotProved() implements Refusal {}

    /** The UKey that was shown is not the one that the application is for. */
    record OtherToken() implements Refusal {}

    /** The UKey cannot hold a second generation of keys and certificates beside the first. */
    record TokenFull() implements Refusal {}

    record BidAtRisk(BidAdvice advice, List<SealedBid> bids) implements Refusal {
        public BidAtRisk {
            bids = List.copyOf(bids);
        }
    }

    record ApplicantIsNotHolder(String holder, String applicant) implements Refusal {}

    record HandlerUnderAge(LocalDate ofAge) implements Refusal {}

    record CardExpired(LocalDate lastDay) implements Refusal {}

    record MobileNotVerified() implements Refusal {}

    record FaceCheckNotOurs() implements Refusal {}

    record FaceCheckUnfinished() implements Refusal {}

    record DocumentDiffers(Sha256 shown, Sha256 signed) implements Refusal {}

    /** Somebody is signing this very agreement at this moment; another try may be made then. */
    record SigningUnderWay(Instant until) implements Refusal {}

    record FeeDiffers(Money asked, Money expected) implements Refusal {}

    record OrderNotCurrent(Optional<String> current) implements Refusal {}

    record AmountDiffers(Money asked, Money given) implements Refusal {}

    /** The request is none, or its own signature does not verify. */
    record RequestUnreadable() implements Refusal {}

    record KeyReused(Sha256 publicKey) implements Refusal {}

    record KeyWeak(KeyWeakness weakness) implements Refusal {}

    record SubjectChanged(DistinguishedName certificate, DistinguishedName request) implements Refusal {}

    /** The request asks for extensions; what a certificate may be used for is not the holder's choice. */
    record ExtensionsNotGranted() implements Refusal {}

    record BindingNotProved() implements Refusal {}

    /** Rule 8: another request is being issued, or has been. */
    record AnotherRequestIssued(Sha256 request) implements Refusal {}

    /** What the CA sent is not what was asked for. */
    record IssuedOtherThanAsked(IssuedDifference difference) implements Refusal {}

    /** How an issued certificate can differ from its order. */
    enum IssuedDifference {
        SUBJECT,
        SERIAL,
        SIGNING_KEY,
        ENCRYPTION_KEY,
        VALIDITY
    }

    record InstallationNotProved(InstallationProof missing) implements Refusal {}

    /** The three proofs that the token works after the renewal. */
    enum InstallationProof {
        NEW_KEY_SIGNS,
        NEW_KEY_DECRYPTS,
        OLD_KEY_DECRYPTS
    }

    /** Nothing speaks against going on: a reviewer is not needed. */
    record NothingToReview() implements Refusal {}

    /** The handler still has time. */
    record NotYetLapsed(Instant lapses) implements Refusal {}

    /** Personal data are kept as evidence until then. */
    record RetentionNotOver(Instant due) implements Refusal {}

    /** Money has been taken: a cancellation has to give it back first, or the certificates are made already. */
    record TooLateToCancel(RenewalStatus status) implements Refusal {}
}
