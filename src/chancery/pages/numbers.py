"""Numbers people ask for: how many visits and meetings, of what kind, by whom, where to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from chancery.cards import EventCard
from chancery.dossier import Dossier, grouped
from chancery.indexes import indexed
from chancery.model.entities import Place
from chancery.model.events import Leg, Visit
from chancery.order import sort_key
from chancery.pages.addresses import direction_slug
from chancery.pages.bars import Chart, Row, most_first
from chancery.pages.columns import visits_by_year
from chancery.pages.counts import STATUSES, Count
from chancery.pages.facets import Facet, events_with, page_of
from chancery.pages.list_page import list_page
from chancery.pages.page import Page
from chancery.pages.views import territory
from chancery.pages.words import direction_words
from chancery.vocabulary import Level, MeetingType, PlaceType, Status

MOST: Final = 10
"""How many people, places or directions a chart names."""

MOST_DIRECTIONS: Final = 3
"""How many directions of travel are told apart at each level; all others are taken together."""

_OTHERS: Final = "Other directions"


@dataclass(frozen=True, slots=True)
class Places:
    """The places most often visited, and how many visits are known to no town or site."""

    chart: Chart
    without_place: int


def numbers_page(dossier: Dossier) -> Page:
    """The page of all charts."""
    visits, meetings = dossier.cards("visits"), dossier.cards("meetings")
    says = "Visits by year, direction and level, meetings by type, and who travels most, and where."
    return list_page(
        dossier,
        address="numbers/",
        template="numbers",
        title="Numbers",
        says=says,
        visits=Count.of(visit.status for visit in visits),
        meetings=Count.of(meeting.status for meeting in meetings),
        cancelled_visits=sum(v.status == Status.CANCELLED for v in visits),
        cancelled_meetings=sum(m.status == Status.CANCELLED for m in meetings),
        by_year=visits_by_year(dossier),
        by_direction=by_direction(dossier),
        by_level=by_level(dossier),
        by_type=by_type(dossier),
        travellers=travellers(dossier),
        hosts=hosts(dossier),
        places=places(dossier),
    )


def by_direction(dossier: Dossier) -> Chart:
    """Visits by who travels to whom; sides that travel together are a direction of their own."""
    ways = grouped((_address(visit), visit) for visit in dossier.cards("visits"))
    return most_first((_direction(dossier, each) for each in ways.values()), MOST)


def _direction(dossier: Dossier, visits: tuple[EventCard, ...]) -> Row:
    """The row of visits that all have one direction."""
    visit = visits[0]
    return Row(
        direction_words(dossier, visit),
        _address(visit),
        Count.of(each.status for each in visits),
        side=visit.visitor[0] if len(visit.visitor) == 1 else None,
    )


def _address(visit: EventCard) -> str:
    """Where all visits of one direction are listed."""
    return page_of(Facet.DIRECTION, direction_slug(visit))


def by_level(dossier: Dossier) -> Chart:
    """Visits by level, in the order of the vocabulary, and under each by direction."""
    first = by_direction(dossier).rows[:MOST_DIRECTIONS]
    shown = [row.address for row in first if row.address]
    rows = (
        Row(
            level.label,
            page_of(Facet.LEVEL, level),
            Count.of(visit.status for visit in visits),
            under=tuple(_at_level(dossier, visits, shown)),
        )
        for level in Level
        if (visits := [e for e in events_with(dossier, Facet.LEVEL, level) if e.is_visit])
    )
    return Chart(tuple(row for row in rows if row.count.total))


def _at_level(dossier: Dossier, visits: Iterable[EventCard], shown: list[str]) -> Iterator[Row]:
    """A row for each direction that is told apart, in one order at every level; last the others."""
    ways = grouped((_address(visit), visit) for visit in visits)
    for way in shown:
        if way in ways and (row := _direction(dossier, ways[way])).count.total:
            yield replace(row, address=None)
    count = Count.of(v.status for way, each in ways.items() if way not in shown for v in each)
    if count.total:
        yield Row(_OTHERS, None, count)


def by_type(dossier: Dossier) -> Chart:
    """Meetings by type, most held first."""
    return most_first(
        Row(type_.label, page_of(Facet.KIND, type_), Count.of(meeting.status for meeting in found))
        for type_ in MeetingType
        if (found := [e for e in events_with(dossier, Facet.KIND, type_) if not e.is_visit])
    )


def travellers(dossier: Dossier) -> Chart:
    """The people who travelled on most visits; who has travelled on none that was held is none."""
    return _people(
        dossier,
        grouped(
            (seen.person.id, visit.status)
            for visit in dossier.cards("visits")
            for seen in dossier.attendances(visit)
            if seen.person
        ),
    )


def hosts(dossier: Dossier) -> Chart:
    """The people of a host's side who were at a meeting of most visits, without travelling.

    A visit counts once for each: as held if it was and one of these meetings was.
    """
    return _people(
        dossier,
        grouped(
            (person, _surest(each))
            for visit in dossier.cards("visits")
            for person, each in _received(dossier, visit).items()
        ),
    )


def _received(dossier: Dossier, visit: EventCard) -> Mapping[str, tuple[Status, ...]]:
    """Those who received on a visit, by their ids, each with the statuses of having done so."""
    travelled = {seen.person.id for seen in dossier.attendances(visit) if seen.person}
    return grouped(
        (seen.person.id, _weaker(visit.status, meeting.status))
        for meeting in dossier.meetings_in(visit.id)
        for seen in dossier.attendances(meeting)
        if seen.person and seen.person.id not in travelled
        if seen.side and seen.side.id in visit.host
    )


_BY_SURENESS: Final = (*STATUSES, Status.CANCELLED)


def _weaker(one: Status, other: Status) -> Status:
    """The status of what is part of something else: a meeting of a planned visit is planned."""
    return max(one, other, key=_BY_SURENESS.index)


def _surest(statuses: Iterable[Status]) -> Status:
    return min(statuses, key=_BY_SURENESS.index)


def _people(dossier: Dossier, statuses: Mapping[str, Iterable[Status]]) -> Chart:
    """The people with most held, then by name."""
    people = sorted((dossier.people[id_] for id_ in statuses), key=sort_key)
    rows = (
        Row(
            person.name,
            f"people/{person.id}/#page--visits-and-meetings",
            Count.of(statuses[person.id]),
            side=person.side,
            of=dossier.sides[person.side] if person.side else None,
        )
        for person in people
    )
    return most_first((row for row in rows if row.count.held), MOST)


def places(dossier: Dossier) -> Places:
    """The towns, and sites outside of towns, with most visits that made a stop there.

    Neither where they only passed through, nor a place of a side that travels. A visit counts
    once for each place: as held if it was and a stop there was.
    """
    stops = [
        (visit, place.id, _weaker(visit.status, leg.status))
        for visit in dossier.cards("visits")
        for leg in _legs(dossier).get(visit.id, ())
        if not leg.passed and (place := _town(dossier, leg.place))
        if territory(dossier, place.id) not in visit.visitor
    ]
    found = grouped(((place, visit.id), status) for visit, place, status in stops)
    statuses = grouped((place, _surest(each)) for (place, _), each in found.items())
    there = sorted((dossier.places[id_] for id_ in statuses), key=sort_key)
    rows = (
        Row(
            place.name,
            f"places/{place.id}/#page--stops-of-visits",
            Count.of(statuses[place.id]),
            side=side,
            of=dossier.sides[side] if side else None,
        )
        for place in there
        for side in (territory(dossier, place.id),)
    )
    told = {visit.id for visit, _, _ in stops}
    rest = [v for v in dossier.cards("visits") if v.status in STATUSES and v.id not in told]
    return Places(most_first((row for row in rows if row.count.held), MOST), len(rest))


@indexed(("visits",))
def _legs(_: Dossier, visit: Visit) -> Iterator[tuple[str, Leg]]:
    """The stops of each visit, by its id."""
    return ((visit.id, leg) for leg in visit.legs)


def _town(dossier: Dossier, id_: str) -> Place | None:
    """The town a place is or lies in, else the place; None if all that is known is larger."""
    place = dossier.places[id_]
    town = next((each for each in dossier.around(id_) if each.type == PlaceType.CITY), None)
    larger = place.type in (PlaceType.COUNTRY, PlaceType.REGION)
    return town or (None if larger else place)
