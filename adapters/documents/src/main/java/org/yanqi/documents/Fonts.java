package org.yanqi.documents;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The rebuilt Noto Sans SC (see src/font): ordinary texts, names with rare ideographs, and boxes for all the rest. */
final class Fonts {
    private static final int MISSING = '〓';

    private final Font regular = new Font("regular.ttf");
    private final Font bold = new Font("bold.ttf");
    private final Font rare = new Font("rare.ttf");

    /** Registers the families Yanqi, Plain (where bold lacks a character), and, if the text needs them, Rare and Substitute. */
    void register(PdfRendererBuilder builder, String text) {
        builder.useFont(regular::open, "Yanqi", 400, FontStyle.NORMAL, true);
        builder.useFont(bold::open, "Yanqi", 700, FontStyle.NORMAL, true);
        builder.useFont(regular::open, "Plain", 400, FontStyle.NORMAL, true);
        int[] beyondRegular = text.codePoints()
                .filter(c -> c > ' ' && !regular.has(c))
                .distinct()
                .sorted()
                .toArray();
        if (beyondRegular.length == 0) {
            return;
        }
        BitSet missing = new BitSet();
        for (int character : beyondRegular) {
            missing.set(character, !rare.has(character));
        }
        if (missing.cardinality() < beyondRegular.length) {
            builder.useFont(rare::open, "Rare", 400, FontStyle.NORMAL, true);
        }
        if (!missing.isEmpty()) {
            byte[] boxes = SubstituteFont.of(missing.stream().toArray());
            builder.useFont(() -> new ByteArrayInputStream(boxes), "Substitute", 400, FontStyle.NORMAL, true);
        }
    }

    /** The text as far as the font of ordinary texts can draw it, with 〓 in place of a character that it lacks. */
    String inRegular(String text) {
        return text.codePoints()
                .map(c -> c <= ' ' || regular.has(c) ? c : MISSING)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The font file of ordinary texts. */
    static byte[] regularFile() {
        return new Font("regular.ttf").content();
    }

    /** One font file; its bytes and its coverage are read when they are first needed. */
    private static final class Font {
        private final String file;
        private byte[] content = {};
        private final BitSet characters = new BitSet();

        Font(String file) {
            this.file = file;
        }

        InputStream open() {
            return new ByteArrayInputStream(content());
        }

        synchronized boolean has(int character) {
            if (characters.isEmpty()) {
                readCoverage();
            }
            return characters.get(character);
        }

        private synchronized byte[] content() {
            if (content.length == 0) {
                try (InputStream in = Fonts.class.getResourceAsStream("fonts/" + file)) {
                    if (in == null) {
                        throw new IllegalStateException("the font " + file + " is missing from the jar");
                    }
                    content = in.readAllBytes();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return content;
        }

        private void readCoverage() {
            try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(content()))) {
                CmapLookup cmap = font.getUnicodeCmapLookup();
                for (int character = 0; character <= 0x323AF; character++) {
                    characters.set(character, cmap.getGlyphId(character) != 0);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
