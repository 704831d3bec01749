"""The timeline between the shores of two sides, or across lanes where they are not two.

Time runs down; a visit crosses from its traveller's shore to its host's. What is drawn of each is
in `ribbons`; here is where it stands, what runs on beside it, and how the years follow each other.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from chancery.cards import EventCard
from chancery.date_words import MONTHS
from chancery.dates import Date
from chancery.dossier import Dossier, grouped
from chancery.model.entities import Side
from chancery.pages.ribbons import Ribbon, Span, ribbon, thickness
from chancery.pages.views import territory
from chancery.pages.years import Gap
from chancery.queries import query
from chancery.vocabulary import Status

MOST_LANES: Final = 6
"""How many sides have a lane of their own; all others share one more."""

MOST_AT_ONCE: Final = 3
"""How many visits that run on are drawn and named beside another."""

_MIDDLE: Final = 50.0
_SLOT: Final = 4.0

Where = Literal["left", "right", "middle"]


@dataclass(frozen=True, slots=True)
class Banks:
    """Where the sides stand across the river, in percent.

    Two parties have a shore each (`are_shores`), and whoever else stands in the middle; of any
    other number, every side that a visit concerns has a lane. `elsewhere` is where no side is.
    """

    sides: tuple[Side, ...]
    are_shores: bool
    at: Mapping[str, float]
    lanes: tuple[float, ...]
    elsewhere: float

    def of(self, side: str | None) -> float:
        """Where a side stands."""
        return self.elsewhere if side is None else self.at.get(side, self.elsewhere)


class UnderWay(NamedTuple):
    """A visit that runs on beside a row: its lane (in percent) and the side that travels.

    It is drawn from `top` to `bottom` of the row's ribbon, in em; None is the edge of the row.
    """

    x: float
    side: str
    top: float | None
    bottom: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An event with its drawing; `side` is that whose colour it has.

    `text` is the shore on which it is told. Its date stands on the opposite one if it `crosses`,
    that is, leads from the one party to the other and concerns nobody else. `month` is named where
    it is not that of the row before, `overlaps` are the visits under way on known days when this
    one began. `ports` are the lanes of its travellers.
    """

    event: EventCard
    ribbon: Ribbon
    side: str | None
    text: Where
    crosses: bool
    month: str = ""
    under_way: tuple[UnderWay, ...] = ()
    overlaps: tuple[EventCard, ...] = ()
    ports: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True, slots=True)
class YearOfRows:
    """What began in a year, and what began before and went on in it."""

    year: int
    rows: tuple[Row, ...]
    goes_on: tuple[EventCard, ...] = ()


@query
def banks(dossier: Dossier) -> Banks:
    """Where the sides of a dossier stand, in its order."""
    parties = [side for side in dossier.sides.values() if side.party]
    if len(parties) == 2:
        return two_shores(*parties)
    known = {id_ for visit in dossier.cards("visits") for id_ in (*visit.visitor, *visit.host)}
    return lanes([side for side in dossier.sides.values() if side.party or side.id in known])


def two_shores(left: Side, right: Side) -> Banks:
    """A river between two sides."""
    return Banks((left, right), True, {left.id: 0.0, right.id: 100.0}, (0.0, 100.0), _MIDDLE)


def lanes(sides: Sequence[Side]) -> Banks:
    """A lane for each side; beyond so many, one for all that are left."""
    own, others = tuple(sides[:MOST_LANES]), sides[MOST_LANES:]
    number = len(own) + bool(others)
    at = tuple(round(100 * (index + 0.5) / number, 1) for index in range(number))
    by_side = {side.id: at[min(index, number - 1)] for index, side in enumerate(sides)}
    return Banks(own, False, by_side, at, elsewhere=100.0 if number else _MIDDLE)


def rows(dossier: Dossier, between: Banks, events: Iterable[EventCard]) -> tuple[Row, ...]:
    """Lay events out, one row each.

    Args:
        dossier: Whose events they are.
        between: Where its sides stand.
        events: Visits, and meetings that are part of none, in order of time.
    """
    laid = [_laid(dossier, between, event) for event in events]
    beside = _beside(laid, between)
    months = ["", *(_month(row.event.date) for row in laid)]
    return tuple(
        replace(
            row,
            month="" if month == before else month,
            under_way=tuple(found.lanes),
            overlaps=tuple(found.visits[:MOST_AT_ONCE]),
        )
        for row, found, (before, month) in zip(laid, beside, pairwise(months), strict=True)
    )


def by_year(found: Sequence[Row]) -> tuple[tuple[YearOfRows | Gap, ...], tuple[Row, ...]]:
    """Rows under the year in which each began, with the silent years between; then the others.

    The others are those of which no source gives that year.
    """
    begun = grouped((row.event.date.first_year, row) for row in found)
    going = grouped(
        (year, row.event)
        for row in found
        if row.event.date.is_interval and (began := row.event.date.first_year) is not None
        for year in row.event.date.years
        if year > began
    )
    years = sorted({year for year in begun if year is not None} | set(going))
    parts: list[YearOfRows | Gap] = []
    for index, year in enumerate(years):
        if index and year > years[index - 1] + 1:
            parts.append(Gap(years[index - 1] + 1, year - 1))
        parts.append(YearOfRows(year, begun.get(year, ()), going.get(year, ())))
    return tuple(parts), begun.get(None, ())


