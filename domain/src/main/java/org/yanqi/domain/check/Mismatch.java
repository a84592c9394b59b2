package org.yanqi.domain.check;

import java.time.Instant;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;
import org.yanqi.domain.consent.AgreementKind;
import org.yanqi.domain.machine.MachineRenewal;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.payment.OrderNumber;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.renewal.RenewalStatus;

/**
 * One thing about an issued certificate that does not fit another. What had to be there and what was found are hashes,
 * numbers, amounts, moments and words of ours: nothing in them is personal.
 */
public sealed interface Mismatch {
    Object expected();

    Object found();

    /** A side on which there is nothing. */
    enum Absent {
        NOTHING;

        @Override
        public String toString() {
            return "";
        }
    }

    /** A mismatch of which only one side can be said: what is missing. */
    sealed interface Missing extends Mismatch {
        @Override
        default Absent found() {
            return Absent.NOTHING;
        }
    }

    /** A mismatch of which only one side can be said: what ought not to be there. */
    sealed interface Surplus extends Mismatch {
        @Override
        default Absent expected() {
            return Absent.NOTHING;
        }
    }

    /** A state with the moment at which it was reached. */
    record Step(RenewalStatus state, Instant at) {
        @Override
        public String toString() {
            return state + " " + at;
        }
    }

    /** What is kept there cannot be read, or does not hold together: it was damaged or changed. */
    record Unreadable(Store expected) implements Missing {}

    /** A certificate was issued for an application that does not exist. */
    record NoApplication(SerialNumber found) implements Surplus {}

    /** The application records a certificate that the CA's register does not have. */
    record NotInRegister(SerialNumber expected) implements Missing {}

    /** A certificate was issued that the application has not asked for; {@code found} is how far it has come. */
    record NotOrdered(RenewalStatus found) implements Surplus {}

    /** A certificate was issued, and after an hour the application still does not record it. */
    record NotRecorded(SerialNumber expected) implements Missing {}

    /** By the fingerprints of what the application records and what the register holds. */
    record OtherCertificate(Sha256 expected, Sha256 found) implements Mismatch {}

    /** What the register holds is no pair of the CA that is served, by its signatures too. */
    record CertificateUnsound(Sha256 found) implements Surplus {}

    /** A certificate's serial number is not the one that was assigned or registered. */
    record OtherSerial(SerialNumber expected, SerialNumber found) implements Mismatch {}

    /** A certificate is for another public key than was requested or registered. */
    record OtherKey(Sha256 expected, Sha256 found) implements Mismatch {}

    /** By the hashes of the names as they are written: of the old certificate, and of the new one or its request. */
    record OtherSubject(Sha256 expected, Sha256 found) implements Mismatch {}

    /** By the hashes of the names: of the applicant, and of the new certificate's holder. */
    record OtherHolder(Sha256 expected, Sha256 found) implements Mismatch {}

    /** The request's own signature does not verify. */
    record RequestUnsound(Sha256 found) implements Surplus {}

    /** Each as an ISO 8601 interval. */
    record OtherValidity(String expected, String found) implements Mismatch {
        static OtherValidity of(ValidityPeriod expected, ValidityPeriod found) {
            return new OtherValidity(written(expected), written(found));
        }

        private static String written(ValidityPeriod period) {
            return period.notBefore() + "/" + period.notAfter();
        }
    }

    /** Another application showed a certificate's key first. */
    record KeySeenBefore(ApplicationNumber expected, ApplicationNumber found) implements Mismatch {}

    /** A certificate's key is not among those that were ever shown. */
    record KeyNotSeen(Sha256 expected) implements Missing {}

    /** A new certificate has a key of the old pair, or both new ones have the same. */
    record KeyReused(Sha256 found) implements Surplus {}

    record ConsentMissing(AgreementKind expected) implements Missing {}

    /** The text with this hash, which was consented to, is not kept any more. */
    record ConsentTextMissing(Sha256 expected) implements Missing {}

    record ConsentAfterIssuance(Instant expected, Instant found) implements Mismatch {}

    /** Nothing shows that the handler is who the ID card says. */
    record IdentityNotProved(RenewalStatus expected) implements Missing {}

    /** The application names a reviewer's yes of which the ledger knows nothing. */
    record ReviewNotInLedger(Instant expected) implements Missing {}

