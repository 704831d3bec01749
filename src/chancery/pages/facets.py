"""The facets by which visits and meetings are found: what each has, counted, with its page."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import Final

from chancery.cards import EventCard
from chancery.dossier import EVENTS, Dossier, grouped, members
from chancery.indexes import indexed
from chancery.model.events import Event, Meeting, Visit
from chancery.pages.addresses import direction_slug
from chancery.pages.words import direction_words
from chancery.queries import query
from chancery.vocabulary import Level, MeetingType, Status, Term

VISIT: Final = "visit"
"""The value of `Facet.KIND` that a visit has; a meeting's is its type."""


class Facet(StrEnum):
    """A respect in which visits and meetings differ; the value is its name in addresses."""

    PERSON = "person"
    DIRECTION = "direction"
    KIND = "kind"
    LEVEL = "level"
    STATUS = "status"
    TOPIC = "topic"
    PLACE = "place"
    YEAR = "year"


Values = Mapping[Facet, tuple[str, ...]]

_PAGES: Final[Mapping[Facet, str]] = {
    Facet.PERSON: "people/{}/",
    Facet.TOPIC: "topics/{}/",
    Facet.PLACE: "places/{}/",
    Facet.YEAR: "timeline/{}/",
}
"""Where the plain page of a value is, if not below the timeline under the facet's name."""


_TERMS: Final[Mapping[Facet, Mapping[str, Term]]] = {
    Facet.KIND: {str(term): term for term in MeetingType},
    Facet.LEVEL: {str(term): term for term in Level},
    Facet.STATUS: {str(term): term for term in Status},
}


