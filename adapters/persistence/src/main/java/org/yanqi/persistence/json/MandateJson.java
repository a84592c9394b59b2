package org.yanqi.persistence.json;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.ValidityTerm;
import org.yanqi.domain.machine.ContractReference;
import org.yanqi.domain.machine.Exchange;
import org.yanqi.domain.machine.MachineOrder;
import org.yanqi.domain.machine.MachineRenewal;
import org.yanqi.domain.machine.RenewalMandate;
import org.yanqi.domain.machine.RenewalTerms;
import org.yanqi.domain.machine.Speaker;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.staff.StaffName;

/** Mandates by which machines renew their certificates, each with its last renewal. */
public final class MandateJson {
    private static final int SCHEMA = 1;

    private MandateJson() {}

    public static String write(RenewalMandate mandate) {
        return new Fields()
                .number("schema", SCHEMA)
                .text("number", mandate.number().value())
                .object("terms", write(mandate.terms()))
                .list("subject", mandate.subject().names(), CertificateJson::level)
                .text("certificate", mandate.certificate().hex())
                .number("used", mandate.used())
                .list(
                        "keys",
                        mandate.keys().stream()
                                .sorted(Comparator.comparing(Sha256::hex))
                                .toList(),
                        key -> new Fields().text("fingerprint", key.hex()))
                .object("latest", mandate.latest(), MandateJson::write)
                .toString();
    }

    public static RenewalMandate read(String document) {
        Stored json = Stored.parse(document);
        json.checkSchema(SCHEMA);
        return new RenewalMandate(
                new ApplicationNumber(json.text("number")),
                terms(json.object("terms")),
                CertificateJson.name(json, "subject"),
                json.hash("certificate"),
                json.smallNumber("used"),
                keys(json),
                json.optionalObject("latest").map(MandateJson::renewal));
    }

    private static Set<Sha256> keys(Stored json) {
        return json.list("keys", key -> key.hash("fingerprint")).stream().collect(Collectors.toUnmodifiableSet());
    }

    private static Fields write(RenewalTerms terms) {
        return new Fields()
                .text("contract", terms.contract().value())
                .number("renewals", terms.renewals())
                .instant("until", terms.until())
                .number("years", terms.term().years())
                .text("recordedBy", terms.recordedBy().value())
                .instant("recordedAt", terms.recordedAt());
    }

    private static RenewalTerms terms(Stored json) {
        return new RenewalTerms(
                new ContractReference(json.text("contract")),
                json.smallNumber("renewals"),
                json.instant("until"),
                new ValidityTerm(json.smallNumber("years")),
                new StaffName(json.text("recordedBy")),
                json.instant("recordedAt"));
    }

    private static Fields write(MachineRenewal renewal) {
        return new Fields()
                .object("order", write(renewal.order()))
                .bytes("transaction", renewal.exchange().transaction())
                .bytes("nonce", renewal.exchange().nonce())
                .text("registrar", registrar(renewal.exchange().speaker()))
                .bytes("certificate", renewal.certificate())
                .word("status", renewal.status())
                .instant("since", renewal.since());
    }

    /** A machine speaks by the certificate that its order replaces, so that nothing is to be written. */
    private static Optional<String> registrar(Speaker speaker) {
        return speaker instanceof Speaker.Registrar(var certificate)
                ? Optional.of(certificate.hex())
                : Optional.empty();
    }

    private static Speaker speaker(Stored json, MachineOrder order) {
        return json.optionalText("registrar")
                .<Speaker>map(certificate -> new Speaker.Registrar(new Sha256(certificate)))
                .orElseGet(() -> new Speaker.Machine(order.oldCertificate().sha256()));
    }

    private static MachineRenewal renewal(Stored json) {
        MachineOrder order = order(json.object("order"));
        return new MachineRenewal(
                order,
                new Exchange(json.bytes("transaction"), json.bytes("nonce"), speaker(json, order)),
                json.optionalBytes("certificate"),
                json.word("status", MachineRenewal.Status.class),
                json.instant("since"));
    }

    private static Fields write(MachineOrder order) {
        return new Fields()
                .bytes("oldCertificate", order.oldCertificate())
                .text("oldSerial", order.oldSerial().display())
                .bytes("publicKey", order.publicKey())
                .text("serial", order.serial().display())
                .object("validity", CertificateJson.write(order.validity()));
    }

    private static MachineOrder order(Stored json) {
        return new MachineOrder(
                json.bytes("oldCertificate"),
                CertificateJson.serial(json, "oldSerial"),
                json.bytes("publicKey"),
                CertificateJson.serial(json, "serial"),
                CertificateJson.validity(json.object("validity")));
    }
}
