"""Makes the theme's fonts and their stylesheet from the originals.

The originals come from the npm packages source-sans 3.52.0 and source-serif 4.5.1. Arial, Georgia
and the others that stand in until a font is there cannot be had, so that fonts of the same widths
are measured in their place: @fontsource/arimo (Arial), @fontsource/gelasio (Georgia),
@fontsource/tinos (Times New Roman), @fontsource/roboto and @fontsource/noto-serif, each 5.3.0.
Needs `fonttools[woff]`. Install the packages into a folder and run, from the top of the checkout:

    python .ci/fonts.py folder/node_modules

It writes `themes/chancery/static/fonts/*.woff2` and `themes/chancery/styles/10-fonts.css`, the
same bytes each time. "Source" is a Reserved Font Name (SIL Open Font License 1.1, clause 3), and a
subset is a Modified Version: hence the families' names of their own.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.varLib.instancer import instantiateVariableFont

THEME = Path("themes/chancery")


def span(first: int, last: int) -> set[int]:
    """All code points from the first to the last."""
    return set(range(first, last + 1))


# What English, the words of diplomacy (é) and romanised Korean, Japanese and Russian need, and the
# signs of the theme: every page loads these.
LATIN = span(0x20, 0x7E) | {
    ord(sign) for sign in "\u00a0£§«°±·»×ÉéĀāĒēĪīŌōŎŏŪūŬŭʼ\u2011–—‘’“”†•…′€№←↑→↓↗−≈≠✓"
}
# The letters of other languages in Latin script, pinyin, romanised Arabic and Sanskrit included.
LATIN_EXT = (
    span(0xC0, 0x17F)
    | {
        ord(letter)
        for letter in "ǍǎǏǐǑǒǓǔǕǖǗǘǙǚǛǜȘșȚțʹʺʻʾʿ‚„‹›"
        "ḌḍḎḏḠḡḤḥḪḫḲḳḴḵḶḷḸḹḺḻḾḿṂṃṄṅṆṇṈṉṚṛṜṝṞṟṠṡṢṣṬṭṮṯẀẁẂẃẄẅẎẏẒẓẖẗẞ"
    }
) - LATIN
CYRILLIC = span(0x400, 0x45F) | {ord(letter) for letter in "ҐґҒғҚқҢңҮүҰұҲҳҶҷҺһӘәӢӣӨөӮӯ"}

SANS = "source-sans/VF/SourceSans3VF-Upright.ttf"
SANS_REGULAR = "source-sans/TTF/SourceSans3-Regular.ttf"
SANS_SEMIBOLD = "source-sans/TTF/SourceSans3-Semibold.ttf"
# The optical size for headlines.
SERIF = "source-serif/TTF/SourceSerif4Subhead-Semibold.ttf"
COPYRIGHT = {
    "Sans": "Copyright 2010-2024 Adobe, with Reserved Font Name 'Source'.",
    "Serif": "Copyright 2014-2023 Adobe, with Reserved Font Name 'Source'.",
}
LICENCE = "SIL Open Font License, Version 1.1"


@dataclass(frozen=True, slots=True)
class Face:
    """One font file: its name, its original, and the weights and characters it has."""

    file: str
    original: str
    weight: str
    characters: set[int]

    @property
    def family(self) -> str:
        """The last word of the family's name."""
        return "Serif" if "Serif" in self.original else "Sans"


# Both weights of Latin text are on every page, and one variable file is smaller than two static
# ones. Other letters are mostly in the regular weight, whose static file is smaller by a third.
FACES = (
    Face("sans-latin", SANS, "400 600", LATIN),
    Face("sans-latin-ext", SANS_REGULAR, "400", LATIN_EXT),
    Face("sans-latin-ext-600", SANS_SEMIBOLD, "600", LATIN_EXT),
    Face("sans-cyrillic", SANS_REGULAR, "400", CYRILLIC),
    Face("sans-cyrillic-600", SANS_SEMIBOLD, "600", CYRILLIC),
    Face("serif-latin", SERIF, "600", LATIN),
    Face("serif-latin-ext", SERIF, "600", LATIN_EXT),
    Face("serif-cyrillic", SERIF, "600", CYRILLIC),
)


@dataclass(frozen=True, slots=True)
class StandIn:
    """A font of the reader's machine: the names it may have there, and what has its widths."""

    family: str
    weight: int
    local: tuple[str, ...]
    measured: str
    instead_of: str


