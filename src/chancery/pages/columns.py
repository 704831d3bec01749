"""Visits by year: what the columns of the graphic stand for, and how high they are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from chancery.cards import EventCard
from chancery.dossier import Dossier, grouped
from chancery.pages.counts import Count
from chancery.vocabulary import Status

MOST_YEARS: Final = 16
"""How many years stand side by side; where there would be more, a column is several years."""

MOST_SPANS: Final = 10
"""How many columns of several years stand side by side."""

MOST_PANELS: Final = 3
"""How many pairs of sides have a panel of their own; the visits of all others share one."""

_STEPS: Final = (1, 5, 10, 50, 100, 500, 1000)
_LONGEST_EMPTY: Final = 3
_LOWEST_SCALE: Final = 4
_HIGHEST: Final = 6.5
_NUMBER: Final = 1.5

Ids = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Years that stand in one column; `is_gap` where a break stands for years without a visit."""

    first: int
    last: int
    is_gap: bool = False

    @property
    def words(self) -> str:
        """The year, or the first and the last: "2023", "1950–54", "1950s", "1950–2017"."""
        if self.first == self.last:
            return str(self.first)
        last = str(self.last)
        if self.last - self.first == 9 and not self.is_gap:
            return f"{self.first}s"
        same_century = not self.is_gap and str(self.first)[:-2] == last[:-2]
        return f"{self.first}–{last[-2:] if same_century else last}"


@dataclass(frozen=True, slots=True)
class Bar:
    """A column of one direction: its numbers, and its heights in em.

    `solid` is for those that happened, its far end `hatched` for those of them that are only
    reported; `outline` is the part for planned visits, beyond it.
    """

    happened: int
    reported: int
    planned: int
    solid: float
    hatched: float
    outline: float

    @property
    def top(self) -> float:
        """How far the whole of it reaches from the line."""
        return round(self.solid + self.outline, 2)


@dataclass(frozen=True, slots=True)
class Column:
    """A span of years with what began in it, each way; `year` is the first of it with a visit."""

    span: Span
    year: int | None
    up: Bar | None
    down: Bar | None


@dataclass(frozen=True, slots=True)
class Direction:
    """Who travels to whom (none where a panel holds what is left), and how often in all.

    `height` is that of the graphic of this direction, in em: its highest bar with its number.
    """

    visitor: Ids
    host: Ids
    happened: int
    reported: int
    planned: int
    height: float


@dataclass(frozen=True, slots=True)
class Panel:
    """The columns of one pair of sides: one direction above the line, the other one below."""

    up: Direction
    down: Direction | None
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class ByYear:
    """The graphic: its panels, and how many visits it leaves out for want of a year, or cancelled.

    All panels have the same years and the same scale.
    """

    panels: tuple[Panel, ...]
    without_year: int
    cancelled: int


def visits_by_year(dossier: Dossier, highest: float = _HIGHEST) -> ByYear:
    """Count visits under the year in which they began, by direction.

    A planned visit is counted apart; a reported one both apart and among those that happened. One
    that was cancelled, or whose beginning is not known to the year, has no column. However many
    visits there are, the graphic stays of one size: its highest column is `highest` em.
    """
    visits = dossier.cards("visits")
    standing = [v for v in visits if v.status != Status.CANCELLED]
    timed = [visit for visit in standing if visit.date.first_year is not None]
    pairs = _pairs(dossier, timed)
    spans = spans_of({year for visit in timed if (year := visit.date.first_year) is not None})
    counted = [
        tuple(_counted(visits, spans) for visits in pair if visits is not None) for pair in pairs
    ]
    most = max((each.total for pair in counted for way in pair for each in way), default=0)
    unit = highest / max(most, _LOWEST_SCALE)
    panels = (
        _panel(pair, numbers, spans, unit) for pair, numbers in zip(pairs, counted, strict=True)
    )
    return ByYear(
        panels=tuple(panels),
        without_year=len(standing) - len(timed),
        cancelled=len(visits) - len(standing),
    )