@dataclass(frozen=True, slots=True)
class Faceted:
    """The values that an event has of each facet, of several the first found first.

    What the meetings and stops of a visit add to it may be of another status than the visit: a
    planned meeting of a visit that was held. That stands under that status in `otherwise`, so
    that nothing planned is found as held; all else is in `own`.
    """

    own: Values
    otherwise: Mapping[Status, Values]

    def of(self, facet: Facet) -> tuple[str, ...]:
        """Every value of a facet, whatever the status of what has it."""
        own = self.own.get(facet, ())
        if not self.otherwise:
            return own
        found = (values.get(facet, ()) for values in self.otherwise.values())
        return tuple(dict.fromkeys(chain(own, *found)))


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet: its id, label, how many events have it, where its page is (or empty)."""

    id: str
    label: str
    count: int
    address: str


Found = tuple[Status, Facet, str]
"""A value of a facet with the status of what has it: the event, a meeting or a stop of it."""


def faceted(dossier: Dossier, id_: str) -> Faceted:
    """The visit or meeting of an id with its facets."""
    return _by_event(dossier)[id_][0]


@indexed(EVENTS)
def _by_event(dossier: Dossier, event: Event) -> Iterator[tuple[str, Faceted]]:
    yield event.id, _faceted(dossier, event)


def _faceted(dossier: Dossier, event: Event) -> Faceted:
    if not isinstance(event, Visit):
        pairs = _of_event(dossier, event)
        return Faceted(_by_facet((facet, value) for _, facet, value in pairs), {})
    found = _of_visit(dossier, event)
    by_status = grouped((status, (facet, value)) for status, facet, value in found)
    own = _by_facet(by_status.get(event.status, ()))
    if len(by_status) == 1:
        return Faceted(own, {})
    known = {(facet, value) for facet, values in own.items() for value in values}
    others = {
        status: _by_facet(pair for pair in by_status[status] if pair not in known)
        for status in Status
        if status in by_status and status != event.status
    }
    return Faceted(own, {status: values for status, values in others.items() if values})


def _by_facet(pairs: Iterable[tuple[Facet, str]]) -> Values:
    found: defaultdict[Facet, dict[str, None]] = defaultdict(dict)
    for facet, value in pairs:
        found[facet][value] = None
    return {facet: tuple(values) for facet, values in found.items()}


def _of_event(dossier: Dossier, event: Event) -> Iterator[Found]:
    """What an event has by itself; a meeting has the direction and the level of its visit."""
    status = event.status
    yield status, Facet.STATUS, str(status)
    visit = dossier.visit_of(event) if isinstance(event, Meeting) else event
    if isinstance(visit, Visit):
        yield status, Facet.DIRECTION, direction_slug(visit)
        yield status, Facet.LEVEL, str(visit.level)
    yield status, Facet.KIND, str(event.type) if isinstance(event, Meeting) else VISIT
    if event.date.first_year is not None:
        yield from ((status, Facet.YEAR, str(year)) for year in event.date.years)
    yield from _with_whom_on_what(dossier, event)
    if isinstance(event, Meeting) and event.place:
        yield from _place(dossier, status, event.place)


def _of_visit(dossier: Dossier, visit: Visit) -> Iterator[Found]:
    """What a visit has by itself and by its stops and meetings."""
    yield from _of_event(dossier, visit)
    for leg in visit.legs:
        # A stop is planned, say, where it says so or its whole visit is.
        status = visit.status if leg.status == Status.HELD else leg.status
        yield from _place(dossier, status, leg.place)
    for meeting in dossier.meetings_of(visit):
        yield meeting.status, Facet.KIND, str(meeting.type)
        yield from _with_whom_on_what(dossier, meeting)
        if meeting.place:
            yield from _place(dossier, meeting.status, meeting.place)


def _with_whom_on_what(dossier: Dossier, event: Event) -> Iterator[Found]:
    for member in members(event):
        if member.person:
            yield event.status, Facet.PERSON, member.person
    for id_ in _topics(event):
        topic = dossier.topics[id_]
        for each in (topic, *dossier.within(topic)):
            yield event.status, Facet.TOPIC, each.id


def _topics(event: Event) -> Iterator[str]:
    """What an event was about: itself, an item of its agenda, an outcome, a statement."""
    yield from event.topics
    for item in event.agenda if isinstance(event, Meeting) else ():
        yield from item.topics
    for outcome in event.outcomes:
        yield from outcome.topics
    for statement in event.statements:
        yield from statement.on


def _place(dossier: Dossier, status: Status, id_: str) -> Iterator[Found]:
    for each in dossier.around(id_):
        yield status, Facet.PLACE, each.id


@indexed(EVENTS)
def _by_value(dossier: Dossier, event: Event) -> Iterator[tuple[tuple[Facet, str], EventCard]]:
    found, card = faceted(dossier, event.id), dossier.card(event.id)
    for facet in Facet:
        for value in found.of(facet):
            yield (facet, value), card


def events_with(dossier: Dossier, facet: Facet, value: str) -> tuple[EventCard, ...]:
    """The visits and all meetings that have a value of a facet, in order of time."""
    return _by_value(dossier).get((facet, value), ())


def page_of(facet: Facet, value: str) -> str:
    """The address of the plain page of a value: what the dossier has of it, without a script."""
    return _PAGES.get(facet, f"timeline/{facet}/{{}}/").format(value)


def values_of(dossier: Dossier, facet: Facet, found: Iterable[Faceted]) -> tuple[FacetValue, ...]:
    """The values of a facet that some events have, with how many of them have each.

    Closed lists come in the order of the vocabulary and years in theirs; all else the most
    frequent first, then by label.
    """
    counts = Counter(chain.from_iterable([each.of(facet) for each in found]))
    return _in_order(dossier, facet, counts)


def every_value_of(dossier: Dossier, facet: Facet) -> tuple[FacetValue, ...]:
    """The values of a facet that any event has, as `values_of` all of them."""
    values = [value for each, value in _by_value(dossier) if each is facet]
    counts = {value: len(events_with(dossier, facet, value)) for value in values}
    return _in_order(dossier, facet, counts)


def _in_order(dossier: Dossier, facet: Facet, counts: Mapping[str, int]) -> tuple[FacetValue, ...]:
    values = (
        FacetValue(value, label_of(dossier, facet, value), count, page_of(facet, value))
        for value, count in counts.items()
    )
    if facet is Facet.YEAR:
        return tuple(sorted(values, key=lambda each: int(each.id)))
    if terms := list(_TERMS.get(facet, ())):
        # A visit is no word of the vocabulary, and comes before the types of meetings.
        return tuple(sorted(values, key=lambda each: each.id in terms and terms.index(each.id) + 1))
    return tuple(sorted(values, key=lambda each: (-each.count, each.label.casefold(), each.id)))


def label_of(dossier: Dossier, facet: Facet, value: str) -> str:
    """What a value is called."""
    if term := term_of(facet, value):
        return term.label
    match facet:
        case Facet.KIND:
            return "Visit"
        case Facet.YEAR:
            return value
        case Facet.DIRECTION:
            return _directions(dossier)[value]
        case _:
            return dossier.label(value)


def term_of(facet: Facet, value: str) -> Term | None:
    """The word of the vocabulary that a value is, if it is one."""
    return _TERMS.get(facet, {}).get(value)


@query
def _directions(dossier: Dossier) -> Mapping[str, str]:
    """Who travels to whom, in words, by the direction's value."""
    return {
        direction_slug(visit): direction_words(dossier, visit) for visit in dossier.cards("visits")
    }
