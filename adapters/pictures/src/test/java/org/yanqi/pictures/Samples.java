package org.yanqi.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Files as people send them. Every picture has a red quarter at the upper left, a blue one at the lower right, and the rest is white or clear. */
final class Samples {
    static final int WIDTH = 320;
    static final int HEIGHT = 240;

    private Samples() {}

    static BufferedImage drawn(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D pen = image.createGraphics();
        if (!image.getColorModel().hasAlpha()) {
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, width, height);
        }
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height / 2);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, height / 2, width - width / 2, height - height / 2);
        pen.dispose();
        return image;
    }

    static byte[] jpeg() {
        return jpeg(WIDTH, HEIGHT);
    }

    static byte[] jpeg(int width, int height) {
        return written(drawn(width, height, BufferedImage.TYPE_3BYTE_BGR), "jpeg");
    }

    static byte[] progressiveJpeg() {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var octets = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(octets)) {
            writer.setOutput(output);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.write(null, new IIOImage(drawn(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR), null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return octets.toByteArray();
    }

    static byte[] png() {
        return png(WIDTH, HEIGHT);
    }

    static byte[] png(int width, int height) {
        return written(drawn(width, height, BufferedImage.TYPE_INT_RGB), "png");
    }

    static byte[] transparentPng() {
        return written(drawn(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB), "png");
    }

    /** Made with ImageMagick and libwebp: no library of Java writes this format. */
    static byte[] webp(String name) {
        return resource(name + ".webp");
    }

    static byte[] resource(String name) {
        try (InputStream file = Objects.requireNonNull(Samples.class.getResourceAsStream(name))) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] written(BufferedImage image, String format) {
        var octets = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(octets)) {
            if (!ImageIO.write(image, format, output)) {
                throw new IllegalStateException("nothing writes " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return octets.toByteArray();
    }

    static BufferedImage decoded(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts octets in: a segment into a JPEG, a chunk into a PNG. */
    static byte[] with(byte[] file, int position, byte[] inserted) {
        return ByteBuffer.allocate(file.length + inserted.length)
                .put(file, 0, position)
                .put(inserted)
                .put(file, position, file.length - position)
                .array();
    }

    static byte[] withTrailer(byte[] file, byte[] trailer) {
        return with(file, file.length, trailer);
    }

    static byte[] jpegSegment(int marker, byte[] content) {
        return ByteBuffer.allocate(4 + content.length)
                .putShort((short) (0xFF00 | marker))
                .putShort((short) (2 + content.length))
                .put(content)
                .array();
    }

    static byte[] pngChunk(String type, byte[] content) {
        byte[] name = type.getBytes(ISO_8859_1);
        var crc = new CRC32();
        crc.update(name);
        crc.update(content);
        return ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(name)
                .put(content)
                .putInt((int) crc.getValue())
                .array();
    }

    /** A TIFF header, big endian, with one directory of one entry. */
    static byte[] exif(int orientation) {
        return ByteBuffer.allocate(26)
                .put("MM".getBytes(ISO_8859_1))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .array();
    }

    static byte[] heldAs(int orientation) {
        byte[] content = withTrailer(ExifOrientation.IDENTIFIER, exif(orientation));
        return with(jpeg(), 2, jpegSegment(0xE1, content));
    }
}
