package org.yanqi.domain.certificate;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;

/** Certificates as the manual shows them, reduced to what the rules look at. */
public final class CertificateFixtures {
    public static final String P256 = "1.2.840.10045.3.1.7";
    public static final String SM2 = "1.2.156.10197.1.301";

    /** The manual's certificate was valid for two days. */
    public static final ValidityPeriod MANUAL_VALIDITY =
            new ValidityPeriod(Instant.parse("2025-07-02T02:41:33Z"), Instant.parse("2025-07-04T02:41:33Z"));

    public static final DistinguishedName MANUAL_SUBJECT = subjectNamed("在线延期测试");

    public static final DistinguishedName HBCA = DistinguishedName.of(
            "2.5.4.6", "CN",
            "2.5.4.8", "Hubei",
            "2.5.4.7", "Wuhan",
            "2.5.4.10", "Hubei Digital Certificate Authority Center CO Ltd.",
            "2.5.4.11", "ECC",
            "2.5.4.3", "HBCA");

    public static final DistinguishedName ANOTHER_CA =
            DistinguishedName.of("2.5.4.6", "CN", "2.5.4.10", "Another", "2.5.4.3", "ANOTHER CA");

    public static final DistinguishedName SM2_CA =
            DistinguishedName.of("2.5.4.6", "CN", "2.5.4.11", "SM2", "2.5.4.3", "HBCA");

    public static final CertificatePair MANUAL_PAIR = pair("old", 1, MANUAL_VALIDITY);

    private CertificateFixtures() {}

    public static DistinguishedName subjectNamed(String commonName) {
        return DistinguishedName.of(
                "2.5.4.6", "CN", "2.5.4.8", "湖北", "2.5.4.7", "武汉", "2.5.4.11", "政府采购", "2.5.4.3", commonName);
    }

    /** A pair whose keys and encodings are told apart by {@code generation}; the serials are consecutive. */
    public static CertificatePair pair(String generation, long firstSerial, ValidityPeriod validity) {
        return new CertificatePair(
                certificate(KeyUse.SIGNING, generation, firstSerial, validity),
                certificate(KeyUse.ENCRYPTION, generation, firstSerial + 1, validity));
    }

    public static Certificate certificate(KeyUse use, String generation, long serial, ValidityPeriod validity) {
        return new Certificate(
                serial(serial),
                MANUAL_SUBJECT,
                HBCA,
                validity,
                use,
                p256Key(generation + " " + use),
                encoding(generation + " " + use + " certificate"));
    }

    public static CertificatePair issuedBy(DistinguishedName issuer, CertificatePair pair) {
        return new CertificatePair(issuedBy(issuer, pair.signing()), issuedBy(issuer, pair.encryption()));
    }

    private static Certificate issuedBy(DistinguishedName issuer, Certificate c) {
        return new Certificate(c.serial(), c.subject(), issuer, c.validity(), c.use(), c.publicKey(), c.der());
    }

    public static CertificatePair withSubject(DistinguishedName subject, CertificatePair pair) {
        return new CertificatePair(withSubject(subject, pair.signing()), withSubject(subject, pair.encryption()));
    }

    private static Certificate withSubject(DistinguishedName subject, Certificate c) {
        return new Certificate(c.serial(), subject, c.issuer(), c.validity(), c.use(), c.publicKey(), c.der());
    }

    public static Certificate withKey(PublicKey key, Certificate c) {
        return new Certificate(c.serial(), c.subject(), c.issuer(), c.validity(), c.use(), key, c.der());
    }

    public static Certificate withValidity(ValidityPeriod validity, Certificate c) {
        return new Certificate(c.serial(), c.subject(), c.issuer(), validity, c.use(), c.publicKey(), c.der());
    }

    public static SerialNumber serial(long value) {
        return new SerialNumber(BigInteger.valueOf(value));
    }

    public static PublicKey p256Key(String name) {
        return new PublicKey.EllipticCurve(P256, Sha256.of(name));
    }

    public static PublicKey.Rsa rsaKey(BigInteger modulus, BigInteger exponent) {
        return new PublicKey.Rsa(modulus, exponent, Sha256.of(modulus.toByteArray()));
    }

    public static Bytes encoding(String name) {
        return Bytes.of(name.getBytes(StandardCharsets.UTF_8));
    }
}
