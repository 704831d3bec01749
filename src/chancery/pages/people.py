"""What the pages of people gather: their part in events, whom they met, what they said."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from operator import attrgetter
from typing import Final

from chancery.cards import Card, EventCard
from chancery.dates import Date
from chancery.dossier import Dossier, grouped
from chancery.model.entities import Person, Role, Side
from chancery.model.sources import Source
from chancery.pages import facet_pages
from chancery.pages.facets import Facet, events_with
from chancery.pages.views import under_years
from chancery.pages.words import latest_role
from chancery.queries import query
from chancery.relations import Attendance, Said
from chancery.vocabulary import Status

LISTED: Final = 40
"""How many meetings one part of a page tells; of more it gives the number."""

MET: Final = 200
"""How many of those whom someone met the page of a person shows, if there are no more."""

MET_MOST_OFTEN: Final = 15
"""How many of them it shows if there are more: those met most often."""

MET_PER_PAGE: Final = 250
"""How many of them a page of all of them shows."""


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

    event: EventCard
    own: Part | None
    meetings: int
    days: tuple[tuple[Date, tuple[Part, ...]], ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every event at which a person is recorded, by year, how many there are, how many are visits.

    `role` is the one that holds for all, if it never changes. Events of unknown year stand last,
    under None; of more than a page lists, the latest are there. `rest` is the address of the list
    of all where the page has not every meeting; `counted` says then how many.
    """

    role: Role | None
    number: int
    visits: int
    years: tuple[tuple[int | None, tuple[Entry, ...]], ...]
    rest: str | None
    counted: str


@dataclass(frozen=True, slots=True)
class Met:
    """Someone whom a person met: how often, and at which meetings, if not too many."""

    person: Person
    side: Side | None
    times: int
    meetings: tuple[EventCard, ...]


@dataclass(frozen=True, slots=True)
class SaidAt:
    """What a person said in one record, and the date of that, if it is an occasion."""

    record: Card
    occasion: Date | None
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
    of_event = grouped((seen.event.visit or seen.event.id, seen) for seen in attended)
    ids = sorted(of_event, key=dossier.place_in_time)
    rest = facet_pages.rest_address(dossier, Facet.PERSON, person.id)
    events = [dossier.card(id_) for id_ in (ids[-facet_pages.LATEST :] if rest else ids)]
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
        sum(seen.event.is_visit for seen in attended),
        years,
        rest,
        facet_pages.counted(events_with(dossier, Facet.PERSON, person.id)) if rest else "",
    )


def _told(attended: Iterable[Attendance], told: Role | None) -> Iterator[Part]:
    """Parts in order, the role told with the first and wherever it changes."""
    known = told is not None
    for seen in attended:
        changes = not known or seen.role is not told
        known, told = True, seen.role
        yield Part(seen, changes)


def _shown(event: EventCard, seen: tuple[Attendance, ...], listed: bool) -> tuple[Attendance, ...]:
    """What the page tells of an event, in its order: the event itself, then its meetings by day."""
    own = tuple(each for each in seen if each.event == event)[:1]
    if not listed:
        return own
    others = (each for each in seen if each.event != event or each not in own)
    inside = grouped((each.event.date, each) for each in others)
    return (*own, *chain.from_iterable(inside.values()))


def _entry(event: EventCard, parts: list[Part], number: int) -> Entry:
    own = next((part for part in parts if part.seen.event == event), None)
    inside = [part for part in parts if part is not own]
    days = grouped((part.seen.event.date, part) for part in inside)
    meetings = number if own is None else number - 1
    return Entry(event=event, own=own, meetings=meetings, days=tuple(days.items()))


def met(dossier: Dossier, person: Person) -> tuple[Met, ...]:
    """Whom a person met at meetings that were held: those met most often first, then by name."""
    found = []
    seen = _seen_with(dossier, person)
    for id_, lists in listed(dossier, {id_: len(at) for id_, at in seen.items()}).items():
        at, last = seen[id_], seen[id_][-1]
        assert last.person  # noqa: S101  it is the one of this id
        meetings = tuple(each.event for each in at) if lists else ()
        found.append(Met(last.person, last.side, len(at), meetings))
    return tuple(found)


def ids_met(dossier: Dossier, person: Person) -> Collection[str]:
    """The ids of those whom a person met at meetings that were held."""
    return _seen_with(dossier, person).keys()


def by_times(met: Iterable[Met]) -> Iterator[tuple[int, Iterator[Met]]]:
    """Those whom someone met, those met equally often together, in their order."""
    return groupby(met, key=attrgetter("times"))


def _seen_with(dossier: Dossier, person: Person) -> Mapping[str, Sequence[Attendance]]:
    """Those who were at the same meetings, by their ids, with their part in each."""
    found: defaultdict[str, list[Attendance]] = defaultdict(list)
    for own in dossier.attended.get(person.id, ()):
        if not own.event.is_visit and own.event.status == Status.HELD:
            for other in dossier.attendances(own.event):
                if other.person:
                    found[other.person.id].append(other)
    found.pop(person.id, None)
    return found


def listed(dossier: Dossier, times: Mapping[str, int]) -> Mapping[str, bool]:
    """Those whom someone met so many times, by their ids: most often first, then by name.

    Each with whether the page of the one who met them lists the meetings: as long as it has room.
    """
    room, found = LISTED, {}
    place = dossier.place_in_time
    for _, _, id_ in sorted((-often, place(id_), id_) for id_, often in times.items()):
        found[id_] = times[id_] <= room
        room -= times[id_] if found[id_] else 0
    return found


def met_address(person: str, other: str, met: Iterable[str]) -> str:
    """The row of someone whom a person met, of all those met in their order (all by their ids)."""
    found = list(met)
    place = found.index(other)
    page = f"people/{person}/"
    if len(found) > MET and place >= MET_MOST_OFTEN:
        number = place // MET_PER_PAGE + 1
        page += "met/" if number == 1 else f"met/{number}/"
    return f"{page}#met--{other}"


def said_at(said: Iterable[Said]) -> tuple[SaidAt, ...]:
    """Statements under the records in which they stand, in the order of these."""
    found = grouped((each.record.id, each) for each in said)
    return tuple(SaidAt(each[0].record, each[0].occasion, each) for each in found.values())


def written_by(dossier: Dossier, person: Person) -> tuple[Source, ...]:
    """The sources that a person wrote, in order of time."""
    found = (m.record for m in dossier.mentions.get(person.id, ()) if m.field == "author")
    return tuple(dossier.sources[each.id] for each in found if each.folder == "sources")


def people_by_side(
    dossier: Dossier, ids: Collection[str]
) -> tuple[tuple[Side | None, tuple[Listed, ...]], ...]:
    """People under the side each stands for, parties first and unknown sides last, by name."""
    people = (person for id_, person in dossier.people.items() if id_ in ids)
    found = grouped((person.side, _listed(dossier, person.id)) for person in people)
    sides = [(side, found[side.id]) for side in dossier.sides.values() if side.id in found]
    return (*sides, (None, found[None])) if None in found else tuple(sides)


@query
def _listed(dossier: Dossier, id_: str) -> Listed:
    person = dossier.people[id_]
    events = [seen.event for seen in dossier.attended.get(id_, ())]
    visits = sum(event.is_visit for event in events)
    return Listed(person, latest_role(dossier, person), visits, len(events) - visits)
