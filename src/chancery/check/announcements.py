"""Rules for announcements: what was planned, and what came of it, is what they say."""

from collections.abc import Iterator
from typing import NamedTuple

from chancery.check.facts import Seen
from chancery.check.finding import Finding, Parts, with_article
from chancery.model.kinds import KINDS
from chancery.model.plan import Loc
from chancery.model.sources import Announcement
from chancery.vocabulary import ExpectedKind, Status

_MAY_NAME = ("visits", "meetings", "documents")
_NOT_HELD = (Status.PLANNED, Status.CANCELLED)


class _Link(NamedTuple):
    """A record that an announcement names, with the place where it does."""

    announcement: Announcement
    loc: Loc
    record: Seen


def _links(parts: Parts, *fields: str) -> Iterator[_Link]:
    """Yield the records that announcements name in these fields, so far as there are such."""
    for _, loc, announcement in parts.of(Announcement):
        for field in fields:
            for folder in _MAY_NAME:
                found = parts.seen(folder, getattr(announcement, field))
                if found is not None:
                    yield _Link(announcement, (*loc, field), found)


def fulfilled_too_early(parts: Parts) -> Iterator[Finding]:
    """What fulfils an announcement was not over before it was said."""
    for announcement, loc, came in _links(parts, "fulfilled_by"):
        date, said = came.date, announcement.said
        if date is None or said is None or not (date.is_firm and said.is_firm):
            continue
        if date.latest < said.earliest:
            message = f"{came.id} is dated {date}, before this was said, {said}"
            suggestion = "correct a date, or name what came later"
            yield Finding(announcement, loc, message, suggestion)


def fulfilled_by_another_kind(parts: Parts) -> Iterator[Finding]:
    """What an announcement names is of the kind that it expects."""
    for announcement, loc, named in _links(parts, "record", "fulfilled_by"):
        if announcement.expects not in (ExpectedKind.OTHER, named.folder):
            wanted = with_article(KINDS[announcement.expects].one)
            message = (
                f"{named.id} is {with_article(KINDS[named.folder].one)}, but {wanted} is expected"
            )
            suggestion = f"name {wanted}, or write expects: {named.folder}"
            yield Finding(announcement, loc, message, suggestion)


def planned_record_not_planned(parts: Parts) -> Iterator[Finding]:
    """The record of what was planned is planned, or cancelled."""
    for announcement, loc, planned in _links(parts, "record"):
        if planned.status not in _NOT_HELD:
            message = f"{planned.id} is {planned.status}, not planned"
            suggestion = "what came of it belongs under fulfilled_by"
            yield Finding(announcement, loc, message, suggestion)


def not_fulfilled(parts: Parts) -> Iterator[Finding]:
    """What is only planned, or was cancelled, fulfils no announcement."""
    for announcement, loc, came in _links(parts, "fulfilled_by"):
        if came.status in _NOT_HELD:
            message = f"{came.id} is {came.status}, which fulfils nothing"
            suggestion = "what was planned belongs under record"
            yield Finding(announcement, loc, message, suggestion)


RULES = (
    fulfilled_too_early,
    fulfilled_by_another_kind,
    planned_record_not_planned,
    not_fulfilled,
)
