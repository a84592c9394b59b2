package org.yanqi.cmp;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cmp.CertConfirmContent;
import org.bouncycastle.asn1.cmp.CertStatus;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIFreeText;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cmp.PollReqContent;
import org.bouncycastle.asn1.cmp.RevDetails;
import org.bouncycastle.asn1.cmp.RevReqContent;
import org.bouncycastle.asn1.crmf.CRMFObjectIdentifiers;
import org.bouncycastle.asn1.crmf.CertId;
import org.bouncycastle.asn1.crmf.CertReqMessages;
import org.bouncycastle.asn1.crmf.CertTemplateBuilder;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.crmf.CRMFException;
import org.bouncycastle.cert.crmf.CertificateRequestMessageBuilder;
import org.bouncycastle.cert.crmf.Control;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.yanqi.application.port.Revocations;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.KeyUse;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.outsideca.WantedCertificate;

/** What a CA is asked (RFC 9810 §5.3), always for one certificate, which is number 0 of its transaction. */
final class Questions {
    private Questions() {}

    /**
     * A request on behalf of the holder: the UKey proved possession to us, we vouch for it (raVerified, RFC 4211 §4). The
     * serial number is the CA's (§5).
     *
     * @param type ir, cr or kur; the last names the certificate in whose place the new one comes (oldCertID, RFC 4211 §6.5)
     */
    static PKIBody request(int type, WantedCertificate wanted) {
        SubjectPublicKeyInfo key = wanted.request().getSubjectPublicKeyInfo();
        try {
            var request = new CertificateRequestMessageBuilder(BigInteger.ZERO)
                    .setSubject(wanted.request().getSubject())
                    .setPublicKey(key)
                    .setValidity(
                            Date.from(wanted.validity().notBefore()),
                            Date.from(wanted.validity().notAfter()))
                    .addExtension(Extension.keyUsage, true, usage(wanted.use(), key))
                    .setProofOfPossessionRaVerified();
            if (type == PKIBody.TYPE_KEY_UPDATE_REQ) {
                request.addControl(new OldCertificate(known(wanted.replaced())));
            }
            return new PKIBody(type, new CertReqMessages(request.build().toASN1Structure()));
        } catch (CRMFException | IOException e) {
            throw new IllegalStateException("a request can be encoded", e);
        }
    }

    private record OldCertificate(X509CertificateHolder certificate) implements Control {
        @Override
        public ASN1ObjectIdentifier getType() {
            return CRMFObjectIdentifiers.id_regCtrl_oldCertID;
        }

        @Override
        public ASN1Encodable getValue() {
            return new CertId(new GeneralName(certificate.getIssuer()), certificate.getSerialNumber());
        }
    }

    private static KeyUsage usage(KeyUse use, SubjectPublicKeyInfo key) {
        boolean rsa = key.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption);
        return new KeyUsage(
                switch (use) {
                    case SIGNING -> KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
                    case ENCRYPTION ->
                        KeyUsage.dataEncipherment | (rsa ? KeyUsage.keyEncipherment : KeyUsage.keyAgreement);
                });
    }

    static PKIBody poll() {
        return new PKIBody(PKIBody.TYPE_POLL_REQ, new PollReqContent(BigInteger.ZERO));
    }

    static PKIBody accept(Bytes certificate) {
        return confirm(new CertStatus(hash(certificate), BigInteger.ZERO));
    }

    /** The CA then takes its certificate back (RFC 9810 §5.3.18). */
    static PKIBody reject(Bytes certificate, String why) {
        var status = new PKIStatusInfo(
                PKIStatus.rejection, new PKIFreeText(why), new PKIFailureInfo(PKIFailureInfo.badCertTemplate));
        return confirm(new CertStatus(hash(certificate), BigInteger.ZERO, status));
    }

    private static PKIBody confirm(CertStatus status) {
        return new PKIBody(PKIBody.TYPE_CERT_CONFIRM, CertConfirmContent.getInstance(new DERSequence(status)));
    }

    /** With the hash function of the certificate's own signature (RFC 9810 §5.3.18). */
    private static byte[] hash(Bytes certificate) {
        try {
            AlgorithmIdentifier algorithm = new DefaultDigestAlgorithmIdentifierFinder()
                    .find(known(certificate).getSignatureAlgorithm());
            DigestCalculator digest = new JcaDigestCalculatorProviderBuilder()
                    .setProvider(Crypto.PROVIDER)
                    .build()
                    .get(algorithm);
            try (var out = digest.getOutputStream()) {
                out.write(certificate.toArray());
            }
            return digest.getDigest();
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException("the certificate was read before", e);
        }
    }

    /** A certificate that was read before. */
    static X509CertificateHolder known(Bytes certificate) {
        return new X509CertificateHolder(Certificate.getInstance(certificate.toArray()));
    }

    static PKIBody revoke(X500Name issuer, SerialNumber serial, Revocations.Reason why) {
        var certificate = new CertTemplateBuilder()
                .setIssuer(issuer)
                .setSerialNumber(new ASN1Integer(serial.value()))
                .build();
        try {
            var reason = new Extension(Extension.reasonCode, false, new DEROctetString(CRLReason.lookup(why.code())));
            return new PKIBody(
                    PKIBody.TYPE_REVOCATION_REQ,
                    new RevReqContent(new RevDetails(certificate, new Extensions(reason))));
        } catch (IOException e) {
            throw new IllegalStateException("a number can be encoded", e);
        }
    }
}
