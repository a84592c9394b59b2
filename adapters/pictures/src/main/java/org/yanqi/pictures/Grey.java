package org.yanqi.pictures;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;

/** Grey with transparency, for which Java 2D assumes linear light (JDK ColorSpace.CS_GRAY) and makes the picture too bright. */
final class Grey {
    private static final int BANDS = 2;

    private Grey() {}

    static boolean withTransparency(BufferedImage image) {
        return image.getRaster().getNumBands() == BANDS;
    }

    /** The same shades, as screens show them. */
    static BufferedImage asRgb(BufferedImage image) {
        var rgb = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        Raster samples = image.getRaster();
        int excess = samples.getSampleModel().getSampleSize(0) - 8;
        int[] row = new int[image.getWidth() * BANDS];
        int[] pixels = new int[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            samples.getPixels(0, y, image.getWidth(), 1, row);
            for (int x = 0; x < pixels.length; x++) {
                int shade = row[x * BANDS] >> excess;
                pixels[x] = row[x * BANDS + 1] >> excess << 24 | shade << 16 | shade << 8 | shade;
            }
            rgb.setRGB(0, y, pixels.length, 1, pixels, 0, pixels.length);
        }
        return rgb;
    }
}
