package org.yanqi.persistence;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.invoice.Invoice;
import org.yanqi.persistence.json.Document;
import org.yanqi.persistence.json.InvoiceJson;
import org.yanqi.persistence.secrecy.DataKeys;

/** An invoice as it lies in the database. */
@Entity
@Table(name = "invoice")
@Access(AccessType.FIELD)
@SuppressWarnings("NullAway.Init") // JPA makes the row empty and fills it
class InvoiceRow implements VersionedRow {
    @Id
    private String application;

    @Version
    private long version;

    private String number;

    private String status;

    @Column(name = "requested_at")
    @Convert(converter = InstantColumn.class)
    private @Nullable Instant requestedAt;

    @Convert(converter = JsonColumn.class)
    private String state;

    private byte @Nullable [] personal;

    @Override
    public long version() {
        return version;
    }

    void fill(Invoice invoice, DataKeys keys) {
        Document document = InvoiceJson.write(invoice);
        application = invoice.origin().application();
        number = invoice.number().value();
        status = InvoiceJson.status(invoice);
        requestedAt = invoice instanceof Invoice.Requested requested ? requested.at() : null;
        state = document.clear();
        personal = document.personal()
                .map(text -> keys.sealText(text, identity(application)))
                .orElse(null);
    }

    Versioned<Invoice> read(DataKeys keys) {
        var document = new Document(
                state, Optional.ofNullable(personal).map(octets -> keys.openText(octets, identity(application))));
        return new Versioned<>(InvoiceJson.read(document), version);
    }

    static String identity(String application) {
        return "invoice/" + application;
    }
}
