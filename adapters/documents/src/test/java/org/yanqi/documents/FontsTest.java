package org.yanqi.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rebuilt fonts are what src/font promises, and the substitute is a font that others can read. */
class FontsTest {
    @ParameterizedTest
    @ValueSource(strings = {"regular.ttf", "bold.ttf", "rare.ttf"})
    void noFontDrawsALookalike(String file) throws Exception {
        CmapLookup cmap = cmap(file);

        assertThat(IntStream.concat(IntStream.range(0x2E80, 0x2FE0), IntStream.range(0xF900, 0xFB00)))
                .allMatch(character -> cmap.getGlyphId(character) == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"regular.ttf", "bold.ttf", "rare.ttf"})
    void noTwoCharactersShareAGlyph(String file) throws Exception {
        CmapLookup cmap = cmap(file);

        assertThat(IntStream.range(0, 0x323B0)
                        .map(cmap::getGlyphId)
                        .filter(glyph -> glyph != 0)
                        .boxed())
                .doesNotHaveDuplicates();
    }

    @Test
    void theOrdinaryFontDrawsAllOfGb2312() throws Exception {
        CmapLookup cmap = cmap("regular.ttf");

        assertThat(gb2312()).hasSize(6763).allMatch(character -> cmap.getGlyphId(character) != 0);
    }

    @Test
    void ordinaryAndRareTogetherDrawAllOfGbk() throws Exception {
        CmapLookup regular = cmap("regular.ttf");
        CmapLookup rare = cmap("rare.ttf");

        assertThat(IntStream.rangeClosed(0x4E00, 0x9FA5))
                .allMatch(character -> regular.getGlyphId(character) != 0 || rare.getGlyphId(character) != 0);
    }

    @Test
    void aSubstituteIsMadeForEachCharacterAndTakesItsSpace() throws Exception {
        int[] characters = {0xE000, 0x20BB7, 0xE0100, 0x10FFFD};

        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(SubstituteFont.of(characters)));

        CmapLookup cmap = font.getUnicodeCmapLookup();
        assertThat(IntStream.of(characters).map(cmap::getGlyphId)).containsExactly(1, 2, 3, 4);
        assertThat(cmap.getGlyphId('A')).isZero();
        assertThat(font.getAdvanceWidth(2)).isEqualTo(1000);
        assertThat(font.getAdvanceWidth(3)).as("a variation selector").isZero();
        assertThat((int) font.getGlyph().getGlyph(2).getNumberOfContours()).isGreaterThan(40);
    }

    private static List<Integer> gb2312() {
        List<Integer> characters = new ArrayList<>();
        for (int row = 0xB0; row <= 0xF7; row++) {
            for (int cell = 0xA1; cell <= 0xFE; cell++) {
                String text = new String(new byte[] {(byte) row, (byte) cell}, Charset.forName("GB2312"));
                if (text.codePointAt(0) != 0xFFFD) {
                    characters.add(text.codePointAt(0));
                }
            }
        }
        return characters;
    }

    private static CmapLookup cmap(String file) throws Exception {
        try (InputStream in = Fonts.class.getResourceAsStream("fonts/" + file)) {
            return new TTFParser()
                    .parse(new RandomAccessReadBuffer(in.readAllBytes()))
                    .getUnicodeCmapLookup();
        }
    }
}
