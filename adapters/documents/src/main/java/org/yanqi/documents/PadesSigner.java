package org.yanqi.documents;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;

/**
 * Signs a prepared PDF in one of its empty fields as PAdES-B-B (ETSI EN 319 142-1), appended to the bytes that
 * were shown. Several signers may sign one after the other, each in a field of its own.
 */
final class PadesSigner {
    private final SealKey signer;
    private final Appearance appearance;
    private final PAdESService service = new PAdESService(new CommonCertificateVerifier());

    PadesSigner(SealKey signer, Appearance appearance) {
        this.signer = signer;
        this.appearance = appearance;
        service.setPdfObjFactory(new PdfBoxNativeObjectFactory());
    }

    byte[] sign(byte[] document, String field, String reason, Instant at) {
        var prepared = new InMemoryDocument(document, "agreement.pdf");
        PAdESSignatureParameters parameters = parameters(field, reason, at);
        byte[] signature = signature(service.getDataToSign(prepared, parameters).getBytes());
        DSSDocument signed = service.signDocument(
                prepared, parameters, new SignatureValue(parameters.getSignatureAlgorithm(), signature));
        var bytes = new ByteArrayOutputStream();
        try {
            signed.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private PAdESSignatureParameters parameters(String field, String reason, Instant at) {
        var parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(new CertificateToken(signer.certificate()));
        parameters.setCertificateChain(
                signer.chain().stream().map(CertificateToken::new).toList());
        parameters.bLevel().setSigningDate(Date.from(at));
        parameters.setSigningTimeZone(TimeZone.getTimeZone(AgreementContent.CHINA));
        parameters.setReason(reason);
        parameters.setAppName("Yanqi");
        parameters.setImageParameters(appearance.in(field, at));
        return parameters;
    }

    private byte[] signature(byte[] content) {
        try {
            Signature signature = Signature.getInstance(
                    signer.key().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
            signature.initSign(signer.key());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the seal's key does not sign", e);
        }
    }
}
