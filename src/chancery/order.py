"""The order in which records stand: by time, by their place in a day, by number or by name."""

from chancery.model.base import Record
from chancery.model.entities import Document, Side
from chancery.model.events import Event, Meeting, Visit
from chancery.model.sources import Announcement, Source
from chancery.vocabulary import PartOfDay

_LAST = 1_000
"""Where a meeting stands in its day whose order is not known: behind those whose order is."""


def sort_key(record: Record) -> tuple[object, ...]:
    """The order of records: by time where they have one, else by number or label."""
    match record:
        case Event():
            first, precision, last, _ = record.date.sort_key
            return (first, not isinstance(record, Visit), precision, last, *_in_day(record))
        case Announcement():
            made = record.said or record.due
            return (made is None, made.sort_key if made else (), record.id)
        case Source() | Document():
            return (record.date is None, record.date.sort_key if record.date else (), record.id)
        case Side():
            return (not record.party, record.order, record.id)
        case _:
            return (record.label.casefold(), record.id)


def _in_day(event: Event) -> tuple[object, ...]:
    """The order of a day: as stated, else by the part of the day (noon where that is unknown).

    Where neither decides, meetings stay in the order in which they were read.
    """
    if not isinstance(event, Meeting):
        return (event.id,)
    parts = list(PartOfDay)
    noon = parts.index(PartOfDay.AFTERNOON) - 0.5
    part = parts.index(event.part_of_day) if event.part_of_day else noon
    return (event.order or _LAST, part)
