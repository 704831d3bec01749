"""Where a reader goes on from an event: before and after it on the timeline, and what is akin."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final, TypeVar

from chancery.cards import EventCard
from chancery.dossier import EVENTS, Dossier, members
from chancery.indexes import indexed
from chancery.model.base import Record
from chancery.model.entities import Person, Topic
from chancery.model.events import Event, Visit
from chancery.queries import query

MOST: Final = 4
"""How many events akin to one its page names."""

Row = tuple[str, bool, int]
"""The visits (True) or the meetings (False) of a person or topic, by its id, in a year."""

K = TypeVar("K")
T = TypeVar("T")


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
    card = dossier.card(id_)
    if card.visit:
        return None
    sides = _either_side(_timeline(dossier), _stretches(dossier), _stretch(card), id_)
    before, behind = (next(side, None) for side in sides)
    return before, behind


def _stretch(event: Event | EventCard) -> tuple[bool, int]:
    return event.date.first_year is None, event.date.earliest.year


@indexed(EVENTS)
def _timeline(dossier: Dossier, event: Event) -> Iterator[tuple[tuple[bool, int], str]]:
    """The events that the timeline shows, by id, year by year: last those of unknown years.

    Year by year, as are the rows below, so that to move an event concerns its neighbours alone,
    and not all that come after it.
    """
    if not dossier.visit_id(event.id):
        yield _stretch(event), event.id


@query
def _stretches(dossier: Dossier) -> tuple[tuple[bool, int], ...]:
    """The years that the timeline has, in order."""
    return tuple(sorted(_timeline(dossier)))


def _either_side(
    rows: Mapping[K, Sequence[T]], keys: Sequence[K], key: K, item: T
) -> tuple[Iterator[T], Iterator[T]]:
    """What comes before an item, the nearest first, and what after it; rows follow by `keys`."""
    own, place = rows[key], keys.index(key)
    at = own.index(item)
    before = (rows[each][::-1] for each in reversed(keys[:place]))
    behind = (rows[each] for each in keys[place + 1 :])
    return (
        chain(own[:at][::-1], chain.from_iterable(before)),
        chain(own[at + 1 :], chain.from_iterable(behind)),
    )


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
    for shared in _parts_in(event):
        for other in _nearest(dossier, dossier.card(id_), shared):
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
    """What is compared, in order of time.

    Each is an id, for a meeting with that of the visit that it is part of.
    """
    found = (event.id, dossier.visit_id(event.id))
    is_visit, year = isinstance(event, Visit), event.date.earliest.year
    return (((each, is_visit, year), found) for each in _parts_in(event))


@indexed(EVENTS)
def _years(_: Dossier, event: Event) -> Iterator[tuple[tuple[str, bool], int]]:
    """The years in which a person, or a topic, has visits (True), or has meetings, of each."""
    is_visit, year = isinstance(event, Visit), event.date.earliest.year
    return (((each, is_visit), year) for each in _parts_in(event))


@query
def _keys(dossier: Dossier, shared: str, is_visit: bool) -> tuple[Row, ...]:
    """The rows that there are of a person or topic, year after year."""
    years = dict.fromkeys(_years(dossier)[shared, is_visit])
    return tuple((shared, is_visit, year) for year in years)


def _nearest(dossier: Dossier, card: EventCard, shared: str) -> Iterator[str]:
    """The last event before one, and the first after it, of those of a person or on a topic.

    Of the meetings, those of the same visit are passed over.
    """
    key, item = (shared, card.is_visit, card.date.earliest.year), (card.id, card.visit)
    sides = _either_side(_rows(dossier), _keys(dossier, shared, card.is_visit), key, item)
    for side in sides:
        found = (id_ for id_, visit in side if card.visit is None or visit != card.visit)
        yield from islice(found, 1)


def _known(dossier: Dossier, event: Event) -> Iterator[str]:
    """The ids of the events to which the page leads anyway."""
    yield from (related.to for related in event.related)
    yield from filter(None, _beside(dossier, event.id) or ())


def _akin(dossier: Dossier, id_: str, shared: Iterable[str]) -> Akin:
    found = tuple(dossier.get(each) for each in shared)
    people = tuple(each for each in found if isinstance(each, Person))
    topics = tuple(each for each in found if isinstance(each, Topic))
    return Akin(dossier.event(id_), people, topics)
