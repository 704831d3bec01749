"""The map of all places: where meetings were held, with closer maps of what lies close together."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from chancery.cards import EventCard
from chancery.dossier import Dossier
from chancery.model.entities import Place
from chancery.model.events import Leg
from chancery.pages.maps import TEXT, Dot, Drawing, draw, position
from chancery.pages.projection import Frame, Paper, fit, kilometres
from chancery.queries import query
from chancery.vocabulary import Status

MOST: Final = 60
"""How many places a map shows: those with most meetings."""
MOST_CLOSER: Final = 6
"""How many closer maps there are, of the parts with most meetings."""
MOST_NAMED: Final = 20
"""How many places are named that the map does not show."""

WIDE_TEXT: Final = 12
"""The size of text on the map for a wide screen, in its units."""
WIDE: Final = Paper(width=900, lowest=360, highest=600, margin=60, kilometres=1000)
NARROW: Final = Paper(width=440, lowest=280, highest=460, margin=40, kilometres=1000)
REGION: Final = Paper(width=440, lowest=280, highest=400, margin=50, kilometres=200)
CITY: Final = Paper(width=440, lowest=280, highest=400, margin=70, kilometres=6)

_FEWEST: Final = 3
_CLOSE: Final = 0.1
_NEXT_DOOR: Final = 0.2
_LEAST: Final = 3.5
_GREATEST: Final = 16.0
_GROWTH: Final = 3.0


@dataclass(frozen=True, slots=True)
class Site:
    """A place on a map with the number of meetings held there, or at places inside it."""

    place: Place
    held: int


@dataclass(frozen=True, slots=True)
class Closer:
    """A map of a part: what it is around, and whether that is a city."""

    around: Place
    inside: bool
    drawing: Drawing


@dataclass(frozen=True, slots=True)
class PlacesMap:
    """The maps of the places of a dossier, and what is on them.

    `wide` and `narrow` show the same, for a wide and a narrow screen. `sites` are the places on any
    of the maps; `left` is how many more have meetings or stops; `away` are places without either,
    outside of the map, the first of `away_number`.
    """

    wide: Drawing
    narrow: Drawing
    closer: tuple[Closer, ...]
    sites: tuple[Site, ...]
    left: int
    away: tuple[Place, ...]
    away_number: int


def places_map(dossier: Dossier) -> PlacesMap | None:
    """The maps; none where no place with coordinates has a meeting or a stop."""
    outermost = _ranked(dossier, {_outermost(dossier, p).id for p in _with_coordinates(dossier)})
    visited = [site for site in outermost if _is_visited(dossier, site.place.id)]
    if not visited:
        return None
    main = visited[:MOST]
    frame = fit([position(site.place) for site in main], WIDE)
    others = _without(outermost, visited)
    near = [site for site in others if _is_within(site, frame)][: MOST - len(main)]
    shown = [*main, *near]
    closer = (*_regions(shown, frame), *_cities(dossier, main))
    away = [site.place for site in _without(others, near)]
    return PlacesMap(
        wide=_drawing(shown, frame, WIDE_TEXT),
        narrow=_drawing(shown, fit([position(site.place) for site in main], NARROW)),
        closer=tuple(each for each, _ in closer[:MOST_CLOSER]),
        sites=tuple(_once([*shown, *(site for _, inside in closer for site in inside)])),
        left=len(visited) - len(main),
        away=tuple(away[:MOST_NAMED]),
        away_number=len(away),
    )


def _without(sites: Iterable[Site], others: Iterable[Site]) -> list[Site]:
    ids = {site.place.id for site in others}
    return [site for site in sites if site.place.id not in ids]


def _with_coordinates(dossier: Dossier) -> Iterable[Place]:
    return (place for place in dossier.places.values() if place.coordinates)


def _outermost(dossier: Dossier, place: Place) -> Place:
    """The largest place with coordinates that a place is part of, itself included."""
    return [each for each in dossier.around(place.id) if each.coordinates][-1]


def _ranked(dossier: Dossier, ids: Iterable[str]) -> list[Site]:
    """Places with their meetings that were held, most meetings first, then by name."""
    sites = (Site(dossier.places[id_], held_at(dossier, id_)) for id_ in ids)
    return sorted(sites, key=lambda site: (-site.held, site.place.name, site.place.id))


@query
def held_at(dossier: Dossier, place: str) -> int:
    """How many meetings were held at a place, or at places inside it, by its id."""
    return [each.status for each in dossier.meetings_at.get(place, ())].count(Status.HELD)


@query
def _is_visited(dossier: Dossier, place: str) -> bool:
    """Whether a meeting was held at the place of an id, or a visit stopped there."""
    stops: Sequence[tuple[EventCard, Leg]] = dossier.stops_at.get(place, ())
    is_stop = any(visit.status == leg.status == Status.HELD for visit, leg in stops)
    return is_stop or held_at(dossier, place) > 0


def _is_within(site: Site, frame: Frame) -> bool:
    ((x, y),) = frame.place([position(site.place).vector])
    return 0 <= x <= frame.width and 0 <= y <= frame.height


def _drawing(sites: Sequence[Site], frame: Frame, text: float = TEXT) -> Drawing:
    points = frame.place(position(site.place).vector for site in sites)
    most = max(site.held for site in sites)
    dots = [_dot(site, point, most) for site, point in zip(sites, points, strict=True)]
    inside = [dot for dot in dots if _has_room(dot, frame)]
    return draw(frame, inside, [_words(dot) for dot in inside], text=text)


def _has_room(dot: Dot, frame: Frame) -> bool:
    """Whether a circle is wholly on the map; one at its edge would be cut."""
    room = dot.radius + 1
    return room <= dot.x <= frame.width - room and room <= dot.y <= frame.height - room


def _words(dot: Dot) -> str:
    return f"{dot.place.name} {dot.count}" if dot.count else dot.place.name


def _dot(site: Site, point: tuple[float, float], most: int) -> Dot:
    """A circle whose area grows with the number of meetings."""
    growth = min(_GROWTH, _GREATEST / math.sqrt(most)) if most else 0.0
    radius = max(_LEAST, growth * math.sqrt(site.held))
    return Dot(
        x=point[0],
        y=point[1],
        radius=round(radius, 1),
        kind="held" if site.held else "open",
        place=site.place,
        count=site.held,
    )


def _regions(sites: Sequence[Site], frame: Frame) -> list[tuple[Closer, Sequence[Site]]]:
    """A map of each group of places that lie close together on the map of all."""
    found: list[tuple[Closer, Sequence[Site]]] = []
    for group in _groups(sites, frame.kilometres * _CLOSE):
        closer = fit([position(site.place) for site in group], REGION)
        if len(group) >= _FEWEST and closer.kilometres < frame.kilometres / 2:
            found.append((Closer(group[0].place, False, _drawing(group, closer)), group))
    return found


def _groups(sites: Sequence[Site], close: float) -> list[list[Site]]:
    """Places each of which is close to another of its group, in the order of their first."""
    groups: list[list[Site]] = []
    for site in sites:
        near = [group for group in groups if any(_apart(site, each) < close for each in group)]
        rest = [group for group in groups if group not in near]
        groups = [*rest, [*(each for group in near for each in group), site]]
    order = {site.place.id: number for number, site in enumerate(sites)}
    ordered = [sorted(group, key=lambda site: order[site.place.id]) for group in groups]
    return sorted(ordered, key=lambda group: order[group[0].place.id])


def _apart(a: Site, b: Site) -> float:
    return kilometres(position(a.place), position(b.place))


def _cities(dossier: Dossier, sites: Sequence[Site]) -> list[tuple[Closer, Sequence[Site]]]:
    """A map of each place in which several others lie that have coordinates of their own."""
    inside: dict[str, list[str]] = {}
    for place in _with_coordinates(dossier):
        outer = _outermost(dossier, place)
        if outer != place:
            inside.setdefault(outer.id, []).append(place.id)
    found: list[tuple[Closer, Sequence[Site]]] = []
    for site in sites:
        ranked = _ranked(dossier, inside.get(site.place.id, ()))[:MOST]
        if len(_groups(ranked, _NEXT_DOOR)) >= _FEWEST:
            frame = fit([position(each.place) for each in ranked], CITY)
            found.append((Closer(site.place, True, _drawing(ranked, frame)), ranked))
    return found


def _once(sites: Iterable[Site]) -> Iterable[Site]:
    return {site.place.id: site for site in sites}.values()
