"""What the script of the filters loads: the facets of every event of a page, in columns (JSON)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from chancery.dossier import Dossier
from chancery.pages.facet_pages import row_pages
from chancery.pages.facets import Facet, Faceted, Values, faceted
from chancery.pages.filters import listed_on, offered
from chancery.pages.page import File

PAGES: Final = ("timeline/", "visits/", "meetings/")
"""The pages that have filters. Each has a file of its own, so that a reader of the visits, say,
does not load what only the many more meetings need."""


def facet_files(dossier: Dossier) -> Iterator[File]:
    """Yield the file of each page that has filters."""
    pages = row_pages(dossier)
    for address in PAGES:
        yield File.of_json(f"{address}facets.json", facet_data(dossier, address, pages))


def facet_data(dossier: Dossier, address: str, page_of: Mapping[str, str]) -> Mapping[str, Any]:
    """The events of a page in columns, in order of time; `page_of` is `row_pages`.

    `events` has their ids, and `row` for each the index in `pages` of where its row is. `values`
    has the ids and labels of each facet's values, in the order in which the panel would offer
    them. Each column of `facets` has for every event the indices of the values that it has of
    that facet. `otherwise` has, by the index of an event, what it has by parts of another status
    only: by that status, and by facet. Years are themselves; all addresses are from the root.
    """
    events = listed_on(dossier, address)
    found = [faceted(dossier, event.id) for event in events]
    values = {
        facet: [(value.id, value.label) for value in offered(dossier, address, facet, found)]
        for facet in Facet
        if facet is not Facet.YEAR
    }
    places: Places = {
        facet: {id_: at for at, (id_, _) in enumerate(values[facet])} for facet in values
    }
    rows = [page_of[event.id] for event in events]
    pages = {page: at for at, page in enumerate(dict.fromkeys(rows))}
    return {
        "events": [event.id for event in events],
        "pages": list(pages),
        "row": [pages[page] for page in rows],
        "values": values,
        "facets": {
            **{facet: [_at(each.own, facet, places) for each in found] for facet in values},
            Facet.YEAR: [[int(year) for year in each.of(Facet.YEAR)] for each in found],
        },
        "otherwise": _otherwise(found, places),
    }


Places = Mapping[Facet, Mapping[str, int]]
"""The index of each value of each facet in the list of its values."""


def _at(values: Values, facet: Facet, places: Places) -> list[int]:
    known = places[facet]
    return [known[value] for value in values.get(facet, ()) if value in known]


def _otherwise(found: Sequence[Faceted], places: Places) -> Mapping[int, Any]:
    return {
        at: {
            status: {facet: _at(values, facet, places) for facet in values}
            for status, values in each.otherwise.items()
        }
        for at, each in enumerate(found)
        if each.otherwise
    }
