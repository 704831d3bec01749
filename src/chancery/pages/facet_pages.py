"""The plain pages of facets: for each value the visits and meetings that have it, by year.

They are what the filters are without a script. Years have pages of their own that list all, and so
have people, topics and places; of these three, a page here lists what is too much for that.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from chancery.dossier import Dossier
from chancery.model.events import Event, Meeting, Visit
from chancery.pages.counts import by_status
from chancery.pages.facets import Facet, events_with, label_of, term_of, values_of
from chancery.pages.list_page import HOME, list_page
from chancery.pages.page import Page
from chancery.pages.parts import Part, numbered
from chancery.pages.rows import Row, by_year, events_in, in_parts, rows_of
from chancery.vocabulary import Status

LISTED: Final = 120
"""How many visits and meetings the page of a person, topic or place lists; of more, the number."""

_OWN: Final = (Facet.DIRECTION, Facet.KIND, Facet.LEVEL, Facet.STATUS)


@dataclass(frozen=True, slots=True)
class Listing:
    """The events that have a value, as its own page lists them: at most `LISTED`.

    `rest` is the address of the list of all where there are more, and `counted` says how many
    there are.
    """

    most: ClassVar[int] = LISTED

    rows: tuple[Row, ...]
    events: tuple[Event, ...]
    counted: str
    rest: str | None


def listing(dossier: Dossier, facet: Facet, value: str) -> Listing:
    """What the page of a topic or place lists; it is empty where no event has the value."""
    events = events_with(dossier, facet, value)
    rows = next(iter(in_parts(rows_of(dossier, events), LISTED)), ())
    return Listing(rows, events, counted(events), rest_address(dossier, facet, value))


def rest_address(dossier: Dossier, facet: Facet, value: str) -> str | None:
    """Where all that has a person, topic or place is listed, if their own page cannot list it."""
    return all_rows_address(facet, value) if _is_long(dossier, facet, value) else None


def _is_long(dossier: Dossier, facet: Facet, value: str) -> bool:
    """Whether the page of a person, topic or place, with stops of visits there, cannot list all."""
    stops = dossier.stops_at.get(value, ()) if facet is Facet.PLACE else ()
    return max(len(events_with(dossier, facet, value)), len(stops)) > LISTED


def values_with_pages(dossier: Dossier) -> Iterator[tuple[Facet, str]]:
    """Yield every value of a facet whose events are listed on pages of their own."""
    for facet in _OWN:
        for value in values_of(dossier, facet, dossier.events_and_meetings):
            yield facet, value.id
    for facet, ids in (
        (Facet.PERSON, tuple(dossier.people)),
        (Facet.TOPIC, tuple(dossier.topics)),
        (Facet.PLACE, tuple(dossier.places)),
    ):
        for id_ in ids:
            if _is_long(dossier, facet, id_):
                yield facet, id_


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


def _parts(dossier: Dossier, facet: Facet, value: str) -> Iterator[Part[Row]]:
    rows = rows_of(dossier, events_with(dossier, facet, value))
    return numbered(all_rows_address(facet, value), in_parts(rows))


def value_pages(dossier: Dossier, facet: Facet, value: str) -> Iterator[Page]:
    """Yield the pages that list the events which have a value, in parts if they are many."""
    says = counted(events_with(dossier, facet, value))
    for part in _parts(dossier, facet, value):
        yield _page(dossier, facet, value, says, part)


def _page(dossier: Dossier, facet: Facet, value: str, numbers: str, part: Part[Row]) -> Page:
    """One part of the list of what has a value."""
    term = term_of(facet, value)
    name = f"{facet.capitalize()}: {label_of(dossier, facet, value)}"
    first = () if part.number == 1 else ((part.base, name),)
    return list_page(
        dossier,
        address=part.address,
        template="facet",
        title=f"{name}{part.words}",
        says=f"{name}, in order of time. {numbers}",
        trail=(HOME, ("timeline/", "Timeline"), *first),
        years=by_year(part.rows),
        listed=events_in(part.rows),
        counted=numbers,
        tells_status=facet is not Facet.STATUS,
        definition=term.definition if term else "",
        part=part,
    )


def counted(events: Sequence[Event]) -> str:
    """How many visits and meetings there are of each status, in words."""
    visits = [event for event in events if isinstance(event, Visit)]
    meetings = [event for event in events if isinstance(event, Meeting)]
    kinds = ((visits, "visit", "visits"), (meetings, "meeting", "meetings"))
    return " ".join(f"{by_status(found, *words)}." for found, *words in kinds if found)
