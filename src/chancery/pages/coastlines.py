"""The land on a map: coastlines of Natural Earth, cut to a frame. `.ci/coastlines.py` made them."""

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from itertools import groupby, pairwise
from typing import Final

from chancery.pages.outlines import Outline, area, as_path, circle, clipped, joined
from chancery.pages.projection import GLOBE, WHOLE, Frame, Position, Vector

NONE_BELOW: Final = 120
"""A map of fewer kilometres has no coastline: the data are not exact enough for it."""
WIDTH: Final = 440
"""How many units wide the maps are of whose kilometres the levels tell."""

_BEYOND: Final = 2
_WIDER: Final = 1.03
_DENSEST: Final = 8.8
_KEPT: Final = 512
_BAND: Final = math.radians(5)
_LITTLE: Final = 1e-6


@dataclass(frozen=True, eq=False)
class Part:
    """A part of a ring: where its middle is, how far its points are from there, and these.

    A ring is a coastline all round an island, a continent or a lake, the land to the right of it;
    the last point of each part is the first of the next.
    """

    ring: int
    is_first: bool
    middle: Vector
    radius: float
    units: int
    numbers: Sequence[int]

    @cached_property
    def vectors(self) -> list[Vector]:
        """Its points."""
        x = y = 0
        found = []
        steps = iter(self.numbers)
        for dx, dy in zip(steps, steps, strict=True):
            x, y = x + dx, y + dy
            found.append(Position(y / self.units, x / self.units).vector)
        return found


Circle = tuple[Part, float, float, float, float, float]
"""A part, with its middle and the cosine and sine of its radius."""


@dataclass(frozen=True, eq=False)
class Level:
    """The land for maps of at least so many kilometres on `WIDTH` units: the parts of its rings."""

    kilometres: float
    parts: tuple[Part, ...]

    @cached_property
    def circles(self) -> list[Circle]:
        """The parts, each with its middle and the cosine and sine of its radius."""
        return [
            (part, *part.middle, math.cos(part.radius), math.sin(part.radius))
            for part in self.parts
        ]

    @cached_property
    def extents(self) -> list[tuple[Circle, float, float, float]]:
        """These, each with the latitude and longitude of its middle and how far it reaches aside.

        That is how far along the parallel, in radians of longitude; half round where it holds a
        pole.
        """
        found = []
        for each in self.circles:
            part, x, y, _, _, sin = each
            ring = math.hypot(x, y)
            aside = math.asin(sin / ring) if sin < ring else math.pi
            found.append((each, _latitude(part.middle), math.atan2(y, x), aside))
        return found


@cache
def levels() -> tuple[Level, ...]:
    """The levels of detail, the closest first."""
    data = json.loads((files("chancery") / "data" / "coastlines.json").read_text("utf-8"))
    return tuple(
        Level(each["kilometres"], tuple(_parts(each["rings"], data["units"])))
        for each in data["levels"]
    )


def _parts(rings: Sequence[Sequence[tuple[list[int], list[int]]]], units: int) -> Iterator[Part]:
    for ring, parts in enumerate(rings):
        for number, ((x, y, radius), numbers) in enumerate(parts):
            middle = Position(y / units, x / units).vector
            yield Part(ring, number == 0, middle, math.radians(radius / units), units, numbers)


@lru_cache(maxsize=_KEPT)
def land(frame: Frame) -> str:
    """The land within a frame, as the data of an SVG path; empty where there is none.

    It reaches a little over the edge, so that no line is drawn along it, and is as detailed as a
    page can afford.
    """
    path = ""
    if frame.kilometres >= NONE_BELOW:
        for level in levels_for(frame):
            path = as_path(shapes(level, frame))
            if len(path) <= _DENSEST * frame.width:
                break
    return path


def levels_for(frame: Frame) -> Sequence[Level]:
    """The levels of detail for a map: the one that is made for it, then the coarser ones."""
    wide = frame.kilometres / frame.width * WIDTH
    too_close = sum(level.kilometres <= wide for level in levels()) - 1
    return levels()[too_close:]


def shapes(level: Level, frame: Frame) -> Iterator[Outline]:
    """The outlines of the land on a map.

    The land is cut to a circle around the map first: on the globe, where it does not matter what
    lies beyond, not even right opposite to the centre, where the projection ends.
    """
    centre, reach = frame.projection.centre.vector, min(GLOBE, frame.reach * _WIDER)
    cut: list[Outline] = []
    whole: list[Outline] = []
    for _, parts in groupby(seen(level, centre, reach), lambda each: each[0].ring):
        lines, is_whole = within(parts, centre, math.cos(reach))
        (whole if is_whole else cut).extend(map(frame.place, lines))
    if cut:
        whole += joined(cut, frame.middle, lambda point: is_land(level, frame.at(point)))
    elif is_around(whole, level, centre):
        whole.append(circle(frame.middle, WHOLE * math.sin(reach / 2) * frame.scale))
    box = (-_BEYOND, -_BEYOND, frame.width + _BEYOND, frame.height + _BEYOND)
    return (clipped(outline, box) for outline in whole)


