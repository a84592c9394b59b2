package org.yanqi.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yanqi.application.port.Pictures.Reading;
import org.yanqi.domain.Bytes;

class SafePicturesTest {
    private final SafePictures pictures = new SafePictures();

    private Reading read(byte[] file) {
        return pictures.read(Bytes.of(file));
    }

    private BufferedImage accepted(byte[] file) {
        Reading reading = read(file);
        assertThat(reading).isInstanceOf(Reading.Picture.class);
        Reading.Picture picture = (Reading.Picture) reading;
        BufferedImage image = Samples.decoded(picture.picture().toArray());
        assertThat(image.getWidth()).isEqualTo(picture.width());
        assertThat(image.getHeight()).isEqualTo(picture.height());
        return image;
    }

    private static String corners(BufferedImage image) {
        int right = image.getWidth() * 3 / 4;
        int down = image.getHeight() * 3 / 4;
        int left = image.getWidth() / 4;
        int up = image.getHeight() / 4;
        return colour(image.getRGB(left, up))
                + colour(image.getRGB(right, up))
                + colour(image.getRGB(left, down))
                + colour(image.getRGB(right, down));
    }

    private static String colour(int rgb) {
        boolean red = (rgb >> 16 & 0xFF) > 200;
        boolean green = (rgb >> 8 & 0xFF) > 200;
        boolean blue = (rgb & 0xFF) > 200;
        return red && green && blue ? "W" : red ? "R" : blue ? "B" : "?";
    }

    static Stream<byte[]> photographs() {
        return Stream.of(
                Samples.jpeg(),
                Samples.progressiveJpeg(),
                Samples.png(),
                Samples.transparentPng(),
                Samples.written(Samples.drawn(320, 240, BufferedImage.TYPE_BYTE_INDEXED), "png"),
                Samples.webp("lossy"),
                Samples.webp("lossless"),
                Samples.webp("transparent"),
                Samples.webp("animated"),
                Samples.resource("cmyk.jpg"));
    }

    @ParameterizedTest
    @MethodSource("photographs")
    void aPhotographBecomesJpegOnWhite(byte[] file) {
        BufferedImage image = accepted(file);

        assertThat(image.getWidth()).isEqualTo(Samples.WIDTH);
        assertThat(image.getHeight()).isEqualTo(Samples.HEIGHT);
        assertThat(corners(image)).isEqualTo("RWWB");
    }

