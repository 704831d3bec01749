"""The plain pages of facets: for each value the visits and meetings that have it, by year.

They are what the filters are without a script. Years have pages of their own that list all, and so
have people, topics and places; of these three, a page here lists what is too much for that.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from chancery.cards import EventCard
from chancery.dossier import Dossier
from chancery.pages.counts import by_status, one_of_each_status
from chancery.pages.facets import Facet, events_with, every_value_of, label_of, term_of
from chancery.pages.list_page import HOME, list_page
from chancery.pages.page import Page
from chancery.pages.parts import Part, numbered, whole_groups
from chancery.pages.rows import MOST, Row, Years, by_year, events_in, in_parts, number_in, rows_of
from chancery.pages.years import years
from chancery.queries import query
from chancery.vocabulary import Status

LISTED: Final = 40
"""How many visits and meetings the page of a person, topic or place lists, if there are no more."""

LATEST: Final = 20
"""How many it lists if there are more, the latest of them, with the way to all."""

DRAWN_YEARS: Final = 80
"""How many years of a person's visits and meetings are drawn; of more, there is a list of them."""

DRAWN_EVENTS: Final = 1_000
"""How many visits and meetings are drawn; of more, the years are full, and too much for a page."""

_OWN: Final = (Facet.DIRECTION, Facet.KIND, Facet.LEVEL, Facet.STATUS)


@dataclass(frozen=True, slots=True)
class Listing:
    """The events that have a value, as its own page lists them: all, or the latest.

    `rest` is the address of the list of all where there are more, and `counted` says then how many
    there are.
    """

    rows: tuple[Row, ...]
    events: tuple[EventCard, ...]
    counted: str
    rest: str | None

    @property
    def latest(self) -> int:
        """How many of the latest meetings, or stops, the page lists; all where they are few."""
        return LATEST if self.rest else LISTED


def listing(dossier: Dossier, facet: Facet, value: str) -> Listing:
    """What the page of a topic or place lists; it is empty where no event has the value."""
    events = events_with(dossier, facet, value)
    rest = rest_address(dossier, facet, value)
    rows = rows_of(events[-LATEST:] if rest else events)
    return Listing(rows, events, counted(events) if rest else "", rest)


def rest_address(dossier: Dossier, facet: Facet, value: str) -> str | None:
    """Where all that has a person, topic or place is listed, if their own page cannot list it."""
    return all_rows_address(facet, value) if _is_long(dossier, facet, value) else None


def _is_long(dossier: Dossier, facet: Facet, value: str) -> bool:
    """Whether the page of a person, topic or place, with stops of visits there, cannot list all."""
    stops = dossier.stops_at.get(value, ()) if facet is Facet.PLACE else ()
    return max(len(events_with(dossier, facet, value)), len(stops)) > LISTED


@query
def values_with_pages(dossier: Dossier) -> tuple[tuple[Facet, str], ...]:
    """Every value of a facet whose events are listed on pages of their own."""
    own = ((facet, value.id) for facet in _OWN for value in every_value_of(dossier, facet))
    records = (
        (Facet.PERSON, dossier.people),
        (Facet.TOPIC, dossier.topics),
        (Facet.PLACE, dossier.places),
    )
    of_records = ((facet, id_) for facet, by_id in records for id_ in by_id)
    return (*own, *(each for each in of_records if _is_long(dossier, *each)))


def all_rows_address(facet: Facet, value: str) -> str:
    """The address of the list of all that has a value, below the timeline."""
    return f"timeline/{facet}/{value}/"


def row_pages(dossier: Dossier) -> Mapping[str, str]:
    """The page that has the row of each visit and meeting, by its id: that of its status.

    Each event has one status, so that these pages have every row, and the rows of neighbours in
    time together.
    """
    found: dict[str, str] = {}
    for status in Status:
        for part in _parts(dossier, Facet.STATUS, status):
            for event in events_in(part.rows):
                found.setdefault(event.id, part.address)
    return found


def _parts(dossier: Dossier, facet: Facet, value: str) -> tuple[Part[Row], ...]:
    rows = rows_of(events_with(dossier, facet, value))
    years = [found for _, found in by_year(rows)]
    cut = whole_groups(years, MOST, in_parts, number_in)
    return tuple(numbered(all_rows_address(facet, value), cut))


def value_pages(dossier: Dossier, facet: Facet, value: str) -> Iterator[Page]:
    """Yield the pages that list the events which have a value, in parts if they are many."""
    events = events_with(dossier, facet, value)
    cut = [(part, by_year(part.rows)) for part in _parts(dossier, facet, value)]
    numbers = counted(events)
    for part, of_years in cut:
        first = part.number == 1 and _first(facet, events, cut)
        yield _page(dossier, facet, value, numbers, part, {"years": of_years, **(first or {})})


def _first(
    facet: Facet, events: Sequence[EventCard], cut: Sequence[tuple[Part[Row], Years]]
) -> Mapping[str, Any]:
    """What the first of several parts shows: where each year begins; a person's years, drawn."""
    found = {year: part.address for part, of_years in reversed(cut) for year, _ in of_years}
    ways = {year: f"{found[year]}#y{year}" for year in sorted(filter(None, found))}
    is_drawn = len(ways) <= DRAWN_YEARS and len(events) <= DRAWN_EVENTS
    if facet is Facet.PERSON and is_drawn:
        return {"strip": years(events, ways), "years_at": ways}
    if len(cut) == 1:
        return {}
    undated = [(f"{found[None]}#page--undated", "In an unknown year")] if None in found else []
    return {"ways": [*((address, str(year)) for year, address in ways.items()), *undated]}


def _page(
    dossier: Dossier,
    facet: Facet,
    value: str,
    numbers: str,
    part: Part[Row],
    shows: Mapping[str, Any],
) -> Page:
    """One part of the list of what has a value; the first has the ways to each year."""
    term, listed = term_of(facet, value), events_in(part.rows)
    name = f"{facet.capitalize()}: {label_of(dossier, facet, value)}"
    first = () if part.number == 1 else ((part.base, name),)
    return list_page(
        dossier,
        address=part.address,
        template="facet",
        title=f"{name}{part.words}",
        says=f"{name}, in order of time. {numbers}",
        trail=(HOME, ("timeline/", "Timeline"), *first),
        listed=listed,
        of_each_status=one_of_each_status(listed),
        counted=numbers,
        tells_status=facet is not Facet.STATUS,
        definition=term.definition if term else "",
        part=part,
        **{"strip": None, "years_at": {}, "ways": (), **shows},
    )


def counted(events: Sequence[EventCard]) -> str:
    """How many visits and meetings there are of each status, in words."""
    visits = [event for event in events if event.is_visit]
    meetings = [event for event in events if not event.is_visit]
    kinds = ((visits, "visit", "visits"), (meetings, "meeting", "meetings"))
    return " ".join(f"{by_status(found, *words)}." for found, *words in kinds if found)
