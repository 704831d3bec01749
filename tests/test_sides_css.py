"""What the style rules of sides hold: both colours in one rule, and a shape for each party."""

from pathlib import Path

from chancery.check.colours import SCHEMES
from chancery.dossier import Dossier
from chancery.load import load
from chancery.pages.sides_css import SHAPES, sides_css
from conftest import ROOT, SITES

COLOURS = "colour: '#0b5cad'\ncolour_dark: '#7ab8f5'\n"


def css_of(content: Path, **sides: str) -> list[str]:
    """The rules for sides of which each is given by its id and its fields."""
    (content / "sides").mkdir()
    info = SITES / "valid" / "minimal" / "content" / "dossier.yaml"
    (content / "dossier.yaml").write_text(info.read_text("utf-8"), "utf-8")
    for id_, fields in sides.items():
        text = f"name: {id_.title()}\ncite: editor\n{fields}"
        (content / "sides" / f"{id_}.yaml").write_text(text, "utf-8")
    return sides_css(Dossier(load(content))).splitlines()


def test_a_side_has_its_two_colours_in_one_rule(tmp_path: Path) -> None:
    assert css_of(tmp_path, ardania=COLOURS) == [
        ".side-ardania { --side: light-dark(#0b5cad, #7ab8f5); --shape: inset(0); }"
    ]


def test_a_side_that_is_no_party_has_colours_but_no_shape(tmp_path: Path) -> None:
    assert css_of(tmp_path, corvia=f"party: false\n{COLOURS}", dorvany="party: false\n") == [
        ".side-corvia { --side: light-dark(#0b5cad, #7ab8f5); }"
    ]


def test_parties_have_the_shapes_in_their_order_whether_coloured_or_not(tmp_path: Path) -> None:
    """The fifth party has the first one's shape again."""
    orders = {"ardania": 5, "belmora": 1, "corvia": 2, "dorvany": 3, "estmark": 4}
    css = css_of(tmp_path, **{id_: f"order: {order}\n" for id_, order in orders.items()})
    first, *_ = SHAPES
    assert css == [
        f".side-{id_} {{ --shape: {shape}; }}"
        for id_, shape in zip(
            sorted(orders, key=lambda id_: orders[id_]), (*SHAPES, first), strict=True
        )
    ]


def test_colours_are_judged_on_the_grounds_of_the_theme() -> None:
    css = (ROOT / "themes" / "chancery" / "styles" / "20-tokens.css").read_text("utf-8")
    assert all(ground in css for scheme in SCHEMES for ground in scheme.grounds)
