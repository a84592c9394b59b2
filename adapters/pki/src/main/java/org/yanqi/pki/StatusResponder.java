package org.yanqi.pki;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.port.CertificateRegister;
import org.yanqi.application.port.Revocations;
import org.yanqi.application.port.Revocations.Revocation;
import org.yanqi.application.port.SerialNumbers;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.SerialNumber;

/**
 * Says of single certificates whether they are good (RFC 6960): good is what the register holds and nobody has revoked,
 * and of everything else it knows nothing, forged certificates with an honest signature among them.
 */
public final class StatusResponder {
    private static final System.Logger LOG = System.getLogger(StatusResponder.class.getName());
    private static final Duration GOOD_FOR = Duration.ofHours(1);
    private static final int MOST_SERIAL_BITS = 159;

    private final AuthorityKeys keys;
    private final Publication publication;
    private final CertificateRegister register;
    private final Revocations revocations;
    private final SerialNumbers serials;
    private @Nullable ResponderKey responder;

    public StatusResponder(
            AuthorityKeys keys,
            Publication publication,
            CertificateRegister register,
            Revocations revocations,
            SerialNumbers serials) {
        this.keys = keys;
        this.publication = publication;
        this.register = register;
        this.revocations = revocations;
        this.serials = serials;
    }

    /** Octets that a request may have. */
    public static int longestRequest() {
        return StatusRequest.LONGEST;
    }

    /** To every octets there is an answer; what is no request, or too large a one, gets {@code malformedRequest}. */
    public StatusAnswer answer(Bytes request, Instant now) {
        try {
            return StatusRequest.parse(request)
                    .map(asked -> answer(asked, now.truncatedTo(ChronoUnit.SECONDS)))
                    .orElseGet(() -> failure(OCSPRespBuilder.MALFORMED_REQUEST, now));
        } catch (UnavailableException e) {
            LOG.log(System.Logger.Level.WARNING, "No answer about certificates: the CA's key cannot be had", e);
            return failure(OCSPRespBuilder.TRY_LATER, now);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "No answer about certificates", e);
            return failure(OCSPRespBuilder.INTERNAL_ERROR, now);
        }
    }

    private StatusAnswer answer(StatusRequest asked, Instant now) {
        ResponderKey key = responder(now);
        Instant until = now.plus(GOOD_FOR);
        try {
            var builder = new BasicOCSPRespBuilder(new RespID(key.certificate().getSubject()));
            for (CertID single : asked.certificates()) {
                var id = new CertificateID(single);
                builder.addResponse(id, status(id), Date.from(now), Date.from(until));
            }
            asked.nonce().ifPresent(nonce -> builder.setResponseExtensions(new Extensions(new Extension[] {nonce})));
            BasicOCSPResp signed =
                    builder.build(key.key().signer(), new X509CertificateHolder[] {key.certificate()}, Date.from(now));
            Optional<Instant> again = asked.nonce().isPresent() ? Optional.empty() : Optional.of(until);
            return new StatusAnswer(
                    encoded(new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, signed)), now, again);
        } catch (OCSPException e) {
            throw new IllegalStateException("an answer can be encoded", e);
        }
    }

    private @Nullable CertificateStatus status(CertificateID id) {
        BigInteger number = id.getSerialNumber();
        if (!IssuerHash.isOf(keys.issuing(), id) || number.signum() <= 0 || number.bitLength() > MOST_SERIAL_BITS) {
            return new UnknownStatus();
        }
        var serial = new SerialNumber(number);
        Optional<Revocation> revoked = revocations.find(serial);
        if (revoked.isPresent()) {
            return new RevokedStatus(
                    Date.from(revoked.get().at()), revoked.get().reason().code());
        }
        return register.holds(serial) ? CertificateStatus.GOOD : new UnknownStatus();
    }

    /** A new one every day; while the CA's key cannot be had, the old one as long as its certificate holds. */
    private synchronized ResponderKey responder(Instant now) {
        ResponderKey current = responder;
        if (current != null && now.isBefore(current.renewAt()) && !current.isOver(now)) {
            return current;
        }
        try {
            current = ResponderKey.make(keys, publication, serials, now);
        } catch (UnavailableException e) {
            if (current == null || current.isOver(now)) {
                throw e;
            }
        }
        responder = current;
        return current;
    }

    private static StatusAnswer failure(int reason, Instant now) {
        try {
            return new StatusAnswer(encoded(new OCSPRespBuilder().build(reason, null)), now, Optional.empty());
        } catch (OCSPException e) {
            throw new IllegalStateException("a failure has no content to encode", e);
        }
    }

    private static Bytes encoded(OCSPResp response) {
        try {
            return Bytes.of(response.getEncoded());
        } catch (java.io.IOException e) {
            throw new IllegalStateException("an answer can be encoded", e);
        }
    }
}