    /** A certificate that expired longer ago than self-service goes was renewed without a reviewer's yes. */
    record LateWithoutReview(Instant found) implements Surplus {}

    record AgreementMissing(Sha256 expected) implements Missing {}

    record AgreementChanged(Sha256 expected, Sha256 found) implements Mismatch {}

    /** Nothing says which paper was signed. */
    record SignatureMissing(RenewalStatus expected) implements Missing {}

    /** The CA made no such event certificate for this application. */
    record OtherSigner(SerialNumber found) implements Surplus {}

    /** {@code found} is when the certificate was issued. */
    record IssuedBefore(Step expected, Instant found) implements Mismatch {}

    record PaymentMissing(OrderNumber expected) implements Missing {}

    /** No order of an erased application is settled. */
    record NothingPaid(RenewalStatus expected) implements Missing {}

    record OtherAmount(Money expected, Money found) implements Mismatch {}

    /** The provider's number of the payment. */
    record OtherTransaction(String expected, String found) implements Mismatch {}

    /** The order is another application's. */
    record OtherPayer(String expected, String found) implements Mismatch {}

    /** The application is paid by an order that is not settled. */
    record NotSettled(OrderNumber expected) implements Missing {}

    /** The money goes back, or has gone. */
    record PaidBack(OrderNumber found) implements Surplus {}

    /** The certificate with this fingerprint was not shown to be on the token. */
    record PossessionNotProved(Sha256 expected) implements Missing {}

    /** What a key has signed names another application. */
    record ProofForAnother(String expected, String found) implements Mismatch {}

    record StepNotInLedger(RenewalStatus expected) implements Missing {}

    /** By the ledger, and by the application. */
    record StepAtOtherTime(Step expected, Step found) implements Mismatch {}

    /** By the ledger, and by the application. */
    record OtherState(RenewalStatus expected, RenewalStatus found) implements Mismatch {}

    /** The old certificate is revoked as superseded although the new one is not installed. */
    record SupersededTooEarly(SerialNumber found) implements Surplus {}

    /** The new certificate has been installed for a day, and the old one is still not revoked. */
    record NotSuperseded(SerialNumber expected) implements Missing {}

    /** The certificate was taken back a day ago, and is still not revoked. */
    record TakenBackNotRevoked(SerialNumber expected) implements Missing {}

    /** A mismatch about what a machine has got, or its mandate. */
    sealed interface OfMachine extends Mismatch {}

    /** A state of a machine's renewal, which is another than a person's of the same name, with its new certificate's number. */
    record MachineStep(MachineRenewal.Status state, SerialNumber certificate) {
        @Override
        public String toString() {
            return "MACHINE_" + state + " " + certificate;
        }
    }

    /** The CA's register has a certificate that no application and no mandate tells of. */
    record NoMandate(SerialNumber found) implements Surplus, OfMachine {}

    /** The ledger tells of a mandate, or of renewals by it, that is not there. */
    record MandateMissing(ApplicationNumber expected) implements Missing, OfMachine {}

    /** There is a mandate, or there are renewals by it, and the ledger does not know that anybody has recorded it. */
    record MandateNotInLedger(ApplicationNumber expected) implements Missing, OfMachine {}

    /** One of a mandate's terms, as it was recorded and as it stands. */
    record OtherTerms(String expected, String found) implements OfMachine {}

    /** How many renewals were confirmed, by the ledger and by the mandate. */
    record OtherUse(Integer expected, Integer found) implements OfMachine {}

    /** How many renewals were paid for, and how many the ledger has. */
    record TooManyRenewals(Integer expected, Integer found) implements OfMachine {}

    /** A certificate was ordered after the mandate's end. */
    record MandateOver(Instant expected, Instant found) implements OfMachine {}

    /** A certificate was ordered in the place of another one than the mandate was for. */
    record OtherPredecessor(SerialNumber expected, SerialNumber found) implements OfMachine {}

    record MachineStepNotInLedger(MachineStep expected) implements Missing, OfMachine {}

    /** The ledger has the step later than what had to come after it; {@code found} is when that was. */
    record MachineStepTooLate(MachineStep expected, Instant found) implements OfMachine {}

    /** By the ledger, and by the mandate; empty where there is no renewal. */
    record OtherMachineState(String expected, String found) implements OfMachine {}

    /** The machine has not taken the certificate, and it is still not revoked. */
    record NotWithdrawn(SerialNumber expected) implements Missing, OfMachine {}
}
