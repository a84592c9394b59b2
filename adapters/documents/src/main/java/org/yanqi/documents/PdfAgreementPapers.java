package org.yanqi.documents;

import java.time.Instant;
import java.time.LocalDate;
import org.yanqi.application.port.AgreementArchive;
import org.yanqi.application.port.AgreementPapers;
import org.yanqi.application.port.Agreements.Text;
import org.yanqi.application.port.EventCertificates;
import org.yanqi.application.port.EventCertificates.Event;
import org.yanqi.application.port.EventCertificates.EventCertificate;
import org.yanqi.application.port.Timestamps;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.consent.AgreementKind;
import org.yanqi.domain.consent.Consent;
import org.yanqi.domain.handler.PersonName;
import org.yanqi.domain.renewal.FaceVerified;
import org.yanqi.domain.renewal.Identified;

/**
 * The agreement as a PDF, in the version that the handler consented to; signed first by the handler, with a key that
 * exists for this signature only, and then by the platform. Instances may be shared between threads.
 */
public final class PdfAgreementPapers implements AgreementPapers {
    private final AgreementArchive archive;
    private final AgreementRenderer renderer;
    private final Appearance appearance;
    private final Authorities authorities;
    private final PadesSigner signer;

    /** Who vouches for the signatures: the CA for the handler, the platform by its seal, a third one for the time. */
    public record Authorities(EventCertificates events, SealKey seal, Timestamps timestamps) {}

    public PdfAgreementPapers(Branding branding, AgreementArchive archive, Authorities authorities) {
        var fonts = new Fonts();
        this.archive = archive;
        this.renderer = new AgreementRenderer(branding, fonts);
        this.appearance = new Appearance(branding, fonts);
        this.authorities = authorities;
        this.signer = new PadesSigner(authorities.timestamps());
    }

    @Override
    public Bytes prepare(FaceVerified application, Instant at) {
        LocalDate day = at.atZone(AgreementContent.CHINA).toLocalDate();
        return Bytes.of(renderer.render(content(application, day), consentedText(application)));
    }

    @Override
    public SignedPaper sign(Bytes prepared, FaceVerified application, Instant at) {
        SignedPaper byHandler = signByHandler(prepared, application, at);
        byte[] sealed = signer.sign(
                byHandler.content().toArray(),
                authorities.seal().signer(),
                appearance.ofPlatform(at),
                "平台签章 " + application.number(),
                at);
        return new SignedPaper(Bytes.of(sealed), byHandler.eventCertificate());
    }

    /** The key is made in here and is reachable from nowhere once this returns. */
    private SignedPaper signByHandler(Bytes prepared, FaceVerified application, Instant at) {
        PersonName handler = application.before().handler().name();
        var event =
                new Event(application.number(), handler, application.evidence().hash(), prepared.sha256());
        EventKey key = EventKey.make();
        EventCertificate certificate = authorities.events().issue(event, key.publicKey(), at);
        byte[] signed = signer.sign(
                prepared.toArray(),
                key.certifiedBy(certificate),
                appearance.ofHandler(handler, certificate.serial(), at),
                "签署《数字证书服务协议》 " + application.number(),
                at);
        return new SignedPaper(Bytes.of(signed), certificate.serial());
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
        return archive.find(consented.kind(), consented.content())
                .orElseThrow(() -> new IllegalStateException(
                        "the text that was consented to is not in the archive: " + consented.content()));
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
