"""Coastlines: made from the original, whole again on a map, cut to its frame."""

import importlib.util
import json
import math
import re
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.pages.coastlines import WIDTH, Part, is_land, land, levels, levels_for, seen, shapes
from chancery.pages.outlines import Outline, area, as_path, circle, clipped, joined
from chancery.pages.projection import (
    EARTH,
    GLOBE,
    Frame,
    Paper,
    Point,
    Position,
    Projection,
    angle,
    dot,
    fit,
)
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


class TestScript:
    def test_longitudes_run_on(self, script: ModuleType) -> None:
        assert script.unwrapped([(17900, 5), (-17900, 5), (-17900, 5), (17900, 9)]) == [
            (17900, 5),
            (18100, 5),
            (17900, 9),
        ]

    @given(steps=st.lists(st.tuples(st.integers(-90, 90), st.integers(-90, 90)), min_size=3))
    def test_every_point_stays_within_the_tolerance(
        self, script: ModuleType, steps: list[tuple[int, int]]
    ) -> None:
        """Of the line between those that are kept, which are its own."""
        line = [(0, 6000)]
        for dx, dy in steps:
            line.append((line[-1][0] + dx, max(-8900, min(8900, line[-1][1] + dy))))
        line = script.unwrapped([*line, line[0]])
        kept = script.simplified(line, 20)
        assert kept[0] == line[0] and kept[-1] == line[-1]
        ways = [tuple(map(script.vector, ends)) for ends in pairwise(kept)] or [
            (script.vector(line[0]), script.vector(line[0]))
        ]
        for point in line:
            place = script.vector(point)
            off = min(next(script.distances([place], *way)) for way in ways)
            assert off * EARTH <= 20 + 1e-6

    @pytest.mark.parametrize(
        ("place", "kilometres"),
        [
            pytest.param((1000, 100), 111.2, id="beside the way"),
            pytest.param((-100, 0), 111.2, id="before it"),
            pytest.param((2200, 0), 222.4, id="behind it"),
            pytest.param((500, 0), 0, id="on it"),
        ],
    )
    def test_distances_are_from_the_way_and_not_beyond_its_ends(
        self, script: ModuleType, place: tuple[int, int], kilometres: float
    ) -> None:
        start, end = script.vector((0, 0)), script.vector((2000, 0))
        (off,) = script.distances([script.vector(place)], start, end)
        assert off * EARTH == pytest.approx(kilometres, rel=1e-3, abs=1e-6)

    @pytest.mark.parametrize(
        ("line", "share"),
        [
            pytest.param([(0, 0), (9000, 0), (9000, 9000), (0, 9000), (0, 0)], 1 / 8, id="octant"),
            pytest.param([(-18000, 0), (0, 0), (18000, 0)], 1 / 2, id="around the southern pole"),
        ],
    )
    def test_areas_are_those_on_the_globe(
        self, script: ModuleType, line: list[tuple[int, int]], share: float
    ) -> None:
        assert script.area(line) == pytest.approx(share * 4 * math.pi * EARTH**2)

    def test_a_level_is_off_by_two_units_of_its_narrowest_map_at_most(
        self, script: ModuleType
    ) -> None:
        """But for the closest, which is as close as the original."""
        _, *others = script.LEVELS.items()
        assert all(off <= 2 * wide / script.WIDTH for wide, off in others)
        assert script.WIDTH == WIDTH
        assert list(script.LEVELS) == [level.kilometres for level in levels()]


def rings(parts: tuple[Part, ...]) -> list[list[Part]]:
    """The parts of each ring."""
    found: list[list[Part]] = []
    for part in parts:
        if part.is_first:
            found.append([])
        found[-1].append(part)
    return found


LEVELS = pytest.mark.parametrize("number", range(len(levels())))


