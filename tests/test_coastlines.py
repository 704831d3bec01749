"""Coastlines: made from the original, whole again on a map, cut to its frame."""

import importlib.util
import json
import math
import re
import sys
from collections import Counter
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.pages.coastlines import SCALES, cells, land, seen, whole_outlines
from chancery.pages.outlines import area, as_path, clipped, simplified
from chancery.pages.projection import Frame, Paper, Position, Projection, fit
from conftest import ROOT

PAPER = Paper(width=440, lowest=220, highest=340, margin=40, kilometres=300)
BOX = (0.0, 0.0, 100.0, 80.0)

numbers = st.floats(-300, 300)
outlines = st.lists(st.tuples(numbers, numbers), max_size=20)
positions = st.builds(Position, st.floats(-90, 90), st.floats(-180, 180))


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The script that makes the data."""
    spec = importlib.util.spec_from_file_location("coastlines", ROOT / ".ci" / "coastlines.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def total(found: dict[str, dict[str, list[Any]]]) -> float:
    """The area of the land in all cells together, by Green's theorem over every line of them."""
    whole = 0.0
    for cell in found.values():
        for deltas in cell["coasts"]:
            x, y = deltas[:2]
            for dx, dy in zip(deltas[2::2], deltas[3::2], strict=True):
                whole += x * (y + dy) - (x + dx) * y
                x, y = x + dx, y + dy
        ends = iter(cell["edges"])
        for ax, ay, bx, by in zip(ends, ends, ends, ends, strict=True):
            whole += ax * by - bx * ay
    return whole / 2


class TestCells:
    @pytest.mark.parametrize(
        "ring",
        [
            pytest.param([(10, 10), (90, 20), (50, 80)], id="within a cell"),
            pytest.param([(-250, -130), (730, 40), (110, 900)], id="over many cells"),
            pytest.param([(0, 0), (1000, 0), (1000, 500), (0, 500)], id="along the grid"),
            pytest.param(
                [(0, 0), (900, 0), (900, 300), (450, 700), (400, 20), (0, 300)], id="not convex"
            ),
        ],
    )
    def test_land_keeps_its_area(self, script: ModuleType, ring: list[tuple[int, int]]) -> None:
        """But for what rounding to whole units moves."""
        expected = area([(float(x), float(y)) for x, y in ring])
        assert total(script.cells([ring], 500)) == pytest.approx(expected, rel=0.005)

    def test_land_over_180_degrees_continues_on_the_other_side(self, script: ModuleType) -> None:
        ring = [(17900, 0), (18100, 0), (18100, 100), (17900, 100)]
        assert list(script.cells([ring], 500)) == ["-180,0", "175,0"]

    def test_edges_where_cells_meet_cancel(self, script: ModuleType) -> None:
        ring = [(-730, -640), (880, -590), (770, 910), (-650, 700)]
        edges: Counter[tuple[int, ...]] = Counter()
        for cell in script.cells([ring], 500).values():
            found = iter(cell["edges"])
            edges.update(zip(found, found, found, found, strict=True))
        assert edges
        assert all(edges[cx, cy, ax, ay] == number for (ax, ay, cx, cy), number in edges.items())

    def test_a_line_around_the_southern_pole_is_closed_by_way_of_it(
        self, script: ModuleType
    ) -> None:
        line = [(-18000, -7000), (0, -6500), (18000, -7000)]
        assert script.closed(line) == [*line, (18000, -9000), (-18000, -9000)]

    def test_longitudes_run_on(self, script: ModuleType) -> None:
        assert script.unwrapped([(17900, 5), (-17900, 5), (-17900, 5), (17900, 9)]) == [
            (17900, 5),
            (18100, 5),
            (17900, 9),
        ]


class TestData:
    def test_say_their_licence(self) -> None:
        data = json.loads((ROOT / "src/chancery/data/coastlines.json").read_text("utf-8"))
        assert "Natural Earth" in data["licence"] and "public domain" in data["licence"]

    @pytest.mark.parametrize("scale", [name for name, _ in SCALES])
    def test_are_whole_once_every_cell_is_taken_together(self, scale: str) -> None:
        """Every line leads back to where it began, a continent's over all its cells."""
        lengths = [len(outline) for outline in whole_outlines(cells(scale))]
        assert max(lengths) > 300

    @pytest.mark.parametrize("scale", [name for name, _ in SCALES])
    def test_have_as_much_land_as_the_globe(self, scale: str) -> None:
        """About 29% of it; measured in the projection, which keeps areas."""
        frame = Frame(Projection(Position(0, 0)), 1, 4, 4)
        whole = sum(area(frame.place(outline)) for outline in whole_outlines(cells(scale)))
        assert abs(whole) / (4 * math.pi) == pytest.approx(0.29, abs=0.02)


