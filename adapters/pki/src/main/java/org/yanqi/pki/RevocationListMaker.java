package org.yanqi.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.yanqi.application.port.Revocations;
import org.yanqi.application.port.Revocations.Revocation;
import org.yanqi.domain.Bytes;

/** Signs revocation lists, whole ones and changes. */
final class RevocationListMaker {
    static final Duration FULL_IS_GOOD_FOR = Duration.ofDays(1);
    static final Duration DELTA_IS_GOOD_FOR = Duration.ofHours(1);

    private final AuthorityKeys keys;
    private final Publication publication;
    private final Revocations revocations;

    RevocationListMaker(AuthorityKeys keys, Publication publication, Revocations revocations) {
        this.keys = keys;
        this.publication = publication;
        this.revocations = revocations;
    }

    /** Its number is the moment at which it was due, in seconds: grows without a counter to keep (RFC 5280 §5.2.3). */
    Bytes full(Instant slot, Instant now) {
        try {
            X509v2CRLBuilder builder = begun(number(slot), now, FULL_IS_GOOD_FOR);
            // Where the changes are is said here and not in the certificates, which then need not be issued anew for
            // it.
            builder.addExtension(Extension.freshestCRL, false, EndEntityProfile.listAt(publication.delta()));
            return signed(builder, revocations.all());
        } catch (IOException e) {
            throw new IllegalStateException("a revocation list can be encoded", e);
        }
    }

    /** Its number is one above the moment's, so that the changes of a full hour are newer than its whole list. */
    Bytes delta(Instant slot, Instant now, RevocationList base) {
        try {
            X509v2CRLBuilder builder = begun(number(slot).add(BigInteger.ONE), now, DELTA_IS_GOOD_FOR);
            builder.addExtension(Extension.deltaCRLIndicator, true, new CRLNumber(base.number()));
            Set<BigInteger> known = base.serials();
            return signed(
                    builder,
                    revocations.all().stream()
                            .filter(revocation ->
                                    !known.contains(revocation.serial().value()))
                            .toList());
        } catch (IOException e) {
            throw new IllegalStateException("a revocation list can be encoded", e);
        }
    }

    private static BigInteger number(Instant slot) {
        return BigInteger.valueOf(slot.getEpochSecond());
    }

    private X509v2CRLBuilder begun(BigInteger number, Instant now, Duration goodFor) throws IOException {
        Instant made = now.truncatedTo(ChronoUnit.SECONDS);
        var builder = new X509v2CRLBuilder(keys.issuing().getSubject(), Date.from(made));
        builder.setNextUpdate(Date.from(made.plus(goodFor)));
        builder.addExtension(Extension.authorityKeyIdentifier, false, EndEntityProfile.issuerKey(keys.issuing()));
        builder.addExtension(Extension.cRLNumber, false, new CRLNumber(number));
        return builder;
    }

    private Bytes signed(X509v2CRLBuilder builder, List<Revocation> entries) throws IOException {
        for (Revocation revocation : entries) {
            builder.addCRLEntry(
                    revocation.serial().value(),
                    Date.from(revocation.at()),
                    revocation.reason().code());
        }
        return Bytes.of(
                builder.build(SignatureAlgorithms.signer(keys.issuingKey())).getEncoded());
    }
}
