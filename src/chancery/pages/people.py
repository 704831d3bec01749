"""What the pages of people gather: their part in events, whom they met, what they said."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

from chancery.dates import Date
from chancery.dossier import Attendance, Dossier, Said, grouped
from chancery.model.base import Record
from chancery.model.entities import Person, Role, Side
from chancery.model.events import Event, Meeting, Visit
from chancery.model.sources import Source
from chancery.order import sort_key
from chancery.pages import facet_pages
from chancery.pages.facets import Facet, events_with
from chancery.pages.views import under_years
from chancery.pages.words import latest_role
from chancery.vocabulary import Status

LISTED: Final = 120
"""How many meetings or statements one part of a page tells; of more it gives the number."""


@dataclass(frozen=True, slots=True)
class Part:
    """A person's part in an event; `tells_role` where the role is not the one told before."""

    seen: Attendance
    tells_role: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A visit with the meetings at which a person was, or a meeting that is part of none.

    `own` is the person's part in the event itself: none in a visit on which others travelled.
    `meetings` is their number; `days` has them under their dates, unless the page has too many.
    """

    event: Event
    own: Part | None
    meetings: int
    days: tuple[tuple[Date, tuple[Part, ...]], ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every event at which a person is recorded, by year, and how many there are.

    `role` is the one that holds for all, if it never changes. Events of unknown year stand last,
    under None; of more than a page lists, the first are there. `rest` is the address of the list of
    all where the page has not every meeting; `counted` says how many.
    """

    role: Role | None
    number: int
    years: tuple[tuple[int | None, tuple[Entry, ...]], ...]
    rest: str | None
    counted: str


@dataclass(frozen=True, slots=True)
class Met:
    """Someone whom a person met: how often, and at which meetings, if not too many."""

    person: Person
    side: Side | None
    times: int
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True, slots=True)
class SaidAt:
    """What a person said in one record: how many statements, and which, if not too many."""

    record: Record
    number: int
    statements: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A person in the list of all: the latest role known, and how many visits and meetings."""

    person: Person
    role: Role | None
    visits: int
    meetings: int


def ledger(dossier: Dossier, person: Person) -> Ledger:
    """A person's visits and meetings by the year in which the visit, or lone meeting, began."""
    attended = dossier.attended.get(person.id, ())
    of_event = grouped((_outermost(dossier, seen.event).id, seen) for seen in attended)
    events = sorted((_event(dossier, id_) for id_ in of_event), key=sort_key)
    events = events[: facet_pages.LISTED]
    roles = {seen.role.id if seen.role else None for seen in attended}
    role = attended[0].role if attended and len(roles) == 1 else None
    listed = len(attended) <= LISTED
    shown = {event.id: _shown(event, of_event[event.id], listed) for event in events}
    parts = _told((seen for each in shown.values() for seen in each), role)
    years = under_years(
        (
            event.date.first_year,
            _entry(event, [next(parts) for _ in shown[event.id]], len(of_event[event.id])),
        )
        for event in events
    )
    return Ledger(
        role,
        len(attended),
        years,
        facet_pages.rest_address(dossier, Facet.PERSON, person.id),
        facet_pages.counted(events_with(dossier, Facet.PERSON, person.id)),
    )


def _event(dossier: Dossier, id_: str) -> Event:
    return dossier.visits[id_] if id_ in dossier.visits else dossier.meetings[id_]


def _outermost(dossier: Dossier, event: Record) -> Record:
    """The visit that a meeting is part of, if it is; else the event itself."""
    return (dossier.visit_of(event) if isinstance(event, Meeting) else None) or event


def _told(attended: Iterable[Attendance], told: Role | None) -> Iterator[Part]:
    """Parts in order, the role told with the first and wherever it changes."""
    known = told is not None
    for seen in attended:
        changes = not known or seen.role is not told
        known, told = True, seen.role
        yield Part(seen, changes)


def _shown(event: Event, seen: tuple[Attendance, ...], listed: bool) -> tuple[Attendance, ...]:
    """What the page tells of an event, in its order: the event itself, then its meetings by day."""
    own = tuple(each for each in seen if each.event is event)[:1]
    inside = grouped((each.event.date, each) for each in seen if listed and each not in own)
    return (*own, *chain.from_iterable(inside.values()))


def _entry(event: Event, parts: list[Part], number: int) -> Entry:
    own = next((part for part in parts if part.seen.event is event), None)
    inside = [part for part in parts if part is not own]
    days = grouped((part.seen.event.date, part) for part in inside if part.seen.event.date)
    meetings = number if own is None else number - 1
    return Entry(event=event, own=own, meetings=meetings, days=tuple(days.items()))


def met(dossier: Dossier, person: Person) -> tuple[Met, ...]:
    """Whom a person met at meetings that were held: those met most often first, then by name."""
    seen = grouped(
        (other.person.id, other)
        for own in dossier.attended.get(person.id, ())
        if isinstance(own.event, Meeting) and own.event.status == Status.HELD
        for other in dossier.attendances(own.event)
        if other.person and other.person is not person
    )
    found = []
    for id_, lists in listed(dossier, {id_: len(at) for id_, at in seen.items()}).items():
        at = tuple(each.event for each in seen[id_] if isinstance(each.event, Meeting))
        side = seen[id_][-1].side
        found.append(Met(dossier.people[id_], side, len(at), at if lists else ()))
    return tuple(found)


def listed(dossier: Dossier, times: Mapping[str, int]) -> Mapping[str, bool]:
    """Those whom someone met so many times, by their ids: most often first, then by name.

    Each with whether the page of the one who met them lists the meetings: as long as it has room.
    """
    room = LISTED
    found = {}
    for id_ in sorted(times, key=lambda each: (-times[each], sort_key(dossier.people[each]))):
        found[id_] = times[id_] <= room
        room -= times[id_] if found[id_] else 0
    return found


def said_at(dossier: Dossier, person: Person) -> tuple[SaidAt, ...]:
    """What a person said, under the records in which it stands, in the order of these."""
    said = dossier.said_by.get(person.id, ())
    found = grouped((each.record.id, each) for each in said)
    listed = len(said) <= LISTED
    return tuple(
        SaidAt(dossier.get(id_), len(each), each if listed else ()) for id_, each in found.items()
    )


def written_by(dossier: Dossier, person: Person) -> tuple[Source, ...]:
    """The sources that a person wrote, in order of time."""
    return tuple(s for s in dossier.sources.values() if s.author and s.author.id == person.id)


def people_by_side(
    dossier: Dossier, ids: Collection[str]
) -> tuple[tuple[Side | None, tuple[Listed, ...]], ...]:
    """People under the side each stands for, parties first and unknown sides last, by name."""
    people = (person for id_, person in dossier.people.items() if id_ in ids)
    found = grouped((person.side, _listed(dossier, person)) for person in people)
    sides = [(side, found[side.id]) for side in dossier.sides.values() if side.id in found]
    return (*sides, (None, found[None])) if None in found else tuple(sides)


def _listed(dossier: Dossier, person: Person) -> Listed:
    events = [seen.event for seen in dossier.attended.get(person.id, ())]
    visits = sum(isinstance(event, Visit) for event in events)
    return Listed(person, latest_role(dossier, person), visits, len(events) - visits)
