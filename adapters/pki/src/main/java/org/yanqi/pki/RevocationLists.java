package org.yanqi.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.port.Revocations;
import org.yanqi.domain.Bytes;

/** The embedded CA's certificate revocation list (RFC 5280 §5), signed anew at most once a minute however often it is fetched. */
public final class RevocationLists {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration VALID = Duration.ofDays(1);

    private final AuthorityKeys keys;
    private final Revocations revocations;
    private @Nullable Made latest;

    private record Made(Instant at, Bytes der) {}

    public RevocationLists(AuthorityKeys keys, Revocations revocations) {
        this.keys = keys;
        this.revocations = revocations;
    }

    /** The list as of now or at most a minute ago, DER. */
    public synchronized Bytes current(Instant now) {
        Made made = latest;
        if (made == null || now.isBefore(made.at()) || !now.isBefore(made.at().plus(FRESH))) {
            made = new Made(now, make(now.truncatedTo(ChronoUnit.SECONDS)));
            latest = made;
        }
        return made.der();
    }

    private Bytes make(Instant now) {
        try {
            var builder = new X509v2CRLBuilder(keys.issuing().getSubject(), Date.from(now));
            builder.setNextUpdate(Date.from(now.plus(VALID)));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    EndEntityProfile.identifiers()
                            .createAuthorityKeyIdentifier(keys.issuing().getSubjectPublicKeyInfo()));
            // The moment in seconds: grows on every node alike, without a counter to keep (RFC 5280 §5.2.3).
            builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(now.getEpochSecond())));
            for (var revocation : revocations.all()) {
                builder.addCRLEntry(
                        revocation.serial().value(),
                        Date.from(revocation.at()),
                        revocation.reason().code());
            }
            return Bytes.of(
                    builder.build(SignatureAlgorithms.signer(keys.issuingKey())).getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException("a revocation list can be encoded", e);
        }
    }
}
