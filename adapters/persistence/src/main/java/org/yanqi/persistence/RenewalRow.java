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
import org.yanqi.persistence.secrecy.DataKey;

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

    private byte[] personal;

    @Override
    public long version() {
        return version;
    }

    void fill(RenewalApplication application, DataKey key) {
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
                .map(identified -> handlerIndex(identified.handler().mobile(), key))
                .orElse(null);
        state = document.clear();
        personal = key.sealText(document.personal(), identity());
    }

    Versioned<RenewalApplication> read(DataKey key) {
        var document = new Document(state, key.openText(personal, identity()));
        return new Versioned<>(RenewalJson.read(document), version);
    }

    static String handlerIndex(MobileNumber mobile, DataKey key) {
        return key.index("handler/" + mobile.value());
    }

    private String identity() {
        return "renewal/" + number;
    }

    private static @Nullable String fingerprint(Optional<CertificatePair> pair) {
        return pair.map(known -> known.signing().fingerprint().hex()).orElse(null);
    }
}
