package org.yanqi.documents;

import com.openhtmltopdf.pdfboxout.PagePosition;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/** Turns each element of the page whose id is field-NAME into an empty signature field NAME (ISO 32000-1 §12.7.4.5). */
final class SignatureFields {
    static final String HANDLER_SIGNATURE = "handler-signature";
    static final String PLATFORM_SEAL = "platform-seal";
    private static final String PREFIX = "field-";

    private SignatureFields() {}

    static void add(PdfBoxRenderer renderer, PDDocument document) throws IOException {
        var form = new PDAcroForm(document);
        document.getDocumentCatalog().setAcroForm(form);
        for (PagePosition<?> place : renderer.findPagePositionsByID(Pattern.compile(PREFIX + "[a-z-]+"))) {
            form.getFields().add(field(form, document.getPage(place.getPageNo()), place));
        }
    }

    private static PDSignatureField field(PDAcroForm form, PDPage page, PagePosition<?> place) throws IOException {
        var field = new PDSignatureField(form);
        field.setPartialName(place.getId().substring(PREFIX.length()));
        PDAnnotationWidget widget = field.getWidgets().getFirst();
        widget.setRectangle(new PDRectangle(place.getX(), place.getY(), place.getWidth(), place.getHeight()));
        widget.setPage(page);
        widget.setPrinted(true);
        page.getAnnotations().add(widget);
        return field;
    }
}
