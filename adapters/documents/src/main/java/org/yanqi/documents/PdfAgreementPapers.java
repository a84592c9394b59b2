package org.yanqi.documents;

import java.time.Instant;
import java.time.LocalDate;
import org.yanqi.application.port.AgreementPapers;
import org.yanqi.application.port.Agreements.Text;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.consent.AgreementKind;
import org.yanqi.domain.consent.Consent;
import org.yanqi.domain.renewal.FaceVerified;
import org.yanqi.domain.renewal.Identified;

/**
 * The agreement as a PDF, in the version that the handler consented to, signed with the platform's seal.
 * Instances may be shared between threads.
 */
public final class PdfAgreementPapers implements AgreementPapers {
    private final PublishedAgreements agreements;
    private final AgreementRenderer renderer;
    private final PadesSigner seal;

    public PdfAgreementPapers(Branding branding, PublishedAgreements agreements, SealKey seal) {
        this.agreements = agreements;
        this.renderer = new AgreementRenderer(branding);
        this.seal = new PadesSigner(seal, new Appearance(branding));
    }

    @Override
    public Bytes prepare(FaceVerified application, Instant at) {
        LocalDate day = at.atZone(AgreementContent.CHINA).toLocalDate();
        return Bytes.of(renderer.render(content(application, day), consentedText(application)));
    }

    @Override
    public Bytes sign(Bytes prepared, FaceVerified application, Instant at) {
        String reason = "签署《数字证书服务协议》 " + application.number();
        return Bytes.of(seal.sign(prepared.toArray(), SignatureFields.PLATFORM_SEAL, reason, at));
    }

    private Text consentedText(FaceVerified application) {
        var consented = application
                .before()
                .before()
                .before()
                .consents()
                .to(AgreementKind.CERTIFICATE_SERVICE)
                .map(Consent::agreement)
                .orElseThrow();
        return agreements
                .find(consented)
                .orElseThrow(() -> new IllegalStateException("the consented version " + consented.version()
                        + " is not among the published ones, or the authority's names were changed since"));
    }

    private static AgreementContent content(FaceVerified application, LocalDate day) {
        Identified identified = application.before();
        var applicant = identified.applicant();
        var handler = identified.handler();
        var certificate = identified.before().pair().signing();
        return new AgreementContent(
                application.number().value(),
                applicant.name().value(),
                applicant.creditCode().value(),
                handler.name().value(),
                handler.idNumber().masked(),
                certificate.subject().display(),
                certificate.serial().display(),
                certificate.validity().notBefore(),
                certificate.validity().notAfter(),
                certificate.issuer().display(),
                day);
    }
}
