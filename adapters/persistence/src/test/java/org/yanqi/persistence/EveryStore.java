package org.yanqi.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yanqi.application.fixture.Renewals;
import org.yanqi.application.fixture.StandingClock;
import org.yanqi.application.port.Documents;
import org.yanqi.application.port.IssuedEventCertificates;
import org.yanqi.application.port.ReceivedMessages;
import org.yanqi.application.port.Reminders;
import org.yanqi.application.port.ShortMessages;
import org.yanqi.application.ticket.TokenJob;
import org.yanqi.application.ticket.TokenStep;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.TokenSerial;
import org.yanqi.domain.handler.OneTimeCode;
import org.yanqi.domain.invoice.Buyer;
import org.yanqi.domain.invoice.EmailAddress;
import org.yanqi.domain.invoice.Invoice;
import org.yanqi.domain.invoice.InvoiceNumber;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.staff.StaffAccount;
import org.yanqi.domain.staff.StaffName;
import org.yanqi.domain.staff.StaffRole;
import org.yanqi.persistence.secrecy.DataKeys;

/** Every store that holds what is personal, and one marked thing for each. */
final class EveryStore {
    static final String EMAIL = "marked.person@example.org";
    static final String PICTURE = "marked picture of an ID card";
    static final String CERTIFICATE = "certificate of a marked signer";
    static final StaffName REVIEWER = new StaffName("li.si");
    static final Bytes GENERATOR = bytes("marked generator secret");

    final StoredRenewalApplications applications;
    final StoredInvoices invoices;
    final StoredDocuments documents;
    final StoredOneTimeCodes codes;
    final StoredReceivedMessages messages;
    final StoredReminders reminders;
    final StoredRateLimits limits;
    final StoredIssuedEventCertificates events;
    final StoredStaffAccounts staff;
    final StoredTokenJobs jobs;
    final StoredSentNotices notices;

    EveryStore(Transactions database, DataKeys keys, Path directory) throws IOException {
        applications = new StoredRenewalApplications(database, keys, new StandingClock(Renewals.MORNING));
        invoices = new StoredInvoices(database, keys);
        documents = new StoredDocuments(database, keys, directory);
        codes = new StoredOneTimeCodes(database, keys);
        messages = new StoredReceivedMessages(database, keys);
        reminders = new StoredReminders(database, keys);
        limits = new StoredRateLimits(database, keys);
        events = new StoredIssuedEventCertificates(database, keys);
        staff = new StoredStaffAccounts(database, keys);
        jobs = new StoredTokenJobs(database);
        notices = new StoredSentNotices(database);
    }

    /** What belongs to one application, besides the application itself. */
    void fill(ApplicationNumber number) {
        invoices.save(invoice(number), 0);
        documents.keep(number, Documents.Kind.ID_CARD_FRONT, Documents.Document.of("image/jpeg", bytes(PICTURE)));
        codes.save(number.value(), code());
        codes.answer(number.value(), code(), code(), true);
        events.keep(new IssuedEventCertificates.Entry(number, serial(number), bytes(CERTIFICATE), Renewals.MORNING));
        jobs.save(new TokenJob(
                "job of " + number,
                number.value(),
                "https://ra.example",
                new TokenStep.Prove("nonce", Optional.empty()),
                Optional.of(new TokenSerial("TOKEN-1")),
                Optional.of(Sha256.of("certificate")),
                Renewals.MORNING));
        notices.sent(number, ShortMessages.Template.LAPSE_AHEAD, Renewals.MORNING);
    }

    /** What belongs to no application. */
    void fill() {
        messages.keep(message());
        reminders.keep(reminder());
        staff.save(account(), 0);
    }

    static Invoice invoice(ApplicationNumber number) {
        var origin = new Invoice.Origin(
                new InvoiceNumber("INV-" + number.value().substring(11)),
                number.value(),
                Money.yuan(200),
                Renewals.MORNING);
        var buyer = new Buyer(Renewals.APPLICANT.name(), Renewals.APPLICANT.creditCode(), new EmailAddress(EMAIL));
        return new Invoice.Requested(origin, buyer, Renewals.MORNING);
    }

    static OneTimeCode code() {
        return OneTimeCode.sent(
                Renewals.HANDLER.mobile(),
                Sha256.of("123456"),
                Renewals.MORNING,
                OneTimeCode.firstSending(Renewals.MORNING));
    }

    static ReceivedMessages.Message message() {
        return new ReceivedMessages.Message(
                "nuonuo",
                Map.of("X-Buyer", EMAIL),
                bytes("{\"phone\":\"" + Renewals.HANDLER.mobile().value() + "\"}"),
                Renewals.MORNING);
    }

    static Reminders.Reminder reminder() {
        return new Reminders.Reminder(Sha256.of("certificate"), Renewals.HANDLER.mobile(), Renewals.MORNING);
    }

    static StaffAccount account() {
        return StaffAccount.fresh(REVIEWER, Set.of(StaffRole.REVIEWER), "$argon2id$hash", GENERATOR);
    }

    static SerialNumber serial(ApplicationNumber number) {
        return new SerialNumber(BigInteger.valueOf(number.value().hashCode()).abs());
    }

    static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(UTF_8));
    }
}
