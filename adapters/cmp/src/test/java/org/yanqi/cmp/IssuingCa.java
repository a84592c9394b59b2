package org.yanqi.cmp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cmp.CMPCertificate;
import org.bouncycastle.asn1.cmp.CMPObjectIdentifiers;
import org.bouncycastle.asn1.cmp.CertConfirmContent;
import org.bouncycastle.asn1.cmp.CertOrEncCert;
import org.bouncycastle.asn1.cmp.CertRepMessage;
import org.bouncycastle.asn1.cmp.CertResponse;
import org.bouncycastle.asn1.cmp.CertStatus;
import org.bouncycastle.asn1.cmp.CertifiedKeyPair;
import org.bouncycastle.asn1.cmp.ErrorMsgContent;
import org.bouncycastle.asn1.cmp.InfoTypeAndValue;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIConfirmContent;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIFreeText;
import org.bouncycastle.asn1.cmp.PKIHeader;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cmp.PollRepContent;
import org.bouncycastle.asn1.cmp.RevRepContentBuilder;
import org.bouncycastle.asn1.cmp.RevReqContent;
import org.bouncycastle.asn1.crmf.CRMFObjectIdentifiers;
import org.bouncycastle.asn1.crmf.CertId;
import org.bouncycastle.asn1.crmf.CertReqMessages;
import org.bouncycastle.asn1.crmf.CertTemplate;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.cmp.GeneralPKIMessage;
import org.bouncycastle.cert.cmp.ProtectedPKIMessage;
import org.bouncycastle.cert.cmp.ProtectedPKIMessageBuilder;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.Sha256;
import org.yanqi.outsideca.LoopbackSite;
import org.yanqi.outsideca.OutsideCa;

/**
 * A CA that speaks CMP and is strict about it: a transaction is used once, nonces have to be repeated, a certificate counts
 * once it is confirmed. A test can make it slow, forgetful or generous.
 */
final class IssuingCa implements LoopbackSite.Answer {
    final OutsideCa ca;
    private final Protection protection;
    private final Map<Bytes, Transaction> transactions = new HashMap<>();
    private final Set<BigInteger> revoked = new HashSet<>();
    private final Set<BigInteger> forgotten = new HashSet<>();
    private final Set<BigInteger> replaced = new HashSet<>();

    /** How often a request is put off. */
    int polls;

    /** Whether it says no once it has made up its mind. */
    boolean decidesAgainst;

    /** Whether it takes certificates as confirmed when it is asked to. */
    boolean grantsImplicitly;

    /** By how much its certificates differ from what was asked for. */
    Duration generosity = Duration.ZERO;

    static final class Transaction {
        final X509CertificateHolder certificate;
        byte[] nonce = {};
        int left;
        boolean confirmed;
        boolean withdrawn;

        Transaction(X509CertificateHolder certificate, int left) {
            this.certificate = certificate;
            this.left = left;
        }
    }

    IssuingCa(OutsideCa ca, Protection protection) {
        this.ca = ca;
        this.protection = protection;
    }

    /** What it holds valid: the confirmed certificates. */
    synchronized long valid() {
        return transactions.values().stream()
                .filter(each -> each.confirmed && !each.withdrawn)
                .filter(each -> !revoked.contains(each.certificate.getSerialNumber()))
                .count();
    }

    synchronized long issued() {
        return transactions.size();
    }

    synchronized Set<BigInteger> revoked() {
        return Set.copyOf(revoked);
    }

    /** What it was told is replaced. */
    synchronized Set<BigInteger> replaced() {
        return Set.copyOf(replaced);
    }

    /** As at the end of its patience with who does not confirm. */
    synchronized void forget() {
        transactions.values().stream()
                .filter(each -> !each.confirmed)
                .map(each -> each.certificate.getSerialNumber())
                .forEach(forgotten::add);
        transactions.values().removeIf(each -> !each.confirmed);
    }

