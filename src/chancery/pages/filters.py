"""The panel by which the timeline and the indexes of events are filtered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from chancery.cards import EventCard
from chancery.dossier import Dossier
from chancery.pages.counts import by_status
from chancery.pages.facets import VISIT, Facet, Faceted, FacetValue, faceted, values_of
from chancery.pages.views import events_by_year

MOST_FREQUENT: Final = 12
"""How many people, topics or places the panel offers; of the others it leads to the list."""


@dataclass(frozen=True, slots=True)
class PanelFacet:
    """A facet as the panel offers it: the most frequent values, and where the others are.

    `others` is how many values there are besides, `every` the address of the list of all.
    """

    facet: Facet
    label: str
    values: tuple[FacetValue, ...]
    others: int
    every: str


@dataclass(frozen=True, slots=True)
class Panel:
    """The facets of the events of one page.

    `data` is the address of what the script needs, and `covers` says what the numbers count.
    """

    data: str
    covers: str
    facets: tuple[PanelFacet, ...]


_LABELS: Final[Mapping[Facet, str]] = {
    Facet.PERSON: "People",
    Facet.DIRECTION: "Direction",
    Facet.KIND: "Kind",
    Facet.LEVEL: "Level",
    Facet.STATUS: "Status",
    Facet.TOPIC: "Topics",
    Facet.PLACE: "Places",
    Facet.YEAR: "Years",
}
_OTHERWISE: Final[Mapping[tuple[str, Facet], str]] = {
    ("visits/", Facet.KIND): "Kinds of its meetings",
    ("meetings/", Facet.DIRECTION): "Direction of its visit",
    ("meetings/", Facet.LEVEL): "Level of its visit",
}
"""What a facet is called where its values are those of something else than the row."""

_ORDER: Final = (
    Facet.DIRECTION,
    Facet.LEVEL,
    Facet.KIND,
    Facet.STATUS,
    Facet.YEAR,
    Facet.PERSON,
    Facet.TOPIC,
    Facet.PLACE,
)
_INDEXES: Final[Mapping[Facet, str]] = {
    Facet.PERSON: "people/",
    Facet.TOPIC: "topics/",
    Facet.PLACE: "places/",
}
"""Facets with so many values that the panel offers some, with the list of all."""


def listed_on(dossier: Dossier, address: str) -> Sequence[EventCard]:
    """The events that a page with filters lists: the timeline's, all visits or all meetings."""
    match address:
        case "timeline/":
            return dossier.events
        case "visits/":
            return dossier.cards("visits")
        case "meetings/":
            return dossier.cards("meetings")
    raise ValueError(f"no events are listed on {address}")


def filters(dossier: Dossier, address: str) -> Panel:
    """The panel of a page that lists events; ValueError for any other address."""
    events = listed_on(dossier, address)
    return Panel(
        data=f"{address}facets.json",
        covers=_covers(address, events),
        facets=tuple(_facets(dossier, address, [faceted(dossier, each.id) for each in events])),
    )


def _facets(dossier: Dossier, address: str, found: Sequence[Faceted]) -> Iterator[PanelFacet]:
    for facet in _ORDER:
        values = offered(dossier, address, facet, found)
        shown = values[:MOST_FREQUENT] if facet in _INDEXES else values
        if shown:
            label = _OTHERWISE.get((address, facet), _LABELS[facet])
            others = len(values) - len(shown)
            yield PanelFacet(facet, label, shown, others, _INDEXES.get(facet, ""))


def offered(
    dossier: Dossier, address: str, facet: Facet, found: Sequence[Faceted]
) -> tuple[FacetValue, ...]:
    """The values of a facet that tell the events of a page apart."""
    values = values_of(dossier, facet, found)
    if address == "visits/" and facet is Facet.KIND:
        return tuple(value for value in values if value.id != VISIT)
    if facet is Facet.YEAR:
        # A meeting can be of a year of which the timeline has nothing but that meeting's visit,
        # under the year of the visit.
        pages = events_by_year(dossier)
        return tuple(v if int(v.id) in pages else replace(v, address="") for v in values)
    return values


def _covers(address: str, events: Sequence[EventCard]) -> str:
    """What the numbers of the panel count, so that nothing planned is taken as held."""
    too = "A visit is counted for what its meetings and stops have, too."
    match address:
        case "visits/":
            return f"The numbers are of {by_status(events, 'visit', 'visits')}. {too}"
        case "meetings/":
            return f"The numbers are of {by_status(events, 'meeting', 'meetings')}."
        case _:
            both = by_status(events, "visit or meeting", "visits and meetings")
            return f"The numbers are of {both}. {too}"
