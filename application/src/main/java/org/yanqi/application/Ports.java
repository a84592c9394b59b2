package org.yanqi.application;

import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.yanqi.application.port.*;
import org.yanqi.domain.check.Alarm;
import org.yanqi.domain.renewal.RenewalRules;

/** Everything that the use cases need from outside: what is stored, who is asked, what a CA has decided, and the time. */
public record Ports(
        Storage storage,
        Found found,
        Pki pki,
        Parties parties,
        Papers papers,
        Staff staff,
        Machines machines,
        Control control,
        Supplier<RenewalRules> rules,
        Clock clock) {
    /** What is stored. */
    public record Storage(
            RenewalApplications applications,
            ApplicationNumbers numbers,
            AuditLedger ledger,
            Outbox outbox,
            PaymentOrders orders,
            Invoices invoices,
            Documents documents,
            OneTimeCodes codes,
            TokenJobs jobs,
            SeenPublicKeys seenKeys,
            SealedBids bids,
            ReceivedMessages messages,
            Reminders reminders,
            SentNotices notices,
            RateLimits limits,
            ShortLivedData shortLived) {}

    /** By what stored things are found again. */
    public record Found(HandledRenewals handled, RenewalSearch search, PaymentsOfRenewal payments) {}

    /** Certificates, requests, proofs, and the commands to the token. */
    public record Pki(
            CertificateReader reader,
            EncryptionCertificates encryption,
            SigningCertificates signing,
            PossessionProofs proofs,
            SealedChallenges challenges,
            CertificationAuthority authority,
            EventCertificates events,
            SerialNumbers serials,
            TokenTickets tickets,
            Secrets secrets) {}

    /** The outside parties, and the places at which a test lets the process die. */
    public record Parties(
            FaceVerification face,
            ShortMessages messages,
            PaymentProvider payment,
            PaymentNotifications notifications,
            RefundProvider refunds,
            InvoiceProvider invoices,
            FaultPoints faults) {}

    /** The agreements, the paper that is signed, and the pictures. */
    public record Papers(
            Agreements agreements, AgreementArchive archive, AgreementPapers agreementPapers, Pictures pictures) {}

    /**
     * What the control of issued certificates looks at, and what it finds.
     *
     * @param raised is told of each new alarm
     */
    public record Control(
            IssuedCertificates issued,
            IssuedEventCertificates events,
            IssuedMachineCertificates machines,
            Revocations revocations,
            IssuanceChecks checks,
            Alarms alarms,
            AlarmBoard board,
            Consumer<Alarm> raised) {}

    /** By what machines renew their certificates, where the CA is our own. */
    public record Machines(RenewalMandates mandates, MachineCertificates certificates) {}

    /** The CA's staff. */
    public record Staff(StaffAccounts accounts, StaffSessions sessions, StaffSecrets secrets) {}
}
