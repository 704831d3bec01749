"""Events year by year as a row of small graphics: where in its year each stands, if known."""

import datetime as dt
from bisect import bisect_right
from calendar import isleap
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Final, Literal, NamedTuple

from chancery.cards import EventCard
from chancery.dates import Date
from chancery.dossier import grouped
from chancery.vocabulary import Status

HEIGHT: Final = 24
"""The height of a year's graphic; its width is a day of the year each."""

_MERGED: Final = 7
"""Days that lie closer than this share a tick, so that no year has more than 53."""

_TICK: Final = 8
_STEP: Final = 3
_TALLEST: Final = 5
"""A tick is as high as a bar, and grows with the number of events of its days, up to so many."""

Kind = Literal["band", "span", "day"]


@dataclass(frozen=True, slots=True)
class Shape:
    """What is drawn of a year as one SVG path (SVG 2, chapter 9).

    A `day` is a tick, a `span` of known days a bar, and a `band` the time within which lies what
    is known to the month or the year alone. It is `firm` if it was held and its date is certain.
    """

    kind: Kind
    firm: bool
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearCell:
    """A year that has an event.

    `days` is its length, `counts` says in words what it has, and `leads_to` is the year under
    which the page lists it: another one for what only goes on in this.
    """

    year: int
    days: int
    counts: tuple[str, ...]
    leads_to: int
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """The years without an event between two that have one, the first and the last of them."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Years:
    """The cells of a timeline, and how many events it cannot show: their year is not known."""

    cells: tuple[YearCell | Gap, ...]
    undated: int

    def __bool__(self) -> bool:
        """Whether there is a year to show."""
        return bool(self.cells)


_BEHIND: Final[tuple[Kind, ...]] = ("band", "span", "day")
"""The kinds of shapes, those behind the others first."""


class _Stretch(NamedTuple):
    """What is drawn of an event in one year: from a day of the year up to another, from 0.

    `kind` is the place of its kind among those behind each other: stretches are drawn in order.
    """

    kind: int
    firm: bool
    first: int
    end: int


def years(events: Iterable[EventCard], rows: Collection[int] = ()) -> Years:
    """Lay events out by year, with the gaps between.

    An interval that is open, or whose end is not known, is drawn where it began.

    Args:
        events: Visits and meetings, in any order.
        rows: The years under which the page lists them, where that is not when each began.
    """
    events = tuple(events)
    dated = [event for event in events if event.date.first_year is not None]
    under = sorted(set(rows) or {year for e in dated if (year := e.date.first_year) is not None})
    drawn = [
        (event, year, one) for event in dated for year, one in _stretches(event.date, event.status)
    ]
    by_year = grouped((year, (event, one)) for event, year, one in drawn)
    cells = [
        YearCell(
            year=year,
            days=_length(year),
            counts=_counts([event for event, _ in by_year[year]]),
            leads_to=under[at - 1] if (at := bisect_right(under, year)) else year,
            shapes=tuple(_shapes(one for _, one in by_year[year])),
        )
        for year in sorted(by_year)
    ]
    return Years(tuple(_with_gaps(cells)), len(events) - len(dated))


def _with_gaps(cells: list[YearCell]) -> Iterator[YearCell | Gap]:
    yield from cells[:1]
    for before, behind in pairwise(cells):
        if behind.year > before.year + 1:
            yield Gap(before.year + 1, behind.year - 1)
        yield behind


@cache
def _stretches(date: Date, status: Status) -> tuple[tuple[int, _Stretch], ...]:
    """What is drawn of an event whose year is known, year by year.

    Kept, as the same is drawn for everyone who was there.
    """
    return tuple(_drawn(date, status))


def _drawn(date: Date, status: Status) -> Iterator[tuple[int, _Stretch]]:
    start, end = date.start, date.end
    assert start is not None  # noqa: S101  it has a year
    if end is None or end.precision in ("decade", "century"):
        end = start
    known = start.precision == end.precision == "day"
    firm = status == Status.HELD and not (date.uncertain or date.approximate)
    for year in range(start.earliest.year, end.latest.year + 1):
        january = dt.date(year, 1, 1)
        first = max(0, (start.earliest - january).days)
        last = min(_length(year), (end.latest - january).days + 1)
        kind: Kind = "band" if not known else "day" if last == first + 1 else "span"
        yield year, _Stretch(_BEHIND.index(kind), firm, first, last)


def _length(year: int) -> int:
    """The number of days of a year."""
    return 366 if isleap(year) else 365


def _shapes(stretches: Iterable[_Stretch]) -> Iterator[Shape]:
    """The shapes of a year, those behind the others first: no more than one of each sort."""
    for (number, firm), group in groupby(sorted(stretches), key=itemgetter(0, 1)):
        kind, same = _BEHIND[number], list(group)
        if kind == "day":
            path = "".join(_ticks(same))
        elif kind == "span":
            path = "".join(_box(*ends, _TICK) for ends in _joined(same, _MERGED))
        else:
            path = "".join(_box(*ends, HEIGHT) for ends in _joined(same, 1))
        yield Shape(kind, firm, path)


def _box(first: int, end: int, height: int) -> str:
    return f"M{first} {HEIGHT - height}H{end}V{HEIGHT}H{first}Z"


def _ticks(days: Iterable[_Stretch]) -> Iterator[str]:
    for _, group in groupby(days, key=lambda one: one.first // _MERGED):
        same = list(group)
        height = _TICK + _STEP * (min(len(same), _TALLEST) - 1)
        yield f"M{same[0].first + 0.5} {HEIGHT}V{HEIGHT - height}"


def _joined(stretches: Iterable[_Stretch], within: int) -> list[tuple[int, int]]:
    """Stretches in order, joined where less than `within` days lie between them."""
    joined: list[tuple[int, int]] = []
    for one in stretches:
        if joined and one.first < joined[-1][1] + within:
            joined[-1] = (joined[-1][0], max(joined[-1][1], one.end))
        else:
            joined.append((one.first, one.end))
    return joined


def _counts(events: Iterable[EventCard]) -> tuple[str, ...]:
    """How many visits and meetings were held, and how many have another status, in words."""
    # Counted one by one: a member of an enumeration is slow to hash.
    found = [(event.status, event.is_visit) for event in events]
    words = [
        _counted(number, "visit" if visit else "meeting", status)
        for status in Status
        for visit in (True, False)
        if (number := found.count((status, visit)))
    ]
    return tuple(words)


def _counted(number: int, what: str, status: Status) -> str:
    plural = "" if number == 1 else "s"
    said = "" if status == Status.HELD else f"{status.label.lower()} "
    return f"{number} {said}{what}{plural}"
