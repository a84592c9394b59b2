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
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.renewal.Identified;
import org.yanqi.domain.renewal.Installed;
import org.yanqi.domain.renewal.Issued;
import org.yanqi.domain.renewal.Presented;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.persistence.json.Document;
import org.yanqi.persistence.json.RenewalJson;
import org.yanqi.persistence.secrecy.DataKeys;

/** A renewal application as it lies in the database. */
@Entity
@Table(name = "renewal")
@Access(AccessType.FIELD)
@SuppressWarnings("NullAway.Init") // JPA makes the row empty and fills it
class RenewalRow implements VersionedRow {
    @Id
    private String number;

    @Version
    private long version;

    private String status;

    @Convert(converter = InstantColumn.class)
    private Instant since;

    @Column(name = "old_signing")
    private @Nullable String oldSigning;

    @Column(name = "new_signing")
    private @Nullable String newSigning;

    private @Nullable String handler;

    @Convert(converter = JsonColumn.class)
    private String state;

    @Column(name = "erasure_due")
    @Convert(converter = InstantColumn.class)
    private @Nullable Instant erasureDue;

    private byte @Nullable [] personal;

    @Override
    public long version() {
        return version;
    }

    void fill(RenewalApplication application, Optional<Instant> erasure, DataKeys keys) {
        Document document = RenewalJson.write(application);
        number = application.number().value();
        status = application.status().name();
        since = application.since();
        oldSigning = fingerprint(application.reached(Presented.class).map(Presented::pair));
        newSigning = fingerprint(application
                .reached(Issued.class)
                .map(Issued::renewed)
                .or(() -> application.reached(Installed.class).map(Installed::renewed)));
        handler = application
                .reached(Identified.class)
                .map(identified -> keys.index(handler(identified.handler().mobile())))
                .orElse(null);
        state = document.clear();
        personal = document.personal()
                .map(text -> keys.sealText(text, identity(number)))
                .orElse(null);
        erasureDue = erasure.orElse(null);
    }

    Versioned<RenewalApplication> read(DataKeys keys) {
        var document = new Document(
                state, Optional.ofNullable(personal).map(octets -> keys.openText(octets, identity(number))));
        return new Versioned<>(RenewalJson.read(document), version);
    }

    /** By what a handler's applications are found, once it is hashed with a key. */
    static String handler(MobileNumber mobile) {
        return "handler/" + mobile.value();
    }

    static String identity(String number) {
        return "renewal/" + number;
    }

    private static @Nullable String fingerprint(Optional<CertificatePair> pair) {
        return pair.map(known -> known.signing().fingerprint().hex()).orElse(null);
    }
}