    @Override
    public synchronized byte[] to(byte[] question) throws Exception {
        var message = new ProtectedPKIMessage(new GeneralPKIMessage(question));
        if (!protection.isTheirs(message, Instant.now())) {
            return answer(message.getHeader(), error(PKIFailureInfo.wrongIntegrity, "whose is this"), false);
        }
        var info = message.getHeader().getGeneralInfo();
        boolean implicitly = grantsImplicitly
                && info != null
                && info[0].getInfoType().equals(CMPObjectIdentifiers.it_implicitConfirm);
        return answer(message.getHeader(), body(message, implicitly), implicitly);
    }

    private PKIBody body(ProtectedPKIMessage message, boolean implicitly) throws IOException {
        var id = Bytes.of(message.getHeader().getTransactionID().getOctets());
        var content = message.getBody().getContent();
        int type = message.getBody().getType();
        if (type == PKIBody.TYPE_KEY_UPDATE_REQ && !isKnown(CertReqMessages.getInstance(content), message)) {
            return error(PKIFailureInfo.badCertId, "which certificate is replaced");
        }
        if (type == PKIBody.TYPE_INIT_REQ || type == PKIBody.TYPE_CERT_REQ || type == PKIBody.TYPE_KEY_UPDATE_REQ) {
            return request(id, type, CertReqMessages.getInstance(content), implicitly);
        }
        if (type == PKIBody.TYPE_REVOCATION_REQ) {
            return revoke(RevReqContent.getInstance(content));
        }
        Transaction transaction = transactions.get(id);
        if (transaction == null) {
            return error(PKIFailureInfo.badRequest, "no such transaction");
        }
        var repeated = message.getHeader().getRecipNonce();
        if (repeated == null || !Arrays.equals(repeated.getOctets(), transaction.nonce)) {
            return error(PKIFailureInfo.badRecipientNonce, "another nonce was given");
        }
        return type == PKIBody.TYPE_POLL_REQ
                ? granted(transaction, PKIBody.TYPE_INIT_REP)
                : confirm(transaction, CertConfirmContent.getInstance(content).toCertStatusArray()[0]);
    }

    /** A key update names a certificate of ours, which lies beside it. */
    private boolean isKnown(CertReqMessages messages, ProtectedPKIMessage message) {
        var controls = messages.toCertReqMsgArray()[0].getCertReq().getControls();
        if (controls == null) {
            return false;
        }
        var control = controls.toAttributeTypeAndValueArray()[0];
        CertId named = CertId.getInstance(control.getValue());
        BigInteger serial = named.getSerialNumber().getValue();
        replaced.add(serial);
        return control.getType().equals(CRMFObjectIdentifiers.id_regCtrl_oldCertID)
                && named.getIssuer().equals(new GeneralName(ca.certificate().getSubject()))
                && Stream.of(message.getCertificates())
                        .anyMatch(beside -> beside.getSerialNumber().equals(serial));
    }

    private PKIBody request(Bytes id, int type, CertReqMessages messages, boolean implicitly) {
        if (transactions.containsKey(id)) {
            return error(PKIFailureInfo.transactionIdInUse, "this transaction is under way");
        }
        CertTemplate wanted = messages.toCertReqMsgArray()[0].getCertReq().getCertTemplate();
        var serial = new BigInteger(120, new SecureRandom()).setBit(119);
        X509CertificateHolder certificate = ca.issue(
                new OutsideCa.Holder(
                        serial,
                        wanted.getSubject(),
                        wanted.getPublicKey(),
                        moment(wanted.getValidity().getNotBefore()),
                        moment(wanted.getValidity().getNotAfter()).plus(generosity)),
                octet(KeyUsage.fromExtensions(wanted.getExtensions())));
        var transaction = new Transaction(certificate, polls);
        transaction.confirmed = implicitly;
        transactions.put(id, transaction);
        return granted(transaction, type + 1);
    }

    private static Instant moment(org.bouncycastle.asn1.x509.Time time) {
        return time.getDate().toInstant();
    }

    private static int octet(KeyUsage usage) {
        return usage.getBytes()[0] & 0xff;
    }