    @ParameterizedTest
    @MethodSource("photographs")
    void aFileThatStopsInTheMiddleIsDamaged(byte[] file) {
        for (int length : new int[] {file.length - 3, file.length * 3 / 4, file.length / 2, 40, 13}) {
            assertThat(read(Arrays.copyOf(file, length)))
                    .as("%d of %d octets", length, file.length)
                    .isInstanceOf(Reading.Damaged.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"1,RWWB", "2,WRBW", "3,BWWR", "4,WBRW", "5,RWWB", "6,WRBW", "7,BWWR", "8,WBRW"})
    void itIsPutUprightAsTheCameraSaysItWasHeld(int orientation, String corners) {
        BufferedImage image = accepted(Samples.heldAs(orientation));

        assertThat(corners(image)).isEqualTo(corners);
        assertThat(image.getWidth() > image.getHeight()).isEqualTo(orientation <= 4);
    }

    @Test
    void pngCanSayHowItWasHeldAsWell() {
        byte[] file = Samples.with(Samples.png(), 33, Samples.pngChunk("eXIf", Samples.exif(6)));

        assertThat(corners(accepted(file))).isEqualTo("WRBW");
    }

    @ParameterizedTest
    @CsvSource({"1,WRBW,240", "2,BWWR,320", "3,WBRW,240"})
    void aKeptPictureIsTurnedClockwise(int quarters, String corners, int width) {
        Reading.Picture kept = (Reading.Picture) read(Samples.jpeg());

        BufferedImage turned =
                Samples.decoded(pictures.turn(kept.picture(), quarters).toArray());

        assertThat(corners(turned)).isEqualTo(corners);
        assertThat(turned.getWidth()).isEqualTo(width);
    }

    @Test
    void onlyQuartersOfWhatWasKeptCanBeTurned() {
        Bytes kept = ((Reading.Picture) read(Samples.jpeg())).picture();

        assertThatThrownBy(() -> pictures.turn(kept, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pictures.turn(Bytes.of(new byte[9]), 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingThatWasWrittenBesideThePictureIsKept() {
        byte[] gps = "Exif\0\0MM GPS 30.5928 114.3055 SECRET".getBytes(ISO_8859_1);
        byte[] noted = Samples.with(
                Samples.with(Samples.jpeg(), 2, Samples.jpegSegment(0xE1, gps)),
                2,
                Samples.jpegSegment(0xFE, "SECRET note".getBytes(ISO_8859_1)));

        byte[] kept = ((Reading.Picture) read(noted)).picture().toArray();

        assertThat(new String(kept, ISO_8859_1)).doesNotContain("SECRET", "Exif", "GPS");
    }

    @Test
    void whatPhonesAppendIsDroppedWithoutAWord() {
        byte[] film = "\0\0\0\u0018ftypmp42\0\0\0\0isommp42MotionPhoto_Data SEFT".getBytes(ISO_8859_1);

        assertThat(read(Samples.withTrailer(Samples.jpeg(), film))).isInstanceOf(Reading.Picture.class);
        assertThat(read(Samples.withTrailer(Samples.jpeg(), Samples.jpeg()))).isInstanceOf(Reading.Picture.class);
    }

    @Test
    void aLargePhotographIsMadeSmaller() {
        assertThat(accepted(Samples.jpeg(6000, 4000)).getWidth()).isEqualTo(3000);
        assertThat(accepted(Samples.png(4000, 6000)).getHeight()).isEqualTo(3000);
    }

    @Test
    void aPictureOnWhichNothingCanBeReadIsTooSmall() {
        assertThat(read(Samples.jpeg(300, 199))).isEqualTo(new Reading.TooSmall(200));
        assertThat(read(Samples.png(199, 300))).isEqualTo(new Reading.TooSmall(200));
        assertThat(read(Samples.jpeg(200, 200))).isInstanceOf(Reading.Picture.class);
    }

    /** One pixel; the decoder would read beyond the file's end. */
    @Test
    void theShortestWebpIsReadToo() {
        byte[] file = HexFormat.of().parseHex("5249464616000000574542505650384c0a0000002f0000000045ff23fa1f");

        assertThat(read(file)).isEqualTo(new Reading.TooSmall(200));
    }

    @Test
    void emptyAndEndlessFilesAreTold() {
        assertThat(read(new byte[0])).isEqualTo(new Reading.Empty());
        assertThat(read(new byte[10 * 1024 * 1024 + 1])).isEqualTo(new Reading.TooLarge(10 * 1024 * 1024));
        assertThat(read(Arrays.copyOf(Samples.jpeg(), 10 * 1024 * 1024))).isInstanceOf(Reading.Picture.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GIF89a\1\0\1\0\0\0\0",
                "BM......",
                "II*\0\10\0\0\0",
                "\0\0\0\u0018ftypheic",
                "hello",
                " ",
                "%PDF-1.7\n",
                "PK\3\4",
                "<html><body>",
                "<!DOCTYPE html>",
                "RIFF\4\0\0\0WAVE"
            })
    void whatIsNoneIsNoPicture(String file) {
        assertThat(read(file.getBytes(ISO_8859_1))).isInstanceOf(Reading.NotAPicture.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "  \n<SVG>",
                "<?xml version='1.0'?><a/>",
                "\uFEFF<?xml version='1.0'?>",
                "<!-- a --><!-- b -->\n<svg:svg >",
                "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' ''>"
            })
    void drawingsAreNotTaken(String file) {
        assertThat(read(file.getBytes(UTF_8))).isInstanceOf(Reading.Drawing.class);
        assertThat(read(file.replace("\uFEFF", "").getBytes(UTF_16))).isInstanceOf(Reading.Drawing.class);
    }

    @Test
    void aBombIsNotUnpacked() {
        byte[] png = Samples.png();
        byte[] header = {0, 0, 0x4E, 0x20, 0, 0, 0x4E, 0x20, 8, 2, 0, 0, 0};
        byte[] huge = Samples.with(
                Arrays.copyOf(png, 8),
                8,
                Samples.withTrailer(Samples.pngChunk("IHDR", header), Arrays.copyOfRange(png, 33, png.length)));

        assertThat(read(huge)).isEqualTo(new Reading.TooManyPixels(8192L * 6144));
        assertThat(read(Samples.with(
                        png,
                        33,
                        Samples.pngChunk(
                                "iCCP",
                                Samples.withTrailer(new byte[] {'a', 0, 0}, compressed(new byte[100_000_000]))))))
                .isInstanceOf(Reading.Picture.class);
    }

    private static byte[] compressed(byte[] octets) {
        var deflated = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(deflated, new Deflater(9))) {
            deflater.write(octets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return deflated.toByteArray();
    }

    static Stream<byte[]> foreignContent() throws IOException {
        return Stream.of(
                archive(),
                "<?php system($_GET['c']); ?>".getBytes(ISO_8859_1),
                "<script>alert(1)</script>".getBytes(ISO_8859_1),
                "<HTML><body onload=alert(1)>".getBytes(ISO_8859_1),
                "<svg onload=alert(1)>".getBytes(ISO_8859_1),
                "%PDF-1.7\n1 0 obj".getBytes(ISO_8859_1),
                "Rar!\u001a\7\1\0".getBytes(ISO_8859_1),
                new byte[] {'7', 'z', (byte) 0xBC, (byte) 0xAF, 0x27, 0x1C, 0, 4},
                "\u007fELF\2\1\1\0\0\0\0\0".getBytes(ISO_8859_1));
    }

    private static byte[] archive() throws IOException {
        var octets = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(octets)) {
            zip.putNextEntry(new ZipEntry("Evil.class"));
            zip.write(new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE});
        }
        return octets.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("foreignContent")
    void aFileThatIsSomethingElseAsWellIsRefused(byte[] foreign) {
        byte[] comment = Samples.jpegSegment(0xFE, foreign);
        for (byte[] file : new byte[][] {
            Samples.with(Samples.jpeg(), 2, comment),
            Samples.with(Samples.png(), 33, Samples.pngChunk("tEXt", foreign)),
            Samples.withTrailer(Samples.jpeg(), foreign),
            Samples.withTrailer(Samples.png(), foreign),
            Samples.withTrailer(Samples.webp("lossy"), foreign),
            Samples.withTrailer(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}, foreign)
        }) {
            assertThat(read(file)).isInstanceOf(Reading.Polyglot.class);
        }
    }

    @Test
    void aProgramMayNotFollow() {
        assertThat(read(Samples.withTrailer(Samples.jpeg(), "\0\0MZ\u0090\0".getBytes(ISO_8859_1))))
                .isInstanceOf(Reading.Polyglot.class);
    }

    @Test
    void aPictureOfWhichAPartIsMissingInTheMiddleIsDamaged() {
        byte[] jpeg = Samples.jpeg();
        byte[] png = Samples.png();
        byte[] noPixels = Samples.withTrailer(
                Samples.with(Arrays.copyOf(png, 33), 33, Samples.pngChunk("IDAT", compressed(new byte[5000]))),
                Samples.pngChunk("IEND", new byte[0]));

        assertThat(read(Samples.withTrailer(
                        Arrays.copyOf(jpeg, jpeg.length * 3 / 4), new byte[] {(byte) 0xFF, (byte) 0xD9})))
                .isInstanceOf(Reading.Damaged.class);
        assertThat(read(noPixels)).isInstanceOf(Reading.Damaged.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16})
    void greyStaysAsBrightAsItWas(int bits) {
        int type = bits == 8 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_USHORT_GRAY;
        BufferedImage grey = new BufferedImage(300, 300, type);
        for (int i = 0; i < 300 * 300; i++) {
            grey.getRaster().setSample(i % 300, i / 300, 0, 128 << (bits - 8));
        }

        assertThat(accepted(Samples.written(grey, "png")).getRGB(150, 150) & 0xFF)
                .isBetween(126, 130);
        assertThat(accepted(greyWithTransparency()).getRGB(150, 150) & 0xFF).isBetween(126, 130);
    }

    private static byte[] greyWithTransparency() {
        byte[] rows = new byte[300 * 601];
        for (int i = 0; i < rows.length; i++) {
            int column = i % 601;
            rows[i] = column == 0 ? 0 : column % 2 == 1 ? (byte) 128 : (byte) 255;
        }
        byte[] header = {0, 0, 1, 44, 0, 0, 1, 44, 8, 4, 0, 0, 0};
        byte[] file = Samples.withTrailer(PngAnatomy.SIGNATURE, Samples.pngChunk("IHDR", header));
        file = Samples.withTrailer(file, Samples.pngChunk("IDAT", compressed(rows)));
        return Samples.withTrailer(file, Samples.pngChunk("IEND", new byte[0]));
    }

    @Test
    void theNameIsNotAskedAndTheContentDecides() {
        byte[] pngInJpeg = Samples.with(Samples.png(), 0, new byte[] {(byte) 0xFF, (byte) 0xD8});

        assertThat(read(pngInJpeg)).isInstanceOf(Reading.NotAPicture.class);
    }
}
