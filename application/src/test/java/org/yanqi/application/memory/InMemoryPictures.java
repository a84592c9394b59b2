package org.yanqi.application.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.yanqi.application.port.PictureSamples;
import org.yanqi.application.port.Pictures;
import org.yanqi.domain.Bytes;

/** Pictures by the JDK alone: not meant for hostile ones, and every WebP is the samples' drawing to it. */
public final class InMemoryPictures implements Pictures {
    private static final int MOST_OCTETS = 10 << 20;
    private static final long MOST_PIXELS = 50_000_000;
    private static final int LEAST_PIXELS_ASIDE = 100;

    @Override
    public Reading read(Bytes file) {
        if (file.length() == 0) {
            return new Reading.Empty();
        }
        if (file.length() > MOST_OCTETS) {
            return new Reading.TooLarge(MOST_OCTETS);
        }
        byte[] octets = file.toArray();
        return ToyPictureFile.kind(octets)
                .map(kind -> read(kind, octets))
                .orElseGet(() -> isDrawing(octets) ? new Reading.Drawing() : new Reading.NotAPicture());
    }

    private static boolean isDrawing(byte[] file) {
        String text = new String(file, UTF_8).replace("\uFEFF", "").strip();
        return text.startsWith("<?xml") || text.startsWith("<svg");
    }

    private static Reading read(ToyPictureFile.Kind kind, byte[] octets) {
        try {
            return read(ToyPictureFile.read(kind, octets), octets);
        } catch (IndexOutOfBoundsException | ArithmeticException | IOException damaged) {
            return new Reading.Damaged();
        }
    }

    private static Reading read(ToyPictureFile file, byte[] octets) throws IOException {
        if (file.end() < octets.length) {
            return new Reading.Polyglot();
        }
        if ((long) file.width() * file.height() > MOST_PIXELS) {
            return new Reading.TooManyPixels(MOST_PIXELS);
        }
        if (Math.min(file.width(), file.height()) < LEAST_PIXELS_ASIDE) {
            return new Reading.TooSmall(LEAST_PIXELS_ASIDE);
        }
        BufferedImage upright = turned(decoded(file, octets), file.quarters());
        return new Reading.Picture(jpeg(upright), upright.getWidth(), upright.getHeight());
    }

    private static BufferedImage decoded(ToyPictureFile file, byte[] octets) throws IOException {
        if (file.kind() != ToyPictureFile.Kind.WEBP) {
            return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(octets)));
        }
        return PictureSamples.drawn(file.width(), file.height(), BufferedImage.TYPE_INT_RGB);
    }

    @Override
    public Bytes turn(Bytes picture, int quarters) {
        try {
            return jpeg(turned(ImageIO.read(new ByteArrayInputStream(picture.toArray())), quarters));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On white, so that nothing is transparent. */
    private static BufferedImage turned(BufferedImage picture, int quarters) {
        boolean sideways = quarters % 2 == 1;
        int width = sideways ? picture.getHeight() : picture.getWidth();
        int height = sideways ? picture.getWidth() : picture.getHeight();
        var turned = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var turning = AffineTransform.getTranslateInstance(width / 2.0, height / 2.0);
        turning.quadrantRotate(quarters);
        turning.translate(-picture.getWidth() / 2.0, -picture.getHeight() / 2.0);
        var canvas = turned.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, width, height);
        canvas.drawImage(picture, turning, null);
        canvas.dispose();
        return turned;
    }

    private static Bytes jpeg(BufferedImage picture) throws IOException {
        var file = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", file);
        return Bytes.of(file.toByteArray());
    }
}
