"""Where a reader goes on from an event: before and after it on the timeline, and what is akin."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from chancery.dossier import EVENTS, Dossier, members
from chancery.indexes import indexed
from chancery.model.base import Record
from chancery.model.entities import Person, Topic
from chancery.model.events import Event, Visit
from chancery.queries import query

MOST: Final = 4
"""How many events akin to one its page names."""

Row = tuple[str, bool]
"""The visits (True) or the meetings (False) of a person or topic, by its id."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The events on either side of one on the timeline, where there are such."""

    before: Event | None
    behind: Event | None


@dataclass(frozen=True, slots=True)
class Akin:
    """Another event that has people or topics in common with one, and which these are."""

    event: Event
    people: tuple[Record, ...]
    topics: tuple[Record, ...]

    @property
    def in_common(self) -> str:
        """The people and topics, in words."""
        return ", ".join(each.label for each in (*self.people, *self.topics))


def neighbours(dossier: Dossier, event: Event) -> Neighbours | None:
    """The events before and after one, as the timeline shows them; None for one it does not show.

    It shows visits, and meetings that are part of none.
    """
    beside = _beside(dossier, event.id)
    if beside is None:
        return None
    before, behind = (id_ and dossier.event(id_) for id_ in beside)
    return Neighbours(before or None, behind or None)


@query
def _beside(dossier: Dossier, id_: str) -> tuple[str | None, str | None] | None:
    """The ids of the events before and after that of an id; None if the timeline has it not."""
    row, places = _timeline(dossier)
    at = places.get(id_)
    if at is None:
        return None
    return (row[at - 1] if at else None, row[at + 1] if at + 1 < len(row) else None)


@query
def _timeline(dossier: Dossier) -> tuple[tuple[str, ...], Mapping[str, int]]:
    """The events that the timeline shows, by id, and the place of each in it.

    Last come those of which the year of their beginning is not known.
    """
    found = sorted(dossier.events, key=lambda event: event.date.first_year is None)
    return tuple(e.id for e in found), {event.id: place for place, event in enumerate(found)}


def akin(dossier: Dossier, event: Event) -> tuple[Akin, ...]:
    """The nearest events, before and after, of the same people and on the same topics.

    Of each person and topic, the last event before and the first one after it count: visits for a
    visit, for a meeting other meetings that are not of the same visit. Those with most in common
    come first, `MOST` of them in the order of time. What the record itself names as related, and
    what stands beside it on the timeline, is left out.
    """
    return tuple(_akin(dossier, id_, shared) for id_, shared in _common(dossier, event.id))


@query
def _common(dossier: Dossier, id_: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The nearest events by id, each with the ids of the people and topics in common."""
    event = dossier.event(id_)
    common: defaultdict[str, list[str]] = defaultdict(list)
    visit = None if isinstance(event, Visit) else dossier.visit_id(id_)
    for shared in _parts_in(event):
        for other in _nearest(dossier, event, shared, visit):
            common[other].append(shared)
    for known in _known(dossier, event):
        common.pop(known, None)
    ranked = sorted(common, key=lambda each: (-len(common[each]), dossier.place_in_time(each)))
    chosen = sorted(ranked[:MOST], key=dossier.place_in_time)
    return tuple((each, tuple(common[each])) for each in chosen)


def _parts_in(event: Event) -> Iterator[str]:
    """The ids of each person and each topic of an event."""
    yield from dict.fromkeys(member.person for member in members(event) if member.person)
    yield from dict.fromkeys(event.topics)


@indexed(EVENTS)
def _rows(dossier: Dossier, event: Event) -> Iterator[tuple[Row, tuple[str, str | None]]]:
    """What is compared: the visits, and the meetings, of each person and topic, by its id.

    Each is an id, for a meeting with that of the visit that it is part of.
    """
    is_visit = isinstance(event, Visit)
    found = (event.id, None if is_visit else dossier.visit_id(event.id))
    return (((each, is_visit), found) for each in _parts_in(event))


@query
def _row(dossier: Dossier, key: Row) -> tuple[Sequence[tuple[str, str | None]], Mapping[str, int]]:
    """What stands in a row, in order of time, and the place of each in it, by its id."""
    row = _rows(dossier)[key]
    return row, {id_: place for place, (id_, _) in enumerate(row)}


def _nearest(dossier: Dossier, event: Event, shared: str, visit: str | None) -> Iterator[str]:
    """The last event before one, and the first after it, of those of a person or on a topic.

    What is of the same `visit` is passed over.
    """
    row, places = _row(dossier, (shared, isinstance(event, Visit)))
    at = places[event.id]
    # An event may be one of very many of a person: none of them is gone through to the end.
    for side in (range(at - 1, -1, -1), range(at + 1, len(row))):
        for place in side:
            id_, of = row[place]
            if visit is None or of != visit:
                yield id_
                break


def _known(dossier: Dossier, event: Event) -> Iterator[str]:
    """The ids of the events to which the page leads anyway."""
    yield from (related.to for related in event.related)
    yield from filter(None, _beside(dossier, event.id) or ())


def _akin(dossier: Dossier, id_: str, shared: Iterable[str]) -> Akin:
    found = tuple(dossier.get(each) for each in shared)
    people = tuple(each for each in found if isinstance(each, Person))
    topics = tuple(each for each in found if isinstance(each, Topic))
    return Akin(dossier.event(id_), people, topics)
