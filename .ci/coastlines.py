"""Makes the coastlines of the maps from the land polygons of Natural Earth.

Natural Earth is in the public domain (https://www.naturalearthdata.com/about/terms-of-use/). Its
1:50 million land, without any border, comes from the npm package world-atlas 2.0.2, whose own code
is under the ISC licence, as TopoJSON (https://github.com/topojson/topojson-specification). Needs
nothing but Python. Unpack the package into a folder and run, from the top of the checkout:

    python .ci/coastlines.py folder/land-50m.json

It writes `src/chancery/data/coastlines.json`, the same bytes each time: the land cut into square
cells, so that a map reads only those that it shows. A cell holds

- `coasts`: the coastlines in it as `[x, y, dx, dy, …]`, in hundredths of a degree;
- `edges`: what of its own sides is land, as `[x, y, x, y, …]`, two ends each. Where two cells meet,
  each has the same edges, in opposite directions, so that they cancel and the land is whole.
"""

import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

DATA = Path("src/chancery/data/coastlines.json")
UNITS = 100
"""How many of the file's units are a degree."""
LICENCE = (
    "Natural Earth (naturalearthdata.com), public domain, by way of the npm package world-atlas."
)

Point = tuple[int, int]
Ring = list[Point]
"""A closed line: its last point is joined to its first."""
Edge = tuple[Point, Point]
Column = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Scale:
    """How closely the land is drawn: cells of so many degrees, points so far off (in units)."""

    name: str
    cell: int
    tolerance: float
    least_area: float


# A unit is 1.1 km. Of a map of 1500 km on 440 pixels a pixel is 3.4 km, of one of 4000 km 9 km, of
# one of 10,000 km 23 km.
SCALES = (
    Scale("near", 5, 1.5, 4),
    Scale("middle", 10, 3.5, 25),
    Scale("far", 15, 9, 200),
    Scale("whole", 30, 20, 1200),
)


def main(land: Path) -> None:
    """Write the file."""
    lines = list(outlines(json.loads(land.read_text("utf-8"))))
    data: dict[str, Any] = {"licence": LICENCE, "units": UNITS}
    for scale in SCALES:
        simple = (closed(simplified(line, scale.tolerance)) for line in lines)
        kept = [ring for ring in simple if len(ring) > 2 and abs(area(ring)) > scale.least_area]
        data[scale.name] = {"cell": scale.cell, "cells": cells(kept, scale.cell * UNITS)}
    DATA.parent.mkdir(exist_ok=True)
    DATA.write_text(as_text(data), "utf-8")


def as_text(data: Mapping[str, Any]) -> str:
    """The file: a line a cell, so that a change can be seen."""
    lines = [f'"{key}": {json.dumps(data[key])}' for key in ("licence", "units")]
    for scale in SCALES:
        found = data[scale.name]
        entries = [f"{json.dumps(key)}: {compact(cell)}" for key, cell in found["cells"].items()]
        inside = ",\n".join(entries)
        lines.append(f'"{scale.name}": {{"cell": {found["cell"]}, "cells": {{\n{inside}}}}}')
    return "{" + ",\n".join(lines) + "}\n"


def compact(value: object) -> str:
    """JSON without spaces."""
    return json.dumps(value, separators=(",", ":"))


def outlines(topology: Mapping[str, Any]) -> Iterator[Ring]:
    """Every outline of the land, whole: its longitudes run on over 180 degrees.

    Its last point is its first, or lies as many whole turns off as it goes round a pole.
    """
    (x, y), (dx, dy) = topology["transform"]["translate"], topology["transform"]["scale"]
    arcs = []
    for deltas in topology["arcs"]:
        at_x = at_y = 0
        arc = []
        for step_x, step_y in deltas:
            at_x, at_y = at_x + step_x, at_y + step_y
            arc.append((round((x + at_x * dx) * UNITS), round((y + at_y * dy) * UNITS)))
        arcs.append(arc)
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for numbers in polygon:
                line = [point for n in numbers for point in (arcs[n] if n >= 0 else arcs[~n][::-1])]
                yield unwrapped(line)