def spans_of(years: Iterable[int]) -> tuple[Span, ...]:
    """The columns for the years that have visits, as many as fit side by side.

    Between them a few years (or spans of several) without a visit stand empty; of more, one gap
    stands for all.
    """
    known = sorted(set(years))
    tried = ((step, tuple(_stepped(known, step))) for step in _STEPS)
    return next(
        spans for step, spans in tried if len(spans) <= (MOST_YEARS if step == 1 else MOST_SPANS)
    )


def _stepped(years: Sequence[int], step: int) -> Iterator[Span]:
    before: int | None = None
    for first, _ in groupby(years, key=lambda year: year // step * step):
        if before is not None:
            empty = range(before + step, first, step)
            if len(empty) > _LONGEST_EMPTY:
                yield Span(empty[0], first - 1, is_gap=True)
            else:
                yield from (Span(each, each + step - 1) for each in empty)
        yield Span(first, first + step - 1)
        before = first


_Pair = tuple[list[EventCard], list[EventCard] | None]


def _pairs(dossier: Dossier, visits: Iterable[EventCard]) -> list[_Pair]:
    """The visits of each pair of sides, one direction and the other; last those of all others.

    The pairs with the most visits come first, and the side first in the dossier's order is above.
    """
    place = {id_: index for index, id_ in enumerate(dossier.sides)}
    by_way: Mapping[tuple[Ids, Ids], tuple[EventCard, ...]] = grouped(
        ((visit.visitor, visit.host), visit) for visit in visits
    )
    by_pair = grouped((frozenset(way), way) for way in by_way)
    ordered = sorted(
        (sorted(ways, key=lambda way: [place[id_] for id_ in way[0]]) for ways in by_pair.values()),
        key=lambda ways: -sum(len(by_way[way]) for way in ways),
    )
    pairs: list[_Pair] = [
        (list(by_way[ways[0]]), list(by_way[ways[1]]) if len(ways) > 1 else None)
        for ways in ordered[:MOST_PANELS]
    ]
    rest = [visit for ways in ordered[MOST_PANELS:] for way in ways for visit in by_way[way]]
    return [*pairs, (rest, None)] if rest else pairs


def _counted(visits: Iterable[EventCard], spans: Sequence[Span]) -> tuple[Count, ...]:
    """How many visits there are of each status, for each span."""
    statuses = grouped((visit.date.first_year, visit.status) for visit in visits)
    return tuple(
        Count.of(
            status
            for year, each in statuses.items()
            if year is not None and span.first <= year <= span.last
            for status in each
        )
        for span in spans
    )


def _panel(
    pair: _Pair, counted: Sequence[Sequence[Count]], spans: Sequence[Span], unit: float
) -> Panel:
    up, down = pair
    bars = [[_bar(count, unit) for count in way] for way in counted]
    first = {year: year for visits in pair for v in visits or () if (year := v.date.first_year)}
    columns = (
        Column(
            span=span,
            year=min((year for year in first if span.first <= year <= span.last), default=None),
            up=bars[0][index],
            down=bars[1][index] if down is not None else None,
        )
        for index, span in enumerate(spans)
    )
    return Panel(
        up=_direction(up, bars[0]),
        down=_direction(down, bars[1]) if down is not None else None,
        columns=tuple(columns),
    )


def _bar(count: Count, unit: float) -> Bar | None:
    if not count.total:
        return None
    numbers = (count.happened, count.reported, count.planned)
    return Bar(*numbers, *(round(number * unit, 2) for number in numbers))


def _direction(visits: Sequence[EventCard], bars: Sequence[Bar | None]) -> Direction:
    ways = {(visit.visitor, visit.host) for visit in visits}
    visitor, host = ways.pop() if len(ways) == 1 else ((), ())
    shown = [bar for bar in bars if bar]
    return Direction(
        visitor=visitor,
        host=host,
        happened=sum(bar.happened for bar in shown),
        reported=sum(bar.reported for bar in shown),
        planned=sum(bar.planned for bar in shown),
        height=round(max(bar.top for bar in shown) + _NUMBER, 2),
    )
