package org.yanqi.pictures;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;

/**
 * A JPEG file (ITU-T T.81 Annex B), segment by segment. Application data and comments are dropped, and so is all that phones
 * put after the end: a second picture, a film.
 */
final class JpegAnatomy {
    /** Each scan of a progressive picture makes the decoder go through all of it, however few octets it has itself. */
    private static final int MOST_SCANS = 64;
    /** With more than one scan the decoder holds the coefficients of the whole picture. */
    private static final long MOST_PIXELS_IN_SCANS = Anatomy.MOST_PIXELS / 2;

    private static final byte[] ADOBE = "Adobe".getBytes(US_ASCII);
    private static final byte[] JFIF = "JFIF".getBytes(US_ASCII);
    /** A JFIF segment without a thumbnail (ITU-T T.871 §10.1): "the components are Y, Cb and Cr". */
    private static final byte[] PLAIN_JFIF = {
        (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
    };

    private static final int ADOBE_OCTETS = 14;

    private final Octets file;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private Octets frame = Octets.of(new byte[0]);
    private Octets adobe = Octets.of(new byte[0]);
    private Orientation upright = Orientation.UPRIGHT;
    private boolean jfif;
    private boolean progressive;
    private int scans;

    JpegAnatomy(Octets file) {
        this.file = file;
    }

    Anatomy read() throws DamagedFile {
        int position = 2;
        while (true) {
            position = marker(position);
            int code = file.at(position + 1);
            if (code == 0xD9) {
                return anatomy(position + 2);
            }
            position = standsAlone(code) ? position + 2 : segment(code, position);
        }
    }

    /** Markers may be preceded by any number of octets FF (§B.1.1.2). */
    private int marker(int position) throws DamagedFile {
        int at = position;
        while (file.at(at) == 0xFF && file.at(at + 1) == 0xFF) {
            at++;
        }
        if (file.at(at) != 0xFF || file.at(at + 1) < 1) {
            throw new DamagedFile("no marker at " + at);
        }
        return at;
    }

    private static boolean standsAlone(int code) {
        return code == 0x01 || isRestart(code);
    }

    private static boolean isRestart(int code) {
        return code >= 0xD0 && code <= 0xD7;
    }

    private int segment(int code, int position) throws DamagedFile {
        Octets segment = file.part(position, 2L + file.twoAt(position + 2, BIG_ENDIAN));
        if (segment.length() < 4) {
            throw new DamagedFile("a segment is longer than its length");
        }
        switch (code) {
            case 0xC0, 0xC1, 0xC2 -> begin(segment, code == 0xC2);
            case 0xC4, 0xDB, 0xDD -> body.writeBytes(segment.toArray());
            case 0xDA -> {
                return scan(segment, position);
            }
            case 0xE0 -> jfif |= segment.startsWith(4, JFIF);
            case 0xE1 -> takeExif(segment);
            case 0xEE -> adobe = segment.startsWith(4, ADOBE) && segment.length() >= 2 + ADOBE_OCTETS ? segment : adobe;
            default -> {
                if (!isDroppable(code)) {
                    throw new DamagedFile("a segment that no photograph has");
                }
            }
        }
        return position + segment.length();
    }

    /** Application data, extensions, comments. */
    private static boolean isDroppable(int code) {
        return code >= 0xE0 && code <= 0xFE;
    }

    private void begin(Octets segment, boolean isProgressive) throws DamagedFile {
        if (frame.length() > 0 || segment.length() < 11) {
            throw new DamagedFile("more or less than one picture");
        }
        frame = segment;
        progressive = isProgressive;
        body.writeBytes(segment.toArray());
    }

    private void takeExif(Octets segment) throws DamagedFile {
        if (segment.startsWith(4, ExifOrientation.IDENTIFIER) && upright == Orientation.UPRIGHT) {
            upright = ExifOrientation.of(segment.part(4, segment.length() - 4));
        }
    }

    private int scan(Octets header, int position) throws DamagedFile {
        if (++scans > MOST_SCANS) {
            throw new DamagedFile("more scans than any photograph has");
        }
        int end = position + header.length();
        while (!endsScan(end)) {
            if (end >= file.length()) {
                throw new DamagedFile("ends within a scan");
            }
            end++;
        }
        body.writeBytes(file.part(position, end - position).toArray());
        return end;
    }

    private boolean endsScan(int position) {
        int code = file.at(position + 1);
        return file.at(position) == 0xFF && code > 0 && code != 0xFF && !isRestart(code);
    }

    private Anatomy anatomy(int end) throws DamagedFile {
        if (frame.length() == 0 || scans == 0) {
            throw new DamagedFile("nothing is drawn");
        }
        int height = frame.twoAt(5, BIG_ENDIAN);
        int width = frame.twoAt(7, BIG_ENDIAN);
        if (height == 0 || width == 0) {
            throw new DamagedFile("no side of a picture has no pixel");
        }
        long most = progressive || scans > 1 ? MOST_PIXELS_IN_SCANS : Anatomy.MOST_PIXELS;
        return new Anatomy(Format.JPEG, width, height, 4, most, upright, drawing(), end);
    }

    private byte[] drawing() throws DamagedFile {
        var drawing = new ByteArrayOutputStream(body.size() + 40);
        drawing.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8});
        drawing.writeBytes(meaningOfComponents());
        drawing.writeBytes(body.toByteArray());
        drawing.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});
        return drawing.toByteArray();
    }

    /** Without a statement about its colours a decoder would have to guess. */
    private byte[] meaningOfComponents() throws DamagedFile {
        int components = frame.at(9);
        if (adobe.length() > 0 && !jfif || components == 4) {
            return plainAdobe();
        }
        boolean namedRgb = components == 3 && frame.at(10) == 'R' && frame.at(13) == 'G' && frame.at(16) == 'B';
        return namedRgb && !jfif ? new byte[0] : PLAIN_JFIF;
    }

    private byte[] plainAdobe() throws DamagedFile {
        if (adobe.length() == 0) {
            return new byte[0];
        }
        byte[] plain = adobe.part(0, 2 + ADOBE_OCTETS).toArray();
        plain[2] = 0;
        plain[3] = ADOBE_OCTETS;
        return plain;
    }
}
