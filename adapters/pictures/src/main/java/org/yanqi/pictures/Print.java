package org.yanqi.pictures;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A picture drawn anew: upright, on white, no larger than an eye or OCR needs, as JPEG without metadata. */
record Print(BufferedImage image) {
    private static final double MOST_PIXELS_ASIDE = 3000;
    private static final float QUALITY = 0.9f;

    static Print of(BufferedImage picture, Orientation upright) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        double scale = Math.min(1, MOST_PIXELS_ASIDE / Math.max(width, height));
        int scaledWidth = Math.max(1, (int) Math.round(width * scale));
        int scaledHeight = Math.max(1, (int) Math.round(height * scale));
        BufferedImage paper =
                upright.swapsSides() ? paper(scaledHeight, scaledWidth) : paper(scaledWidth, scaledHeight);
        AffineTransform transform = upright.transform(scaledWidth, scaledHeight);
        transform.scale((double) scaledWidth / width, (double) scaledHeight / height);
        draw(picture, transform, paper);
        return new Print(paper);
    }

    private static BufferedImage paper(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    }

    private static void draw(BufferedImage picture, AffineTransform transform, BufferedImage paper) {
        Graphics2D pen = paper.createGraphics();
        try {
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, paper.getWidth(), paper.getHeight());
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            pen.drawImage(picture, transform, null);
        } finally {
            pen.dispose();
        }
    }

    byte[] jpeg() {
        ImageWriter writer = ofTheJdk();
        var octets = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(octets)) {
            writer.setOutput(output);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        } finally {
            writer.dispose();
        }
        return octets.toByteArray();
    }

    private static ImageWriter ofTheJdk() {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
        while (writers.hasNext()) {
            ImageWriter writer = writers.next();
            if (writer.getClass().getModule() == ImageWriter.class.getModule()) {
                return writer;
            }
        }
        throw new IllegalStateException("every JDK writes JPEG");
    }
}
