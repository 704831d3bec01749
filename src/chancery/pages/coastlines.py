"""The land on a map: coastlines of Natural Earth, cut to a frame. `.ci/coastlines.py` made them."""

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any, Final

from chancery.pages.outlines import as_path, clipped, simplified, within
from chancery.pages.projection import Frame, Position, Vector, angle

SCALES: Final = (("near", 1500), ("middle", 4000), ("far", 10000), ("whole", math.inf))
"""The scales of the data, each with the kilometres to which it serves: the width of a map."""
NONE_BELOW: Final = 120
"""A map of fewer kilometres has no coastline: the data are not exact enough for it."""

_BEYOND: Final = 2
_DENSEST: Final = 0.023
_CLOSEST: Final = 0.6
_COARSER: Final = 1.4
_KEPT: Final = 512

_Corner = tuple[int, int]
_Edge = tuple[_Corner, _Corner]


@dataclass(frozen=True)
class Coast:
    """A coastline from one side of a cell to another, or all round an island."""

    start: _Corner
    end: _Corner
    vectors: tuple[Vector, ...]


@dataclass(frozen=True)
class Cell:
    """A square of the globe's surface, in degrees, with the land in it."""

    middle: Vector
    radius: float
    units: int
    data: Mapping[str, list[Any]]

    @cached_property
    def coasts(self) -> tuple[Coast, ...]:
        """The coastlines in it."""
        return tuple(self._coast(numbers) for numbers in self.data["coasts"])

    def _coast(self, numbers: list[int]) -> Coast:
        x = y = 0
        corners = []
        steps = iter(numbers)
        for dx, dy in zip(steps, steps, strict=True):
            x, y = x + dx, y + dy
            corners.append((x, y))
        vectors = tuple(map(self._vector, corners))
        return Coast(self._turned(corners[0]), self._turned(corners[-1]), vectors)

    @cached_property
    def edges(self) -> tuple[tuple[_Edge, tuple[Vector, Vector]], ...]:
        """What of its sides is land, in the direction of the outlines."""
        numbers = iter(self.data["edges"])
        corners = list(zip(numbers, numbers, strict=True))
        return tuple(
            ((self._turned(a), self._turned(b)), (self._vector(a), self._vector(b)))
            for a, b in zip(corners[::2], corners[1::2], strict=True)
        )

    def _vector(self, corner: _Corner) -> Vector:
        return Position(corner[1] / self.units, corner[0] / self.units).vector

    def _turned(self, corner: _Corner) -> _Corner:
        """The same corner whichever side of 180 degrees it is told from."""
        x, y = corner
        return (-x if x == 180 * self.units else x), y


@cache
def cells(scale: str) -> tuple[Cell, ...]:
    """The cells of a scale."""
    data = _data()
    size = data[scale]["cell"]
    return tuple(
        _cell(key, size, data["units"], found) for key, found in data[scale]["cells"].items()
    )


@cache
def _data() -> Mapping[str, Any]:
    text = (files("chancery") / "data" / "coastlines.json").read_text("utf-8")
    data: Mapping[str, Any] = json.loads(text)
    return data


def _cell(key: str, size: int, units: int, data: Mapping[str, list[Any]]) -> Cell:
    west, south = map(int, key.split(","))
    middle = Position(south + size / 2, west + size / 2).vector
    corners = (Position(south + up, west).vector for up in (0, size))
    return Cell(middle, max(angle(middle, corner) for corner in corners), units, data)


@lru_cache(maxsize=_KEPT)
def land(frame: Frame) -> str:
    """The land within a frame, as the data of an SVG path; empty where there is none.

    It reaches a little over the edge, so that no line is drawn along it, and is as detailed as a
    page can afford.
    """
    if frame.kilometres < NONE_BELOW:
        return ""
    box = (-_BEYOND, -_BEYOND, frame.width + _BEYOND, frame.height + _BEYOND)
    outlines = [frame.place(outline) for outline in whole_outlines(seen(frame))]
    if frame.rim:
        outlines = [within(outline, frame.middle, frame.rim) for outline in outlines]
    outlines = [clipped(outline, box) for outline in outlines]
    tolerance = _CLOSEST
    while True:
        outlines = [shape for each in outlines if (shape := simplified(each, tolerance))]
        path = as_path(outlines)
        if len(path) <= _DENSEST * frame.width * frame.height:
            return path
        tolerance *= _COARSER


def seen(frame: Frame) -> Iterator[Cell]:
    """The cells that may lie within a frame."""
    centre, reach = frame.projection.centre.vector, frame.reach
    scale = next(name for name, most in SCALES if frame.kilometres < most)
    x, y, z = centre
    for cell in cells(scale):
        to_x, to_y, to_z = cell.middle
        # The greater the product, the smaller the angle, up to half a turn.
        if x * to_x + y * to_y + z * to_z >= math.cos(min(math.pi, reach + cell.radius)):
            yield cell


def whole_outlines(found: Iterable[Cell]) -> Iterator[list[Vector]]:
    """The outlines of the land in some cells, as if it had never been cut into cells.

    Where two of the cells meet, each has the same edges, in opposite directions: they cancel.
    """
    coasts: list[Coast] = []
    edges: dict[_Edge, tuple[Vector, Vector]] = {}
    for cell in found:
        coasts += cell.coasts
        for (a, b), ends in cell.edges:
            if (b, a) in edges:
                del edges[b, a]
            else:
                edges[a, b] = ends
    coasts += (Coast(a, b, ends) for (a, b), ends in edges.items())
    starting: dict[_Corner, list[Coast]] = {}
    for coast in coasts:
        starting.setdefault(coast.start, []).append(coast)
    for start in starting:
        while starting[start]:
            yield _followed(start, starting)


def _followed(start: _Corner, starting: Mapping[_Corner, list[Coast]]) -> list[Vector]:
    """The outline that begins at a corner; takes away the coasts that it is made of."""
    coast = starting[start].pop()
    outline = [*coast.vectors[:-1]]
    while coast.end != start:
        coast = starting[coast.end].pop()
        outline += coast.vectors[:-1]
    return outline
