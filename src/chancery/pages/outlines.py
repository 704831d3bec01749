"""Outlines on a map: cut to its frame, freed of points that nobody would see, written as a path."""

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from chancery.pages.projection import Point

Outline = list[Point]
"""A closed line: its last point is joined to its first."""
Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""

_LEAST: Final = 3
_SPECK: Final = 2.5
_SPACE: Final = 0.8


def clipped(outline: Outline, box: Box) -> Outline:
    """The part of an outline inside of a box, empty where none is (Sutherland and Hodgman, 1974).

    Parts that hang together only outside of the box are joined along its edges.
    """
    across, down = [x for x, _ in outline], [y for _, y in outline]
    if not outline or min(across) > box[2] or max(across) < box[0]:
        return []
    if min(down) > box[3] or max(down) < box[1]:
        return []
    if min(across) < box[0]:
        outline = _beyond(outline, 0, box[0], 1)
    if max(across) > box[2]:
        outline = _beyond(outline, 0, box[2], -1)
    if min(down) < box[1]:
        outline = _beyond(outline, 1, box[1], 1)
    if max(down) > box[3]:
        outline = _beyond(outline, 1, box[3], -1)
    return outline


def _beyond(outline: Outline, axis: int, limit: float, way: int) -> Outline:
    """The part of an outline on one side of a line."""
    found: Outline = []
    if not outline:
        return found
    a = outline[-1]
    a_beyond = (a[axis] - limit) * way
    for b in outline:
        b_beyond = (b[axis] - limit) * way
        if a_beyond * b_beyond < 0:
            share = a_beyond / (a_beyond - b_beyond)
            other = a[1 - axis] + share * (b[1 - axis] - a[1 - axis])
            found.append((limit, other) if axis == 0 else (other, limit))
        if b_beyond >= 0:
            found.append(b)
        a, a_beyond = b, b_beyond
    return found


def within(outline: Outline, middle: Point, radius: float) -> Outline:
    """The outline with what lies outside of a circle drawn in to it."""
    found: Outline = []
    for x, y in outline:
        far = math.hypot(x - middle[0], y - middle[1])
        share = min(1.0, radius / far) if far else 1.0
        found.append((middle[0] + (x - middle[0]) * share, middle[1] + (y - middle[1]) * share))
    return found


def simplified(outline: Outline, tolerance: float) -> Outline:
    """The outline with as few points as lie within the tolerance (Douglas and Peucker, 1973).

    What has no area to speak of is gone.
    """
    near = _spaced(outline, tolerance * _SPACE)
    if len(near) < _LEAST:
        return []
    start = near[0]
    far = max(range(len(near)), key=lambda n: _squared(near[n], start))
    first = _thinned(near[: far + 1], tolerance * tolerance)
    second = _thinned([*near[far:], start], tolerance * tolerance)
    found = [*first[:-1], *second[:-1]]
    return found if abs(area(found)) >= _SPECK else []


def area(outline: Outline) -> float:
    """The area of an outline, by the shoelace formula; one way round it is negative."""
    pairs = zip(outline, [*outline[1:], *outline[:1]], strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) / 2


def _spaced(outline: Outline, least: float) -> Outline:
    """The outline without points close to the one before: a test that takes less time."""
    found: Outline = []
    last_x = last_y = float("inf")
    for x, y in outline:
        if abs(x - last_x) > least or abs(y - last_y) > least:
            found.append((x, y))
            last_x, last_y = x, y
    return found


def _squared(a: Point, b: Point) -> float:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def _thinned(line: Outline, tolerance: float) -> Outline:
    """The points of a line that no chord between kept ones replaces; the tolerance is squared."""
    keep = {0, len(line) - 1}
    open_parts = [(0, len(line) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        (ax, ay), (bx, by) = line[first], line[last]
        along_x, along_y = bx - ax, by - ay
        length = along_x * along_x + along_y * along_y
        far, most = -1, tolerance
        for n in range(first + 1, last):
            x, y = line[n]
            to_x, to_y = x - ax, y - ay
            if length:
                share = (to_x * along_x + to_y * along_y) / length
                share = 0.0 if share < 0 else 1.0 if share > 1 else share
                to_x, to_y = to_x - share * along_x, to_y - share * along_y
            off = to_x * to_x + to_y * to_y
            if off > most:
                far, most = n, off
        if far > 0:
            keep.add(far)
            open_parts += [(first, far), (far, last)]
    return [line[n] for n in sorted(keep)]


def as_path(outlines: Iterable[Outline]) -> str:
    """Outlines as the data of one SVG path, in whole units, each step told from the last point."""
    return "".join(_subpaths(outlines))


def _subpaths(outlines: Iterable[Outline]) -> Iterator[str]:
    # After `z` the pen is where the outline began, from which the next one is told.
    pen = (0, 0)
    for outline in outlines:
        whole = [(round(x), round(y)) for x, y in outline]
        kept = [a for a, b in zip(whole, [*whole[1:], *whole[:1]], strict=True) if a != b]
        if len(kept) < _LEAST:
            continue
        steps = (_step(a, b) for a, b in pairwise([pen, *kept]))
        first, *rest = steps
        yield f"m{first}l{_joined(rest)}z"
        pen = kept[0]


def _step(a: tuple[int, int], b: tuple[int, int]) -> str:
    return _joined([str(b[0] - a[0]), str(b[1] - a[1])])


def _joined(numbers: Iterable[str]) -> str:
    """Numbers with no more space between them than keeps them apart (SVG 2, 9.3.9)."""
    return " ".join(numbers).replace(" -", "-")
