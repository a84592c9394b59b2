package org.yanqi.outsideca;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.certificate.RevocationStatus;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.pki.Certificates;
import org.yanqi.pki.Encoding;

/** The CA's complete revocation list (RFC 5280 §5), signed by the issuing CA itself, fetched anew every few minutes. */
public final class PublishedRevocations {
    private static final int LONGEST = 16 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration CLOCKS_APART = Duration.ofMinutes(15);

    private final String party;
    private final URI address;
    private final Acceptance issuer;
    private final Exchange exchange;
    private final Clock clock;
    private volatile @Nullable Fetched last;

    private record Fetched(X509CRLHolder list, Instant at) {}

    public PublishedRevocations(String party, URI address, Acceptance issuer, Clock clock) {
        this.party = party;
        this.address = address;
        this.issuer = issuer;
        this.exchange = new Exchange(party, PATIENCE, LONGEST);
        this.clock = clock;
    }

    /** @throws UnavailableException if there is no list that is in force */
    RevocationStatus status(SerialNumber serial) {
        X509CRLEntryHolder entry = current().getRevokedCertificate(serial.value());
        if (entry == null) {
            return new RevocationStatus.Good();
        }
        Instant at = entry.getRevocationDate().toInstant();
        Extension reason = entry.getExtension(Extension.reasonCode);
        boolean held = reason != null
                && CRLReason.getInstance(reason.getParsedValue()).getValue().intValue() == CRLReason.certificateHold;
        return held ? new RevocationStatus.Suspended(at) : new RevocationStatus.Revoked(at);
    }

    private X509CRLHolder current() {
        Fetched known = last;
        Instant now = clock.instant();
        if (known != null && now.isBefore(known.at().plus(FRESH)) && isInForce(known.list(), now)) {
            return known.list();
        }
        X509CRLHolder list = fetch();
        if (!isInForce(list, now)) {
            throw new UnavailableException(party, "the revocation list is not in force");
        }
        last = new Fetched(list, now);
        return list;
    }

    private X509CRLHolder fetch() {
        Exchange.Answer answer = exchange.get(address);
        if (answer.status() != 200) {
            throw new UnavailableException(party, "no revocation list: HTTP status " + answer.status());
        }
        return Encoding.der(
                        answer.body(),
                        LONGEST,
                        value -> Optional.of(new X509CRLHolder(CertificateList.getInstance(value)))
                                .filter(this::isComplete))
                .flatMap(list -> list)
                .orElseThrow(() -> new UnavailableException(party, "no revocation list of the issuing CA"));
    }

    /** Of the issuer, and neither a delta nor one of several parts (RFC 5280 §5.2.4, §5.2.5). */
    private boolean isComplete(X509CRLHolder list) {
        return list.getIssuer().equals(issuer.issuer().getSubject())
                && list.getExtension(Extension.deltaCRLIndicator) == null
                && list.getExtension(Extension.issuingDistributionPoint) == null
                && isUnderstood(list)
                && Certificates.isSignedBy(list, issuer.issuer());
    }

    /** A critical extension of unknown meaning, of the list or of any entry, forbids its use (RFC 5280 §5.2, §5.3). */
    private static boolean isUnderstood(X509CRLHolder list) {
        return list.getCriticalExtensionOIDs().isEmpty()
                && Stream.of(list.toASN1Structure().getRevokedCertificates())
                        .flatMap(entry -> Stream.ofNullable(entry.getExtensions()))
                        .flatMap(extensions -> Stream.of(extensions.getCriticalExtensionOIDs()))
                        .allMatch(Extension.reasonCode::equals);
    }

    private static boolean isInForce(X509CRLHolder list, Instant now) {
        return !list.getThisUpdate().toInstant().isAfter(now.plus(CLOCKS_APART))
                && list.getNextUpdate() != null
                && now.isBefore(list.getNextUpdate().toInstant());
    }
}
