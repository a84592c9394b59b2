package org.yanqi.ear.journey;

import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures of papers, drawn: nobody's real ones belong into a test. */
final class Pictures {

    static final FilePayload LICENCE = paper("licence.png", 840, 594, new Color(0xF7E9C8));
    static final FilePayload CARD_FRONT = paper("front.png", 856, 540, new Color(0xDDEBF3));
    static final FilePayload CARD_BACK = paper("back.png", 856, 540, new Color(0xE6DCEB));

    private static FilePayload paper(String name, int width, int height, Color ground) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(ground);
        pen.fillRect(0, 0, width, height);
        pen.setColor(ground.darker());
        for (int line = 1; line < 6; line++) {
            pen.fillRect(width / 12, height * line / 7, width / 2, height / 28);
        }
        pen.dispose();
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FilePayload(name, "image/png", png.toByteArray());
    }

    private Pictures() {}
}
