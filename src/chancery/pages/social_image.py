"""The image that a link to the site is shown with on social networks: one PNG for the site."""

import io
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from chancery.dossier import Dossier

WIDTH, HEIGHT = 1200, 630
"""The size that the Open Graph protocol's readers crop least."""
GROUND, INK, QUIET, LINK, NO_COLOUR = "#fcfbf8", "#1d1c1a", "#5a5750", "#1a4f8b", "#77736a"
HEADLINE = ("serif-latin", "serif-latin-ext", "serif-cyrillic")
TEXT = ("sans-latin", "sans-latin-ext", "sans-cyrillic")

_LEFT, _MEASURE, _BAND = 80, 620, 14
_MARK = (740, 125, 380)
"""Left, top and size of the mark."""
_FINER = 4
"""How much larger shapes are drawn before they are made smaller, so that their edges are smooth."""


def social_image(dossier: Dossier, fonts: Path) -> bytes:
    """Draw the dossier's title and subtitle, its parties' colours and the mark.

    Args:
        dossier: The dossier.
        fonts: The folder of the theme's fonts.

    Returns:
        A PNG of `WIDTH` by `HEIGHT`, the same bytes for the same dossier. Words with a character
        that the fonts do not have are left out, for a reader could make nothing of boxes.
    """
    colours = [side.colour or NO_COLOUR for side in dossier.sides.values() if side.party]
    image = _shapes(colours)
    title = _set(dossier.read(dossier.info.title), fonts, HEADLINE, (80, 68, 56), 3)
    subtitle = _set(dossier.read(dossier.info.subtitle), fonts, TEXT, (36, 30), 4)
    blocks = [(block, ink) for block, ink in ((title, INK), (subtitle, QUIET)) if block]
    top = (HEIGHT - _BAND - sum(block.height for block, _ in blocks)) / 2
    for block, ink in blocks:
        block.draw(image, top, ink)
        top += block.height
    written = io.BytesIO()
    image.save(written, "PNG", optimize=True)
    return written.getvalue()


class _Letters:
    """The fonts of a family at a size, each with other characters."""

    def __init__(self, fonts: Path, names: Sequence[str], size: int) -> None:
        self.size = size
        self.fonts = [ImageFont.truetype(fonts / f"{name}.woff2", size) for name in names]
        # U+FFFF is no character, so that it shows what a font draws for those that it lacks.
        self._boxes = [bytes(font.getmask("\uffff")) for font in self.fonts]

    def font_of(self, sign: str) -> int | None:
        """Which font has the character, if any."""
        for number, font in enumerate(self.fonts):
            if sign == " " or bytes(font.getmask(sign)) != self._boxes[number]:
                return number
        return None

    def runs(self, text: str) -> Iterator[tuple[ImageFont.FreeTypeFont, str]]:
        """The text in pieces that one font has."""
        for number, signs in groupby(text, self.font_of):
            if number is not None:
                yield self.fonts[number], "".join(signs)

    def width(self, text: str) -> float:
        """How wide the text is."""
        return sum(font.getlength(piece) for font, piece in self.runs(text))


class _Block:
    """Lines of text in one size."""

    def __init__(self, letters: _Letters, lines: Sequence[str]) -> None:
        self.letters, self.lines = letters, lines
        self.leading = round(letters.size * 1.2)
        self.height = self.leading * len(lines) + 24

    def draw(self, image: Image.Image, top: float, ink: str) -> None:
        """Draw the lines from `top` down."""
        pen = ImageDraw.Draw(image)
        for number, line in enumerate(self.lines):
            left = float(_LEFT)
            baseline = round(top + self.leading * number + self.letters.size)
            for font, piece in self.letters.runs(line):
                pen.text((left, baseline), piece, ink, font, anchor="ls")
                left += font.getlength(piece)


def _set(
    text: str, fonts: Path, names: Sequence[str], sizes: Sequence[int], most: int
) -> _Block | None:
    """The text in the largest size in which it has at most so many lines; None if in none."""
    for size in sizes:
        letters = _Letters(fonts, names, size)
        if any(letters.font_of(sign) is None for sign in text):
            return None
        lines = _lines(text, letters)
        if len(lines) <= most and all(letters.width(line) <= _MEASURE for line in lines):
            return _Block(letters, lines)
    return None


def _lines(text: str, letters: _Letters) -> list[str]:
    """The text in lines that are as long as the measure allows."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and letters.width(longer) <= _MEASURE:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _shapes(colours: Sequence[str]) -> Image.Image:
    """The ground, a band of the parties' colours, and the mark in those of the first two."""
    image = Image.new("RGB", (WIDTH * _FINER, HEIGHT * _FINER), GROUND)
    pen = ImageDraw.Draw(image)
    one, other = colours[:2] if len(colours) > 1 else (INK, LINK)
    left, top, size = (number * _FINER for number in _MARK)
    unit = size / 32
    # As in favicon.svg: half-discs of radius 13 on a grid of 32, the second four lower.
    for centre_x, centre_y, start, colour in ((14, 14, 90, one), (16, 18, 270, other)):
        x, y, radius = left + centre_x * unit, top + centre_y * unit, 13 * unit
        box = (x - radius, y - radius, x + radius, y + radius)
        pen.pieslice(box, start, start + 180, colour)
    band = colours or [LINK]
    for number, colour in enumerate(band):
        ends = (round(image.width * part / len(band)) for part in (number, number + 1))
        first, last = ends
        pen.rectangle((first, image.height - _BAND * _FINER, last - 1, image.height), colour)
    return image.resize((WIDTH, HEIGHT), Image.Resampling.BOX)