    private PKIBody granted(Transaction transaction, int type) {
        if (transaction.left-- > 0) {
            return transaction.nonce.length == 0
                    ? new PKIBody(type, new CertRepMessage(null, new CertResponse[] {
                        new CertResponse(new ASN1Integer(0), new PKIStatusInfo(PKIStatus.waiting))
                    }))
                    : new PKIBody(PKIBody.TYPE_POLL_REP, new PollRepContent(new ASN1Integer(0), new ASN1Integer(1)));
        }
        if (decidesAgainst) {
            var response =
                    new CertResponse(new ASN1Integer(0), refused(PKIFailureInfo.badCertTemplate, "not this one"));
            return new PKIBody(type, new CertRepMessage(null, new CertResponse[] {response}));
        }
        var pair =
                new CertifiedKeyPair(new CertOrEncCert(new CMPCertificate(transaction.certificate.toASN1Structure())));
        return new PKIBody(type, new CertRepMessage(null, new CertResponse[] {
            new CertResponse(new ASN1Integer(0), new PKIStatusInfo(PKIStatus.granted), pair, null)
        }));
    }

    private static PKIBody confirm(Transaction transaction, CertStatus status) {
        if (transaction.confirmed) {
            return error(PKIFailureInfo.certConfirmed, "confirmed before");
        }
        byte[] hash =
                Sha256.of(OutsideCa.der(transaction.certificate).toArray()).octets();
        if (!Arrays.equals(status.getCertHash().getOctets(), hash)) {
            return error(PKIFailureInfo.badCertId, "another certificate");
        }
        boolean accepted = status.getStatusInfo() == null
                || status.getStatusInfo().getStatus().intValueExact() == PKIStatus.GRANTED;
        transaction.confirmed = accepted;
        transaction.withdrawn = !accepted;
        return new PKIBody(PKIBody.TYPE_CONFIRM, new PKIConfirmContent());
    }

    private PKIBody revoke(RevReqContent content) {
        BigInteger serial = content.toRevDetailsArray()[0]
                .getCertDetails()
                .getSerialNumber()
                .getValue();
        PKIStatusInfo status;
        if (forgotten.contains(serial)) {
            status = refused(PKIFailureInfo.badCertId, "no such certificate");
        } else if (revoked.add(serial)) {
            status = new PKIStatusInfo(PKIStatus.granted);
        } else {
            status = refused(PKIFailureInfo.certRevoked, "revoked before");
        }
        return new PKIBody(
                PKIBody.TYPE_REVOCATION_REP,
                new RevRepContentBuilder().add(status).build());
    }

    static PKIBody error(int failure, String words) {
        return new PKIBody(PKIBody.TYPE_ERROR, new ErrorMsgContent(refused(failure, words)));
    }

    private static PKIStatusInfo refused(int failure, String words) {
        return new PKIStatusInfo(PKIStatus.rejection, new PKIFreeText(words), new PKIFailureInfo(failure));
    }

    private byte[] answer(PKIHeader to, PKIBody body, boolean implicitly) throws Exception {
        byte[] nonce = Crypto.random(16);
        Transaction transaction =
                transactions.get(Bytes.of(to.getTransactionID().getOctets()));
        if (transaction != null) {
            transaction.nonce = nonce;
        }
        ProtectedPKIMessageBuilder message = header(to, nonce).setBody(body);
        if (implicitly) {
            message.addGeneralInfo(new InfoTypeAndValue(CMPObjectIdentifiers.it_implicitConfirm, DERNull.INSTANCE));
        }
        return protection.protect(message).toASN1Structure().getEncoded();
    }

    /** The header of an answer to this question, made now. */
    ProtectedPKIMessageBuilder header(PKIHeader to, byte[] nonce) {
        return new ProtectedPKIMessageBuilder(protection.sender(), to.getSender())
                .setTransactionID(to.getTransactionID().getOctets())
                .setRecipNonce(to.getSenderNonce().getOctets())
                .setSenderNonce(nonce)
                .setMessageTime(Date.from(Instant.now()));
    }
}