def unwrapped(line: Iterable[Point]) -> Ring:
    """The line without repeated points; no step of its longitudes is as long as half a turn."""
    turn = 360 * UNITS
    found: Ring = []
    for x, y in line:
        if found:
            x += round((found[-1][0] - x) / turn) * turn
        if not found or (x, y) != found[-1]:
            found.append((x, y))
    return found


def simplified(line: Ring, tolerance: float) -> Ring:
    """The outline with as few points as lie within the tolerance (Douglas and Peucker, 1973)."""
    far = max(range(len(line)), key=lambda n: math.dist(line[0], line[n]))
    return [*thinned(line[: far + 1], tolerance)[:-1], *thinned(line[far:], tolerance)]


def closed(line: Ring) -> Ring:
    """An outline as a ring; one that goes round the southern pole is closed by way of it."""
    (first, _), (last, _) = line[0], line[-1]
    if first == last:
        return line[:-1]
    return [*line, (last, -90 * UNITS), (first, -90 * UNITS)]


def thinned(line: Ring, tolerance: float) -> Ring:
    """The same for a part of it, whose ends stay."""
    keep = {0, len(line) - 1}
    open_parts = [(0, len(line) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        between = range(first + 1, last)
        far = max(between, key=lambda n: off(line[n], line[first], line[last]), default=None)
        if far is not None and off(line[far], line[first], line[last]) > tolerance:
            keep.add(far)
            open_parts += [(first, far), (far, last)]
    return [line[n] for n in sorted(keep)]


def off(point: Point, start: Point, end: Point) -> float:
    """How far a point is from a line, degrees of longitude as long as they are at that latitude."""
    squeeze = math.cos(math.radians(point[1] / UNITS))
    along = ((end[0] - start[0]) * squeeze, end[1] - start[1])
    to = ((point[0] - start[0]) * squeeze, point[1] - start[1])
    length = math.hypot(*along)
    if not length:
        return math.hypot(*to)
    share = max(0.0, min(1.0, (to[0] * along[0] + to[1] * along[1]) / length**2))
    return math.hypot(to[0] - share * along[0], to[1] - share * along[1])


def area(ring: Ring) -> float:
    """The area of a ring in square units, by the shoelace formula."""
    pairs = pairwise([*ring, ring[0]])
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) / 2


def cells(rings: Iterable[Ring], size: int) -> dict[str, dict[str, list[Any]]]:
    """The land in cells of a size, by the degrees of their south-western corners."""
    turn = 360 * UNITS
    coasts: defaultdict[Column, list[Ring]] = defaultdict(list)
    sides: defaultdict[Column, list[Edge]] = defaultdict(list)
    for ring in rings:
        for (column, row), piece in split(ring, size):
            cell = (column * size + 180 * UNITS) % turn - 180 * UNITS, row * size
            shifted = [(x + cell[0] - column * size, y) for x, y in piece]
            lines, edges = parted(shifted, size)
            coasts[cell] += lines
            sides[cell] += edges
    matched = matched_edges(sides, size)
    return {
        f"{x // UNITS},{y // UNITS}": {
            "coasts": [deltas(line) for line in coasts[x, y]],
            "edges": [n for edge in matched[x, y] for point in edge for n in point],
        }
        for x, y in sorted({*coasts, *sides})
        if coasts[x, y] or matched[x, y]
    }


def split(ring: Ring, size: int) -> Iterator[tuple[Column, Ring]]:
    """The parts of a ring in each column and row of cells."""
    for column, strip in strips(ring, size, 0):
        for row, piece in strips(strip, size, 1):
            yield (column, row), piece


def strips(ring: Ring, size: int, axis: int) -> Iterator[tuple[int, Ring]]:
    """The parts of a ring between one line of the grid and the next (Sutherland, Hodgman, 1974)."""
    points = [point for a, b in pairwise([*ring, ring[0]]) for point in noded(a, b, size, axis)]
    values = [point[axis] for point in points]
    for number in range(min(values) // size, -(-max(values) // size)):
        low, high = number * size, (number + 1) * size
        piece = [point for point in points if low <= point[axis] <= high]
        if len(piece) > 2:
            yield number, piece


def noded(a: Point, b: Point, size: int, axis: int) -> Iterator[Point]:
    """The start of an edge, and where it crosses lines of the grid: the same from either end."""
    yield a
    low, high = sorted((a, b), key=lambda point: point[axis])
    limits = range((low[axis] // size + 1) * size, high[axis], size)
    for limit in limits if low == a else reversed(limits):
        share = (limit - low[axis]) / (high[axis] - low[axis])
        other = round(low[1 - axis] + share * (high[1 - axis] - low[1 - axis]))
        yield (limit, other) if axis == 0 else (other, limit)


def parted(ring: Ring, size: int) -> tuple[list[Ring], list[Edge]]:
    """The coastlines of a piece, open or closed, and its edges along the sides of the cell."""
    joined = list(pairwise([*ring, ring[0]]))
    along = [on_grid(a, b, size) for a, b in joined]
    if not any(along):
        return [[*ring, ring[0]]], []
    start = along.index(True)
    lines: list[Ring] = []
    edges: list[Edge] = []
    was_along = True
    for n in [*range(start, len(joined)), *range(start)]:
        a, b = joined[n]
        if along[n]:
            edges.append((a, b))
        elif was_along:
            lines.append([a, b])
        else:
            lines[-1].append(b)
        was_along = along[n]
    return lines, edges


def on_grid(a: Point, b: Point, size: int) -> bool:
    """Whether an edge runs along a line of the grid."""
    return any(a[axis] == b[axis] and a[axis] % size == 0 for axis in (0, 1))


def matched_edges(sides: Mapping[Column, list[Edge]], size: int) -> dict[Column, list[Edge]]:
    """The edges of each cell without those that it has in both directions, parted alike in all."""
    breaks: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    for edges in sides.values():
        for a, b in edges:
            axis = 0 if a[0] == b[0] else 1
            breaks[axis, whole(a[axis], axis)] |= {a[1 - axis], b[1 - axis]}
    return {cell: list(net(edges, breaks)) for cell, edges in sides.items()}


def whole(value: int, axis: int) -> int:
    """The line of the grid; that at 180 degrees is one, from whichever side."""
    return -180 * UNITS if axis == 0 and value == 180 * UNITS else value


def net(edges: Iterable[Edge], breaks: Mapping[tuple[int, int], set[int]]) -> Iterator[Edge]:
    """The edges parted at every break of their line, opposite ones cancelled."""
    count: defaultdict[tuple[int, int, int, int], int] = defaultdict(int)
    for a, b in edges:
        axis = 0 if a[0] == b[0] else 1
        low, high = sorted((a[1 - axis], b[1 - axis]))
        inside = sorted(n for n in breaks[axis, whole(a[axis], axis)] if low <= n <= high)
        for one, next_ in pairwise(inside):
            count[axis, a[axis], one, next_] += 1 if a[1 - axis] == low else -1
    for (axis, limit, one, next_), sign in sorted(count.items()):
        ends = (one, next_) if sign > 0 else (next_, one)
        points = [(limit, n) if axis == 0 else (n, limit) for n in ends]
        for _ in range(abs(sign)):
            yield points[0], points[1]


def deltas(line: Ring) -> list[int]:
    """The line as its first point and the way to each next one."""
    (x, y), *_ = line
    steps = (n for a, b in pairwise(line) for n in (b[0] - a[0], b[1] - a[1]))
    return [x, y, *steps]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
