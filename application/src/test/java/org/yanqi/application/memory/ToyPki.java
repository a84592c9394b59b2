package org.yanqi.application.memory;

import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicInteger;
import org.yanqi.application.port.TestPki;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.CertificatePair;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.PublicKey;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.certificate.ValidityPeriod;

/**
 * A PKI in plain text, so that use cases are tested without cryptography: a hash stands for a signature and anybody can
 * make one. What the in-memory ports make, this token can use.
 */
public final class ToyPki implements TestPki {
    static final String P256 = "1.2.840.10045.3.1.7";
    static final DistinguishedName ISSUER = DistinguishedName.of("2.5.4.6", "CN", "2.5.4.3", "Toy CA");
    private static final DistinguishedName STRANGER = DistinguishedName.of("2.5.4.6", "CN", "2.5.4.3", "Other CA");

    private final AtomicInteger count = new AtomicInteger();

    @Override
    public CertificatePair pair(DistinguishedName subject, ValidityPeriod validity) {
        return pair(subject, validity, ISSUER);
    }

    @Override
    public CertificatePair foreignPair(DistinguishedName subject, ValidityPeriod validity) {
        return pair(subject, validity, STRANGER);
    }

    private CertificatePair pair(DistinguishedName subject, ValidityPeriod validity, DistinguishedName issuer) {
        return new CertificatePair(
                ToyEncoding.certificate(serial(), subject, issuer, validity, KeyUse.SIGNING, newKey()),
                ToyEncoding.certificate(serial(), subject, issuer, validity, KeyUse.ENCRYPTION, newKey()));
    }

    /** A pair for these very keys, for tests of new ones that resemble them. */
    public CertificatePair pair(
            DistinguishedName subject, ValidityPeriod validity, PublicKey signing, PublicKey encryption) {
        return new CertificatePair(
                ToyEncoding.certificate(serial(), subject, ISSUER, validity, KeyUse.SIGNING, signing),
                ToyEncoding.certificate(serial(), subject, ISSUER, validity, KeyUse.ENCRYPTION, encryption));
    }

    private SerialNumber serial() {
        return new SerialNumber(BigInteger.valueOf(1000L + count.incrementAndGet()));
    }

    /** A sound public key that was never there before. */
    public PublicKey newKey() {
        return new PublicKey.EllipticCurve(P256, Sha256.of("toy key " + count.incrementAndGet()));
    }

    @Override
    public Bytes request(DistinguishedName subject) {
        return request(subject, newKey());
    }

    /** A request for this very key, for tests of reused and weak keys. */
    public Bytes request(DistinguishedName subject, PublicKey key) {
        return ToyEncoding.request(subject, key, false);
    }

    /** A request for extensions that no certificate has. */
    public Bytes greedyRequest(DistinguishedName subject) {
        return ToyEncoding.request(subject, newKey(), true);
    }

    @Override
    public Bytes forgedRequest(DistinguishedName subject) {
        byte[] text = request(subject).toArray();
        text[text.length - 1] = (byte) (text[text.length - 1] == '0' ? '1' : '0');
        return Bytes.of(text);
    }

    @Override
    public Bytes sign(String statement, Certificate by) {
        return ToyEncoding.signed(statement, by);
    }

    @Override
    public Sha256 open(Bytes sealed, Certificate encryption) {
        return ToyEncoding.open(sealed, encryption);
    }
}
