"""The theme's fonts: they have the characters that the site needs, and weigh what they may."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

import pytest
from fontTools.ttLib import TTFont

from conftest import ROOT

THEME = ROOT / "themes" / "chancery"
FONTS = THEME / "static" / "fonts"
FILES = sorted(path.name for path in FONTS.glob("*.woff2"))
SIGNS = "→←↑↓↗≠≈·–—‘’“”…†×−✓№ʼ"
PROMISED = (
    "".join(map(chr, range(0x20, 0x7F))) + SIGNS,
    "".join(map(chr, range(0xC0, 0x180))) + "șțǎǐǒǔʻʾʿḥṣṭẓ",
    "".join(map(chr, range(0x400, 0x460))) + "ҐґҚқӨө",
)
SERVED = (("Chancery Sans", "400"), ("Chancery Sans", "600"), ("Chancery Serif", "600"))
LACKING = {"Chancery Sans": "", "Chancery Serif": "ĬĭĲĳŦŧ"}
"""What the originals do not have either."""


@dataclass(frozen=True)
class Face:
    """A rule of the stylesheet that loads a font file."""

    family: str
    weight: str
    file: str
    characters: frozenset[int]


def faces() -> list[Face]:
    """The rules of the stylesheet that load a font file."""
    css = (THEME / "styles" / "10-fonts.css").read_text("utf-8")
    found = []
    for rule in re.findall(r"@font-face \{(.*?)\}", css, re.S):
        told = dict(re.findall(r"([a-z-]+): (.*?);", rule))
        if "unicode-range" in told:
            file = re.fullmatch(r'url\("\.\./fonts/(.+)"\) format\("woff2"\)', told["src"])
            assert file
            characters = frozenset(
                character
                for span in told["unicode-range"].split(", ")
                for character in numbers(span)
            )
            found.append(
                Face(told["font-family"].strip('"'), told["font-weight"], file[1], characters)
            )
    return found


def numbers(span: str) -> range:
    """The code points of `U+20-7E` or `U+A0`."""
    first, _, last = span.removeprefix("U+").partition("-")
    return range(int(first, 16), int(last or first, 16) + 1)


@cache
def characters_of(file: str) -> frozenset[int]:
    """The characters that a font file has."""
    return frozenset(TTFont(FONTS / file).getBestCmap())


@pytest.mark.parametrize("file", FILES)
def test_a_file_has_exactly_the_characters_for_which_it_is_loaded(file: str) -> None:
    """None is loaded in vain, and none that it has is looked for elsewhere."""
    loaded = [face for face in faces() if face.file == file]
    assert loaded
    assert all(face.characters == characters_of(file) for face in loaded)


@pytest.mark.parametrize("served", SERVED)
def test_every_family_and_weight_has_the_promised_characters(served: tuple[str, str]) -> None:
    """Latin with the signs of the theme, the letters of other languages, and Cyrillic."""
    covered = covered_by(served)
    lacking = {sign for sign in "".join(PROMISED) if ord(sign) not in covered}
    assert lacking == set(LACKING[served[0]])


def test_no_other_family_or_weight_is_served() -> None:
    assert {of(face) for face in faces()} == set(SERVED)


def test_no_character_is_in_two_files_of_a_family_and_weight() -> None:
    for face in faces():
        for other in faces():
            if face != other and of(face) == of(other):
                assert not face.characters & other.characters


def test_every_latin_and_cyrillic_character_of_the_records_is_covered() -> None:
    """No name is set in two fonts."""
    covered = frozenset.intersection(*map(covered_by, SERVED))
    texts = (path.read_text("utf-8") for path in sorted((ROOT / "content").rglob("*.yaml")))
    used = {sign for text in texts for sign in text if is_latin_or_cyrillic(sign)}
    assert used
    assert {sign for sign in used if ord(sign) not in covered} == set()


def of(face: Face) -> tuple[str, str]:
    """The family and weight for which a rule loads a file."""
    return face.family, face.weight


def covered_by(served: tuple[str, str]) -> frozenset[int]:
    """The characters that a family has in a weight."""
    return frozenset().union(*(face.characters for face in faces() if of(face) == served))


def is_latin_or_cyrillic(sign: str) -> bool:
    """Whether it is a letter of either script, or a sign of punctuation of both."""
    name = unicodedata.name(sign, "")
    return name.startswith(("LATIN ", "CYRILLIC ")) or unicodedata.category(sign)[0] == "P"


@pytest.mark.parametrize("file", FILES)
def test_figures_align(file: str) -> None:
    """All figures have one width without a feature being asked for."""
    font = TTFont(FONTS / file)
    cmap = font.getBestCmap()
    widths = {font["hmtx"][cmap[ord(figure)]][0] for figure in "0123456789" if ord(figure) in cmap}
    assert len(widths) == ("-latin.woff2" in file)


@pytest.mark.parametrize("file", FILES)
def test_no_font_bears_the_reserved_name_and_the_licence_lies_beside(file: str) -> None:
    """The SIL Open Font License 1.1, clauses 2 and 3."""
    names = {entry.nameID: str(entry) for entry in TTFont(FONTS / file)["name"].names}
    assert not any("Source" in words for number, words in names.items() if number != 0)
    assert names[1].startswith("Chancery ")
    assert "Reserved Font Name" in names[0]
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("most", "pattern"),
    [
        (27, "*-latin.woff2"),  # on every page
        (9, "sans-latin-ext.woff2"),
        (8, "sans-cyrillic.woff2"),
        (36, "sans-*latin*.woff2"),
        (36, "serif-*.woff2"),
    ],
)
def test_the_files_that_a_page_may_load_weigh_what_they_may(most: int, pattern: str) -> None:
    """In KB: a page of 60 has 36 for fonts, where 16 are for its HTML and 8 for its style."""
    assert sum(path.stat().st_size for path in FONTS.glob(pattern)) <= most * 1024