class TestLand:
    @given(st.lists(positions, min_size=1, max_size=4))
    def test_is_a_path_of_whole_numbers_anywhere(self, places: list[Position]) -> None:
        path = land(fit(places, PAPER))
        assert re.fullmatch(r"(m-?\d+[ -]\d+l[-\d ]+z)*", path)

    @given(st.lists(positions, min_size=1, max_size=4))
    def test_never_weighs_more_than_a_page_can_afford(self, places: list[Position]) -> None:
        assert len(land(fit(places, PAPER))) < 4000

    def test_stays_within_the_frame(self) -> None:
        frame = fit([Position(64.73, 177.5), Position(64.5, -165.41)], PAPER)
        for outline in drawn(land(frame)):
            for x, y in outline:
                assert -2 <= x <= frame.width + 2 and -2 <= y <= frame.height + 2

    @pytest.mark.parametrize(
        ("latitude", "longitude", "is_land"),
        [
            pytest.param(62.0, 100.0, True, id="in the middle of a continent"),
            pytest.param(-85.0, 100.0, True, id="near the southern pole"),
            pytest.param(-90.0, 0.0, True, id="at the southern pole"),
            pytest.param(66.9, 179.9, True, id="by the antimeridian, to the west"),
            pytest.param(66.9, -179.9, True, id="by the antimeridian, to the east"),
            pytest.param(41.5, 50.5, False, id="on a lake as large as a sea"),
            pytest.param(90.0, 0.0, False, id="at the northern pole"),
            pytest.param(0.0, -150.0, False, id="in the middle of an ocean"),
        ],
    )
    @pytest.mark.parametrize("span", [600, 3000, 8000, 15000])
    def test_is_where_there_is_land(
        self, latitude: float, longitude: float, is_land: bool, span: int
    ) -> None:
        paper = Paper(width=440, lowest=300, highest=300, margin=40, kilometres=span)
        place = Position(latitude, longitude)
        frame = fit([place], paper)
        ((x, y),) = frame.place([place.vector])
        inside = sum(contains(outline, x, y) for outline in drawn(land(frame)))
        assert inside % 2 == is_land

    def test_is_not_drawn_where_the_data_are_not_exact_enough(self) -> None:
        city = Paper(width=440, lowest=300, highest=300, margin=40, kilometres=6)
        assert land(fit([Position(62, 100)], city)) == ""

    def test_only_cells_near_the_map_are_read(self) -> None:
        few = len(list(seen(fit([Position(62, 100)], PAPER))))
        assert 0 < few < len(cells("near")) / 50


def drawn(path: str) -> list[list[tuple[float, float]]]:
    """The outlines of a path."""
    found, pen = [], (0.0, 0.0)
    for subpath in re.findall(r"m([^z]*)z", path):
        steps = list(map(int, re.findall(r"-?\d+", subpath)))
        outline = []
        for dx, dy in zip(steps[::2], steps[1::2], strict=True):
            pen = (pen[0] + dx, pen[1] + dy)
            outline.append(pen)
        pen = outline[0]
        found.append(outline)
    return found


def contains(outline: list[tuple[float, float]], x: float, y: float) -> bool:
    """Whether a point lies inside of an outline, by the even-odd rule."""
    crossings = 0
    for (ax, ay), (bx, by) in zip(outline, [*outline[1:], outline[0]], strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            crossings += 1
    return crossings % 2 == 1


class TestOutlines:
    @given(outlines)
    def test_what_is_cut_lies_within_the_box(self, outline: list[tuple[float, float]]) -> None:
        for x, y in clipped(outline, BOX):
            assert BOX[0] <= x <= BOX[2] and BOX[1] <= y <= BOX[3]

    @given(outlines)
    def test_cutting_again_changes_nothing(self, outline: list[tuple[float, float]]) -> None:
        once = clipped(outline, BOX)
        assert clipped(once, BOX) == once

    @pytest.mark.parametrize(
        ("outline", "expected"),
        [
            pytest.param([(-9, -9), (200, -9), (200, 200), (-9, 200)], 8000, id="all around it"),
            pytest.param([(10, 10), (20, 10), (20, 20), (10, 20)], 100, id="inside"),
            pytest.param([(-50, 10), (50, 10), (50, 20), (-50, 20)], 500, id="over an edge"),
            pytest.param([(-50, -50), (20, -50), (20, 20), (-50, 20)], 400, id="over a corner"),
            pytest.param([(200, 0), (300, 0), (300, 50)], 0, id="outside"),
            pytest.param([], 0, id="nothing"),
        ],
    )
    def test_the_area_within_the_box_stays(
        self, outline: list[tuple[float, float]], expected: float
    ) -> None:
        assert area(clipped(outline, BOX)) == pytest.approx(expected)

    def test_points_that_nobody_would_see_are_left_out(self) -> None:
        side = [(float(n), 0.1 * (n % 2)) for n in range(100)]
        assert len(simplified([*side, (100.0, 0.0), (50.0, 80.0)], 0.6)) == 3

    @pytest.mark.parametrize(
        "outline",
        [
            pytest.param([], id="nothing"),
            pytest.param([(5, 5)] * 4, id="a point"),
            pytest.param([(5, 5), (50, 50)], id="a line"),
            pytest.param([(5, 5), (6, 5), (6, 6), (5, 6)], id="a speck"),
        ],
    )
    def test_what_has_no_area_to_speak_of_is_gone(self, outline: list[tuple[float, float]]) -> None:
        assert simplified(outline, 0.6) == []

    def test_a_path_tells_each_step_from_the_last_point(self) -> None:
        square = [(10.2, 10), (20, 10), (20, 20), (10, 19.6)]
        triangle = [(0.0, 0.0), (5.0, 0.0), (5.0, 5.0)]
        path = as_path([square, triangle])
        assert path == "m10 10l10 0 0 10-10 0zm-10-10l5 0 0 5z"
        assert drawn(path) == [[(10, 10), (20, 10), (20, 20), (10, 20)], triangle]