class TestData:
    def test_say_their_licence(self) -> None:
        data = json.loads((ROOT / "src/chancery/data/coastlines.json").read_text("utf-8"))
        assert "Natural Earth" in data["licence"] and "public domain" in data["licence"]

    @LEVELS
    def test_rings_are_whole(self, number: int) -> None:
        """Each part begins where the last one ended, the first one where the last one ends."""
        for ring in rings(levels()[number].parts):
            for part, next_ in zip(ring, [*ring[1:], ring[0]], strict=True):
                assert angle(part.vectors[-1], next_.vectors[0]) < 1e-9

    @LEVELS
    def test_parts_lie_within_their_circles(self, number: int) -> None:
        for part in levels()[number].parts:
            assert part.radius < math.pi - GLOBE
            assert all(angle(part.middle, place) < part.radius for place in part.vectors)

    @LEVELS
    def test_have_as_much_land_as_the_globe(self, number: int) -> None:
        """About 29% of it; measured in the projection, which keeps areas."""
        frame = Frame(Projection(Position(0, 30)), 1, 4, 4)
        whole = sum(
            area(frame.place(place for part in ring for place in part.vectors[:-1]))
            for ring in rings(levels()[number].parts)
        )
        assert whole / (4 * math.pi) == pytest.approx(0.29, abs=0.02)


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

    @given(st.lists(positions, min_size=1, max_size=4), st.floats(0, 1), st.floats(0, 1))
    def test_is_what_the_data_say_at_every_point_of_any_map(
        self, places: list[Position], right: float, down: float
    ) -> None:
        """But close to a shore, which the projection bends, most so by the globe's rim."""
        frame = fit(places, PAPER)
        x, y = frame.width * right, frame.height * down
        place = frame.at((x, y))
        outlines = drawn(land(frame))
        if angle(frame.projection.centre.vector, place) >= GLOBE or frame.kilometres < 120:
            return
        level = next(each for each in levels_for(frame) if same(shapes(each, frame), outlines))
        if far_from(outlines, x, y, 12):
            assert any(contains(each, x, y) for each in outlines) == is_land(level, place)

    def test_is_not_drawn_where_the_data_are_not_exact_enough(self) -> None:
        city = Paper(width=440, lowest=300, highest=300, margin=40, kilometres=6)
        assert land(fit([Position(62, 100)], city)) == ""

    def test_only_what_is_near_the_map_is_read(self) -> None:
        level, frame = levels()[0], fit([Position(62, 6)], PAPER)
        found = seen(level, frame.projection.centre.vector, frame.reach)
        assert 0 < len(found) < len(level.parts) / 20

    @given(positions, st.floats(0.01, GLOBE))
    def test_what_is_near_a_circle_is_never_missed(self, centre: Position, reach: float) -> None:
        level, least = levels()[-1], math.cos(reach)
        found = dict(seen(level, centre.vector, reach))
        for part in level.parts:
            near = [dot(centre.vector, place) >= least for place in part.vectors]
            assert part in found or not any(near)
            assert not found.get(part) or all(near)

    @pytest.mark.parametrize("width", [440, 900])
    @pytest.mark.parametrize("kilometres", [300, 5000, 12000, 25000])
    def test_is_drawn_from_a_level_as_close_as_the_eye(self, width: int, kilometres: int) -> None:
        """However large the map is drawn."""
        frame = Frame(Projection(Position(0, 0)), EARTH * width / kilometres, width, 300)
        (first, *others), unit = levels_for(frame), kilometres / width
        assert first.kilometres <= unit * WIDTH + 1e-6
        assert all(level.kilometres > unit * WIDTH for level in others)

    def test_is_the_same_whatever_was_drawn_before(self) -> None:
        frame = fit([Position(62, 6), Position(40, 20)], PAPER)
        first = land(frame)
        land.cache_clear()
        assert land(fit([Position(-20, 30)], PAPER)) != land(frame) == first


def same(found: Iterator[Outline], outlines: list[Outline]) -> bool:
    """Whether outlines are those of a path."""
    return drawn(as_path(found)) == outlines


def far_from(outlines: list[Outline], x: float, y: float, least: float) -> bool:
    """Whether no line is as close to a point."""
    return all(
        off(a, b, (x, y)) > least
        for outline in outlines
        for a, b in pairwise([*outline, outline[0]])
    )


def off(a: Point, b: Point, point: Point) -> float:
    """How far a point is from a line between two others."""
    length = math.dist(a, b) ** 2
    inner = (point[0] - a[0]) * (b[0] - a[0]) + (point[1] - a[1]) * (b[1] - a[1])
    share = max(0.0, min(1.0, inner / length))
    return math.dist(point, (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])))


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

    @pytest.mark.parametrize(
        ("lines", "is_inside", "share"),
        [
            pytest.param([[(10, 0), (-10, 0)]], lambda _, y: y < 0, 1 / 2, id="a half"),
            pytest.param(
                [[(10, 0), (0, 0), (0, 10)]],
                lambda x, y: x < 0 or y < 0,
                3 / 4,
                id="all but a corner",
            ),
            pytest.param(
                [[(0, 10), (0, 0), (10, 0)]], lambda x, y: x > 0 and y > 0, 1 / 4, id="a corner"
            ),
            pytest.param(
                [[(10, 0), (0, 0), (0, 10)], [(-10, 0), (0, 0), (0, -10)]],
                lambda x, y: x * y < 0,
                1 / 2,
                id="two corners",
            ),
        ],
    )
    def test_lines_across_a_circle_are_joined_along_it(
        self, lines: list[Outline], is_inside: Callable[[float, float], bool], share: float
    ) -> None:
        found = sum(map(area, joined(lines, (0, 0), lambda point: is_inside(*point))))
        assert found == pytest.approx(share * math.pi * 100, rel=0.01)

    @pytest.mark.parametrize("is_inside", [True, False])
    def test_lines_that_cross_near_the_circle_confuse_nothing(self, is_inside: bool) -> None:
        """Ends of a spit or an inlet so thin that its sides changed places when simplified."""
        spit = [(9.999, 0.1), (0, -1), (0, 1), (9.999, -0.1)]
        line = spit if is_inside else spit[::-1]
        found = sum(map(area, joined([line], (0, 0), lambda _: is_inside)))
        assert found == pytest.approx(math.pi * 100 if is_inside else 0, abs=15)

    def test_a_circle_is_round_and_clockwise(self) -> None:
        assert area(circle((5, 5), 10)) == pytest.approx(math.pi * 100, rel=0.01)

    def test_a_path_tells_each_step_from_the_last_point(self) -> None:
        square = [(10.2, 10), (20, 10), (20, 20), (10, 19.6)]
        triangle = [(0.0, 0.0), (5.0, 0.0), (5.0, 5.0)]
        path = as_path([square, triangle])
        assert path == "m10 10l10 0 0 10-10 0zm-10-10l5 0 0 5z"
        assert drawn(path) == [[(10, 10), (20, 10), (20, 20), (10, 20)], triangle]