def _laid(dossier: Dossier, between: Banks, event: EventCard) -> Row:
    """An event with its drawing, where it stands."""
    if event.is_visit:
        tails, heads = _places(between, event.visitor), _places(between, event.host)
        spans = tuple(_spans(tails, heads)) or (Span(heads[0], 0, "none"),)
        side = event.visitor[0] if len(event.visitor) == 1 else None
        text, crosses = _told(between, event)
    else:
        side = _side_of(dossier, event.id)
        spans = (Span(between.of(side), 0, "none"),)
        text, crosses = (_shore(between, side) or "middle", False)
    ports: tuple[tuple[float, str], ...] = ()
    if not between.are_shores:
        text, crosses = "right", True
        ports = tuple((between.of(each), each) for each in event.visitor)
    drawn = ribbon(event.date, event.status, spans)
    return Row(event=event, ribbon=drawn, side=side, text=text, crosses=crosses, ports=ports)


def _places(between: Banks, sides: Iterable[str]) -> list[float]:
    return sorted({between.of(side) for side in sides})


def _spans(tails: Sequence[float], heads: Sequence[float]) -> Iterator[Span]:
    """An arrow to each host from either hand, from the farthest of those who travel there."""
    for head in heads:
        if tails[0] < head:
            yield Span(tails[0], round(head - tails[0], 1), "right")
        if tails[-1] > head:
            yield Span(head, round(tails[-1] - head, 1), "left")


def _told(between: Banks, visit: EventCard) -> tuple[Where, bool]:
    """On which shore a visit is told, and whether it led there from the other, and nobody else.

    That is the host's; if the host has none, the traveller's; and the middle, if that is not one.
    """
    hosts = {_shore(between, side) for side in visit.host}
    visitors = {_shore(between, side) for side in visit.visitor}
    crosses = (
        len(hosts) == len(visitors) == 1 and None not in hosts | visitors and hosts != visitors
    )
    for shores in (hosts - {None}, visitors - {None}):
        if len(shores) == 1:
            return next(iter(shores)) or "middle", crosses
    return "middle", False


def _shore(between: Banks, side: str | None) -> Where | None:
    return {0.0: "left", 100.0: "right"}.get(between.of(side)) if between.are_shores else None  # type: ignore[return-value]


@query
def _side_of(dossier: Dossier, meeting: str) -> str | None:
    """The side on whose territory the meeting of an id was, by its place or what encloses it."""
    place = dossier.meetings[meeting].place
    return territory(dossier, place) if place else None


def _month(date: Date) -> str:
    """The month of the beginning, in three letters, if it is known."""
    start = date.start
    if start is None or start.precision not in ("day", "month"):
        return ""
    return MONTHS[start.earliest.month - 1][:3]


@dataclass(slots=True)
class _Beside:
    """What is gathered for a row while the rows are gone through."""

    lanes: list[UnderWay] = field(default_factory=list)
    visits: list[EventCard] = field(default_factory=list)


def _beside(laid: Sequence[Row], between: Banks) -> list[_Beside]:
    """What runs on beside each row.

    Only days that are known count: of a month or a year nobody knows what else was in it.
    """
    found = [_Beside() for _ in laid]
    free_from: dict[tuple[float, int], int] = {}
    for index, row in enumerate(laid):
        if not row.event.is_visit or not _is_on_known_days(row.event):
            continue
        during = list(_begun_during(laid, index))
        for each in during:
            found[each].visits.append(row.event)
        x = _places(between, row.event.host)[0]
        slot = next((n for n in range(MOST_AT_ONCE) if free_from.get((x, n), 0) <= index), None)
        if during and slot is not None:
            free_from[x, slot] = during[-1] + 1
            for each in range(index, during[-1] + 1):
                lane = _lane(laid, index, each, during[-1], _slot(x, slot))
                found[each].lanes.append(lane)
    return found


def _begun_during(laid: Sequence[Row], index: int) -> Iterator[int]:
    """The rows after one whose events began on a known day before that one was over."""
    last = laid[index].event.date.latest
    for after in range(index + 1, len(laid)):
        event = laid[after].event
        if event.date.earliest > last:
            break
        if _is_on_known_days(event):
            yield after


def _is_on_known_days(event: EventCard) -> bool:
    start, end = event.date.start, event.date.end
    known = start is not None and start.is_day and end is not None and end.is_day
    return known and event.date.is_firm and event.status != Status.CANCELLED


def _slot(x: float, number: int) -> float:
    """A lane beside a shore, towards the middle of the river."""
    inwards = 1 if x < _MIDDLE else -1
    return round(x + inwards * _SLOT * (number + 0.75), 1)


def _lane(laid: Sequence[Row], first: int, at: int, last: int, x: float) -> UnderWay:
    """The part of a visit's lane beside one of the rows during which it ran on."""
    visit, row = laid[first], laid[at]
    top = visit.ribbon.firm_to if at == first else None
    bottom = None
    if at == last:
        days = (visit.event.date.latest - row.event.date.earliest).days + 1
        bottom = round(min(row.ribbon.firm_from + thickness(days), row.ribbon.height), 2)
    return UnderWay(x, visit.side or "", top, bottom)
