package org.yanqi.web.wiring;

import java.time.Clock;
import java.util.function.Consumer;
import org.yanqi.application.Ports;
import org.yanqi.application.port.AgreementArchive;
import org.yanqi.application.port.CertificateRegister;
import org.yanqi.application.port.IssuanceDrafts;
import org.yanqi.application.port.IssuedCertificates;
import org.yanqi.application.port.IssuedEventCertificates;
import org.yanqi.application.port.IssuedMachineCertificates;
import org.yanqi.application.port.PublishedRevocationLists;
import org.yanqi.application.port.RenewalMandates;
import org.yanqi.application.port.Revocations;
import org.yanqi.application.port.StaffSecrets;
import org.yanqi.domain.check.Alarm;
import org.yanqi.persistence.StoredAgreementArchive;
import org.yanqi.persistence.StoredAlarms;
import org.yanqi.persistence.StoredApplicationNumbers;
import org.yanqi.persistence.StoredAuditLedger;
import org.yanqi.persistence.StoredCertificateRegister;
import org.yanqi.persistence.StoredDocuments;
import org.yanqi.persistence.StoredInvoices;
import org.yanqi.persistence.StoredIssuanceChecks;
import org.yanqi.persistence.StoredIssuanceDrafts;
import org.yanqi.persistence.StoredIssuedCertificates;
import org.yanqi.persistence.StoredIssuedEventCertificates;
import org.yanqi.persistence.StoredIssuedMachineCertificates;
import org.yanqi.persistence.StoredOneTimeCodes;
import org.yanqi.persistence.StoredOutbox;
import org.yanqi.persistence.StoredPaymentOrders;
import org.yanqi.persistence.StoredRateLimits;
import org.yanqi.persistence.StoredReceivedMessages;
import org.yanqi.persistence.StoredReminders;
import org.yanqi.persistence.StoredRenewalApplications;
import org.yanqi.persistence.StoredRenewalMandates;
import org.yanqi.persistence.StoredRevocationLists;
import org.yanqi.persistence.StoredRevocations;
import org.yanqi.persistence.StoredSealedBids;
import org.yanqi.persistence.StoredSeenPublicKeys;
import org.yanqi.persistence.StoredSentNotices;
import org.yanqi.persistence.StoredShortLivedData;
import org.yanqi.persistence.StoredStaffAccounts;
import org.yanqi.persistence.StoredStaffSessions;
import org.yanqi.persistence.StoredTokenJobs;
import org.yanqi.persistence.Transactions;
import org.yanqi.persistence.secrecy.DataKeys;

/** The storing ports on the database, and on the folder in which documents lie. */
record Stores(Transactions transactions, DataKeys keys, StoredDocuments documents, Clock clock) {
    Ports.Storage storage() {
        return new Ports.Storage(
                applications(),
                new StoredApplicationNumbers(transactions),
                new StoredAuditLedger(transactions),
                new StoredOutbox(transactions, clock),
                new StoredPaymentOrders(transactions),
                new StoredInvoices(transactions, keys),
                documents,
                new StoredOneTimeCodes(transactions, keys),
                new StoredTokenJobs(transactions),
                new StoredSeenPublicKeys(transactions),
                new StoredSealedBids(transactions),
                new StoredReceivedMessages(transactions, keys),
                new StoredReminders(transactions, keys),
                new StoredSentNotices(transactions),
                new StoredRateLimits(transactions, keys),
                new StoredShortLivedData(transactions));
    }

    Ports.Found found() {
        return new Ports.Found(applications(), applications(), new StoredPaymentOrders(transactions));
    }

    Ports.Staff staff(StaffSecrets secrets) {
        return new Ports.Staff(
                new StoredStaffAccounts(transactions, keys), new StoredStaffSessions(transactions), secrets);
    }

    /** @param raised is told of each new alarm */
    Ports.Control control(Consumer<Alarm> raised) {
        var alarms = new StoredAlarms(transactions);
        return new Ports.Control(
                issuedCertificates(),
                eventCertificates(),
                machineCertificates(),
                revocations(),
                new StoredIssuanceChecks(transactions),
                alarms,
                alarms,
                raised);
    }

    AgreementArchive agreements() {
        return new StoredAgreementArchive(transactions);
    }

    IssuedCertificates issuedCertificates() {
        return new StoredIssuedCertificates(transactions);
    }

    IssuanceDrafts issuanceDrafts() {
        return new StoredIssuanceDrafts(transactions);
    }

    IssuedEventCertificates eventCertificates() {
        return new StoredIssuedEventCertificates(transactions, keys);
    }

    RenewalMandates mandates() {
        return new StoredRenewalMandates(transactions);
    }

    IssuedMachineCertificates machineCertificates() {
        return new StoredIssuedMachineCertificates(transactions);
    }

    CertificateRegister certificateRegister() {
        return new StoredCertificateRegister(transactions);
    }

    PublishedRevocationLists revocationLists() {
        return new StoredRevocationLists(transactions);
    }

    Revocations revocations() {
        return new StoredRevocations(transactions);
    }

    private StoredRenewalApplications applications() {
        return new StoredRenewalApplications(transactions, keys, clock);
    }
}
