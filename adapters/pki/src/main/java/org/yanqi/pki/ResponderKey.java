package org.yanqi.pki;

import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.yanqi.application.port.SerialNumbers;
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
                Names.within(keys.issuerName(), "OCSP"),
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()),
                keys.cut(new ValidityPeriod(begun.minus(BEGUN_BEFORE), begun.plus(LIFE))),
                new KeyUsage(KeyUsage.digitalSignature));
        X509CertificateHolder certificate =
                new EndEntityProfile(keys, publication).make(Purpose.STATUS, holder, answers(), isNotChecked());
        return new ResponderKey(SigningKey.inMemory(pair.getPrivate()), certificate, begun.plus(RENEWED_AFTER));
    }

    boolean isOver(Instant now) {
        return !certificate.isValidOn(java.util.Date.from(now));
    }

    private static Extension answers() {
        return EndEntityProfile.extension(
                Extension.extendedKeyUsage, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
    }

    private static Extension isNotChecked() {
        return EndEntityProfile.extension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, DERNull.INSTANCE);
    }

    @Override
    public String toString() {
        return "ResponderKey until " + certificate.getNotAfter().toInstant();
    }
}
