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
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.payment.PaymentOrder;
import org.yanqi.persistence.json.PaymentJson;

/** A payment order as it lies in the database; nothing in it is personal. */
@Entity
@Table(name = "payment_order")
@Access(AccessType.FIELD)
@SuppressWarnings("NullAway.Init") // JPA makes the row empty and fills it
class PaymentOrderRow implements VersionedRow {
    @Id
    private String number;

    @Version
    private long version;

    private String application;

    private String status;

    @Column(name = "created_at")
    @Convert(converter = InstantColumn.class)
    private Instant createdAt;

    @Convert(converter = JsonColumn.class)
    private String state;

    @Override
    public long version() {
        return version;
    }

    void fill(PaymentOrder order) {
        number = order.number().value();
        application = order.request().application();
        status = PaymentJson.status(order);
        createdAt = order.request().createdAt();
        state = PaymentJson.write(order);
    }

    Versioned<PaymentOrder> read() {
        return new Versioned<>(PaymentJson.read(state), version);
    }
}
