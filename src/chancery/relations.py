"""How records bear on each other, as the indexes of a dossier tell it."""

from dataclasses import dataclass

from chancery.cards import Card, EventCard
from chancery.dates import Date
from chancery.model.base import Cited, Dispute, Record
from chancery.model.entities import Person, Role, Side
from chancery.model.events import Participant, Statement


@dataclass(frozen=True, slots=True)
class Mention:
    """That one record refers to another: which, and in which field."""

    record: Card
    field: str


@dataclass(frozen=True, slots=True)
class Office:
    """A role in an organization, and the id of the person who holds it."""

    person: str
    role: Role


@dataclass(frozen=True, slots=True)
class Group:
    """Someone of an organization who took part in an event, or signed a document, named or not."""

    record: Card
    participant: Participant


@dataclass(frozen=True, slots=True)
class Disputed:
    """A dispute with the record and the part of it that it concerns."""

    record: Record
    node: Cited
    dispute: Dispute


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with the record it stands in: a meeting, a visit, a document or a source.

    `occasion` is the date of what it was said at, which a source is not.
    """

    record: Card
    statement: Statement
    occasion: Date | None

    @property
    def when(self) -> Date | None:
        """The day it was said, else that of what it was said at."""
        return self.statement.date or self.occasion


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signed or issued a document, in the role and side of its day."""

    participant: Participant
    person: Person | None
    role: Role | None
    side: Side | None


@dataclass(frozen=True, slots=True)
class Attendance(Signatory):
    """A participant of an event in the role and side of its day."""

    event: EventCard
