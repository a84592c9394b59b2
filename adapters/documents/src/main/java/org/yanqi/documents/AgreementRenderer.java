package org.yanqi.documents;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.HashMap;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.yanqi.application.port.Agreements.Text;
import org.yanqi.domain.Sha256;

/** Lays the agreement out as a PDF: the same content gives the same bytes, so that what was shown can be proved. */
final class AgreementRenderer {
    private static final String TEXT_PLACE = "<!--agreement-->";

    private final Template page = Template.resource("agreement.xhtml");
    private final Branding branding;
    private final Fonts fonts;

    AgreementRenderer(Branding branding, Fonts fonts) {
        // The library's log quotes the text that it lays out, which names people.
        XRLog.setLoggingEnabled(false);
        this.branding = branding;
        this.fonts = fonts;
    }

    byte[] render(AgreementContent content, Text text) {
        String xhtml = xhtml(content, text);
        try (var pdf = new ByteArrayOutputStream();
                PdfBoxRenderer renderer = builder(xhtml).buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            PDDocument document = renderer.getPdfDocument();
            SignatureFields.add(renderer, document);
            fixWhatVaries(document, content, xhtml);
            document.save(pdf);
            return pdf.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String xhtml(AgreementContent content, Text text) {
        var values = new HashMap<>(branding.values());
        values.putAll(content.values());
        values.put("title", text.chinese().title());
        values.put("version", text.version().version());
        values.put("effective", text.version().effective().toString());
        values.put("hash", text.version().content().hex());
        return page.fill(values).replace(TEXT_PLACE, text.chinese().html());
    }

    private PdfRendererBuilder builder(String xhtml) {
        var builder = new PdfRendererBuilder()
                .withHtmlContent(xhtml, null)
                .withProducer("Yanqi")
                .useExternalResourceAccessControl(
                        (uri, kind) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        fonts.register(builder, xhtml);
        return builder;
    }

    private static void fixWhatVaries(PDDocument document, AgreementContent content, String xhtml) {
        Calendar day = GregorianCalendar.from(content.date().atStartOfDay(AgreementContent.CHINA));
        document.getDocumentInformation().setCreationDate(day);
        document.getDocumentInformation().setModificationDate(day);
        document.setDocumentId(ByteBuffer.wrap(Sha256.of(xhtml).octets()).getLong());
    }
}
