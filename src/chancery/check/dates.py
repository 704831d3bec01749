"""Rules for dates: what follows is not earlier, what is inside is not outside."""

import datetime as dt
from collections.abc import Iterator

from chancery.check.finding import Finding, Parts
from chancery.dates import Date, DateError, parse_shift
from chancery.model.base import Inference
from chancery.model.events import Meeting, Visit
from chancery.model.plan import plan_of, values


def end_before_start(parts: Parts) -> Iterator[Finding]:
    """An interval ends after it starts."""
    for model, found in parts.by_class.items():
        for field in plan_of(model).dates:
            for record, loc, node in found:
                for steps, date in values(node, field):
                    at = loc + steps
                    if date.is_backwards:
                        message = f"{date} ends before it starts"
                        yield Finding(record, at, message, "write the earlier date first")
                    elif date.is_interval and date.start == date.end:
                        message = f"{date} starts and ends on one date"
                        yield Finding(record, at, message, f"write {date.start}")


def leg_order(parts: Parts) -> Iterator[Finding]:
    """A journey's legs are in the order of travel, each left after arriving."""
    for record, loc, visit in parts.of(Visit):
        before: tuple[dt.date, str] | None = None
        for index, leg in enumerate(visit.legs):
            for field in ("arrived", "left"):
                date: Date | None = getattr(leg, field)
                if date is None or date.is_backwards:
                    continue
                if before and date.latest < before[0]:
                    message = f"{field} {date} ({leg.place}) stands after {before[1]}"
                    suggestion = "correct a date, or put the legs in the order of travel"
                    yield Finding(record, (*loc, "legs", index, field), message, suggestion)
                elif before is None or date.earliest > before[0]:
                    before = (date.earliest, f"{field} {date} ({leg.place})")


def meeting_outside_visit(parts: Parts) -> Iterator[Finding]:
    """A meeting lies within the days of its visit."""
    for record, loc, meeting in parts.of(Meeting):
        visit = parts.seen("visits", parts.loaded.visit_of.get(record.id))
        if visit is None or visit.date is None:
            continue
        if not (visit.date.is_firm and meeting.date.is_firm):
            continue
        if not visit.date.may_contain(meeting.date):
            message = f"{meeting.date} lies outside of the visit's {visit.date}"
            yield Finding(record, (*loc, "date"), message, f"the visit is {visit.id}")


def bad_shift(parts: Parts) -> Iterator[Finding]:
    """A shift is a signed number of days, weeks, months or years, and counts from a date."""
    for record, loc, inference in parts.of(Inference):
        if inference.shift is None:
            continue
        at = (*loc, "shift")
        if inference.counted_from is None:
            suggestion = "add counted_from: the date it is counted from"
            yield Finding(record, at, "a shift needs a date to count from", suggestion)
            continue
        try:
            _moved(inference)
        except DateError as error:
            yield Finding(record, at, str(error))


def inference_disagrees(parts: Parts) -> Iterator[Finding]:
    """An inferred date is the one that its inference comes to."""
    for record, loc, node in parts.with_details:
        for field, inference in node.inferred.items():
            stated = getattr(node, field, None)
            try:
                moved = _moved(inference)
            except DateError:
                continue
            if moved is None or not isinstance(stated, Date):
                continue
            agrees = moved.overlaps if stated.is_interval else moved.may_contain
            if not agrees(stated):
                at = (*loc, "inferred", field, "counted_from")
                counted = f"{inference.counted_from} {inference.shift or ''}".strip()
                message = f"{field} is {stated}, but counted from {counted} it is {moved}"
                yield Finding(record, at, message)


def _moved(inference: Inference) -> Date | None:
    """The single date an inference comes to, if it comes to one; DateError for a bad shift."""
    start = inference.counted_from
    delta = parse_shift(inference.shift) if inference.shift else None
    if start is None or start.is_interval or not start.is_firm:
        return None
    return start.shifted(delta) if delta else start


RULES = (end_before_start, leg_order, meeting_outside_visit, bad_shift, inference_disagrees)
