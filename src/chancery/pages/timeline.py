"""The pages of the timeline: the whole, or its years where it is long; each year, in parts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from chancery.cards import EventCard
from chancery.dossier import Dossier
from chancery.pages.columns import visits_by_year
from chancery.pages.parts import Part, numbered, parts
from chancery.pages.ribbons import Ribbon, key
from chancery.pages.shores import Banks, Row, banks, by_year, rows
from chancery.pages.year_index import timeline_years
from chancery.queries import query

MOST_ROWS: Final = 100
"""How many rows a page of the timeline has at most; a visit's meetings below it are rows too."""

MOST_MEETINGS: Final = 20
"""How many meetings stand below their visit; the others are on the visit's own page."""

STRIP: Final = 2.6
"""How high the highest column of the strip above the timeline is, in em."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event's row on the page of a year, with the meetings that stand below it.

    `more` is how many others the visit has.
    """

    row: Row
    meetings: tuple[EventCard, ...]
    more: int


@query
def is_long(dossier: Dossier) -> bool:
    """Whether the timeline has more rows than a page, so that only its years have them."""
    return len(dossier.events) > MOST_ROWS


def whole(dossier: Dossier) -> Mapping[str, Any]:
    """What the page of the whole timeline shows: every row, or the years with their numbers."""
    between = banks(dossier)
    shown = {
        "banks": between,
        "strip": visits_by_year(dossier, highest=STRIP),
        "is_long": is_long(dossier),
    }
    if is_long(dossier):
        return {**shown, "years": timeline_years(dossier)}
    years, others = by_year(rows(dossier, between, dossier.events))
    return {**shown, "years": years, "others": others, "key": key_of(dossier.events)}


def key_of(events: Iterable[EventCard]) -> tuple[tuple[str, Ribbon], ...]:
    """What the arrows of these events mean."""
    return key((event.date, event.status) for event in events)


def year_parts(
    dossier: Dossier, between: Banks, base: str, events: Iterable[EventCard]
) -> Iterator[Part[Told]]:
    """The pages for events, the first at the address `base`: each event, its meetings below it."""
    told = [_told(dossier, row) for row in rows(dossier, between, events)]
    return numbered(base, tuple(_cut(told)))


def _told(dossier: Dossier, row: Row) -> Told:
    meetings = dossier.meetings_in(row.event.id)
    shown = next(iter(parts(meetings, MOST_MEETINGS)), ())
    return Told(row, shown, len(meetings) - len(shown))


def _cut(told: Sequence[Told]) -> Iterator[tuple[Told, ...]]:
    """As many in each part as its rows have room for, meetings counted; no event is cut in two."""
    part: list[Told] = []
    used = 0
    for each in told:
        needs = 1 + len(each.meetings)
        if part and used + needs > MOST_ROWS:
            yield tuple(part)
            part, used = [], 0
        part.append(each)
        used += needs
    yield tuple(part)
