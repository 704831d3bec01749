"""What pages gather from several records: days of a visit, sides of a meeting, years of a list."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Self, TypeVar

from chancery.cards import EventCard
from chancery.dates import Date
from chancery.dossier import Dossier, grouped
from chancery.model.base import Cited
from chancery.model.entities import Side
from chancery.model.events import Leg, Meeting, Visit
from chancery.model.provenance import Basis, Citation, Voice, cited_sources
from chancery.model.sources import Source
from chancery.queries import query
from chancery.relations import Attendance, Disputed
from chancery.vocabulary import DisputeKind

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Movement:
    """An arrival at a stop of a journey, or a departure from it."""

    leg: Leg
    arrives: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a visit, be it "possibly" or "about" one, with what is reported for it.

    `movements` are those before its meetings, `leaving` is a departure that closes the day, and
    `perhaps` are meetings without a day that it may have had.
    """

    date: Date
    movements: tuple[Movement, ...]
    meetings: tuple[Meeting, ...]
    leaving: tuple[Movement, ...]
    perhaps: tuple[Meeting, ...]

    @property
    def anchor(self) -> str:
        """The day's fragment on the page of its visit."""
        possibly = "-possibly" if self.date.uncertain else ""
        about = "-about" if self.date.approximate else ""
        return f"day-{self.date.earliest}{possibly}{about}"


@dataclass(frozen=True, slots=True)
class DisputesOfKind:
    """The disputes of one kind: those the records tell of, and those over names alone."""

    kind: DisputeKind
    told: tuple[Disputed, ...]
    over_names: tuple[Disputed, ...]
    number: int

    def only(self, disputes: Collection[Disputed]) -> Self:
        """Those of these disputes; `number` stays that of all."""
        ids = {each.dispute.id for each in disputes}
        told, over_names = (
            tuple(each for each in found if each.dispute.id in ids)
            for found in (self.told, self.over_names)
        )
        return replace(self, told=told, over_names=over_names)


def disputes_by_kind(dossier: Dossier) -> tuple[DisputesOfKind, ...]:
    """Every dispute under its kind, in the order of the vocabulary."""
    found = grouped((each.dispute.kind, each) for each in dossier.disputes)
    over_names = {dispute.id for (dispute,) in dossier.namings.values()}
    return tuple(
        DisputesOfKind(
            kind,
            told=tuple(each for each in found[kind] if each.dispute.id not in over_names),
            over_names=tuple(each for each in found[kind] if each.dispute.id in over_names),
            number=len(found[kind]),
        )
        for kind in DisputeKind
        if kind in found
    )


def sources_of(dossier: Dossier, basis: Iterable[Basis]) -> tuple[Source, ...]:
    """The sources that citations name, each once, in their order."""
    return tuple(dossier.sources[id_] for id_ in cited_sources(basis))


@dataclass(frozen=True, slots=True)
class Cell:
    """A paragraph of a source: its number, how many claims rest on it, or why none does.

    `weight` is 0 where nothing was drawn, else 1 to 4: up to 2, 5, 10 claims, and more.
    """

    number: int
    claims: int
    weight: int
    masthead: bool
    left_out: str | None

    @property
    def is_text(self) -> bool:
        """Whether it is neither headline, byline or caption nor left out."""
        return not self.masthead and self.left_out is None


_A_YEAR = dt.timedelta(days=366)
_WEIGHTS = (0, 2, 5, 10)


def strip(dossier: Dossier, source: Source) -> tuple[Cell, ...]:
    """Every paragraph of a source, in order, with how much was drawn from it."""
    why = {number: left.why for left in source.left_out for number in left.paragraphs}
    cells = []
    for number, claims in enumerate(_claims_drawn(dossier, source.id), 1):
        weight = sum(claims > bound for bound in _WEIGHTS)
        cells.append(Cell(number, claims, weight, number in source.masthead, why.get(number)))
    return tuple(cells)


@query
def _claims_drawn(dossier: Dossier, source: str) -> tuple[int, ...]:
    """How many claims were drawn from each paragraph of the source of an id."""
    claims, last = dossier.claims_by_paragraph, dossier.sources[source].paragraphs
    return tuple(len(claims.get((source, number), ())) for number in range(1, last + 1))


def reports(
    dossier: Dossier, basis: Iterable[Basis]
) -> tuple[tuple[Source, tuple[Voice, ...]], ...]:
    """Who reports something: each source, once for each way by which it has it.

    The way runs from whom the source names as its informant to whom that one had it from; it is
    empty where the source reports it directly.
    """
    ways = dict.fromkeys((one.source, one.via) for one in basis if isinstance(one, Citation))
    through = {source for source, via in ways if via}
    return tuple(
        (dossier.sources[source], via) for source, via in ways if via or source not in through
    )


