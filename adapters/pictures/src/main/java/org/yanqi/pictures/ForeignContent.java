package org.yanqi.pictures;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;

/**
 * Signs that a picture's file is something else as well: an archive, a page, a program. A few octets occur by chance in any
 * photograph of some megabytes, so each sign goes on until chance is ruled out.
 */
final class ForeignContent {
    private static final List<byte[]> TAGS =
            List.of(tag("<script"), tag("<html"), tag("<!doctype"), tag("<?php"), tag("<svg"), tag("<iframe"));
    private static final List<byte[]> TRAILERS = List.of(tag("MZ"), tag("\u007fELF"), tag("PK\3\4"), tag("#!/"));
    private static final byte[] PDF = tag("%PDF-");
    private static final byte[] RAR = tag("Rar!\u001a\7");
    private static final byte[] SEVEN_ZIP = {'7', 'z', (byte) 0xBC, (byte) 0xAF, 0x27, 0x1C};
    private static final byte[] ZIP_FILE = tag("PK\3\4");
    private static final byte[] ZIP_END = tag("PK\5\6");
    private static final byte[] WINDOWS = tag("MZ");
    private static final byte[] WINDOWS_HEADER = tag("PE\0\0");
    private static final byte[] ELF = tag("\u007fELF");
    private static final int TEXT_AFTER_TAG = 10;
    private static final int ZIP_END_OCTETS = 22;

    private final Octets file;

    private ForeignContent(Octets file) {
        this.file = file;
    }

    private static byte[] tag(String text) {
        return text.getBytes(US_ASCII);
    }

    /** @param end where the picture ends; the file's length if there is no telling */
    static boolean in(Octets file, int end) throws DamagedFile {
        var content = new ForeignContent(file);
        return content.trailerIsForeign(end) || content.anywhere();
    }

    /** After padding; what phones and cameras append begins otherwise. */
    private boolean trailerIsForeign(int end) {
        int start = end;
        while (file.at(start) == 0 || Character.isWhitespace(file.at(start))) {
            start++;
        }
        int trailer = start;
        return TRAILERS.stream().anyMatch(sign -> file.startsWith(trailer, sign));
    }

    private boolean anywhere() throws DamagedFile {
        for (int position = 0; position < file.length(); position++) {
            if (beginsAt(position)) {
                return true;
            }
        }
        return false;
    }

    private boolean beginsAt(int position) throws DamagedFile {
        return switch (file.at(position)) {
            case '<' -> tagAt(position);
            case '%' -> file.startsWith(position, PDF) && Character.isDigit(file.at(position + PDF.length));
            case 'P' -> zipFileAt(position) || zipEndAt(position);
            case 'R' -> file.startsWith(position, RAR);
            case '7' -> file.startsWith(position, SEVEN_ZIP);
            case 'M' -> windowsProgramAt(position);
            case 0x7F -> elfProgramAt(position);
            default -> false;
        };
    }

    private boolean tagAt(int position) {
        return TAGS.stream().anyMatch(tag -> startsInAnyCase(position, tag) && textAt(position + tag.length));
    }

    private boolean startsInAnyCase(int position, byte[] tag) {
        for (int i = 0; i < tag.length; i++) {
            if (Character.toLowerCase(file.at(position + i)) != tag[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean textAt(int position) {
        int first = file.at(position);
        if (first != '>' && first != '/' && !Character.isWhitespace(first)) {
            return false;
        }
        for (int i = position; i < Math.min(position + TEXT_AFTER_TAG, file.length()); i++) {
            int octet = file.at(i);
            boolean ascii = octet >= ' ' && octet < 0x7F || Character.isWhitespace(octet);
            if (!ascii) {
                return false;
            }
        }
        return true;
    }

    /** APPNOTE.TXT §4.3.7: version, flags, method, time, date, checksum, sizes, length of the name. */
    private boolean zipFileAt(int position) throws DamagedFile {
        if (!file.startsWith(position, ZIP_FILE) || position + 30 > file.length()) {
            return false;
        }
        int nameLength = file.twoAt(position + 26, LITTLE_ENDIAN);
        return file.at(position + 4) <= 63
                && file.twoAt(position + 8, LITTLE_ENDIAN) <= 99
                && nameLength > 0
                && nameLength <= 1024;
    }

    /** APPNOTE.TXT §4.3.16: this disk and the directory's disk are the first, and all entries are on it. */
    private boolean zipEndAt(int position) throws DamagedFile {
        return file.startsWith(position, ZIP_END)
                && position + ZIP_END_OCTETS <= file.length()
                && file.fourAt(position + 4, LITTLE_ENDIAN) == 0
                && file.twoAt(position + 8, LITTLE_ENDIAN) == file.twoAt(position + 10, LITTLE_ENDIAN);
    }

    private boolean windowsProgramAt(int position) throws DamagedFile {
        if (!file.startsWith(position, WINDOWS) || position + 64 > file.length()) {
            return false;
        }
        long header = position + file.fourAt(position + 60, LITTLE_ENDIAN);
        return header < file.length() && file.startsWith((int) header, WINDOWS_HEADER);
    }

    /** Class, byte order and version have two, two and one possible values. */
    private boolean elfProgramAt(int position) {
        return file.startsWith(position, ELF)
                && (file.at(position + 4) == 1 || file.at(position + 4) == 2)
                && (file.at(position + 5) == 1 || file.at(position + 5) == 2)
                && file.at(position + 6) == 1;
    }
}
