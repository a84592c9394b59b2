package org.yanqi.pki;

import java.io.IOException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.yanqi.application.port.SerialNumbers;
import org.yanqi.domain.certificate.DistinguishedName;
import org.yanqi.domain.certificate.ValidityPeriod;

/**
 * A key that answers for the CA for a few days (RFC 6960 §4.2.2.2), with the certificate that lets it. It is made by each
 * node in memory and never written: nobody has to keep it, and as nobody asks whether its certificate is revoked
 * (id-pkix-ocsp-nocheck, §4.2.2.2.1), that certificate is short-lived.
 */
record ResponderKey(SigningKey key, X509CertificateHolder certificate, Instant renewAt) {
    private static final Duration BEGUN_BEFORE = Duration.ofHours(1);
    private static final Duration LIFE = Duration.ofDays(3);
    private static final Duration RENEWED_AFTER = Duration.ofDays(1);

    static ResponderKey make(AuthorityKeys keys, Publication publication, SerialNumbers serials, Instant now) {
        KeyPair pair = JavaKeys.generate(keys.issuingKey().profile());
        Instant begun = now.truncatedTo(ChronoUnit.SECONDS);
        var holder = new EndEntityProfile.Holder(
                serials.reserve(),
                name(keys.issuerName()),
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()),
                new ValidityPeriod(begun.minus(BEGUN_BEFORE), begun.plus(LIFE)),
                new KeyUsage(KeyUsage.digitalSignature));
        X509CertificateHolder certificate =
                new EndEntityProfile(keys, publication).make(Purpose.STATUS, holder, answers(), isNotChecked());
        return new ResponderKey(SigningKey.inMemory(pair.getPrivate()), certificate, begun.plus(RENEWED_AFTER));
    }

    boolean isOver(Instant now) {
        return !certificate.isValidOn(java.util.Date.from(now));
    }

    private static Extension answers() {
        return extension(Extension.extendedKeyUsage, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
    }

    private static Extension isNotChecked() {
        return extension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, DERNull.INSTANCE);
    }

    private static Extension extension(
            org.bouncycastle.asn1.ASN1ObjectIdentifier type, org.bouncycastle.asn1.ASN1Encodable value) {
        try {
            return new Extension(type, false, value.toASN1Primitive().getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException("an extension of our own can be encoded", e);
        }
    }

    /** The CA's own name, and what this key does in it. */
    private static X500Name name(DistinguishedName issuer) {
        var levels = new java.util.ArrayList<>(issuer.names());
        levels.removeIf(level -> level.attributes().stream()
                .anyMatch(attribute -> attribute.type().equals("2.5.4.3")));
        levels.addAll(DistinguishedName.of("2.5.4.3", "OCSP").names());
        return Names.encode(new DistinguishedName(levels));
    }

    @Override
    public String toString() {
        return "ResponderKey until " + certificate.getNotAfter().toInstant();
    }
}
