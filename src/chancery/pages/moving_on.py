"""Where a reader goes on from an event: before and after it on the timeline, and what is akin."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from chancery.dossier import Dossier
from chancery.model.base import Record
from chancery.model.events import Event, Meeting, Visit

MOST: Final = 4
"""How many events akin to one its page names."""


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


def neighbours(dossier: Dossier, event: Event) -> Neighbours | None:
    """The events before and after one, as the timeline shows them; None for one it does not show.

    It shows visits, and meetings that are part of none.
    """
    at = dossier.in_time.on_timeline.get(event.id)
    if at is None:
        return None
    row = dossier.in_time.timeline
    return Neighbours(
        before=row[at - 1] if at else None,
        behind=row[at + 1] if at + 1 < len(row) else None,
    )


def akin(dossier: Dossier, event: Event) -> tuple[Akin, ...]:
    """The nearest events, before and after, of the same people and on the same topics.

    Of each person and topic, the last event before and the first one after it count: visits for a
    visit, for a meeting other meetings that are not of the same visit. Those with most in common
    come first, `MOST` of them in the order of time. What the record itself names as related, and
    what stands beside it on the timeline, is left out.
    """
    common: defaultdict[str, list[Record]] = defaultdict(list)
    for shared, row in _rows(dossier, event):
        for other in _nearest(dossier, event, row):
            common[other.id].append(shared)
    for known in _known(dossier, event):
        common.pop(known, None)
    ranked = sorted(common, key=lambda id_: (-len(common[id_]), dossier.in_time.place[id_]))
    chosen = sorted(ranked[:MOST], key=dossier.in_time.place.__getitem__)
    return tuple(_akin(dossier, id_, common[id_]) for id_ in chosen)


def _rows(dossier: Dossier, event: Event) -> Iterator[tuple[Record, Sequence[Event]]]:
    """Each person and each topic of an event, with all events it is one of, in order of time."""
    people = {seen.person.id: seen.person for seen in dossier.attendances(event) if seen.person}
    for id_, person in people.items():
        yield person, dossier.in_time.with_person[id_]
    for topic in event.topics:
        yield dossier.topics[topic], dossier.in_time.on_topic[topic]


def _nearest(dossier: Dossier, event: Event, row: Sequence[Event]) -> Iterator[Event]:
    """The last event of a row before one, and the first after it."""
    place = dossier.in_time.place
    at = bisect_left(row, place[event.id], key=lambda each: place[each.id])
    for side in (reversed(row[:at]), iter(row[at:])):
        yield from _first(dossier, event, side)


def _first(dossier: Dossier, event: Event, row: Iterable[Event]) -> Iterator[Event]:
    for other in row:
        if other.id != event.id and _compares(dossier, event, other):
            yield other
            return


def _compares(dossier: Dossier, event: Event, other: Event) -> bool:
    if isinstance(event, Meeting) and isinstance(other, Meeting):
        visit = dossier.visit_of(event)
        return visit is None or dossier.visit_of(other) is not visit
    return isinstance(event, Visit) and isinstance(other, Visit)


def _known(dossier: Dossier, event: Event) -> Iterator[str]:
    """The ids of the events to which the page leads anyway."""
    yield from (related.to for related in event.related)
    if beside := neighbours(dossier, event):
        yield from (each.id for each in (beside.before, beside.behind) if each)


def _akin(dossier: Dossier, id_: str, common: Iterable[Record]) -> Akin:
    found = tuple(common)
    event = dossier.get(id_)
    assert isinstance(event, Event)  # noqa: S101  the id is one of a row of events
    people = tuple(each for each in found if each.id in dossier.people)
    topics = tuple(each for each in found if each.id in dossier.topics)
    return Akin(event, people, topics)
