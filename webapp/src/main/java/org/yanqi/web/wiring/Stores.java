package org.yanqi.web.wiring;

import java.time.Clock;
import org.yanqi.application.Ports;
import org.yanqi.application.port.IssuedCertificates;
import org.yanqi.persistence.StoredApplicationNumbers;
import org.yanqi.persistence.StoredAuditLedger;
import org.yanqi.persistence.StoredDocuments;
import org.yanqi.persistence.StoredInvoices;
import org.yanqi.persistence.StoredIssuedCertificates;
import org.yanqi.persistence.StoredOneTimeCodes;
import org.yanqi.persistence.StoredOutbox;
import org.yanqi.persistence.StoredPaymentOrders;
import org.yanqi.persistence.StoredReceivedMessages;
import org.yanqi.persistence.StoredRenewalApplications;
import org.yanqi.persistence.StoredSealedBids;
import org.yanqi.persistence.StoredSeenPublicKeys;
import org.yanqi.persistence.StoredTokenJobs;
import org.yanqi.persistence.Transactions;
import org.yanqi.persistence.secrecy.DataKey;

/** The storing ports on the database. */
record Stores(Transactions transactions, DataKey key, Clock clock) {
    Ports.Storage storage() {
        var applications = new StoredRenewalApplications(transactions, key, clock);
        return new Ports.Storage(
                applications,
                applications,
                new StoredApplicationNumbers(transactions),
                new StoredAuditLedger(transactions),
                new StoredOutbox(transactions, clock),
                new StoredPaymentOrders(transactions),
                new StoredInvoices(transactions, key),
                new StoredDocuments(transactions, key),
                new StoredOneTimeCodes(transactions, key),
                new StoredTokenJobs(transactions),
                new StoredSeenPublicKeys(transactions),
                new StoredSealedBids(transactions),
                new StoredReceivedMessages(transactions, key));
    }

    IssuedCertificates issuedCertificates() {
        return new StoredIssuedCertificates(transactions);
    }
}
