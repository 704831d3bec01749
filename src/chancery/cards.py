"""Cards: what lists and indexes hold in place of records, so that a new text changes none of them.

A list of two thousand events is ordered, cut and counted by their dates and statuses. If it held
the events, it would have to be made again for a new title of one; so it holds their cards, and who
shows a row of it asks for the record.
"""

from dataclasses import dataclass

from chancery.dates import Date
from chancery.model.base import Record
from chancery.model.kinds import KINDS, Kind, kind_of
from chancery.vocabulary import Status


@dataclass(frozen=True, slots=True)
class Card:
    """The card of a record: its id, and the folder of its kind."""

    id: str
    folder: str

    @classmethod
    def of(cls, record: Record) -> "Card":
        """The card of any record."""
        return Card(record.id, kind_of(record).folder)

    @property
    def kind(self) -> Kind:
        """The kind of the record."""
        return KINDS[self.folder]


@dataclass(frozen=True, slots=True)
class EventCard(Card):
    """The card of a visit or meeting: when it was, and whether it was held.

    `visit` is the id of the visit that a meeting is part of; `visitor` and `host` are the sides of
    a visit, by their ids.
    """

    date: Date
    status: Status
    visit: str | None
    visitor: tuple[str, ...] = ()
    host: tuple[str, ...] = ()

    @property
    def is_visit(self) -> bool:
        """Whether it is a visit, and not a meeting."""
        return self.folder == "visits"
