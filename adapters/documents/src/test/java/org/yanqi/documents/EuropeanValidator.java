package org.yanqi.documents;

import eu.europa.esig.dss.diagnostic.DiagnosticData;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import java.time.Duration;
import java.util.Date;

/** What EU DSS finds in a signed paper some time after it was signed. */
final class EuropeanValidator {
    private EuropeanValidator() {}

    /** @param authority whose root is trusted */
    static DiagnosticData found(byte[] document, TestAuthority authority, Duration later) {
        var trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(new CertificateToken(authority.root()));
        var verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        var validator = new PDFDocumentValidator(new InMemoryDocument(document));
        validator.setCertificateVerifier(verifier);
        validator.setValidationTime(Date.from(RenewalFixture.SIGNED_AT.plus(later)));
        return validator.validateDocument().getDiagnosticData();
    }
}
