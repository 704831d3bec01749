"""Labels on a map: none covers another, a point, or the edge; the most important come first."""

from itertools import combinations
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from hypothesis import given
from hypothesis import strategies as st

from chancery.pages.labels import Label, Spot, placed, text_width
from chancery.pages.outlines import Box
from conftest import ROOT

FONTS = ROOT / "themes" / "chancery" / "static" / "fonts"
FRAME = (440.0, 300.0)
SIZE = 15

spots = st.builds(
    Spot,
    st.floats(0, FRAME[0]),
    st.floats(0, FRAME[1]),
    st.floats(1, 16),
    st.text("abcdefgh WM", min_size=1, max_size=30),
)


def overlap(a: Box, b: Box) -> bool:
    """Whether two boxes share more than an edge."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def there(labels: list[Label | None]) -> list[Label]:
    """The labels that had room."""
    return [label for label in labels if label]


@given(st.lists(spots, max_size=30))
def test_no_label_covers_another_or_a_point_or_leaves_the_map(found: list[Spot]) -> None:
    labels = placed(found, FRAME, SIZE)
    assert len(labels) == len(found)
    for a, b in combinations(there(labels), 2):
        assert not overlap(a.box, b.box)
    for spot, label in zip(found, labels, strict=True):
        if label:
            left, top, right, bottom = label.box
            assert left >= 0 and top >= 0 and right <= FRAME[0] and bottom <= FRAME[1]
            others = [other for other in found if other.box != spot.box]
            assert not any(overlap(label.box, other.box) for other in others)


@pytest.mark.parametrize(
    ("x", "y"),
    [(5, 5), (435, 5), (5, 295), (435, 295), (220, 5), (220, 295), (5, 150), (435, 150)],
    ids=str,
)
def test_a_point_at_the_edge_has_its_label_on_the_map(x: float, y: float) -> None:
    (label,) = placed([Spot(x, y, 4, "Arden")], FRAME, SIZE)
    assert label is not None


def test_a_label_stands_to_the_right_where_nothing_is_in_its_way() -> None:
    (label,) = placed([Spot(200, 150, 4, "Arden")], FRAME, SIZE)
    assert label is not None
    assert (label.anchor, label.x, label.y) == ("start", 207, 150)


def test_of_two_that_cannot_both_stand_the_first_does() -> None:
    wide = "M" * 32
    points = [Spot(10, 150, 4, wide), Spot(10, 160, 4, wide)]
    taken = [(0.0, 0.0, 440.0, 140.0), (0.0, 170.0, 440.0, 300.0)]
    first, second = placed(points, FRAME, SIZE, taken=taken)
    assert first is not None and second is None


def test_one_that_has_no_room_makes_another_give_way() -> None:
    """The first has room elsewhere than where it stands best, the second only there."""
    points = [Spot(220, 150, 4, "Corvane"), Spot(216, 168, 4, "Port")]
    taken = [(0.0, 160.0, 214.0, 300.0), (0.0, 180.0, 440.0, 300.0), (0.0, 0.0, 440.0, 139.0)]
    first, second = placed(points, FRAME, SIZE, taken=taken)
    assert first is not None and first.anchor == "end"
    assert second is not None and second.anchor == "start"


def test_a_text_wider_than_the_map_is_left_out() -> None:
    assert placed([Spot(220, 150, 4, "M" * 60)], FRAME, SIZE) == [None]


def test_a_label_keeps_away_from_lines_if_it_can() -> None:
    line = ((200.0, 150.0), (400.0, 150.0))
    (label,) = placed([Spot(200, 150, 4, "Arden")], FRAME, SIZE, lines=[line])
    assert label is not None and label.anchor == "end"


def test_what_is_taken_stays_free() -> None:
    bar = (0.0, 270.0, 440.0, 300.0)
    (label,) = placed([Spot(220, 280, 4, "Arden")], FRAME, SIZE, taken=[bar])
    assert label is None or not overlap(label.box, bar)


def test_there_may_be_nothing_to_label() -> None:
    assert placed([], FRAME, SIZE) == []


@pytest.mark.parametrize("path", sorted(FONTS.glob("sans-*.woff2")), ids=lambda path: path.stem)
def test_no_sign_is_wider_than_it_is_taken_to_be(path: Path) -> None:
    """In either weight."""
    font = TTFont(path)
    if "fvar" in font:
        font = instantiateVariableFont(font, {"wght": 600})
    em = font["head"].unitsPerEm
    for number, name in font.getBestCmap().items():
        assert font["hmtx"][name][0] / em <= text_width(chr(number), 1), chr(number)
