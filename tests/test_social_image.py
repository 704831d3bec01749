"""The image for social networks: drawn from the dossier alone, and only words that can be read."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageColor

from chancery import theme_path
from chancery.dossier import Dossier
from chancery.load import load
from chancery.pages.social_image import HEIGHT, WIDTH, social_image

FONTS = theme_path() / "static" / "fonts"
TEXT = (80, 0, 700, HEIGHT - 20)
"""Where the words stand."""


def drawn(site: Path, **told: str) -> Image.Image:
    """The image of the small site with other words about the dossier."""
    info = site / "content" / "dossier.yaml"
    lines = info.read_text("utf-8").splitlines()
    kept = [line for line in lines if line.partition(":")[0] not in told]
    kept += [f"{field}: '{words}'" for field, words in told.items()]
    info.write_text("\n".join(kept) + "\n", "utf-8")
    return Image.open(io.BytesIO(social_image(Dossier(load(site / "content")), FONTS)))


def heights(image: Image.Image) -> int:
    """How many rows of the image have words in them."""
    words = image.convert("L").crop(TEXT).point(lambda light: 255 if light < 200 else 0)
    return sum(
        words.crop((0, row, words.width, row + 1)).getbbox() is not None
        for row in range(words.height)
    )


def test_it_is_a_png_of_the_usual_size_and_light(small_site: Path) -> None:
    dossier = Dossier(load(small_site / "content"))
    image = social_image(dossier, FONTS)
    assert Image.open(io.BytesIO(image)).size == (WIDTH, HEIGHT)
    assert len(image) < 100_000
    assert image == social_image(dossier, FONTS)


def test_it_bears_the_colour_of_every_party(small_site: Path) -> None:
    """The three sides of the small site, each in the band, and no others."""
    sides = Dossier(load(small_site / "content")).sides.values()
    colours = {ImageColor.getrgb(side.colour) for side in sides if side.party and side.colour}
    image = drawn(small_site)
    band = {image.getpixel((x, HEIGHT - 4)) for x in range(10, WIDTH, 50)}
    assert len(colours) == 3
    assert band == colours


@pytest.mark.parametrize(
    "title", ["Визиты", "Ștefan Čapek", "Sŏn-hŭi", "Visits · Визиты", "A – B: “c” → №"]
)
def test_latin_and_cyrillic_are_set(small_site: Path, title: str) -> None:
    """One script or both in one title."""
    assert heights(drawn(small_site, title=title)) > heights(drawn(small_site, title="北京"))


@pytest.mark.parametrize("title", ["北京", "Visits 北京", "최선희", "x" * 200, "many words " * 60])
def test_words_that_cannot_be_set_are_left_out_and_nothing_else(
    small_site: Path, title: str
) -> None:
    """No boxes, nothing cut off: only the subtitle stands there."""
    image = drawn(small_site, title=title, subtitle="Who met whom")
    assert 0 < heights(image) < 50
    assert heights(drawn(small_site, title=title, subtitle="北京")) == 0
