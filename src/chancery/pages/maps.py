"""Maps: what is drawn of a part of the globe; the route of a visit, and where a place lies."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from typing import Final

from chancery.dossier import Dossier, grouped
from chancery.model.entities import Place
from chancery.model.events import Visit
from chancery.pages.coastlines import NONE_BELOW, land
from chancery.pages.journey import Stop, stops_of
from chancery.pages.labels import Label, Line, Spot, placed, text_width
from chancery.pages.outlines import Box
from chancery.pages.projection import Frame, Paper, Point, Position, fit, kilometres

TEXT: Final = 15
"""The size of text on a map at most (on a phone), in the map's units."""

APART: Final = 20
"""Stops of which no two are so many kilometres apart make no route that a map could show."""

ROUTE: Final = Paper(width=440, lowest=220, highest=340, margin=44, kilometres=300)
LOCATOR: Final = Paper(width=440, lowest=200, highest=200, margin=90, kilometres=2400)

_DOT: Final = 4.0
_SMALL_DOT: Final = 2.5
_BAR: Final = 0.25
_STEPS: Final = (5, 2, 1)


@dataclass(frozen=True, slots=True)
class Bar:
    """A scale: a line so many units long, and the distance it stands for in words."""

    length: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A point of a map: where, how large, of what kind, of which place, and its label if any."""

    x: float
    y: float
    radius: float
    kind: str
    place: Place
    count: int = 0
    label: Label | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A map as it is drawn, in its own units.

    `land` is the data of a path; `is_bare` says that the map is of too small a part of the globe
    for a coastline; `rim` is the radius of the globe on a map that reaches beyond it. `made` and
    `open` are the data of the route's lines.
    """

    width: int
    height: int
    land: str
    is_bare: bool
    rim: float | None
    bar: Bar
    dots: tuple[Dot, ...]
    made: str = ""
    open: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A place of a route with the numbers of its stops, and the place at which it is drawn."""

    numbers: tuple[int, ...]
    place: Place
    at: Place


@dataclass(frozen=True, slots=True)
class Route:
    """The map of a visit's route, what is on it, and the places that could not be drawn."""

    drawing: Drawing
    shown: tuple[Shown, ...]
    missing: tuple[Place, ...]


def drawn_at(dossier: Dossier, place: Place) -> Place | None:
    """The nearest place that has coordinates: the place itself, or one that encloses it."""
    return next((each for each in dossier.around(place.id) if each.coordinates), None)


def position(place: Place) -> Position:
    """Where a place with coordinates lies."""
    return Position.parse(place.coordinates or "")


def route(dossier: Dossier, visit: Visit) -> Route | None:
    """The map of a visit's route; none where no two stops are known to lie far enough apart."""
    stops = [(stop, dossier.places[stop.leg.place]) for stop in stops_of(visit)]
    drawn = [(stop, at) for stop, place in stops if (at := drawn_at(dossier, place))]
    if not _reaches_far({at.id: at for _, at in drawn}.values()):
        return None
    by_place = grouped((place.id, stop.number) for stop, place in stops)
    shown, missing = [], []
    for id_, numbers in by_place.items():
        place = dossier.places[id_]
        at = drawn_at(dossier, place)
        if at is None:
            missing.append(place)
        else:
            shown.append(Shown(numbers, place, at))
    return Route(_route_drawing(drawn), tuple(shown), tuple(missing))


def _reaches_far(places: Iterable[Place]) -> bool:
    positions = {position(place) for place in places}
    return any(kilometres(a, b) >= APART for a, b in combinations(positions, 2))


def _route_drawing(drawn: Sequence[tuple[Stop, Place]]) -> Drawing:
    frame = fit([position(at) for _, at in drawn], ROUTE)
    points = frame.place(position(at).vector for _, at in drawn)
    by_point = grouped(zip(points, drawn, strict=True))
    dots = [_stop_dot(point, stops) for point, stops in by_point.items()]
    ways = [(pair, stop.made) for pair, (stop, _) in zip(pairwise(points), drawn[1:], strict=True)]
    drawing = draw(frame, dots, list(map(_words, by_point.values())), [pair for pair, _ in ways])
    return replace(
        drawing,
        made=_lines(pair for pair, made in ways if made),
        open=_lines(pair for pair, made in ways if not made),
    )


def _words(stops: Sequence[tuple[Stop, Place]]) -> str:
    numbers = ", ".join(str(stop.number) for stop, _ in stops)
    return f"{numbers} {stops[0][1].name}"


def _stop_dot(point: Point, stops: Sequence[tuple[Stop, Place]]) -> Dot:
    if all(stop.leg.passed for stop, _ in stops):
        kind = "passed"
    else:
        kind = "made" if any(stop.made for stop, _ in stops) else "open"
    radius = _SMALL_DOT if kind == "passed" else _DOT
    return Dot(x=point[0], y=point[1], radius=radius, kind=kind, place=stops[0][1])


def _lines(lines: Iterable[Line]) -> str:
    """Lines as the data of a path, each way once however often it was gone."""
    ends = ((tuple(map(round, a)), tuple(map(round, b))) for a, b in lines)
    once = dict.fromkeys(tuple(sorted(pair)) for pair in ends if pair[0] != pair[1])
    return "".join(f"M{a[0]} {a[1]}L{b[0]} {b[1]}" for a, b in once)


def locator(place: Place) -> Drawing | None:
    """A map of the wider surroundings of a place that has coordinates."""
    if not place.coordinates:
        return None
    frame = fit([position(place)], LOCATOR)
    ((x, y),) = frame.place([position(place).vector])
    return draw(frame, [Dot(x=x, y=y, radius=_DOT, kind="made", place=place)], [place.name])


def draw(
    frame: Frame,
    dots: Sequence[Dot],
    words: Sequence[str],
    lines: Iterable[Line] = (),
    text: float = TEXT,
) -> Drawing:
    """Draw the land and the dots within a frame.

    Args:
        frame: What of the globe the map shows.
        dots: The points, the earlier the surer of its label.
        words: What the label of each says.
        lines: What labels had better not cover.
        text: The size of text at most, in the map's units.
    """
    bar = _bar(frame)
    spots = [Spot(dot.x, dot.y, dot.radius, text) for dot, text in zip(dots, words, strict=True)]
    size = (frame.width, frame.height)
    labels = placed(spots, size, text, lines=lines, taken=[_bar_box(bar, frame)])
    return Drawing(
        width=frame.width,
        height=frame.height,
        land=land(frame),
        is_bare=frame.kilometres < NONE_BELOW,
        rim=frame.rim and round(frame.rim, 1),
        bar=bar,
        dots=tuple(
            replace(dot, x=round(dot.x, 1), y=round(dot.y, 1), label=label)
            for dot, label in zip(dots, labels, strict=True)
        ),
    )


def _bar(frame: Frame) -> Bar:
    """The longest scale of 1, 2 or 5 times a power of ten that takes up a quarter of the width."""
    most = frame.kilometres * _BAR
    power = 10 ** math.floor(math.log10(most))
    length = next(step * power for step in _STEPS if step * power <= most)
    words = f"{length:,.0f} km" if length >= 1 else f"{length * 1000:,.0f} m"
    return Bar(round(length / frame.kilometres * frame.width, 1), words)


def _bar_box(bar: Bar, frame: Frame) -> Box:
    width = max(bar.length, text_width(bar.words, TEXT)) + 16
    return 0, frame.height - 2 * TEXT, width, frame.height
