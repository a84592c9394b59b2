package org.yanqi.pki;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessable;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.yanqi.application.port.PossessionProofs;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.certificate.Certificate;
import org.yanqi.domain.certificate.ProofOfPossession;

/**
 * Verifies a CMS SignedData (RFC 5652 §5) of one signer over one text. The certificate's dates do not matter: that an
 * expired certificate is renewed is the rule here, not the exception.
 */
public final class CmsPossessionProofs implements PossessionProofs {
    private static final int LONGEST = 32 << 10;

    @Override
    public Optional<ProofOfPossession> verify(Bytes signed, String statement, Certificate by, Instant now) {
        var certificate = Certificates.known(by.der());
        return Encoding.ber(signed, LONGEST, value -> new CMSSignedData(ContentInfo.getInstance(value)))
                .filter(data -> isProof(data, statement, certificate))
                .map(data -> new ProofOfPossession(by.fingerprint(), now, signed));
    }

    @Override
    public Optional<String> signedText(Bytes signed, Certificate by) {
        var certificate = Certificates.known(by.der());
        return Encoding.ber(signed, LONGEST, value -> new CMSSignedData(ContentInfo.getInstance(value)))
                .flatMap(data -> content(data).filter(statement -> isProof(data, statement, certificate)));
    }

    private static Optional<String> content(CMSSignedData data) {
        return data.getSignedContent() instanceof CMSProcessable content
                        && content.getContent() instanceof byte[] octets
                ? Optional.of(new String(octets, UTF_8))
                : Optional.empty();
    }

    /** Bouncy Castle reads the parts as they are asked for: whatever it throws then, this is no proof. */
    private static boolean isProof(CMSSignedData data, String statement, X509CertificateHolder certificate) {
        try {
            Collection<SignerInformation> signers = data.getSignerInfos().getSigners();
            return holds(data, statement)
                    && signers.size() == 1
                    && isBy(signers.iterator().next(), certificate);
        } catch (CMSException | OperatorCreationException | RuntimeException notVerifiable) {
            return false;
        }
    }

    private static boolean holds(CMSSignedData data, String statement) {
        CMSProcessable content = data.getSignedContent();
        return content != null
                && PKCSObjectIdentifiers.data.getId().equals(data.getSignedContentTypeOID())
                && content.getContent() instanceof byte[] octets
                && MessageDigest.isEqual(octets, statement.getBytes(UTF_8));
    }

    private static boolean isBy(SignerInformation signer, X509CertificateHolder certificate)
            throws CMSException, OperatorCreationException {
        return signer.getSID().match(certificate)
                && signer.getSignedAttributes() != null
                && SignatureAlgorithms.acceptsInCms(signer.getEncryptionAlgOID(), signer.getDigestAlgOID())
                && SignatureAlgorithms.fits(signer.getEncryptionAlgOID(), certificate.getSubjectPublicKeyInfo())
                && signer.verify(verifier(certificate));
    }

    /** Knows the key alone: given the certificate, it would refuse a signature made after the certificate's end. */
    private static SignerInformationVerifier verifier(X509CertificateHolder certificate)
            throws OperatorCreationException {
        return new JcaSimpleSignerInfoVerifierBuilder()
                .setProvider(Crypto.PROVIDER)
                .build(JavaKeys.publicKey(certificate.getSubjectPublicKeyInfo()));
    }
}