def days_of(dossier: Dossier, visit: Visit) -> tuple[Day, ...]:
    """Every day of a visit, those with nothing reported too; none where its days are not known.

    Days that only its meetings or stops know are days of the visit all the same, and so is every
    day between two of them. What is possibly or about of a day stands under a day of its own.
    """
    meetings, moves = dossier.meetings_of(visit), _movements(visit)
    named = {str(date): date for date in (*(m.date for m in meetings), *(on for on, _ in moves))}
    known = {date.earliest for date in named.values() if date.is_day and date.is_firm}
    if visit.date.is_firm:
        known |= set(visit.date.days())
        known |= set(_between(known))
    stated = [date for date in named.values() if date.is_day]
    empty = known - {date.earliest for date in stated}
    dates = sorted([*stated, *(Date.parse(day.isoformat()) for day in empty)])
    undated = without_day(dossier, visit)
    return tuple(_day(date, meetings, moves, undated) for date in dates)


def _day(
    date: Date,
    meetings: Iterable[Meeting],
    moves: Iterable[tuple[Date, Movement]],
    undated: Iterable[Meeting],
) -> Day:
    on_it = [move for on, move in moves if on == date]
    last = len(on_it) - 1 if on_it and not on_it[-1].arrives else len(on_it)
    return Day(
        date=date,
        movements=tuple(on_it[:last]),
        meetings=tuple(meeting for meeting in meetings if meeting.date == date),
        leaving=tuple(on_it[last:]),
        perhaps=tuple(meeting for meeting in undated if meeting.date.overlaps(date)),
    )


def _between(days: Collection[dt.date]) -> Iterator[dt.date]:
    """The days from the first to the last, where these are no more than a year apart."""
    if days and max(days) - min(days) <= _A_YEAR:
        for ordinal in range(min(days).toordinal(), max(days).toordinal()):
            yield dt.date.fromordinal(ordinal)


def without_day(dossier: Dossier, visit: Visit) -> tuple[Meeting, ...]:
    """The meetings of a visit of which no source gives the one day, certain or not."""
    return tuple(m for m in dossier.meetings_of(visit) if not m.date.is_day)


def by_side(
    dossier: Dossier, seen: Iterable[Attendance]
) -> tuple[tuple[Side | None, tuple[Attendance, ...]], ...]:
    """Those who took part by the side they stood for, in the order of sides, unknown ones last."""
    found = grouped((each.side.id if each.side else None, each) for each in seen)
    sides = [(side, found[side.id]) for side in dossier.sides.values() if side.id in found]
    return (*sides, (None, found[None])) if None in found else tuple(sides)


def by_year(
    events: Iterable[EventCard],
) -> tuple[tuple[int | None, tuple[EventCard, ...]], ...]:
    """Events under the year in which they began, in order of time; last, under None, the others.

    The others are those of which no source gives that year.
    """
    return under_years((event.date.first_year, event) for event in events)


def under_years(
    dated: Iterable[tuple[int | None, T]],
) -> tuple[tuple[int | None, tuple[T, ...]], ...]:
    """Whatever has a year under its year, in the order of years; last, under None, the others."""
    found = grouped(dated)
    years = sorted(found, key=lambda year: (year is None, year))
    return tuple((year, found[year]) for year in years)


def undated(dossier: Dossier) -> tuple[EventCard, ...]:
    """What the timeline shows under no year: no source gives the one in which it began."""
    return tuple(event for event in dossier.events if event.date.first_year is None)


@query
def events_by_year(dossier: Dossier) -> Mapping[int, tuple[EventCard, ...]]:
    """Events under each year they touch; those whose first year is not known under none."""
    begun = [event for event in dossier.events if event.date.first_year is not None]
    return grouped((year, event) for event in begun for year in event.date.years)


@query
def events_of_year(dossier: Dossier, year: int) -> tuple[EventCard, ...]:
    """Events that touch a year, in order of time."""
    return events_by_year(dossier)[year]


@query
def years_with_events(dossier: Dossier) -> tuple[int, ...]:
    """The years that events touch, in their order."""
    return tuple(sorted(events_by_year(dossier)))


def territory(dossier: Dossier, place: str) -> str | None:
    """The side on whose territory the place of an id is, as it or what encloses it says."""
    return next((each.side for each in dossier.around(place) if each.side), None)


def as_of(dossier: Dossier, part: Cited) -> Source | None:
    """The latest source for the status of a record or stop; undated if there is no other."""
    sources = sources_of(dossier, part.basis_of("status"))
    return max(sources, key=lambda s: s.date.latest if s.date else dt.date.min, default=None)


def _movements(visit: Visit) -> list[tuple[Date, Movement]]:
    return [
        (date, Movement(leg, arrives))
        for leg in visit.legs
        for date, arrives in ((leg.arrived, True), (leg.left, False))
        if date and date.is_day
    ]
