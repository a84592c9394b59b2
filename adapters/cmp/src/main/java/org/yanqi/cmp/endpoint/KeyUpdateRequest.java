package org.yanqi.cmp.endpoint;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.crmf.AttributeTypeAndValue;
import org.bouncycastle.asn1.crmf.CRMFObjectIdentifiers;
import org.bouncycastle.asn1.crmf.CertId;
import org.bouncycastle.asn1.crmf.CertReqMessages;
import org.bouncycastle.asn1.crmf.CertReqMsg;
import org.bouncycastle.asn1.crmf.CertTemplate;
import org.bouncycastle.asn1.crmf.Controls;
import org.bouncycastle.asn1.crmf.POPOSigningKey;
import org.bouncycastle.asn1.crmf.ProofOfPossession;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.crmf.CRMFException;
import org.bouncycastle.cert.crmf.CertificateRequestMessage;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;
import org.yanqi.cmp.KeyProtection;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.machine.KeyUpdate;
import org.yanqi.pki.Names;
import org.yanqi.pki.PublicKeys;
import org.yanqi.pki.WantedExtensions;

/**
 * One certificate that is asked for in the place of another (RFC 4211), by somebody who holds the new key, or for whom a
 * registration authority vouches that he does.
 *
 * @param validity whether a time is asked for, too; the mandate says which one it gets
 */
record KeyUpdateRequest(Certificate old, KeyUpdate.Wish wish, boolean validity) {
    static KeyUpdateRequest read(Incoming incoming, Trust trust) throws NotAccepted {
        try {
            CertReqMsg only = only(CertReqMessages.getInstance(incoming.body().getContent()));
            Optional<CertId> named = named(only.getCertReq().getControls());
            return read(only, old(incoming, named, trust), incoming.signer());
        } catch (RuntimeException notAsItShouldBe) {
            throw new NotAccepted(PKIFailureInfo.badDataFormat, "the request cannot be read");
        }
    }

    private static CertReqMsg only(CertReqMessages messages) throws NotAccepted {
        CertReqMsg[] all = messages.toCertReqMsgArray();
        if (all.length != 1 || all[0].getCertReq().getCertReqId().intValueExact() != 0) {
            throw new NotAccepted(PKIFailureInfo.badRequest, "one certificate can be asked for, with the number 0");
        }
        return all[0];
    }

    private static Optional<CertId> named(@Nullable Controls controls) throws NotAccepted {
        AttributeTypeAndValue[] all =
                controls == null ? new AttributeTypeAndValue[0] : controls.toAttributeTypeAndValueArray();
        if (all.length > 1 || all.length == 1 && !all[0].getType().equals(CRMFObjectIdentifiers.id_regCtrl_oldCertID)) {
            throw new NotAccepted(PKIFailureInfo.badRequest, "no control but one oldCertID is known");
        }
        return Stream.of(all)
                .map(control -> CertId.getInstance(control.getValue()))
                .findFirst();
    }

    /** A machine has its own certificate renewed and no other; a registration authority says which. */
    private static Certificate old(Incoming incoming, Optional<CertId> named, Trust trust) throws NotAccepted {
        return switch (incoming.signer()) {
            case Signer.Machine(Certificate own) -> {
                if (named.isPresent()
                        && !Trust.isMeant(named.get(), incoming.brought().getFirst())) {
                    throw new NotAccepted(
                            PKIFailureInfo.badCertId, "the certificate to be renewed is not the signer's");
                }
                yield own;
            }
            case Signer.Registrar registrar ->
                trust.holders(
                        named.orElseThrow(() -> new NotAccepted(
                                PKIFailureInfo.badCertId,
                                "a registration authority says which certificate: oldCertID")),
                        incoming.brought());
        };
    }

    private static KeyUpdateRequest read(CertReqMsg asked, Certificate old, Signer signer) throws NotAccepted {
        CertTemplate template = asked.getCertReq().getCertTemplate();
        var known = new X509CertificateHolder(
                org.bouncycastle.asn1.x509.Certificate.getInstance(old.der().toArray()));
        checkTemplate(template, known);
        SubjectPublicKeyInfo key = template.getPublicKey();
        if (key == null) {
            throw new NotAccepted(PKIFailureInfo.badCertTemplate, "there is no public key in the request");
        }
        KeyUpdate.Wish wish = wish(template, key, known);
        if (!isVouchedFor(asked, signer)) {
            checkPossession(asked, key);
        }
        return new KeyUpdateRequest(old, wish, template.getValidity() != null);
    }

    /** Only who is trusted to have seen a proof need not show one (RFC 9810 §5.2.8.4). */
    private static boolean isVouchedFor(CertReqMsg asked, Signer signer) {
        return signer instanceof Signer.Registrar
                && asked.getPop() != null
                && asked.getPop().getType() == ProofOfPossession.TYPE_RA_VERIFIED;
    }

    /** What the CA alone decides is not asked for (RFC 4211 §5). */
    private static void checkTemplate(CertTemplate template, X509CertificateHolder old) throws NotAccepted {
        X500Name issuer = template.getIssuer();
        if (template.getSerialNumber() != null
                || template.getSigningAlg() != null
                || template.getIssuerUID() != null
                || template.getSubjectUID() != null
                || issuer != null && !issuer.equals(old.getIssuer())) {
            throw new NotAccepted(PKIFailureInfo.badCertTemplate, "the request says what the CA decides");
        }
    }

    private static KeyUpdate.Wish wish(CertTemplate template, SubjectPublicKeyInfo key, X509CertificateHolder old)
            throws NotAccepted {
        X500Name subject = template.getSubject() == null ? old.getSubject() : template.getSubject();
        try {
            return new KeyUpdate.Wish(
                    Names.read(subject),
                    PublicKeys.read(key),
                    Bytes.of(key.getEncoded(ASN1Encoding.DER)),
                    template.getExtensions() != null && WantedExtensions.areMore(template.getExtensions()));
        } catch (IOException | RuntimeException unreadable) {
            throw new NotAccepted(PKIFailureInfo.badCertTemplate, "a name or a key that cannot be read");
        }
    }

    private static void checkPossession(CertReqMsg request, SubjectPublicKeyInfo key) throws NotAccepted {
        ProofOfPossession proof = request.getPop();
        if (proof == null || proof.getType() != ProofOfPossession.TYPE_SIGNING_KEY) {
            throw new NotAccepted(PKIFailureInfo.badPOP, "the new key has to sign the request");
        }
        POPOSigningKey signed = POPOSigningKey.getInstance(proof.getObject());
        try {
            boolean holds = signed.getPoposkInput() == null
                    && KeyProtection.accepts(signed.getAlgorithmIdentifier())
                    && new CertificateRequestMessage(request).isValidSigningKeyPOP(Keys.verifier(key));
            if (!holds) {
                throw new NotAccepted(PKIFailureInfo.badPOP, "the request is not signed by the new key");
            }
        } catch (CRMFException | OperatorCreationException | RuntimeException unverifiable) {
            throw new NotAccepted(PKIFailureInfo.badPOP, "the proof of possession cannot be verified");
        }
    }
}
