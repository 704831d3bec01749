"""The years of the events, of the visits or of the meetings, for a list too long for one page."""

from collections.abc import Iterable, Iterator

from chancery.cards import EventCard
from chancery.dossier import Dossier
from chancery.model.kinds import KINDS
from chancery.pages.counts import by_status
from chancery.pages.rows import MOST
from chancery.pages.views import events_by_year, undated

YearIndex = tuple[tuple[int | None, str], ...]
"""Years with what each has, in words; last, under None, what is of no known year."""


def timeline_years(dossier: Dossier) -> YearIndex:
    """The years of the timeline, with how many of its events are under each."""
    return tuple((year, by_status(found, "event", "events")) for year, found in _years(dossier))


def years_of(dossier: Dossier, folder: str) -> YearIndex:
    """The years with their visits or meetings, if there are too many for one page; else none.

    An event stands under the years under which the timeline has it: a meeting under those of its
    visit.
    """
    if not is_long(dossier, folder):
        return ()
    one, many = KINDS[folder].one, KINDS[folder].many
    counted = ((year, _below(dossier, events, folder)) for year, events in _years(dossier))
    return tuple((year, by_status(found, one, many)) for year, found in counted if found)


def is_long(dossier: Dossier, folder: str) -> bool:
    """Whether there are too many visits, or meetings, for one page, so that others list them."""
    return len(dossier.ids(folder)) > MOST


def _years(dossier: Dossier) -> Iterator[tuple[int | None, tuple[EventCard, ...]]]:
    yield from sorted(events_by_year(dossier).items())
    if others := undated(dossier):
        yield None, others


def _below(dossier: Dossier, events: Iterable[EventCard], folder: str) -> list[EventCard]:
    """The visits, or the meetings, among events and the meetings of visits."""
    return [
        each
        for event in events
        for each in (event, *dossier.meetings_in(event.id))
        if each.folder == folder
    ]
