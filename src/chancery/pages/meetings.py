"""What a meeting's page gathers: its place within the visit, and statements by who speaks."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from chancery.cards import EventCard
from chancery.dossier import Dossier
from chancery.model.events import Meeting, Statement, Visit
from chancery.model.provenance import Voice
from chancery.model.sources import Source
from chancery.pages.views import reports


@dataclass(frozen=True, slots=True)
class Position:
    """A meeting among those of its visit: which one of how many, and those on either side."""

    visit: Visit
    number: int
    total: int
    before: EventCard | None
    behind: EventCard | None


def position(dossier: Dossier, meeting: Meeting) -> Position | None:
    """Where a meeting stands in the order of its visit; None for one that is part of none."""
    visit = dossier.visit_of(meeting)
    if visit is None:
        return None
    row = dossier.meetings_in(visit.id)
    at = [each.id for each in row].index(meeting.id)
    return Position(
        visit=visit,
        number=at + 1,
        total=len(row),
        before=row[at - 1] if at else None,
        behind=row[at + 1] if at + 1 < len(row) else None,
    )


@dataclass(frozen=True, slots=True)
class Speech:
    """Statements in a row by the same speakers.

    `reported` says who reports them, where that is the same for all of them; else it is empty.
    """

    by: tuple[Voice, ...]
    statements: tuple[Statement, ...]
    reported: tuple[tuple[Source, tuple[Voice, ...]], ...]


def speeches(dossier: Dossier, statements: Iterable[Statement]) -> tuple[Speech, ...]:
    """Statements in their order, those by the same speakers in a row together."""
    found = []
    for by, row in groupby(statements, key=lambda each: each.by):
        said = tuple(row)
        first, *others = (reports(dossier, each.basis) for each in said)
        found.append(Speech(by, said, first if all(way == first for way in others) else ()))
    return tuple(found)
