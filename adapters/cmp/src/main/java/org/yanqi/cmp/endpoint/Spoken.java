package org.yanqi.cmp.endpoint;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cmp.CMPCertificate;
import org.bouncycastle.asn1.cmp.CertOrEncCert;
import org.bouncycastle.asn1.cmp.CertRepMessage;
import org.bouncycastle.asn1.cmp.CertResponse;
import org.bouncycastle.asn1.cmp.CertifiedKeyPair;
import org.bouncycastle.asn1.cmp.ErrorMsgContent;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIConfirmContent;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIFreeText;
import org.bouncycastle.asn1.cmp.PKIHeader;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cmp.PollRepContent;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.cmp.CMPException;
import org.bouncycastle.cert.cmp.ProtectedPKIMessageBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.machine.Exchange;
import org.yanqi.pki.MessageKey;

/** What we say, signed by a key that the CA has let speak for it. */
final class Spoken {
    private static final ASN1Integer ONLY = new ASN1Integer(0);

    private Spoken() {}

    /** @param asked whose conversation and mark are repeated; {@code nonce} is the mark of this word */
    static Bytes message(PKIHeader asked, PKIBody body, Bytes nonce, GeneralName to, MessageKey key, Instant now) {
        List<X509CertificateHolder> chain =
                key.chain().stream().map(Spoken::certificate).toList();
        var message = new ProtectedPKIMessageBuilder(
                        new GeneralName(chain.getFirst().getSubject()), to)
                .setSenderNonce(nonce.toArray())
                .setMessageTime(Date.from(now))
                .setBody(body);
        ASN1OctetString transaction = asked.getTransactionID();
        if (transaction != null && transaction.getOctets().length <= Exchange.MOST_OCTETS) {
            message.setTransactionID(transaction.getOctets());
        }
        ASN1OctetString mark = asked.getSenderNonce();
        if (mark != null && mark.getOctets().length <= Exchange.MOST_OCTETS) {
            message.setRecipNonce(mark.getOctets());
        }
        message.setSenderKID(
                SubjectKeyIdentifier.fromExtensions(chain.getFirst().getExtensions())
                        .getKeyIdentifier());
        chain.forEach(message::addCMPCertificate);
        try {
            return Bytes.of(
                    message.build(Keys.signer(key.key())).toASN1Structure().getEncoded());
        } catch (CMPException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("a message can be protected and encoded", e);
        }
    }

    private static X509CertificateHolder certificate(Bytes der) {
        return new X509CertificateHolder(Certificate.getInstance(der.toArray()));
    }

    /** @param asWished whether it has all that was asked for */
    static PKIBody certificate(Bytes der, boolean asWished, MessageKey key) {
        var granted = new PKIStatusInfo(asWished ? PKIStatus.granted : PKIStatus.grantedWithMods);
        var pair = new CertifiedKeyPair(new CertOrEncCert(new CMPCertificate(Certificate.getInstance(der.toArray()))));
        var root =
                new CMPCertificate(Certificate.getInstance(key.chain().getLast().toArray()));
        return update(new CMPCertificate[] {root}, new CertResponse(ONLY, granted, pair, null));
    }

    static PKIBody refused(NotAccepted why) {
        return update(null, new CertResponse(ONLY, rejection(why)));
    }

    private static PKIBody update(CMPCertificate @Nullable [] roots, CertResponse response) {
        return new PKIBody(PKIBody.TYPE_KEY_UPDATE_REP, new CertRepMessage(roots, new CertResponse[] {response}));
    }

    /** The first word after a request that has to wait (RFC 9810 §5.3.22): for how long is said when it is asked for again. */
    static PKIBody waiting() {
        return update(null, new CertResponse(ONLY, new PKIStatusInfo(PKIStatus.waiting)));
    }

    static PKIBody again(Duration after) {
        return new PKIBody(PKIBody.TYPE_POLL_REP, new PollRepContent(ONLY, new ASN1Integer(after.toSeconds())));
    }

    static PKIBody noted() {
        return new PKIBody(PKIBody.TYPE_CONFIRM, new PKIConfirmContent());
    }

    static PKIBody error(NotAccepted why) {
        return new PKIBody(PKIBody.TYPE_ERROR, new ErrorMsgContent(rejection(why)));
    }

    private static PKIStatusInfo rejection(NotAccepted why) {
        return new PKIStatusInfo(PKIStatus.rejection, new PKIFreeText(why.why()), new PKIFailureInfo(why.failure()));
    }
}