def seen(level: Level, centre: Vector, reach: float) -> list[tuple[Part, bool]]:
    """The parts that may lie in a circle, and whether they are wholly inside."""
    x, y, z = centre
    cos, sin = math.cos(reach), math.sin(reach)
    latitude = _latitude(centre)
    south, north = (math.floor(edge / _BAND) for edge in (latitude - reach, latitude + reach))
    # The greater the product, the smaller the angle; neither sum of angles is over half a turn.
    return [
        (part, part.radius < reach and near >= cos * part_cos + sin * part_sin)
        for part, to_x, to_y, to_z, part_cos, part_sin in _in_bands(level, south, north)
        if (near := x * to_x + y * to_y + z * to_z) >= cos * part_cos - sin * part_sin
    ]


def _latitude(place: Vector) -> float:
    return math.atan2(place[2], math.hypot(place[0], place[1]))


@cache
def _in_bands(level: Level, first: int, last: int) -> Sequence[Circle]:
    """The parts of a level that reach into bands of latitudes: a map need not look at the others.

    Bands are told by their numbers, that north of the equator is 0.
    """
    south, north = first * _BAND - _LITTLE, (last + 1) * _BAND + _LITTLE
    return [
        circle
        for circle, latitude, _, _ in level.extents
        if south <= latitude + circle[0].radius and latitude - circle[0].radius <= north
    ]


@cache
def _in_sector(level: Level, number: int) -> Sequence[Circle]:
    """The parts of a level that reach into a sector of longitudes; that east of 0 is number 0."""
    middle, half = (number + 0.5) * _BAND, 0.5 * _BAND + _LITTLE
    return [
        circle
        for circle, _, longitude, aside in level.extents
        if abs(math.remainder(longitude - middle, math.tau)) <= half + aside
    ]


def within(
    parts: Iterable[tuple[Part, bool]], centre: Vector, least: float
) -> tuple[list[list[Vector]], bool]:
    """The lines of a ring in a circle, and whether it is the whole ring, then in one line.

    Args:
        parts: The parts of the ring that may lie there, and whether they are wholly inside.
        centre: The middle of the circle.
        least: The cosine of its radius.
    """
    lines: list[list[Vector]] = []
    line: list[Vector] = []
    x, y, z = centre
    for part, is_inside in parts:
        places = part.vectors
        last = places[0]
        last_near = last[0] * x + last[1] * y + last[2] * z
        if part.is_first and last_near >= least:
            line = [last]
        if is_inside:
            line += places[1:]
            continue
        for place in places[1:]:
            near = place[0] * x + place[1] * y + place[2] * z
            if (near >= least) != (last_near >= least):
                line.append(_between(last, place, (least - last_near) / (near - last_near)))
                if near < least:
                    lines.append(line)
                    line = []
            if near >= least:
                line.append(place)
            last, last_near = place, near
    if line and lines:
        lines[0] = [*line[:-1], *lines[0]]
    elif line:
        return [line], True
    return lines, False


def _between(a: Vector, b: Vector, share: float) -> Vector:
    x, y, z = (a[n] + (b[n] - a[n]) * share for n in range(3))
    length = math.hypot(x, y, z)
    return x / length, y / length, z / length


def is_around(whole: Sequence[Outline], level: Level, centre: Vector) -> bool:
    """Whether there is land all around a map whose edge no coastline crosses."""
    if whole:
        # The outermost is a lake, then.
        return area(min(whole, key=min)) < 0
    return is_land(level, centre)


def is_land(level: Level, place: Vector) -> bool:
    """Whether a place is on land: from there to the northern pole is an odd number of shores."""
    x, y, z = place
    ahead = math.hypot(x, y)
    along_x, along_y = (x / ahead, y / ahead) if ahead else (1.0, 0.0)
    near = [
        part
        for part, to_x, to_y, _, _, sin in _in_sector(level, math.floor(math.atan2(y, x) / _BAND))
        if -sin <= to_y * along_x - to_x * along_y <= sin and to_x * along_x + to_y * along_y > -sin
    ]
    shores = 0
    for part in near:
        aside = [to_y * along_x - to_x * along_y for to_x, to_y, _ in part.vectors]
        for number, (a, b) in enumerate(pairwise(aside)):
            if (a < 0) != (b < 0):
                shore = _between(part.vectors[number], part.vectors[number + 1], a / (a - b))
                shore_ahead = shore[0] * along_x + shore[1] * along_y
                shores += shore_ahead > 0 and shore[2] * ahead > z * shore_ahead
    return shores % 2 == 1
