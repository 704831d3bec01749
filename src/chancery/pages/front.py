"""The home page: what is newest, where to begin, and examples of what sources do not agree on."""

from collections.abc import Mapping
from typing import Any, Final

from chancery.cards import EventCard
from chancery.dossier import Dossier
from chancery.model.events import Event
from chancery.model.kinds import KINDS
from chancery.pages.columns import visits_by_year
from chancery.relations import Disputed
from chancery.vocabulary import DisputeKind, Status

NEWEST: Final = 5
"""How many of the newest visits the home page names."""

EXAMPLES: Final = 2
"""How many disputes it gives as examples."""

_OF_FACT: Final = (DisputeKind.FACT, DisputeKind.DATE, DisputeKind.COUNT, DisputeKind.PLACE)

Figure = tuple[str, int, str]
"""An address, how many records it lists, and what they are called."""


def front(dossier: Dossier) -> Mapping[str, Any]:
    """Everything that the template of the home page shows."""
    return {
        "figures": figures(dossier),
        "by_year": visits_by_year(dossier),
        "newest": newest(dossier, NEWEST),
        "fullest": fullest(dossier),
        "examples": examples(dossier, EXAMPLES),
    }


def figures(dossier: Dossier) -> tuple[Figure, ...]:
    """How many records of each kind there are, and how many disputes, each with its list."""
    numbers = [
        (kind.folder, len(dossier.ids(kind.folder)), kind.one, kind.many)
        for kind in KINDS.values()
        if kind.folder != "sides"
    ]
    numbers.append(("disputes", len(dossier.disputes), "dispute", "disputes"))
    return tuple(
        (f"{folder}/", number, one if number == 1 else many)
        for folder, number, one, many in numbers
    )


def newest(dossier: Dossier, number: int) -> tuple[EventCard, ...]:
    """The visits held or reported that began last, the latest first.

    A visit of which no source gives the beginning is none of them, nor is one still planned.
    """
    begun = [v for v in dossier.cards("visits") if v.date.start and _took_place(v)]
    return tuple(reversed(begun))[:number]


def fullest(dossier: Dossier) -> EventCard | None:
    """The visit with the most meetings, of several the latest; None where no visit has any."""
    with_meetings = [v for v in dossier.cards("visits") if dossier.meetings_in(v.id)]
    return max(reversed(with_meetings), key=lambda v: len(dossier.meetings_in(v.id)), default=None)


def examples(dossier: Dossier, number: int) -> tuple[Disputed, ...]:
    """Disputes over what happened, each of another kind: those of the latest events."""
    over_events = [
        (each.record.date.sort_key, each)
        for each in dossier.disputes
        if isinstance(each.record, Event) and each.record.date.start
    ]
    latest_first = [each for _, each in sorted(over_events, key=lambda pair: pair[0], reverse=True)]
    by_kind = {each.dispute.kind: each for each in reversed(latest_first)}
    return tuple(by_kind[kind] for kind in _OF_FACT if kind in by_kind)[:number]


def _took_place(event: EventCard) -> bool:
    return event.status in (Status.HELD, Status.REPORTED)
