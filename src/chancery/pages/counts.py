"""How many records there are of each status: so counted that nothing planned is taken as held."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Self

from chancery.cards import EventCard
from chancery.vocabulary import Status

STATUSES: Final = (Status.HELD, Status.REPORTED, Status.PLANNED)
"""The statuses that are counted, the surest first; what was cancelled is in no count."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many records are held, reported and planned."""

    held: int = 0
    reported: int = 0
    planned: int = 0

    @classmethod
    def of(cls, statuses: Iterable[Status]) -> Self:
        """Count records by their statuses; what was cancelled is left out."""
        found = Counter(statuses)
        return cls(found[Status.HELD], found[Status.REPORTED], found[Status.PLANNED])

    @property
    def happened(self) -> int:
        """Those that were held, and those that are only reported."""
        return self.held + self.reported

    @property
    def total(self) -> int:
        """All of them."""
        return self.happened + self.planned

    @property
    def parts(self) -> tuple[tuple[Status, int], ...]:
        """The number of each status that has any."""
        numbers = zip(STATUSES, (self.held, self.reported, self.planned), strict=True)
        return tuple((status, number) for status, number in numbers if number)

    @property
    def words(self) -> str:
        """The numbers in words: "4 held", "4 held, 1 reported, 2 planned"."""
        return ", ".join(f"{number:,} {status}" for status, number in self.parts)

    @property
    def rank(self) -> tuple[int, int, int]:
        """What comes first in order: most held, then most reported, then most planned."""
        return (-self.held, -self.reported, -self.planned)


def one_of_each_status(events: Iterable[EventCard]) -> tuple[EventCard, ...]:
    """The first of the events of each status, to tell what statuses there are."""
    found: dict[str, EventCard] = {}
    for event in events:
        found.setdefault(str(event.status), event)
    return tuple(found.values())


def by_status(events: Iterable[EventCard], one: str, many: str) -> str:
    """How many events there are, by status in words, cancelled ones too.

    "7 visits: 5 held, 2 planned", in the order of the vocabulary.
    """
    # Counted one by one: a member of an enumeration is slow to hash.
    statuses = [event.status for event in events]
    number = len(statuses)
    counts = ((each, statuses.count(each)) for each in Status)
    parts = ", ".join(f"{count:,} {each.label.lower()}" for each, count in counts if count)
    return f"{number:,} {one if number == 1 else many}{f': {parts}' if parts else ''}"
