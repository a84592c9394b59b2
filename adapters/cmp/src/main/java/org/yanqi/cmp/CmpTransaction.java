package org.yanqi.cmp;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cmp.CMPObjectIdentifiers;
import org.bouncycastle.asn1.cmp.InfoTypeAndValue;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIHeader;
import org.bouncycastle.asn1.cmp.PKIMessage;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.cmp.CMPException;
import org.bouncycastle.cert.cmp.GeneralPKIMessage;
import org.bouncycastle.cert.cmp.ProtectedPKIMessage;
import org.bouncycastle.cert.cmp.ProtectedPKIMessageBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.Bytes;
import org.yanqi.outsideca.Exchange;
import org.yanqi.pki.Encoding;

/**
 * Messages of one transaction (RFC 9810 §5.1.1). An answer is believed if the CA protected it, in this transaction, for this
 * very question; what is not, an unprotected error among them, changes nothing here.
 */
final class CmpTransaction {
    static final String MEDIA_TYPE = "application/pkixcmp";
    static final int NONCE_OCTETS = 16;

    private static final Duration CLOCKS_APART = Duration.ofMinutes(15);

    private final Counterpart counterpart;
    private final byte[] id;
    private final List<X509CertificateHolder> beside = new ArrayList<>();
    private byte @Nullable [] theirNonce;

    /**
     * Whom is talked to.
     *
     * @param party the CA's name in logs
     * @param name by which the messages are addressed
     * @param longest octets that a message has at most
     */
    record Counterpart(
            String party,
            URI address,
            GeneralName name,
            Protection protection,
            Duration patience,
            int longest,
            Clock clock) {
        UnavailableException unavailable(String why) {
            return new UnavailableException(party, why);
        }
    }

    /** @param theirNonce of the CA's last message in this transaction, if there was one */
    CmpTransaction(Counterpart counterpart, byte[] id, Optional<Bytes> theirNonce) {
        this.counterpart = counterpart;
        this.id = id.clone();
        this.theirNonce = theirNonce.map(Bytes::toArray).orElse(null);
    }

    /** The nonce that the next message has to repeat. */
    Bytes theirNonce() {
        if (theirNonce == null) {
            throw new IllegalStateException("nothing was answered yet");
        }
        return Bytes.of(theirNonce);
    }

    /** A certificate that the CA may want to see beside what it is asked (extraCerts). */
    CmpTransaction bring(X509CertificateHolder certificate) {
        beside.add(certificate);
        return this;
    }

    Answer ask(PKIBody question, boolean wantsNoConfirmation) {
        byte[] nonce = Crypto.random(NONCE_OCTETS);
        var exchange = new Exchange(counterpart.party(), counterpart.patience(), counterpart.longest());
        Exchange.Answer answer =
                exchange.post(counterpart.address(), MEDIA_TYPE, encoded(question, nonce, wantsNoConfirmation));
        // An error may come with another status than 200 and still be the CA's word (RFC 9811 §3.4).
        ProtectedPKIMessage message = Encoding.der(answer.body(), counterpart.longest(), CmpTransaction::parse)
                .orElseThrow(() -> counterpart.unavailable("no protected message, HTTP status " + answer.status()));
        try {
            check(message, nonce);
            PKIHeader header = message.getHeader();
            theirNonce = header.getSenderNonce().getOctets();
            return Answer.read(message.getBody(), wantsNoConfirmation && confirmsImplicitly(header));
        } catch (CMPException | OperatorCreationException | RuntimeException notUnderstood) {
            throw notUnderstood instanceof UnavailableException known
                    ? known
                    : new UnavailableException(counterpart.party(), "an answer that is not understood", notUnderstood);
        }
    }

    private static ProtectedPKIMessage parse(org.bouncycastle.asn1.ASN1Primitive value) {
        return new ProtectedPKIMessage(new GeneralPKIMessage(PKIMessage.getInstance(value)));
    }

    private byte[] encoded(PKIBody question, byte[] nonce, boolean wantsNoConfirmation) {
        Protection protection = counterpart.protection();
        var message = new ProtectedPKIMessageBuilder(protection.sender(), counterpart.name())
                .setTransactionID(id)
                .setSenderNonce(nonce)
                .setMessageTime(Date.from(counterpart.clock().instant()))
                .setBody(question);
        if (theirNonce != null) {
            message.setRecipNonce(theirNonce);
        }
        if (wantsNoConfirmation) {
            message.addGeneralInfo(new InfoTypeAndValue(CMPObjectIdentifiers.it_implicitConfirm, DERNull.INSTANCE));
        }
        protection.introduce(message);
        beside.forEach(message::addCMPCertificate);
        try {
            return protection.protect(message).toASN1Structure().getEncoded();
        } catch (CMPException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("a message can be protected and encoded", e);
        }
    }

    private void check(ProtectedPKIMessage message, byte[] nonce) throws CMPException, OperatorCreationException {
        PKIHeader header = message.getHeader();
        int version = header.getPvno().intValueExact();
        if (version != PKIHeader.CMP_2000 && version != PKIHeader.CMP_2021) {
            throw counterpart.unavailable("an answer in version " + version + " of the protocol");
        }
        if (!is(header.getTransactionID(), id) || !is(header.getRecipNonce(), nonce)) {
            throw counterpart.unavailable("an answer to another question");
        }
        if (header.getSenderNonce() == null || header.getSenderNonce().getOctets().length < NONCE_OCTETS) {
            throw counterpart.unavailable("an answer without a nonce");
        }
        if (!isOfNow(header.getMessageTime())) {
            throw counterpart.unavailable("an answer of another time: the clocks differ, or it is an old one");
        }
        if (!counterpart.protection().isTheirs(message, counterpart.clock().instant())) {
            throw counterpart.unavailable("an answer that the CA has not protected");
        }
    }

    private static boolean is(@Nullable ASN1OctetString found, byte[] expected) {
        return found != null && Arrays.equals(found.getOctets(), expected);
    }

    private boolean isOfNow(@Nullable ASN1GeneralizedTime time) {
        if (time == null) {
            return true;
        }
        try {
            Instant said = time.getDate().toInstant();
            return Duration.between(said, counterpart.clock().instant()).abs().compareTo(CLOCKS_APART) <= 0;
        } catch (java.text.ParseException noTime) {
            return false;
        }
    }

    private static boolean confirmsImplicitly(PKIHeader header) {
        InfoTypeAndValue[] info = header.getGeneralInfo();
        return info != null
                && Stream.of(info).anyMatch(each -> each.getInfoType().equals(CMPObjectIdentifiers.it_implicitConfirm));
    }
}
