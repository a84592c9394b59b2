package org.yanqi.persistence.json;

import jakarta.json.JsonString;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.port.ReceivedMessages;
import org.yanqi.application.port.Reminders;
import org.yanqi.domain.bidding.SealedBid;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.handler.OneTimeCode;
import org.yanqi.domain.renewal.ApplicationNumber;

/** The smaller things that are stored as one document each. */
public final class MaterialJson {
    private MaterialJson() {}

    public static String write(SealedBid bid) {
        return new Fields()
                .text("platform", bid.platform())
                .text("reference", bid.reference())
                .text("certificate", bid.certificate().hex())
                .instant("deadline", bid.deadline())
                .instant("decryptionEnds", bid.decryptionEnds())
                .word("state", bid.state())
                .toString();
    }

    public static SealedBid bid(String document) {
        Stored json = Stored.parse(document);
        return new SealedBid(
                json.text("platform"),
                json.text("reference"),
                json.hash("certificate"),
                json.instant("deadline"),
                json.instant("decryptionEnds"),
                json.word("state", SealedBid.State.class));
    }

    public static String write(OneTimeCode code) {
        return new Fields()
                .text("mobile", code.mobile().value())
                .text("answer", code.answer().hex())
                .instant("sentAt", code.sentAt())
                .number("wrongAnswers", code.wrongAnswers())
                .number("sends", code.sends())
                .instant("firstSentAt", code.firstSentAt())
                .toString();
    }

    public static OneTimeCode code(String document) {
        Stored json = Stored.parse(document);
        return new OneTimeCode(
                new MobileNumber(json.text("mobile")),
                json.hash("answer"),
                json.instant("sentAt"),
                json.smallNumber("wrongAnswers"),
                json.smallNumber("sends"),
                json.instant("firstSentAt"));
    }

    public static String write(Reminders.Reminder reminder) {
        return new Fields()
                .text("certificate", reminder.certificate().hex())
                .text("mobile", reminder.mobile().value())
                .instant("due", reminder.due())
                .toString();
    }

    public static Reminders.Reminder reminder(String document) {
        Stored json = Stored.parse(document);
        return new Reminders.Reminder(
                json.hash("certificate"), new MobileNumber(json.text("mobile")), json.instant("due"));
    }

    /** Canonical: fields in this order, facts by name, so that the same entry has the same octets. */
    public static String write(AuditEntry entry) {
        return new Fields()
                .text("application", entry.application().value())
                .text("actor", entry.actor())
                .text("act", entry.act())
                .instant("at", entry.at())
                .object("facts", texts(entry.facts()))
                .toString();
    }

    public static AuditEntry entry(String document) {
        Stored json = Stored.parse(document);
        return new AuditEntry(
                new ApplicationNumber(json.text("application")),
                json.text("actor"),
                json.text("act"),
                json.instant("at"),
                texts(json.object("facts")));
    }

    public static String write(ReceivedMessages.Message message) {
        return new Fields()
                .text("party", message.party())
                .object("headers", texts(message.headers()))
                .bytes("body", message.body())
                .instant("at", message.at())
                .toString();
    }

    public static ReceivedMessages.Message message(String document) {
        Stored json = Stored.parse(document);
        return new ReceivedMessages.Message(
                json.text("party"), texts(json.object("headers")), json.bytes("body"), json.instant("at"));
    }

    private static Fields texts(Map<String, String> values) {
        Fields fields = new Fields();
        new TreeMap<>(values).forEach(fields::text);
        return fields;
    }

    private static Map<String, String> texts(Stored json) {
        return json.object().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> ((JsonString) field.getValue()).getString()));
    }
}
