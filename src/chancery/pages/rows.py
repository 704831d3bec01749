"""Rows of long lists of events: visits with those of their meetings that belong in the list."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from chancery.cards import EventCard
from chancery.dossier import grouped
from chancery.pages.parts import parts
from chancery.pages.views import under_years

MOST: Final = 200
"""How many visits and meetings one page lists."""


@dataclass(frozen=True, slots=True)
class Row:
    """An event of a list, and below it the meetings of it that are in the list too."""

    event: EventCard
    inside: tuple[EventCard, ...] = ()


def rows_of(events: Iterable[EventCard]) -> tuple[Row, ...]:
    """Events as rows, in their order; a meeting stands in the row of its visit, if that is listed.

    A visit must come before its meetings, as it does in the order of time.
    """
    visits: dict[str, tuple[EventCard, list[EventCard]]] = {}
    for event in events:
        if event.visit in visits:
            visits[event.visit][1].append(event)
        else:
            visits[event.id] = event, []
    return tuple(Row(event, tuple(inside)) for event, inside in visits.values())


def in_parts(rows: Iterable[Row], most: int = MOST) -> tuple[tuple[Row, ...], ...]:
    """Cut rows into parts of at most `most` visits and meetings.

    A visit whose meetings do not fit in one part is told again, with the rest of them, in the
    next: no part leaves a meeting without its visit.
    """
    each = [(row.event, inside) for row in rows for inside in (None, *row.inside)]
    return tuple(
        tuple(
            Row(_event(found), tuple(meeting for _, meeting in found if meeting))
            for found in grouped((event.id, (event, inside)) for event, inside in part).values()
        )
        for part in parts(each, most)
    )


def _event(found: tuple[tuple[EventCard, EventCard | None], ...]) -> EventCard:
    return found[0][0]


Years = tuple[tuple[int | None, tuple[Row, ...]], ...]
"""Years with the rows under each."""


def by_year(rows: Iterable[Row]) -> Years:
    """Rows under the year in which their event began; last, under None, the others."""
    return under_years((row.event.date.first_year, row) for row in rows)


def number_in(rows: Iterable[Row]) -> int:
    """How many events are in rows, those below others too."""
    return sum(1 + len(row.inside) for row in rows)


def events_in(rows: Iterable[Row]) -> tuple[EventCard, ...]:
    """The events of rows, those below others too."""
    return tuple(event for row in rows for event in (row.event, *row.inside))
