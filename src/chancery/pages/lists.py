"""What lists of records show beside the records: how much there is of each."""

from collections.abc import Iterable, Mapping
from typing import Any

from chancery.dossier import EVENTS, Dossier
from chancery.pages.filters import filters, listed_on
from chancery.pages.most_recorded import most_recorded, often
from chancery.pages.people import people_by_side
from chancery.pages.places_map import held_at, places_map
from chancery.pages.views import strip
from chancery.pages.year_index import years_of


def shown(dossier: Dossier, folder: str) -> Mapping[str, Any]:
    """What the template of the list of a kind is given besides the dossier."""
    if folder in EVENTS:
        return {
            "panel": filters(dossier, f"{folder}/"),
            "years": years_of(dossier, folder),
            "events": listed_on(dossier, f"{folder}/"),
        }
    chosen = most_recorded(dossier, folder)
    match folder:
        case "people":
            return {"chosen": chosen, "sides": people_by_side(dossier, chosen.ids)}
        case "places":
            counts = {id_: held_at(dossier, id_) for id_ in chosen.ids}
            return {"chosen": chosen, "counts": counts, "map": places_map(dossier)}
        case "organizations" | "topics":
            return {"chosen": chosen, "counts": often(dossier, folder)}
        case "sources":
            return {"chosen": chosen, "counts": _drawn_from(dossier, chosen.ids)}
        case _:
            return {"chosen": chosen}


def _drawn_from(dossier: Dossier, ids: Iterable[str]) -> Mapping[str, int]:
    """Of how many paragraphs of each source, headline and byline apart, something was drawn."""
    return {
        id_: sum(cell.is_text and cell.claims > 0 for cell in strip(dossier, dossier.sources[id_]))
        for id_ in ids
    }
