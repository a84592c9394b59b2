package org.yanqi.pki;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.yanqi.domain.Bytes;

/** What an outside timestamping authority answered, believed only as far as the configured certificate vouches for it. */
final class TimestampAnswer {
    static final int LONGEST = 64 << 10;
    private static final int MOST_CERTIFICATES = 16;
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private final X509CertificateHolder trusted;

    /** @param trusted the authority's own certificate, or one above it */
    TimestampAnswer(X509CertificateHolder trusted) {
        this.trusted = trusted;
    }

    /**
     * The token in the answer, DER.
     *
     * @throws TSPException if it does not answer the question, or is not of now
     * @throws GeneralSecurityException if nobody who is trusted vouches for its signature
     */
    Bytes token(byte[] answer, TimeStampRequest question, Instant now) throws TSPException, GeneralSecurityException {
        TimeStampResponse response = Encoding.ber(
                        Bytes.of(answer), LONGEST, value -> new TimeStampResponse(TimeStampResp.getInstance(value)))
                .orElseThrow(() -> new TSPException("no TimeStampResp"));
        response.validate(question);
        if (response.getTimeStampToken() == null) {
            throw new TSPException("refused with PKIStatus " + response.getStatus());
        }
        try {
            TimeStampToken token = new TimeStampToken(
                    new CMSSignedData(response.getTimeStampToken().getEncoded(ASN1Encoding.DER)));
            verify(token, now);
            return Bytes.of(token.getEncoded(ASN1Encoding.DER));
        } catch (CMSException | IOException | OperatorCreationException | RuntimeException e) {
            // What a stranger has put inside may fail in many unchecked ways; none of them is a token.
            throw new TSPException("no timestamp token", e);
        }
    }

    private void verify(TimeStampToken token, Instant now)
            throws TSPException, OperatorCreationException, GeneralSecurityException {
        Instant stamped = token.getTimeStampInfo().getGenTime().toInstant();
        if (Duration.between(stamped, now).abs().compareTo(CLOCKS_APART) > 0) {
            throw new TSPException("stamped at another time than now");
        }
        SignerInformation signer =
                token.toCMSSignedData().getSignerInfos().iterator().next();
        if (!SignatureAlgorithms.acceptsInCms(signer.getEncryptionAlgOID(), signer.getDigestAlgOID())) {
            throw new TSPException("signed with an algorithm that is not accepted");
        }
        Collection<X509CertificateHolder> certificates = token.getCertificates().getMatches(null);
        List<X509CertificateHolder> own = certificates.stream()
                .filter(certificate -> token.getSID().match(certificate))
                .toList();
        if (own.size() != 1 || certificates.size() > MOST_CERTIFICATES) {
            throw new TSPException("the authority's certificate is not inside");
        }
        // Checks the signature, the certificate's hash in it, the extended key usage and the validity (RFC 3161 §2.3).
        token.validate(new JcaSimpleSignerInfoVerifierBuilder()
                .setProvider(Crypto.PROVIDER)
                .build(own.getFirst()));
        if (!own.getFirst().equals(trusted)) {
            buildChain(own.getFirst(), certificates, stamped);
        }
    }

    /** RFC 5280 §6 up to the trusted certificate, as of the stamp; whether one of them is revoked is not asked. */
    private void buildChain(X509CertificateHolder own, Collection<X509CertificateHolder> others, Instant at)
            throws GeneralSecurityException {
        var certificates = new ArrayList<X509Certificate>();
        for (X509CertificateHolder other : others) {
            certificates.add(java(other));
        }
        var target = new X509CertSelector();
        target.setCertificate(java(own));
        var parameters = new PKIXBuilderParameters(Set.of(new TrustAnchor(java(trusted), null)), target);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(certificates)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(java.util.Date.from(at));
        CertPathBuilder.getInstance("PKIX").build(parameters);
    }

    private static X509Certificate java(X509CertificateHolder certificate) throws GeneralSecurityException {
        return new JcaX509CertificateConverter().getCertificate(certificate);
    }
}
