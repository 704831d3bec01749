"""Where a reader goes on from an event: before and after it on the timeline, and what is akin."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from chancery.dossier import Dossier
from chancery.model.base import Record
from chancery.model.events import Event, Meeting, Visit

MOST: Final = 4
"""How many events akin to one its page names."""

Compares = Callable[[Event], bool]


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
    compares = _comparing(dossier, event)
    for shared, row in _rows(dossier, event):
        for other in _nearest(dossier.in_time.place, event, row, compares):
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


def _nearest(
    place: Mapping[str, int], event: Event, row: Sequence[Event], compares: Compares
) -> Iterator[Event]:
    """The last event of a row before one, and the first after it, of those that compare with it."""
    at = bisect_left(row, place[event.id], key=lambda each: place[each.id])
    # An event may be one of very many of a person: none of them is gone through to the end.
    for side in (range(at - 1, -1, -1), range(at, len(row))):
        found = (row[index] for index in side if compares(row[index]))
        yield from islice(found, 1)


def _comparing(dossier: Dossier, event: Event) -> Compares:
    """Whether another event is one of the same sort as this, and not of the same visit."""
    if isinstance(event, Visit):
        return lambda other: isinstance(other, Visit) and other.id != event.id
    visit = dossier.visit_of(event) if isinstance(event, Meeting) else None
    if visit is None:
        return lambda other: isinstance(other, Meeting) and other.id != event.id
    return lambda other: isinstance(other, Meeting) and dossier.visit_of(other) is not visit


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
