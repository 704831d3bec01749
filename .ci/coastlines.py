"""Makes the coastlines of the maps from the land polygons of Natural Earth.

Natural Earth is in the public domain (https://www.naturalearthdata.com/about/terms-of-use/). Its
1:50 million land, without any border, comes from the npm package world-atlas 2.0.2, whose own code
is under the ISC licence, as TopoJSON (https://github.com/topojson/topojson-specification). Needs
nothing but Python. Unpack the package into a folder and run, from the top of the checkout:

    python .ci/coastlines.py folder/land-50m.json

It writes `src/chancery/data/coastlines.json`, the same bytes each time: the land at several levels
of detail, so that a map has but to pick the points that it shows. A level has

- `kilometres`: the maps that it serves are wider, up to the next level's;
- `rings`: the outlines of the land, which lies to the right of each. A ring is in parts, so that a
  map reads only those near it: each as `[[x, y, radius], [x, y, dx, dy, …]]`, in hundredths of a
  degree: a circle that holds the part, and its points, the last of which begins the next part.
"""

import json
import math
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

DATA = Path("src/chancery/data/coastlines.json")
UNITS = 100
"""How many of the file's units are a degree."""
LICENCE = (
    "Natural Earth (naturalearthdata.com), public domain, by way of the npm package world-atlas."
)
PART = 24
"""How many steps a part has at most."""
WIDEST = 25 * UNITS
"""The radius of the largest part: to tell whether it is on a map is simple, then."""

EARTH = 6371.0
WIDTH = 440
"""How many units wide a map is, each about a pixel of a screen."""
LEVELS = {
    0: 1.7,
    1300: 3,
    2000: 4.5,
    2800: 6,
    4000: 10,
    5600: 17,
    8000: 27,
    11300: 44,
    16000: 72,
    22600: 102,
    32000: 145,
}
"""How many km the land is off at most on maps of so many km, and wider ones.

The original is no more exact than the first. The others are one unit of the narrowest of these maps
to two: the more of the globe a map shows, the less detail of its many coasts can a page afford.
"""
SPECK = 6
"""Islands and lakes of a smaller area are left out, in those units squared."""

Point = tuple[int, int]
Line = list[Point]
"""A line that ends where it began."""
Vector = tuple[float, float, float]


def main(land: Path) -> None:
    """Write the file."""
    lines = list(outlines(json.loads(land.read_text("utf-8"))))
    DATA.parent.mkdir(exist_ok=True)
    DATA.write_text(as_text([level(lines, *each) for each in LEVELS.items()]), "utf-8")


def as_text(levels: Iterable[Mapping[str, Any]]) -> str:
    """The file: a line a ring, so that a change can be seen."""
    texts = []
    for each in levels:
        rings = ",\n".join(json.dumps(ring, separators=(",", ":")) for ring in each["rings"])
        texts.append(f'{{"kilometres": {each["kilometres"]}, "rings": [\n{rings}]}}')
    head = [f'"licence": {json.dumps(LICENCE)}', f'"units": {UNITS}']
    inside = ",\n".join(texts)
    return "{" + ",\n".join([*head, f'"levels": [\n{inside}]']) + "}\n"


def level(lines: Iterable[Line], kilometres: int, tolerance: float) -> dict[str, Any]:
    """The land for maps of so many kilometres."""
    simple = (simplified(line, tolerance) for line in lines)
    least = SPECK * (kilometres / WIDTH) ** 2
    rings = [list(parts(ring)) for ring in simple if len(ring) > 3 and area(ring) > least]
    return {"kilometres": kilometres, "rings": rings}


def outlines(topology: Mapping[str, Any]) -> Iterator[Line]:
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


def unwrapped(line: Iterable[Point]) -> Line:
    """The line without repeated points; no step of its longitudes is as long as half a turn."""
    turn = 360 * UNITS
    found: Line = []
    for x, y in line:
        if found:
            x += round((found[-1][0] - x) / turn) * turn
        if not found or (x, y) != found[-1]:
            found.append((x, y))
    return found


def simplified(line: Line, tolerance: float) -> Line:
    """The outline with as few points as lie within so many km (Douglas and Peucker, 1973)."""
    vectors = [vector(point) for point in line]
    far = max(range(len(line)), key=lambda n: math.dist(vectors[0], vectors[n]))
    keep = [0]
    open_parts = [(far, len(line) - 1), (0, far)]
    while open_parts:
        first, last = open_parts.pop()
        off = list(distances(vectors[first + 1 : last], vectors[first], vectors[last]))
        at = max(range(len(off)), key=off.__getitem__, default=-1)
        if at >= 0 and off[at] * EARTH > tolerance:
            middle = first + 1 + at
            open_parts += [(middle, last), (first, middle)]
        else:
            keep.append(last)
    return [line[n] for n in keep]


def distances(places: Iterable[Vector], start: Vector, end: Vector) -> Iterator[float]:
    """How far places are from the shortest way between two others, in radii of the globe."""
    pole = cross(start, end)
    length = math.hypot(*pole)
    for place in places:
        # The way is between the planes that stand on it at its ends.
        if length and dot(cross(pole, start), place) > 0 and dot(cross(end, pole), place) > 0:
            yield math.asin(min(1.0, abs(dot(pole, place)) / length))
        else:
            yield min(angle(place, start), angle(place, end))


def vector(point: Point) -> Vector:
    """A place on the globe, as seen from its middle."""
    longitude, latitude = (math.radians(n / UNITS) for n in point)
    ring = math.cos(latitude)
    return ring * math.cos(longitude), ring * math.sin(longitude), math.sin(latitude)


def dot(a: Vector, b: Vector) -> float:
    """The inner product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vector, b: Vector) -> Vector:
    """The outer product."""
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def angle(a: Vector, b: Vector) -> float:
    """The angle between two places as seen from the middle of the globe."""
    return math.atan2(math.hypot(*cross(a, b)), dot(a, b))


def area(line: Line) -> float:
    """The area within an outline in km² (Chamberlain and Duquette, 2007, equation 1)."""
    turns = (
        math.radians((b[0] - a[0]) / UNITS)
        * (2 + math.sin(math.radians(a[1] / UNITS)) + math.sin(math.radians(b[1] / UNITS)))
        for a, b in pairwise(line)
    )
    return abs(math.fsum(turns)) / 2 * EARTH**2


def parts(line: Line) -> Iterator[tuple[list[int], list[int]]]:
    """An outline in parts, each with a circle around it."""
    around = circle(line)
    if len(line) <= PART + 1 and around[2] <= WIDEST:
        yield around, deltas(line)
    else:
        middle = len(line) // 2
        yield from parts(line[: middle + 1])
        yield from parts(line[middle:])


def circle(points: Sequence[Point]) -> list[int]:
    """A circle that holds some points: the longitude and latitude of its middle, its radius."""
    places = [vector(point) for point in points]
    x, y, z = (math.fsum(place[n] for place in places) for n in range(3))
    longitude, latitude = math.atan2(y, x), math.atan2(z, math.hypot(x, y))
    middle = round(math.degrees(longitude) * UNITS), round(math.degrees(latitude) * UNITS)
    radius = max(angle(vector(middle), place) for place in places)
    return [*middle, math.floor(math.degrees(radius) * UNITS) + 1]


def deltas(line: Sequence[Point]) -> list[int]:
    """The line as its first point and the way to each next one."""
    (x, y), *_ = line
    steps = (n for a, b in pairwise(line) for n in (b[0] - a[0], b[1] - a[1]))
    return [x, y, *steps]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
