package org.yanqi.pki;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.yanqi.application.port.IssuedMachineCertificates;
import org.yanqi.application.port.SerialNumbers;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.ValidityPeriod;

/**
 * A key by which the CA speaks with machines, so that its own signs nothing but certificates: authorised by id-kp-cmcCA
 * (RFC 9810 §4.5, RFC 6402 §2.10), made by each node in memory, for a few days, and never written. Its certificate is in the
 * register, as a machine may ask for its status.
 *
 * @param chain DER, the key's own certificate first, the root last
 * @param renewAt from when on there should be another one
 */
public record MessageKey(PrivateKey key, List<Bytes> chain, Instant renewAt) {
    private static final Duration BEGUN_BEFORE = Duration.ofHours(1);
    private static final Duration LIFE = Duration.ofDays(3);
    private static final Duration RENEWED_AFTER = Duration.ofDays(1);

    public MessageKey {
        chain = List.copyOf(chain);
    }

    /** Makes one. */
    public static MessageKey make(
            AuthorityKeys keys,
            Publication publication,
            IssuedMachineCertificates register,
            SerialNumbers serials,
            Instant now) {
        KeyPair pair = JavaKeys.generate(keys.issuingKey().profile());
        Instant begun = now.truncatedTo(ChronoUnit.SECONDS);
        var holder = new EndEntityProfile.Holder(
                serials.reserve(),
                Names.within(keys.issuerName(), "CMP"),
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()),
                keys.cut(new ValidityPeriod(begun.minus(BEGUN_BEFORE), begun.plus(LIFE))),
                new KeyUsage(KeyUsage.digitalSignature));
        Bytes certificate = AuthorityKeys.der(
                new EndEntityProfile(keys, publication).make(Purpose.MESSAGES, holder, speaksForTheCa()));
        register.keep(new IssuedMachineCertificates.Entry(holder.serial(), certificate, now));
        return new MessageKey(
                pair.getPrivate(),
                List.of(certificate, keys.issuingCertificate(), keys.rootCertificate()),
                begun.plus(RENEWED_AFTER));
    }

    /** Whether its certificate holds no more. */
    public boolean isOver(Instant now) {
        return !Certificates.known(chain.getFirst()).isValidOn(Date.from(now));
    }

    private static Extension speaksForTheCa() {
        return EndEntityProfile.extension(Extension.extendedKeyUsage, new ExtendedKeyUsage(KeyPurposeId.id_kp_cmcCA));
    }

    @Override
    public String toString() {
        return "MessageKey until " + renewAt;
    }
}
