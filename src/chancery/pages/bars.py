"""Horizontal bars: what each stands for, how long it is, and each part of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from chancery.model.entities import Side
from chancery.pages.counts import Count
from chancery.vocabulary import Status

LONGEST: Final = 56
"""How much of its cell the longest bar takes, in percent: the rest is for its numbers in words."""


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a bar for one status: where in the bar it begins and how long, in percent."""

    status: Status
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: how long it is (in percent of its cell), and its parts."""

    width: float
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """What a bar stands for: in words, where its records are, and how many there are.

    `side` is the id of the side whose colour the bar has, `of` a side to be named beside the
    words. A row with others `under` it has no bar: these are its parts.
    """

    words: str
    address: str | None
    count: Count
    side: str | None = None
    of: Side | None = None
    under: tuple["Row", ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars on one scale; `further` are the rows without room, `next` the count of the first."""

    rows: tuple[Row, ...]
    further: int = 0
    next: Count = field(default_factory=Count)

    @property
    def top(self) -> int:
        """The number that the longest bar stands for."""
        leaves = (leaf for row in self.rows for leaf in row.under or (row,))
        return max((leaf.count.total for leaf in leaves), default=1)

    def bar(self, count: Count) -> Bar:
        """The bar for a count, its parts in the order of `counts.STATUSES`."""
        parts, before = [], 0
        for status, number in count.parts:
            x, width = (each / count.total * 100 for each in (before, number))
            parts.append(Part(status, round(x, 2), round(width, 2)))
            before += number
        return Bar(round(count.total / self.top * LONGEST, 2), tuple(parts))


def most_first(rows: Iterable[Row], most: int | None = None) -> Chart:
    """A chart of the rows that have records: most held first, where alike in the order given.

    Where there are more than `most`, rows that are alike are all shown or none, so that the names
    decide nothing; unless that would leave none at all.
    """
    ordered = sorted((row for row in rows if row.count.total), key=lambda row: row.count.rank)
    if most is None or len(ordered) <= most:
        return Chart(tuple(ordered))
    above = [row for row in ordered[:most] if row.count.rank < ordered[most].count.rank]
    shown = above or ordered[:most]
    return Chart(tuple(shown), len(ordered) - len(shown), ordered[len(shown)].count)
