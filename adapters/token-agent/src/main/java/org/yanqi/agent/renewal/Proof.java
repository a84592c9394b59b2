package org.yanqi.agent.renewal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.RuntimeOperatorException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.yanqi.agent.failure.AgentFailure;
import org.yanqi.agent.failure.AgentFault;
import org.yanqi.agent.pin.BidRisk;
import org.yanqi.agent.ticket.Ticket;
import org.yanqi.token.Crypto;
import org.yanqi.token.UKeyException;
import org.yanqi.token.UKeySession;

/** A typed text that the agent composes itself, so that a token never signs what a page could have chosen. */
record Proof(String text) {
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9+/=_.-]{8,128}");

    static Proof ofPossession(Ticket ticket, Optional<BidRisk> risk) throws AgentFailure {
        var base = of("YANQI-POSSESSION-V1", ticket, ticket.certSha256());
        return risk.map(taken -> new Proof(base.text + "bid-risk: " + taken + "\n"))
                .orElse(base);
    }

    static Proof ofNewKey(Ticket ticket, byte[] subjectPublicKeyInfo) throws AgentFailure {
        var base = of("YANQI-NEW-KEY-V1", ticket, ticket.certSha256());
        return new Proof(base.text + "public-key-sha256: " + Sha256.hex(subjectPublicKeyInfo) + "\n");
    }

    static Proof ofInstallation(Ticket ticket, String newCertSha256) throws AgentFailure {
        return of("YANQI-INSTALLED-V1", ticket, newCertSha256);
    }

    static Proof ofLettingGo(Ticket ticket, String oldEncryptionCertificate) throws AgentFailure {
        var base = of("YANQI-LET-GO-V1", ticket, ticket.certSha256());
        return new Proof(base.text + "encryption-certificate-sha256: " + oldEncryptionCertificate + "\n");
    }

    private static Proof of(String domain, Ticket ticket, String certSha256) throws AgentFailure {
        var nonce = Parameters.text(ticket, "nonce");
        if (!NONCE.matcher(nonce).matches()) {
            throw new AgentFailure(AgentFault.TICKET_INVALID, "nonce");
        }
        return new Proof(String.join(
                "\n",
                domain,
                "origin: " + ticket.origin(),
                "application: " + ticket.applicationId(),
                "nonce: " + nonce,
                "certificate-sha256: " + certSha256,
                ""));
    }

    /** CMS SignedData (RFC 5652 §5) with the text inside, base64 of DER. */
    String signed(UKeySession session, Identity signer) throws AgentFailure, UKeyException {
        signer.sign(session, text.getBytes(UTF_8));
        try {
            var generator = new CMSSignedDataGenerator();
            var digests = new JcaDigestCalculatorProviderBuilder()
                    .setProvider(Crypto.PROVIDER)
                    .build();
            var token =
                    new TokenSigner(session, signer.key(), signer.certificate().getPublicKey());
            generator.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(digests).build(token, signer.certificate()));
            generator.addCertificates(new JcaCertStore(List.of(signer.certificate())));
            var signed = generator.generate(new CMSProcessableByteArray(text.getBytes(UTF_8)), true);
            return Base64.getEncoder().encodeToString(signed.getEncoded("DER"));
        } catch (RuntimeOperatorException e) {
            if (e.getCause() instanceof UKeyException token) {
                throw token;
            }
            throw e;
        } catch (CMSException | OperatorCreationException | CertificateEncodingException | IOException e) {
            throw new AgentFailure(AgentFault.VERIFY_FAILED, "the proof can't be made", e);
        }
    }
}
