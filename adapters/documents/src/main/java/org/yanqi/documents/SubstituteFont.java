package org.yanqi.documents;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A TrueType font made for the characters that no other font draws: each is a box with its code point in
 * hexadecimal, so that a reader sees which character it is and copying still gives the character itself.
 * Tables after the OpenType specification 1.9; one em is 1000 units.
 */
final class SubstituteFont {
    static final int EM = 1000;
    static final int ASCENT = 880;
    static final int DESCENT = -120;
    private static final int HORIZONTAL_METRICS = 1;

    private final int[] characters;
    private final List<byte[]> glyphs = new ArrayList<>();

    private SubstituteFont(int[] characters) {
        this.characters = characters;
        glyphs.add(HexBoxGlyph.outlineOnly());
        for (int character : characters) {
            glyphs.add(isVariationSelector(character) ? new byte[0] : HexBoxGlyph.of(character));
        }
    }

    /** The font file for these code points, which must be in ascending order. */
    static byte[] of(int[] characters) {
        try {
            return new SubstituteFont(characters).write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isVariationSelector(int character) {
        return character >= 0xFE00 && character <= 0xFE0F || character >= 0xE0100 && character <= 0xE01EF;
    }

    private byte[] write() throws IOException {
        var file = new SfntFile();
        file.table("OS/2", this::os2);
        file.table("cmap", this::cmap);
        file.table("glyf", this::glyf);
        file.table("head", SubstituteFont::head);
        file.table("hhea", this::hhea);
        file.table("hmtx", this::hmtx);
        file.table("loca", this::loca);
        file.table("maxp", this::maxp);
        file.table("name", SubstituteFont::name);
        file.table("post", SubstituteFont::post);
        return file.write();
    }

    private int advance(int glyph) {
        return glyph > 0 && isVariationSelector(characters[glyph - 1]) ? 0 : EM;
    }

    private void os2(DataOutputStream out) throws IOException {
        shorts(out, 4, EM, 400, 5, 0);
        shorts(out, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0);
        out.write(new byte[10]);
        ints(out, 0, 0, 0, 0);
        out.write("YANQ".getBytes(StandardCharsets.US_ASCII));
        shorts(out, 0x40, Math.min(characters[0], 0xFFFF), Math.min(characters[characters.length - 1], 0xFFFF));
        shorts(out, ASCENT, DESCENT, 0, ASCENT, -DESCENT);
        ints(out, 0, 0);
        shorts(out, 500, ASCENT, 0, ' ', 0);
    }

    private void cmap(DataOutputStream out) throws IOException {
        shorts(out, 0, 1, 3, 10);
        ints(out, 12);
        shorts(out, 12, 0);
        ints(out, 16 + 12 * characters.length, 0, characters.length);
        for (int i = 0; i < characters.length; i++) {
            ints(out, characters[i], characters[i], i + 1);
        }
    }

    private void glyf(DataOutputStream out) throws IOException {
        for (byte[] glyph : glyphs) {
            out.write(glyph);
        }
    }

    private static void head(DataOutputStream out) throws IOException {
        ints(out, 0x00010000, 0x00010000, 0, 0x5F0F3CF5);
        shorts(out, 0x000B, EM);
        out.writeLong(0);
        out.writeLong(0);
        shorts(out, 0, DESCENT, EM, ASCENT, 0, 8, 2, HORIZONTAL_METRICS, 0);
    }

    private void hhea(DataOutputStream out) throws IOException {
        ints(out, 0x00010000);
        shorts(out, ASCENT, DESCENT, 0, EM, 0, 0, EM, 1, 0, 0, 0, 0, 0, 0, 0, glyphs.size());
    }

    private void hmtx(DataOutputStream out) throws IOException {
        for (int glyph = 0; glyph < glyphs.size(); glyph++) {
            shorts(out, advance(glyph), HexBoxGlyph.MARGIN);
        }
    }

    private void loca(DataOutputStream out) throws IOException {
        int offset = 0;
        for (byte[] glyph : glyphs) {
            ints(out, offset);
            offset += glyph.length;
        }
        ints(out, offset);
    }

    private void maxp(DataOutputStream out) throws IOException {
        ints(out, 0x00010000);
        shorts(
                out,
                glyphs.size(),
                HexBoxGlyph.MOST_POINTS,
                HexBoxGlyph.MOST_POINTS / 4,
                0,
                0,
                1,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0);
    }

    private static void name(DataOutputStream out) throws IOException {
        byte[] name = "YanqiSubstitute".getBytes(StandardCharsets.UTF_16BE);
        int[] ids = {1, 4, 6};
        shorts(out, 0, ids.length, 6 + 12 * ids.length);
        for (int id : ids) {
            shorts(out, 3, 1, 0x0409, id, name.length, 0);
        }
        out.write(name);
    }

    private static void post(DataOutputStream out) throws IOException {
        ints(out, 0x00030000, 0);
        shorts(out, -100, 50);
        ints(out, 0, 0, 0, 0, 0);
    }

    static void shorts(DataOutputStream out, int... values) throws IOException {
        for (int value : values) {
            out.writeShort(value);
        }
    }

    static void ints(DataOutputStream out, int... values) throws IOException {
        for (int value : values) {
            out.writeInt(value);
        }
    }

    static byte[] bytes(Part part) throws IOException {
        var content = new ByteArrayOutputStream();
        part.writeTo(new DataOutputStream(content));
        return content.toByteArray();
    }

    /** One part of the file, in big-endian order. */
    @FunctionalInterface
    interface Part {
        void writeTo(DataOutputStream out) throws IOException;
    }
}
