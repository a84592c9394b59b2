package org.yanqi.application.port;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.yanqi.domain.Bytes;

/** Files as people and attackers send them: real octets, made here. */
public final class PictureSamples {
    public static final int WIDTH = 640;
    public static final int HEIGHT = 400;

    private static final HexFormat HEX = HexFormat.of();
    /** After the picture's beginning. */
    private static final int JPEG_START = 2;

    private static final int PNG_START = 8;
    private static final int COMMENT_CONTENT = 65_533;

    private PictureSamples() {}

    /** A quarter of it red, above on the left; the rest white. */
    public static BufferedImage drawn(int width, int height, int type) {
        var picture = new BufferedImage(width, height, type);
        var canvas = picture.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, width, height);
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, width / 2, height / 2);
        canvas.dispose();
        return picture;
    }

    public static Bytes jpeg() {
        return written(drawn(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB), "jpeg");
    }

    public static Bytes png() {
        return written(drawn(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB), "png");
    }

    /** Of the same size, all of it transparent. */
    public static Bytes transparentPng() {
        return written(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB), "png");
    }

    /** The same drawing, lossless. */
    public static Bytes webp() {
        return hex("5249464636000000574542505650384c2a0000002f7fc263000f30fff33ffff31f5a2093b6997fd3fb6b"
                + "2011fd9f80659fe53ffee33f32e27ffee77f8206");
    }

    /** Two pixels aside. */
    public static Bytes smallWebp() {
        return hex("5249464638000000574542505650384c2c0000002f014000001f2014403cc20824ff1d959080b861a9cd"
                + "26884202e298d97689f2fcc7bca461e0020d11fd8f00");
    }

    public static Bytes smallPng() {
        return written(drawn(1, 1, BufferedImage.TYPE_INT_RGB), "png");
    }

    /** As a phone writes it that was turned a quarter to the left: by Exif tag 0x0112, orientation 6. */
    public static Bytes jpegHeldSideways() {
        return inserted(
                jpeg(),
                JPEG_START,
                hex("ffe10022457869660000" + "4d4d002a00000008" + "0001" + "011200030000000100060000" + "00000000"));
    }

    public static Bytes jpegWithComment(String comment) {
        return inserted(jpeg(), JPEG_START, comment(comment.getBytes(US_ASCII)));
    }

    public static Bytes pngWithText(String text) {
        return inserted(png(), PNG_START + 25, chunk("tEXt", ("Comment\0" + text).getBytes(US_ASCII)));
    }

    /** A good picture that is exactly as long, by its comments. */
    public static Bytes jpegOf(int length) {
        Bytes picture = jpeg();
        var comments = new ByteArrayOutputStream();
        int missing = length - picture.length();
        while (missing > 0) {
            int content = Math.min(COMMENT_CONTENT, missing - 4);
            if (missing - 4 - content > 0 && missing - 4 - content < 4) {
                content -= 4;
            }
            comments.writeBytes(comment(new byte[content]).toArray());
            missing -= content + 4;
        }
        return inserted(picture, JPEG_START, Bytes.of(comments.toByteArray()));
    }

    /** Few octets that unpack to ten gigabytes. */
    public static Bytes pngOfSixtyThousandPixelsAside() {
        var header = ByteBuffer.allocate(13).putInt(60_000).putInt(60_000).put(new byte[] {8, 2, 0, 0, 0});
        return joined(
                hex("89504e470d0a1a0a"),
                chunk("IHDR", header.array()),
                chunk("IDAT", HEX.parseHex("789c030000000001")),
                chunk("IEND", new byte[0]));
    }

    public static Bytes drawing() {
        return text("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\" height=\"400\">"
                + "<script>alert(1)</script></svg>");
    }

    public static Bytes archive() {
        var archive = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("index.html"));
            zip.write("<html><script>alert(1)</script></html>".getBytes(US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.of(archive.toByteArray());
    }

    public static Bytes text(String text) {
        return Bytes.of(text.getBytes(UTF_8));
    }

    public static Bytes joined(Bytes... parts) {
        var all = new ByteArrayOutputStream();
        for (Bytes part : parts) {
            all.writeBytes(part.toArray());
        }
        return Bytes.of(all.toByteArray());
    }

    private static Bytes inserted(Bytes file, int at, Bytes what) {
        var all = new ByteArrayOutputStream();
        all.write(file.toArray(), 0, at);
        all.writeBytes(what.toArray());
        all.write(file.toArray(), at, file.length() - at);
        return Bytes.of(all.toByteArray());
    }

    private static Bytes comment(byte[] content) {
        var segment = ByteBuffer.allocate(content.length + 4);
        segment.put(new byte[] {(byte) 0xFF, (byte) 0xFE}).putShort((short) (content.length + 2));
        return Bytes.of(segment.put(content).array());
    }

    private static Bytes chunk(String type, byte[] content) {
        var chunk = ByteBuffer.allocate(content.length + 12).putInt(content.length);
        chunk.put(type.getBytes(US_ASCII)).put(content);
        var crc = new CRC32();
        crc.update(chunk.array(), 4, content.length + 4);
        return Bytes.of(chunk.putInt((int) crc.getValue()).array());
    }

    private static Bytes written(BufferedImage picture, String format) {
        var file = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, format, file)) {
                throw new IllegalStateException("every JDK writes " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Bytes.of(file.toByteArray());
    }

    private static Bytes hex(String digits) {
        return Bytes.of(HEX.parseHex(digits));
    }
}
