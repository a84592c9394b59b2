package org.yanqi.cmp.endpoint;

import java.security.PublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIHeader;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.cmp.CMPException;
import org.bouncycastle.cert.cmp.GeneralPKIMessage;
import org.bouncycastle.cert.cmp.ProtectedPKIMessage;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;
import org.yanqi.cmp.KeyProtection;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.machine.Exchange;

/**
 * A message whose sender is known: signed by the key of the certificate that it brings along first (RFC 9810 §5.1.3.3,
 * RFC 9483 §3.3), of now, and in a conversation that has a number.
 *
 * @param brought all certificates of the message, the signer's first
 */
record Incoming(
        PKIBody body,
        Signer signer,
        List<X509CertificateHolder> brought,
        Bytes transaction,
        @Nullable Bytes repeated) {
    static final int NONCE_OCTETS = 16;
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    static Incoming read(GeneralPKIMessage message, Trust trust, Instant now) throws NotAccepted {
        PKIHeader header = message.getHeader();
        int version = header.getPvno().intValueExact();
        if (version != PKIHeader.CMP_2000 && version != PKIHeader.CMP_2021) {
            throw new NotAccepted(PKIFailureInfo.unsupportedVersion, "version " + version);
        }
        Bytes transaction = transaction(header.getTransactionID());
        if (header.getSenderNonce() == null || header.getSenderNonce().getOctets().length < NONCE_OCTETS) {
            throw new NotAccepted(PKIFailureInfo.badSenderNonce, "a nonce has at least 16 octets");
        }
        if (!isOfNow(header.getMessageTime(), now)) {
            throw new NotAccepted(PKIFailureInfo.badTime, "the message is of another time than " + now);
        }
        List<X509CertificateHolder> brought = brought(message);
        Signer signer = trust.signer(brought.getFirst(), now);
        check(message, brought.getFirst());
        ASN1OctetString repeated = header.getRecipNonce();
        return new Incoming(
                message.getBody(),
                signer,
                brought,
                transaction,
                repeated == null ? null : Bytes.of(repeated.getOctets()));
    }

    /** Our last word in the conversation was heard, or so says its mark. */
    Exchange exchange() throws NotAccepted {
        if (repeated == null || repeated.length() == 0) {
            throw new NotAccepted(PKIFailureInfo.badRecipientNonce, "our nonce has to be repeated");
        }
        return new Exchange(transaction, repeated, signer.speaker());
    }

    private static Bytes transaction(@Nullable ASN1OctetString number) throws NotAccepted {
        int octets = number == null ? 0 : number.getOctets().length;
        if (number == null || octets == 0 || octets > Exchange.MOST_OCTETS) {
            throw new NotAccepted(PKIFailureInfo.badRequest, "a transactionID has 1 to 64 octets");
        }
        return Bytes.of(number.getOctets());
    }

    private static boolean isOfNow(@Nullable ASN1GeneralizedTime time, Instant now) {
        try {
            return time != null
                    && Duration.between(time.getDate().toInstant(), now).abs().compareTo(CLOCKS_APART) <= 0;
        } catch (ParseException noTime) {
            return false;
        }
    }

    private static List<X509CertificateHolder> brought(GeneralPKIMessage message) throws NotAccepted {
        if (!message.hasProtection() || message.getHeader().getProtectionAlg() == null) {
            throw new NotAccepted(PKIFailureInfo.badMessageCheck, "the message is not protected");
        }
        X509CertificateHolder[] brought = new ProtectedPKIMessage(message).getCertificates();
        if (brought.length == 0) {
            throw new NotAccepted(
                    PKIFailureInfo.signerNotTrusted, "the signer's certificate comes first in extraCerts");
        }
        return List.of(brought);
    }

    private static void check(GeneralPKIMessage message, X509CertificateHolder theirs) throws NotAccepted {
        PKIHeader header = message.getHeader();
        boolean named = header.getSender().equals(new GeneralName(theirs.getSubject()))
                && (header.getSenderKID() == null || isKeyOf(theirs, header.getSenderKID()));
        if (!named) {
            throw new NotAccepted(PKIFailureInfo.badMessageCheck, "the sender is another than the signer");
        }
        try {
            PublicKey key = Keys.of(theirs.getSubjectPublicKeyInfo());
            if (!KeyProtection.isBy(key, new ProtectedPKIMessage(message))) {
                throw new NotAccepted(PKIFailureInfo.badMessageCheck, "the protection is not the signer's");
            }
        } catch (CMPException | OperatorCreationException unverifiable) {
            throw new NotAccepted(PKIFailureInfo.badMessageCheck, "the protection cannot be verified");
        }
    }

    private static boolean isKeyOf(X509CertificateHolder theirs, ASN1OctetString identifier) {
        Extension own = theirs.getExtension(Extension.subjectKeyIdentifier);
        return own != null
                && Bytes.of(SubjectKeyIdentifier.getInstance(own.getParsedValue())
                                .getKeyIdentifier())
                        .equals(Bytes.of(identifier.getOctets()));
    }
}
