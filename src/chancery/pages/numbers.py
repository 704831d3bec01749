"""Numbers people ask for: how many visits and meetings, of what kind, by whom, where to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from chancery.dossier import Dossier, grouped
from chancery.model.entities import Place
from chancery.model.events import Meeting, Visit
from chancery.order import sort_key
from chancery.pages.addresses import direction_slug
from chancery.pages.bars import STATUSES, Chart, Count, Row, most_first
from chancery.pages.columns import visits_by_year
from chancery.pages.json_ld import describe_list
from chancery.pages.page import Page
from chancery.pages.words import in_short
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
    says = "Visits by year, direction and level, meetings by type, and who travels most, and where"
    visits, meetings = dossier.visits.values(), dossier.meetings.values()
    return Page(
        address="numbers/",
        template="numbers",
        title="Numbers",
        description=in_short(f"{says}. {dossier.info.subtitle}"),
        trail=(("", "Home"),),
        shows={
            "visits": Count.of(visit.status for visit in visits),
            "meetings": Count.of(meeting.status for meeting in meetings),
            "cancelled_visits": sum(v.status == Status.CANCELLED for v in visits),
            "cancelled_meetings": sum(m.status == Status.CANCELLED for m in meetings),
            "by_year": visits_by_year(dossier),
            "by_direction": by_direction(dossier),
            "by_level": by_level(dossier),
            "by_type": by_type(dossier),
            "travellers": travellers(dossier),
            "hosts": hosts(dossier),
            "places": places(dossier),
        },
        json_ld=describe_list("Numbers"),
    )


def by_direction(dossier: Dossier) -> Chart:
    """Visits by who travels to whom; sides that travel together are a direction of their own."""
    return _directions(dossier, dossier.visits.values(), MOST)


def _directions(dossier: Dossier, visits: Iterable[Visit], most: int) -> Chart:
    ways = grouped((direction_slug(visit), visit) for visit in visits)
    return most_first((_direction(dossier, each) for each in ways.values()), most)


def _direction(dossier: Dossier, visits: tuple[Visit, ...]) -> Row:
    """The row of visits that all have one direction."""
    visit = visits[0]
    visitors, hosts = (
        " and ".join(dossier.sides[id_].name for id_ in ids) for ids in (visit.visitor, visit.host)
    )
    return Row(
        f"{visitors} to {hosts}",
        f"timeline/direction/{direction_slug(visit)}/",
        Count.of(each.status for each in visits),
        side=visit.visitor[0] if len(visit.visitor) == 1 else None,
    )


def by_level(dossier: Dossier) -> Chart:
    """Visits by level, in the order of the vocabulary, and under each by direction."""
    found = grouped((visit.level, visit) for visit in dossier.visits.values())
    shown = [row.address for row in by_direction(dossier).rows[:MOST_DIRECTIONS]]
    rows = (
        Row(
            level.label,
            f"timeline/level/{level}/",
            Count.of(visit.status for visit in found[level]),
            under=tuple(_at_level(dossier, found[level], shown)),
        )
        for level in Level
        if level in found
    )
    return Chart(tuple(row for row in rows if row.count.total))


def _at_level(dossier: Dossier, visits: Iterable[Visit], shown: list[str | None]) -> Iterator[Row]:
    """A row for each direction that is told apart, in one order at every level; last the others."""
    ways = grouped((direction_slug(visit), visit) for visit in visits)
    rows = {row.address: row for row in (_direction(dossier, each) for each in ways.values())}
    for address in shown:
        if address in rows and rows[address].count.total:
            row = rows[address]
            yield Row(row.words, None, row.count, row.side)
    others = [row.count for address, row in rows.items() if address not in shown]
    count = Count(*(sum(each) for each in zip(*map(_numbers, others), strict=True)))
    if count.total:
        yield Row(_OTHERS, None, count)


def _numbers(count: Count) -> tuple[int, int, int]:
    return count.held, count.reported, count.planned


def by_type(dossier: Dossier) -> Chart:
    """Meetings by type, most held first."""
    found = grouped((meeting.type, meeting.status) for meeting in dossier.meetings.values())
    return most_first(
        Row(type_.label, f"timeline/kind/{type_}/", Count.of(found[type_]))
        for type_ in MeetingType
        if type_ in found
    )


def travellers(dossier: Dossier) -> Chart:
    """The people who travelled on most visits; who has travelled on none that was held is none."""
    return _people(
        dossier,
        {
            person: [each.event.status for each in seen if isinstance(each.event, Visit)]
            for person, seen in dossier.attended.items()
        },
    )


def hosts(dossier: Dossier) -> Chart:
    """The people of a host's side who were at a meeting of most visits, without travelling.

    A visit counts once for each: as held if it was and one of these meetings was.
    """
    return _people(
        dossier,
        {
            person: [_surest(each) for each in _received(dossier, person).values()]
            for person in dossier.attended
        },
    )


def _received(dossier: Dossier, person: str) -> Mapping[str, tuple[Status, ...]]:
    """The visits on which someone received, each with the statuses of having done so."""
    attended = dossier.attended[person]
    travelled = {seen.event.id for seen in attended if isinstance(seen.event, Visit)}
    return grouped(
        (visit.id, _weaker(visit.status, seen.event.status))
        for seen in attended
        if isinstance(seen.event, Meeting) and seen.side
        if (visit := dossier.visit_of(seen.event)) and visit.id not in travelled
        if seen.side.id in visit.host
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
        for visit in dossier.visits.values()
        for leg in visit.legs
        if not leg.passed and (place := _town(dossier, leg.place))
        if _territory(dossier, place) not in visit.visitor
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
        for side in (_territory(dossier, place),)
    )
    told = {visit.id for visit, _, _ in stops}
    rest = [v for v in dossier.visits.values() if v.status in STATUSES and v.id not in told]
    return Places(most_first((row for row in rows if row.count.held), MOST), len(rest))


def _town(dossier: Dossier, id_: str) -> Place | None:
    """The town a place is or lies in, else the place; None if all that is known is larger."""
    place = dossier.places[id_]
    around = (place, *(dossier.places[each.id] for each in dossier.within(place)))
    town = next((each for each in around if each.type == PlaceType.CITY), None)
    larger = place.type in (PlaceType.COUNTRY, PlaceType.REGION)
    return town or (None if larger else place)


def _territory(dossier: Dossier, place: Place) -> str | None:
    """The side whose territory a place is on."""
    around = (place, *(dossier.places[each.id] for each in dossier.within(place)))
    return next((each.side for each in around if each.side), None)
