#!/usr/bin/python3
"""Rebuilds the fonts of the agreement from Noto Sans SC (SIL Open Font License 1.1).

    npm pack @expo-google-fonts/noto-sans-sc@0.4.3 && tar xzf expo-google-fonts-noto-sans-sc-0.4.3.tgz
    apt-get install fonttools
    ./rebuild.py package ../main/resources/org/yanqi/documents/fonts

Noto Sans SC draws the Kangxi radicals and the compatibility ideographs with the glyphs of the ordinary characters.
A PDF remembers one character per glyph, so that text copied out of it would hold the radical instead of the character.
The rebuilt fonts leave those blocks out, and all that a horizontal, unhinted text does not need. Other characters that
share a glyph (two dozen, such as the dots U+00B7, U+2022, U+2027 and U+30FB) get a glyph of their own each.

    regular  GB 2312 (6763 characters), letters, figures, punctuation: nearly every text
    bold     GB 2312, first level (3755 characters): headings
    rare     every other ideograph of Noto Sans SC, for names; loaded only when one of them is needed
"""
import copy
import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

RADICALS = range(0x2E80, 0x2FE0)
COMPATIBILITY = range(0xF900, 0xFB00)


def gb2312(first_row, last_row):
    """The characters of the rows of the 94 x 94 table of GB 2312-1980."""
    found = set()
    for row in range(first_row, last_row + 1):
        for cell in range(1, 95):
            try:
                found.add(ord(bytes([0xA0 + row, 0xA0 + cell]).decode("gb2312")))
            except UnicodeDecodeError:
                pass
    return found


def ideographs():
    return set(range(0x3400, 0x4DC0)) | set(range(0x4E00, 0xA000)) | set(range(0x20000, 0x32400))


LETTERS = set(range(0x20, 0x7F)) | set(range(0xA0, 0x180)) | set(range(0x2000, 0x2070)) | set(range(0x3000, 0x3040)) | {0x20AC, 0x2103, 0x2192, 0xFFE5}
SYMBOLS = gb2312(1, 9)
REGULAR = LETTERS | SYMBOLS | set(range(0xFF01, 0xFF5F)) | gb2312(16, 87)
BOLD = LETTERS | SYMBOLS | set(range(0xFF01, 0xFF5F)) | gb2312(16, 55)
WANTED = {
    "regular.ttf": ("400Regular/NotoSansSC_400Regular.ttf", REGULAR),
    "bold.ttf": ("700Bold/NotoSansSC_700Bold.ttf", BOLD),
    "rare.ttf": ("400Regular/NotoSansSC_400Regular.ttf", ideographs() - REGULAR),
}


def one_glyph_per_character(font):
    """Gives every character after the first on a glyph a copy of that glyph."""
    taken = set()
    for character, glyph in sorted(font.getBestCmap().items()):
        if glyph in taken:
            own = f"{glyph}.u{character:04X}"
            font["glyf"][own] = copy.deepcopy(font["glyf"][glyph])
            font["hmtx"][own] = font["hmtx"][glyph]
            for table in font["cmap"].tables:
                if table.isUnicode() and character in table.cmap:
                    table.cmap[character] = own
        taken.add(glyph)


def rebuild(source, wanted, target):
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options(
        layout_features=[], hinting=False, glyph_names=False, notdef_outline=True, recalc_timestamp=False
    )
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "vhea", "vmtx", "gasp", "prep"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted - set(RADICALS) - set(COMPATIBILITY))
    subsetter.subset(font)
    one_glyph_per_character(font)
    font.save(target)
    print(f"{target}: {len(font.getBestCmap())} characters, {target.stat().st_size} bytes")


if __name__ == "__main__":
    package, fonts = Path(sys.argv[1]), Path(sys.argv[2])
    for name, (source, wanted) in WANTED.items():
        rebuild(package / source, wanted, fonts / name)
    shutil.copyfile(package / "LICENSE_FONT", fonts / "OFL.txt")
