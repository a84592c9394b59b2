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

/** What a signature looks like on paper: who sealed it, and when. */
final class Appearance {
    private static final Color SEAL_RED = new Color(0xC8102E);
    private static final float POINTS = 8;

    private final String sealedBy;
    private final byte[] font = Fonts.regularFile();

    Appearance(Branding branding) {
        this.sealedBy = branding.brand() + "自助服务平台电子签章";
    }

    SignatureImageParameters in(String field, Instant at) {
        var text = new SignatureImageTextParameters();
        var face = new DSSFileFont(new InMemoryDocument(font, "regular.ttf"), POINTS);
        face.setEmbedFontSubset(true);
        text.setFont(face);
        text.setText(sealedBy + "\n签署时间　" + AgreementContent.inChina(at) + "\n北京时间，已附数字签名");
        text.setTextColor(SEAL_RED);
        text.setBackgroundColor(null);
        text.setPadding(2);
        text.setSignerTextVerticalAlignment(SignerTextVerticalAlignment.MIDDLE);
        var place = new SignatureFieldParameters();
        place.setFieldId(field);
        var image = new SignatureImageParameters();
        image.setImageScaling(ImageScaling.CENTER);
        image.setTextParameters(text);
        image.setFieldParameters(place);
        return image;
    }
}
