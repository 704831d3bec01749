"""The pages of announcements and of disputes: one of each, or more by year and by kind."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from chancery.dossier import Dossier
from chancery.model.sources import Announcement
from chancery.pages.list_page import HOME, list_page
from chancery.pages.page import Page
from chancery.pages.parts import Part, numbered, parts
from chancery.pages.views import disputes_by_kind, under_years
from chancery.queries import query
from chancery.relations import Disputed

ANNOUNCEMENTS: Final = 30
"""How many announcements stand on one page."""

DISPUTES: Final = 40
"""How many disputes stand on one page."""

ANNOUNCED: Final = "announcements/"
DISPUTED: Final = "disputes/"

_ANNOUNCED_SAYS: Final = (
    "What was announced, invited or planned, and what the sources report of it."
)
_DISPUTED_SAYS: Final = "Where the sources do not agree: every version, with its passage."


def announcement_pages(dossier: Dossier) -> Iterator[Page]:
    """Yield the ledger of what was announced and what became of it.

    Where it is too long for a page, that page has the years in which announcements were made, each
    with its numbers and with pages of its own.
    """
    if not _is_long(dossier):
        whole = Part(1, 1, tuple(dossier.announcements.values()), ANNOUNCED)
        yield _page(dossier, "announcements", "Announcements", _ANNOUNCED_SAYS, whole)
        return
    years = _years(dossier)
    yield list_page(
        dossier,
        address=ANNOUNCED,
        template="announcements--years",
        title="Announcements",
        says=_ANNOUNCED_SAYS,
        years=tuple((_base(year), year, _counted(rows)) for year, rows in years),
    )
    for year, rows in years:
        title = f"Announcements of {year}" if year else "Announcements of an unknown year"
        for part in _of_year(year, rows):
            yield _page(dossier, "announcements", title, _ANNOUNCED_SAYS, part)


def announcement_address(dossier: Dossier, announcement: Announcement) -> str:
    """The row of an announcement, on whichever page of the ledger it is."""
    return _addresses(dossier)[announcement.id]


@query
def _addresses(dossier: Dossier) -> Mapping[str, str]:
    if not _is_long(dossier):
        return {id_: f"{ANNOUNCED}#{id_}" for id_ in dossier.announcements}
    return {
        each.id: f"{part.address}#{each.id}"
        for year, rows in _years(dossier)
        for part in _of_year(year, rows)
        for each in part.rows
    }


def _is_long(dossier: Dossier) -> bool:
    return len(dossier.announcements) > ANNOUNCEMENTS


def _years(dossier: Dossier) -> tuple[tuple[int | None, tuple[Announcement, ...]], ...]:
    """The years in which announcements were made; last, under None, those of no known year."""
    found = dossier.announcements.values()
    return under_years((each.said.first_year if each.said else None, each) for each in found)


def _of_year(year: int | None, rows: Sequence[Announcement]) -> tuple[Part[Announcement], ...]:
    """The pages of a year: what is open first, as on the page of all."""
    in_order = sorted(rows, key=lambda each: each.fulfilled_by is not None)
    return tuple(numbered(_base(year), parts(in_order, ANNOUNCEMENTS)))


def _base(year: int | None) -> str:
    return f"{ANNOUNCED}{year or 'undated'}/"


def _counted(rows: Sequence[Announcement]) -> str:
    """How many announcements there are, and of how many something came, in words."""
    done = sum(each.fulfilled_by is not None for each in rows)
    of_it = ((len(rows) - done, "not reported"), (done, "fulfilled"))
    return f"{len(rows):,}: {', '.join(f'{number:,} {what}' for number, what in of_it if number)}"


def dispute_pages(dossier: Dossier) -> Iterator[Page]:
    """Yield everything on which the sources do not agree.

    Where it is too long for a page, that page has the kinds of disputes, each with its number and
    with pages of its own.
    """
    kinds = disputes_by_kind(dossier)
    if len(dossier.disputes) <= DISPUTES:
        whole: Part[Disputed] = Part(1, 1, dossier.disputes, DISPUTED)
        yield _page(dossier, "disputes", "Disputes", _DISPUTED_SAYS, whole, kinds=kinds)
        return
    yield list_page(
        dossier,
        address=DISPUTED,
        template="disputes--kinds",
        title="Disputes",
        says=_DISPUTED_SAYS,
        kinds=tuple((f"{DISPUTED}{each.kind}/", each.kind, each.number) for each in kinds),
    )
    for each in kinds:
        rows = (*each.told, *each.over_names)
        for part in numbered(f"{DISPUTED}{each.kind}/", parts(rows, DISPUTES)):
            title = f"Disputes: {each.kind.label.lower()}"
            shown = (each.only(part.rows),)
            yield _page(dossier, "disputes", title, _DISPUTED_SAYS, part, kinds=shown)


def _page(
    dossier: Dossier, template: str, title: str, says: str, part: Part[Any], **shows: object
) -> Page:
    """A page of a ledger: the whole, or a part of it below the page that leads to all parts."""
    above = (f"{template}/", template.capitalize())
    trail = (HOME,) if part.base == above[0] else (HOME, above)
    first = () if part.number == 1 else ((part.base, title),)
    return list_page(
        dossier,
        address=part.address,
        template=template,
        title=f"{title}{part.words}",
        says=says if part.base == above[0] else f"{title}{part.words}. {says}",
        trail=(*trail, *first),
        part=part,
        **shows,
    )
