"""Outlines on a map: joined where they were cut, cut to its frame, written as a path."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final

from chancery.pages.projection import Point

Outline = list[Point]
"""A closed line: its last point is joined to its first."""
Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""

_LEAST: Final = 3
_BEND: Final = math.radians(5)


def clipped(outline: Outline, box: Box) -> Outline:
    """The part of an outline inside of a box, empty where none is (Sutherland and Hodgman, 1974).

    Parts that hang together only outside of the box are joined along its edges.
    """
    if not outline:
        return []
    across, down = zip(*outline, strict=True)
    left, top, right, bottom = min(across), min(down), max(across), max(down)
    if left > box[2] or right < box[0] or top > box[3] or bottom < box[1]:
        return []
    if left < box[0]:
        outline = _beyond(outline, 0, box[0], 1)
    if right > box[2]:
        outline = _beyond(outline, 0, box[2], -1)
    if top < box[1]:
        outline = _beyond(outline, 1, box[1], 1)
    if bottom > box[3]:
        outline = _beyond(outline, 1, box[3], -1)
    return outline


def _beyond(outline: Outline, axis: int, limit: float, way: int) -> Outline:
    """The part of an outline on one side of a line."""
    found: Outline = []
    if not outline:
        return found
    a = outline[-1]
    was_beyond = a[axis] * way >= limit * way
    for b in outline:
        is_beyond = b[axis] * way >= limit * way
        if is_beyond != was_beyond:
            share = (limit - a[axis]) / (b[axis] - a[axis])
            other = a[1 - axis] + share * (b[1 - axis] - a[1 - axis])
            found.append((limit, other) if axis == 0 else (other, limit))
        if is_beyond:
            found.append(b)
        a, was_beyond = b, is_beyond
    return found


def joined(
    lines: Sequence[Sequence[Point]], middle: Point, is_inside: Callable[[Point], bool]
) -> Iterator[Outline]:
    """The outlines that lines across a circle make with it, the inside to the right of each line.

    From where a line leaves, the outline goes clockwise along the circle to where the next enters.

    Args:
        lines: They begin and end on the circle; there must be one at least.
        middle: The middle of the circle.
        is_inside: Whether a point of the circle, far from the lines, is inside the outlines.
    """
    radius = math.dist(middle, lines[0][0])
    turns, last = _turns(lines, middle)
    depth = int(is_inside(_on(middle, radius, last)))
    depths = accumulate((1 if leaves else -1 for _, leaves, _ in turns), initial=depth)
    outside = next((number for number, depth in enumerate(depths) if depth <= 0), None)
    if outside is None:
        yield circle(middle, radius)
    else:
        turns = [*turns[outside:], *turns[:outside]]
    followed = {number: (next_, turn) for number, next_, turn in _followed(turns)}
    while followed:
        outline: Outline = []
        number = next(iter(followed))
        while number in followed:
            outline += lines[number]
            number, turn = followed.pop(number)
            outline += _arc(middle, outline[-1], turn)
        yield outline


_Turn = tuple[float, bool, int]
"""The direction in which a line meets the circle, whether it leaves it there, and its number."""


def _turns(lines: Sequence[Sequence[Point]], middle: Point) -> tuple[list[_Turn], float]:
    """Where lines meet the circle, clockwise from the direction in which they are farthest off."""
    turns = sorted(
        (_way(middle, line[at]), at == -1, number)
        for number, line in enumerate(lines)
        for at in (0, -1)
    )
    ways = [way for way, _, _ in turns]
    gaps = (b - a for a, b in pairwise([*ways, ways[0] + math.tau]))
    room, last = max((gap, number) for number, gap in enumerate(gaps))
    return [*turns[last + 1 :], *turns[: last + 1]], ways[last] + room / 2


def _followed(turns: Iterable[_Turn]) -> Iterator[tuple[int, int, float]]:
    """Each line with that which follows it, and how far round that enters.

    Simplified lines may cross near the circle, so that one enters before any has left: then it is
    joined straight to the one that leaves next.
    """
    leaving: list[tuple[float, int]] = []
    early: list[int] = []
    for way, leaves, number in turns:
        if leaves and early:
            yield number, early.pop(), 0.0
        elif leaves:
            leaving.append((way, number))
        elif leaving:
            start, last = leaving.pop()
            yield last, number, (way - start) % math.tau
        else:
            early.append(number)


def _on(middle: Point, radius: float, way: float) -> Point:
    """The point of a circle in a direction."""
    return middle[0] + radius * math.cos(way), middle[1] + radius * math.sin(way)


def _way(middle: Point, point: Point) -> float:
    """The direction in which a point lies, clockwise from the right, in radians."""
    return math.atan2(point[1] - middle[1], point[0] - middle[0])


def _arc(middle: Point, start: Point, turn: float) -> Iterator[Point]:
    """Points along a circle from a point on it, so far round clockwise, without either end."""
    radius, way = math.dist(middle, start), _way(middle, start)
    for number in range(1, math.ceil(turn / _BEND)):
        yield _on(middle, radius, way + number * _BEND)


def circle(middle: Point, radius: float) -> Outline:
    """A circle, clockwise."""
    start = (middle[0] + radius, middle[1])
    return [start, *_arc(middle, start, math.tau)]


def area(outline: Outline) -> float:
    """The area of an outline, by the shoelace formula; one way round it is negative."""
    pairs = zip(outline, [*outline[1:], *outline[:1]], strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) / 2


def as_path(outlines: Iterable[Outline]) -> str:
    """Outlines as the data of one SVG path, in whole units, each step told from the last point."""
    return "".join(_subpaths(outlines))


def _subpaths(outlines: Iterable[Outline]) -> Iterator[str]:
    # After `z` the pen is where the outline began, from which the next one is told.
    pen = (0, 0)
    for outline in outlines:
        if not outline:
            continue
        steps: list[int] = []
        (x, y), (last_x, last_y) = pen, map(round, outline[-1])
        first = last_x, last_y
        for place in outline:
            to_x, to_y = round(place[0]), round(place[1])
            if to_x != last_x or to_y != last_y:
                if not steps:
                    first = to_x, to_y
                steps += (to_x - x, to_y - y)
                x, y = last_x, last_y = to_x, to_y
        if len(steps) < 2 * _LEAST:
            continue
        # One format for all is written a third faster than one for each step.
        path = f"m%d %dl{'%d %d ' * (len(steps) // 2 - 2)}%d %dz" % tuple(steps)
        # Nothing need be between numbers of which the second is negative (SVG 2, 9.3.9).
        yield path.replace(" -", "-")
        pen = first
