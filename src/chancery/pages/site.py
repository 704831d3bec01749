"""The table of contents: every page and file of the site, made from the dossier."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from chancery.dossier import EVENTS, Dossier
from chancery.model.base import Record
from chancery.model.entities import Person
from chancery.model.events import Event
from chancery.model.kinds import KINDS, Kind
from chancery.model.sources import Source
from chancery.pages import year_index
from chancery.pages.addresses import address_of
from chancery.pages.coverage import coverage
from chancery.pages.facet_data import facet_files
from chancery.pages.facet_pages import value_pages, values_with_pages
from chancery.pages.filters import filters
from chancery.pages.front import front
from chancery.pages.json_ld import describe, describe_site
from chancery.pages.ledgers import announcement_pages, dispute_pages
from chancery.pages.list_page import HOME, list_page
from chancery.pages.lists import shown
from chancery.pages.name_index import name_files
from chancery.pages.network import network_page
from chancery.pages.numbers import numbers_page
from chancery.pages.page import File, Page
from chancery.pages.people import ledger
from chancery.pages.record_lists import Excerpt, excerpts, list_pages, lists_of
from chancery.pages.search import search
from chancery.pages.shores import banks
from chancery.pages.source_parts import further_parts, part_of_source
from chancery.pages.timeline import is_long, key_of, whole, year_parts
from chancery.pages.views import events_of_year, undated, years_with_events
from chancery.pages.words import in_short, summary_of
from chancery.queries import query


@dataclass(frozen=True, slots=True)
class Unit:
    """Pages, or files, that are made together: they show parts of one thing, a year or a record.

    `name` is its own among the units of a dossier. One that `is_overview` tells how many records
    there are of what sort, and lists none of them but as an example.
    """

    name: str
    make: Callable[[], Iterable[Page | File]]
    is_overview: bool = False


def pages(dossier: Dossier) -> Iterator[Page]:
    """Yield every page: home, the timeline, the lists, and a page for each record."""
    for unit in units(dossier):
        yield from (each for each in unit.make() if isinstance(each, Page))


def units(dossier: Dossier) -> Iterator[Unit]:
    """Yield what all pages of the site, and files of data, are made from, without making them."""

    def unit(name: str, make: Callable[..., Iterable[Page | File]], *more: object) -> Unit:
        return Unit(name, partial(make, dossier, *more))

    for data in (name_files, facet_files):
        yield replace(unit(data.__name__, data), is_overview=True)
    for make in (home, missing):
        yield unit(make.__name__, one(make))
    for make in (coverage, network_page, numbers_page):
        yield replace(unit(make.__name__, one(make)), is_overview=True)
    yield replace(unit("timeline", one(timeline)), is_overview=is_long(dossier))
    yield unit("announcements", announcement_pages)
    yield unit("disputes", dispute_pages)
    for year in years_shown(dossier):
        yield unit(f"timeline {year}", year_pages, year)
    for facet, value in values_with_pages(dossier):
        yield unit(f"timeline/{facet} {value}", value_pages, facet, value)
    yield unit("search", search)
    for kind in KINDS.values():
        if kind.has_pages:
            counts = kind.folder in EVENTS and year_index.is_long(dossier, kind.folder)
            yield replace(unit(kind.folder, one(index), kind), is_overview=counts)
            for id_ in dossier.ids(kind.folder):
                yield unit(f"{kind.one} {id_}", record_pages, kind, id_)


def one(make: Callable[..., Page]) -> Callable[..., tuple[Page]]:
    """Have what makes one page give it as all that there is."""
    return lambda *given: (make(*given),)


def home(dossier: Dossier) -> Page:
    """The first page: what this is, how much it holds, where to begin."""
    return Page(
        address="",
        template="home",
        title=dossier.info.title,
        description=in_short(dossier.info.description),
        shows=front(dossier),
        json_ld=describe_site(dossier),
    )


def missing(dossier: Dossier) -> Page:
    """The page that hosts of static files serve, with status 404, for what there is not."""
    return Page(
        address="404.html",
        template="404",
        title="No such page",
        description=in_short(f"There is no such page. {dossier.info.subtitle}"),
        trail=(HOME,),
    )


def record_pages(dossier: Dossier, kind: Kind, id_: str) -> Iterator[Page]:
    """The page of the record of an id, and those of what is too much for it."""
    record = dossier.get(id_)
    lists = lists_of(dossier, record)
    shown = excerpts(lists)
    yield record_page(dossier, kind, record, shown)
    yield from list_pages(dossier, lists)
    if isinstance(record, Source):
        yield from further_parts(dossier, record, shown["paragraphs"])


def record_page(
    dossier: Dossier, kind: Kind, record: Record, lists: Mapping[str, Excerpt[Any]]
) -> Page:
    """The page of one record, which shows so much of its lists."""
    name = dossier.label(record)
    when = f", {record.date.words}" if isinstance(record, Event) else ""
    return Page(
        address=address_of(record) or "",
        template=f"page--{kind.one}",
        title=f"{name}{when} · {kind.one}",
        description=in_short(summary_of(dossier, record)),
        record=record,
        trail=(HOME, (f"{kind.folder}/", kind.many.capitalize())),
        shows={"lists": lists, **_shown_of(dossier, record)},
        json_ld=describe(dossier, record),
    )


def _shown_of(dossier: Dossier, record: Record) -> Mapping[str, Any]:
    """What else is worked out for the page of a record, by its kind."""
    match record:
        case Source():
            return part_of_source(dossier, record)
        case Person():
            return {"ledger": ledger(dossier, record)}
        case _:
            return {}


def index(dossier: Dossier, kind: Kind) -> Page:
    """The list of all records of a kind."""
    number = len(dossier.ids(kind.folder))
    return list_page(
        dossier,
        address=f"{kind.folder}/",
        template=f"list--{kind.folder}",
        title=kind.many.capitalize(),
        says=f"All {number} {kind.many if number != 1 else kind.one}.",
        **shown(dossier, kind.folder),
    )


def timeline(dossier: Dossier) -> Page:
    """The whole timeline."""
    return list_page(
        dossier,
        address="timeline/",
        template="timeline",
        title="Timeline",
        says="Every visit and meeting in order of time.",
        **whole(dossier),
        panel=filters(dossier, "timeline/"),
    )


@query
def years_shown(dossier: Dossier) -> tuple[int | None, ...]:
    """The years that have pages: those with an event, and none for events of unknown years."""
    unknown = (None,) if is_long(dossier) and undated(dossier) else ()
    return (*years_with_events(dossier), *unknown)


def year_pages(dossier: Dossier, year: int | None) -> Iterator[Page]:
    """The timeline of one year (or of unknown years), in more than one part if it is full."""
    between = banks(dossier)
    base = f"timeline/{'undated' if year is None else year}/"
    title = "Begun in an unknown year" if year is None else f"Timeline of {year}"
    events = undated(dossier) if year is None else events_of_year(dossier, year)
    for part in year_parts(dossier, between, base, events):
        yield list_page(
            dossier,
            address=part.address,
            template="timeline--year",
            title=f"{title}{part.words}",
            says=f"{title}: every visit and meeting in order of time{part.words}.",
            trail=(HOME, ("timeline/", "Timeline")),
            part=part,
            banks=between,
            key=key_of(each.row.event for each in part.rows),
            year=year,
            years=years_with_events(dossier),
        )
