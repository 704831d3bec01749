"""The table of contents: every page and file of the site, made from the dossier."""

from collections.abc import Iterator, Sequence

from chancery.dossier import Dossier
from chancery.model.base import Record
from chancery.model.events import Event
from chancery.model.kinds import KINDS, Kind
from chancery.model.sources import Source
from chancery.pages.addresses import address_of
from chancery.pages.coverage import coverage
from chancery.pages.facet_data import facet_files
from chancery.pages.facet_pages import facet_pages
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
from chancery.pages.record_lists import list_pages
from chancery.pages.search import search
from chancery.pages.shores import Banks, banks
from chancery.pages.source_parts import part_of_source, source_parts
from chancery.pages.timeline import is_long, key_of, whole, year_parts
from chancery.pages.views import events_by_year, undated
from chancery.pages.words import in_short, summary_of


def pages(dossier: Dossier) -> Iterator[Page]:
    """Yield every page: home, the timeline, the lists, and a page for each record."""
    yield home(dossier)
    yield missing(dossier)
    yield from timeline(dossier)
    yield from facet_pages(dossier)
    yield from announcement_pages(dossier)
    yield from dispute_pages(dossier)
    yield from list_pages(dossier)
    yield from source_parts(dossier)
    yield coverage(dossier)
    yield network_page(dossier)
    yield numbers_page(dossier)
    yield from search(dossier)
    for kind in KINDS.values():
        if kind.has_pages:
            yield index(dossier, kind)
            for record in dossier.of_kind(kind.folder):
                yield record_page(dossier, kind, record)


def files(dossier: Dossier) -> Iterator[File]:
    """Yield every file that is no page."""
    yield from name_files(dossier)
    yield from facet_files(dossier)


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


def record_page(dossier: Dossier, kind: Kind, record: Record) -> Page:
    """The page of one record."""
    name = dossier.label(record)
    when = f", {record.date.words}" if isinstance(record, Event) else ""
    return Page(
        address=address_of(record) or "",
        template=f"page--{kind.one}",
        title=f"{name}{when} · {kind.one}",
        description=in_short(summary_of(dossier, record)),
        record=record,
        trail=(HOME, (f"{kind.folder}/", kind.many.capitalize())),
        shows=part_of_source(dossier, record) if isinstance(record, Source) else {},
        json_ld=describe(dossier, record),
    )


def index(dossier: Dossier, kind: Kind) -> Page:
    """The list of all records of a kind."""
    records = dossier.of_kind(kind.folder)
    return list_page(
        dossier,
        address=f"{kind.folder}/",
        template=f"list--{kind.folder}",
        title=kind.many.capitalize(),
        says=f"All {len(records)} {kind.many if len(records) != 1 else kind.one}.",
        **shown(dossier, kind.folder),
    )


def timeline(dossier: Dossier) -> Iterator[Page]:
    """The whole timeline, and for each year that has an event one page, or more if it is full."""
    yield list_page(
        dossier,
        address="timeline/",
        template="timeline",
        title="Timeline",
        says="Every visit and meeting in order of time.",
        **whole(dossier),
        panel=filters(dossier, "timeline/"),
    )
    found, between = events_by_year(dossier), banks(dossier)
    years = sorted(found)
    for year in years:
        events, title = found[year], f"Timeline of {year}"
        yield from _of_year(
            dossier, between, f"timeline/{year}/", title, events, year=year, years=years
        )
    if is_long(dossier) and (events := undated(dossier)):
        title = "Begun in an unknown year"
        yield from _of_year(
            dossier, between, "timeline/undated/", title, events, year=None, years=years
        )


def _of_year(
    dossier: Dossier,
    between: Banks,
    base: str,
    title: str,
    events: Sequence[Event],
    **shows: object,
) -> Iterator[Page]:
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
            **shows,
        )
