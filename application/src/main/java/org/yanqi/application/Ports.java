package org.yanqi.application;

import java.time.Clock;
import java.util.function.Supplier;
import org.yanqi.application.port.AgreementPapers;
import org.yanqi.application.port.Agreements;
import org.yanqi.application.port.ApplicationNumbers;
import org.yanqi.application.port.AuditLedger;
import org.yanqi.application.port.CertificateReader;
import org.yanqi.application.port.CertificationAuthority;
import org.yanqi.application.port.Documents;
import org.yanqi.application.port.FaceVerification;
import org.yanqi.application.port.FaultPoints;
import org.yanqi.application.port.HandledRenewals;
import org.yanqi.application.port.InvoiceProvider;
import org.yanqi.application.port.Invoices;
import org.yanqi.application.port.OneTimeCodes;
import org.yanqi.application.port.Outbox;
import org.yanqi.application.port.PaymentNotifications;
import org.yanqi.application.port.PaymentOrders;
import org.yanqi.application.port.PaymentProvider;
import org.yanqi.application.port.PossessionProofs;
import org.yanqi.application.port.ReceivedMessages;
import org.yanqi.application.port.RenewalApplications;
import org.yanqi.application.port.SealedBids;
import org.yanqi.application.port.SealedChallenges;
import org.yanqi.application.port.Secrets;
import org.yanqi.application.port.SeenPublicKeys;
import org.yanqi.application.port.SerialNumbers;
import org.yanqi.application.port.ShortMessages;
import org.yanqi.application.port.TokenJobs;
import org.yanqi.application.port.TokenTickets;
import org.yanqi.domain.renewal.RenewalRules;

/** Everything that the use cases need from outside: what is stored, who is asked, what a CA has decided, and the time. */
public record Ports(
        Storage storage, Pki pki, Parties parties, Papers papers, Supplier<RenewalRules> rules, Clock clock) {
    /** What is stored. */
    public record Storage(
            RenewalApplications applications,
            HandledRenewals handled,
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
            ReceivedMessages messages) {}

    /** Certificates, requests, proofs, and the commands to the token. */
    public record Pki(
            CertificateReader reader,
            PossessionProofs proofs,
            SealedChallenges challenges,
            CertificationAuthority authority,
            SerialNumbers serials,
            TokenTickets tickets,
            Secrets secrets) {}

    /** The outside parties, and the places at which a test lets the process die. */
    public record Parties(
            FaceVerification face,
            ShortMessages messages,
            PaymentProvider payment,
            PaymentNotifications notifications,
            InvoiceProvider invoices,
            FaultPoints faults) {}

    /** The agreements, and the paper that is signed. */
    public record Papers(Agreements agreements, AgreementPapers agreementPapers) {}
}
