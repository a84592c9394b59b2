package org.yanqi.documents;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.SignatureImageParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.TimeZone;
import org.yanqi.application.port.Timestamps;
import org.yanqi.application.port.UnavailableException;
import org.yanqi.domain.Sha256;

/**
 * Signs a PDF in one of its empty fields as PAdES-B-T (ETSI EN 319 142-1 §6), appended to the octets that are there.
 * Several signers may sign one after the other, each in a field of its own.
 */
final class PadesSigner {
    /** What is kept free in the file for a signature, its certificates and a timestamp with its own. */
    private static final int SIGNATURE_OCTETS = 24 << 10;

    private final PAdESService service;

    PadesSigner(Timestamps timestamps) {
        // Without sources of its own: a signature waits for no address that a certificate names.
        service = new PAdESService(new CommonCertificateVerifier(true));
        service.setPdfObjFactory(new PdfBoxNativeObjectFactory());
        service.setTspSource((algorithm, digest) -> new TimestampBinary(
                timestamps.stamp(new Sha256(HexFormat.of().formatHex(digest))).toArray()));
    }

    /** @throws UnavailableException if there is no timestamp to be had */
    byte[] sign(byte[] document, DocumentSigner signer, SignatureImageParameters shown, String reason, Instant at) {
        var prepared = new InMemoryDocument(document, "agreement.pdf");
        PAdESSignatureParameters parameters = parameters(signer, shown, reason, at);
        byte[] signature =
                signer.sign(service.getDataToSign(prepared, parameters).getBytes());
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

    private static PAdESSignatureParameters parameters(
            DocumentSigner signer, SignatureImageParameters shown, String reason, Instant at) {
        var parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_T);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.getSignatureTimestampParameters().setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setContentSize(SIGNATURE_OCTETS);
        parameters.setSigningCertificate(new CertificateToken(signer.certificate()));
        parameters.setCertificateChain(
                signer.chain().stream().map(CertificateToken::new).toList());
        parameters.bLevel().setSigningDate(Date.from(at));
        parameters.setSigningTimeZone(TimeZone.getTimeZone(AgreementContent.CHINA));
        parameters.setReason(reason);
        parameters.setAppName("Yanqi");
        parameters.setImageParameters(shown);
        return parameters;
    }
}
