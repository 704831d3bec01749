"""The years of the visits or of the meetings, for a list that is too long for one page."""

from collections.abc import Iterable

from chancery.dossier import Dossier
from chancery.model.events import Event, Visit
from chancery.pages.facets import by_status
from chancery.pages.rows import MOST
from chancery.pages.views import events_by_year


def years_of(dossier: Dossier, model: type[Event]) -> tuple[tuple[int | None, str], ...]:
    """The years with their visits or meetings in words, if there are too many for one page.

    An event stands under the years under which the timeline has it: a meeting under those of its
    visit. Last, under None, are those of no known year.
    """
    of_all = [event for event in dossier.events_and_meetings if isinstance(event, model)]
    if len(of_all) <= MOST:
        return ()
    one, many = ("visit", "visits") if model is Visit else ("meeting", "meetings")
    by_year = events_by_year(dossier)
    undated = [event for event in dossier.events if event.date.first_year is None]
    years = [*((year, by_year[year]) for year in sorted(by_year)), (None, undated)]
    counted = ((year, _below(dossier, events, model)) for year, events in years)
    return tuple((year, by_status(found, one, many)) for year, found in counted if found)


def _below(dossier: Dossier, events: Iterable[Event], model: type[Event]) -> list[Event]:
    """The visits, or the meetings, among events and the meetings of visits."""
    return [
        each
        for event in events
        for each in (event, *(dossier.meetings_of(event) if isinstance(event, Visit) else ()))
        if isinstance(each, model)
    ]