STAND_INS = (
    StandIn(
        "Chancery Sans Arial",
        400,
        ("Arial", "Liberation Sans", "Arimo"),
        "arimo-latin-400",
        SANS_REGULAR,
    ),
    StandIn(
        "Chancery Sans Arial",
        600,
        ("Arial Bold", "Liberation Sans Bold", "Arimo Bold"),
        "arimo-latin-700",
        SANS_SEMIBOLD,
    ),
    StandIn(
        "Chancery Sans Roboto",
        400,
        ("Roboto", "Roboto Regular"),
        "roboto-latin-400",
        SANS_REGULAR,
    ),
    StandIn("Chancery Sans Roboto", 600, ("Roboto Bold",), "roboto-latin-700", SANS_SEMIBOLD),
    StandIn(
        "Chancery Serif Georgia", 600, ("Georgia Bold", "Gelasio Bold"), "gelasio-latin-700", SERIF
    ),
    StandIn("Chancery Serif Noto", 600, ("Noto Serif Bold",), "noto-serif-latin-700", SERIF),
    StandIn(
        "Chancery Serif Times",
        600,
        ("Times New Roman Bold", "Liberation Serif Bold", "Tinos Bold"),
        "tinos-latin-700",
        SERIF,
    ),
)
SAMPLE = (
    "The foreign minister received a delegation of the other side on 13 September 2031 for talks "
    "on trade, transport and what was agreed in writing; a statement followed in the evening."
)
"""Whose width is compared: the letters as often as they are in such text."""

HEAD = """\
/* Made by .ci/fonts.py, and not to be edited.

   The first block loads the theme's own fonts, each file only where the page has one of its
   characters. A font that is not there within a tenth of a second stays out for that page
   (font-display: optional), so that no line ever moves; it is there for the next.

   The second names fonts of the reader's machine that stand in: size-adjust gives them the mean
   width of the letters of the theme's font, and the overrides its height above and below the
   line, so that a page has the same measure in either. */
"""


def main(originals: Path) -> None:
    """Write the font files and their stylesheet."""
    rules = []
    for face in FACES:
        characters = face.characters & set(TTFont(originals / face.original).getBestCmap())
        font = made(face, originals, characters)
        font.save(THEME / "static/fonts" / f"{face.file}.woff2")
        # Faces of one family are looked up together only where their weights are the same.
        rules += [rule_of(face, weight, characters) for weight in face.weight.split()]
    rules += [stand_in(each, originals) for each in STAND_INS]
    (THEME / "styles/10-fonts.css").write_text("\n".join((HEAD, *rules)), "utf-8")


def made(face: Face, originals: Path, characters: set[int]) -> TTFont:
    """The font of a face: only these characters, kerned, unhinted, under a name of its own."""
    font = TTFont(originals / face.original, recalcTimestamp=False)
    options = Options(hinting=False, layout_features=["kern"], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    if "fvar" in font:
        least, most = map(int, face.weight.split())
        font = instantiateVariableFont(font, {"wght": (least, least, most)})
        font["fvar"].instances = []
        del font["STAT"]
    name(font, face)
    font.flavor = "woff2"
    return font


def name(font: TTFont, face: Face) -> None:
    """Name the font, and say whose it is and under which licence."""
    axes = {axis.axisNameID for axis in font["fvar"].axes} if "fvar" in font else set()
    kept = {axis: font["name"].getDebugName(axis) for axis in axes}
    style = "Semibold" if face.weight == "600" else "Regular"
    table = font["name"] = newTable("name")
    table.names = []
    family = f"Chancery {face.family}"
    names = {
        0: COPYRIGHT[face.family],
        1: family if style == "Regular" else f"{family} {style}",
        2: "Regular",
        4: f"{family} {style}",
        6: f"Chancery{face.family}-{style}",
        13: LICENCE,
    }
    for number, words in (names | kept).items():
        table.setName(words, number, 3, 1, 0x409)


def rule_of(face: Face, weight: str, characters: Iterable[int]) -> str:
    """The rule that loads a font file for a weight."""
    return f"""\
@font-face {{
  font-family: "Chancery {face.family}";
  font-weight: {weight};
  font-display: optional;
  src: url("../fonts/{face.file}.woff2") format("woff2");
  unicode-range: {", ".join(ranges(characters))};
}}
"""


def ranges(characters: Iterable[int]) -> Iterator[str]:
    """The characters as the values of `unicode-range` (CSS Fonts 4, section 4.5)."""
    # Within a run of consecutive numbers, number and place differ by the same amount.
    runs = groupby(enumerate(sorted(characters)), lambda pair: pair[1] - pair[0])
    for _, run in runs:
        first, *rest = (character for _, character in run)
        yield f"U+{first:X}-{rest[-1]:X}" if rest else f"U+{first:X}"


def stand_in(each: StandIn, originals: Path) -> str:
    """The rule that gives a font of the reader's machine the measures of the theme's."""
    package = each.measured.partition("-latin-")[0]
    file = originals / "@fontsource" / package / "files" / f"{each.measured}-normal.woff2"
    ours = TTFont(originals / each.instead_of)
    scale = width(ours) / width(TTFont(file))
    em = ours["head"].unitsPerEm * scale
    local = ", ".join(f'local("{name}")' for name in each.local)
    return f"""\
@font-face {{
  font-family: "{each.family}";
  font-weight: {each.weight};
  src: {local};
  size-adjust: {scale:.2%};
  ascent-override: {ours["hhea"].ascent / em:.2%};
  descent-override: {-ours["hhea"].descent / em:.2%};
  line-gap-override: 0%;
}}
"""


def width(font: TTFont) -> float:
    """The width of the sample, in ems."""
    cmap, advances = font.getBestCmap(), font["hmtx"]
    total = sum(advances[cmap[ord(sign)]][0] for sign in SAMPLE)
    return float(total) / float(font["head"].unitsPerEm)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
