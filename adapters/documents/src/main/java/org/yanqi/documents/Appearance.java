package org.yanqi.documents;

import eu.europa.esig.dss.enumerations.ImageScaling;
import eu.europa.esig.dss.enumerations.SignerTextVerticalAlignment;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.DSSFileFont;
import eu.europa.esig.dss.pades.SignatureFieldParameters;
import eu.europa.esig.dss.pades.SignatureImageParameters;
import eu.europa.esig.dss.pades.SignatureImageTextParameters;
import java.awt.Color;
import java.time.Instant;
import org.yanqi.domain.certificate.SerialNumber;
import org.yanqi.domain.handler.PersonName;

/** What the signatures look like on paper: who signed, and when. */
final class Appearance {
    private static final Color INK_BLUE = new Color(0x0B3D91);
    private static final Color SEAL_RED = new Color(0xC8102E);
    private static final float SMALL = 7;
    private static final float ORDINARY = 8;
    private static final int LONGEST_NAME = 12;

    private final String sealedBy;
    private final Fonts fonts;

    Appearance(Branding branding, Fonts fonts) {
        this.sealedBy = branding.brand() + "自助服务平台电子签章";
        this.fonts = fonts;
    }

    /** The handler's name, which stands in full beside the field, is cut where it is long. */
    SignatureImageParameters ofHandler(PersonName name, SerialNumber eventCertificate, Instant at) {
        return in(
                SignatureFields.HANDLER_SIGNATURE,
                text(
                        shortened(name.value()) + "　事件证书电子签名\n签署时间　" + AgreementContent.inChina(at) + "\n事件证书序列号\n"
                                + eventCertificate.grouped(),
                        INK_BLUE,
                        SMALL));
    }

    SignatureImageParameters ofPlatform(Instant at) {
        return in(
                SignatureFields.PLATFORM_SEAL,
                text(sealedBy + "\n签章时间　" + AgreementContent.inChina(at) + "\n北京时间，已附数字签名", SEAL_RED, ORDINARY));
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)) + "…";
    }

    private SignatureImageTextParameters text(String content, Color colour, float points) {
        var text = new SignatureImageTextParameters();
        var face = new DSSFileFont(new InMemoryDocument(Fonts.regularFile(), "regular.ttf"), points);
        face.setEmbedFontSubset(true);
        text.setFont(face);
        text.setText(fonts.inRegular(content));
        text.setTextColor(colour);
        text.setBackgroundColor(null);
        text.setPadding(2);
        text.setSignerTextVerticalAlignment(SignerTextVerticalAlignment.MIDDLE);
        return text;
    }

    private static SignatureImageParameters in(String field, SignatureImageTextParameters text) {
        var place = new SignatureFieldParameters();
        place.setFieldId(field);
        var image = new SignatureImageParameters();
        image.setImageScaling(ImageScaling.CENTER);
        image.setTextParameters(text);
        image.setFieldParameters(place);
        return image;
    }
}
