"""How dates are put into English, for readers; and what an editor is told of a refused one."""

import calendar
import datetime as dt
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from dateutil import parser as dateutil_parser

if TYPE_CHECKING:
    from chancery.dates import Date

# Own names rather than strftime or calendar.month_name, which follow the locale of the machine.
MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SEASONS: Final = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}

_HTML_LENGTH: Final = {"day": 10, "month": 7, "season": 4, "year": 4}


class DatePart(NamedTuple):
    """A stretch of a date's wording, with what goes into HTML's `<time datetime>`.

    `datetime` is a valid date, month or year string of the HTML standard (section "Dates and
    times"), or None for words that stand outside of `<time>` ("about ", "–").
    """

    datetime: str | None
    words: str


def date_parts(date: "Date") -> tuple[DatePart, ...]:
    """Word a date; the parts' words joined are the whole wording."""
    if not date.is_interval:
        return _single(date)
    start, end = date.start, date.end
    if start and end:
        return _closed(start, end)
    if start:
        tail = () if date.text.endswith("..") else (DatePart(None, " to an unknown date"),)
        return (DatePart(None, "from "), *_single(start), *tail)
    lead = "no later than " if date.text.startswith("..") else "from an unknown date to "
    return (DatePart(None, lead), *(_single(end) if end else ()))


def short_parts(date: "Date", *, with_year: bool) -> tuple[DatePart, ...]:
    """Word a single day with its month in three letters, "possibly 13 Sep"; others as ever.

    The year is left out unless asked for: only where what is around says which it is.
    """
    if not date.is_day:
        return date_parts(date)
    *lead, day = _single(date)
    year = f" {date.earliest.year}" if with_year else ""
    month = MONTHS[date.earliest.month - 1][:3]
    return (*lead, DatePart(day.datetime, f"{date.earliest.day} {month}{year}"))


def _single(date: "Date") -> tuple[DatePart, ...]:
    lead = ("possibly " if date.uncertain else "") + ("about " if date.approximate else "")
    if date.precision == "decade":
        return (DatePart(None, f"{lead}the {date.earliest.year}s"),)
    if date.precision == "century":
        # "The 2000s" would be read as a decade.
        return (DatePart(None, f"{lead}some year of {date.earliest.year}–{date.latest.year}"),)
    if date.text[4:10] == "-XX-XX" or date.text[7:10] == "-XX":
        lead += "an unknown day of "
    elif date.text[4:7] == "-XX":
        lead += "an unknown month of "
    known = DatePart(_html(date), _full(date))
    return (DatePart(None, lead), known) if lead else (known,)


def _closed(start: "Date", end: "Date") -> tuple[DatePart, ...]:
    if start == end:
        return _single(start)
    if start.precision == end.precision and _is_stated(start) and _is_stated(end):
        words, dash = _shortened(start, end)
        return (
            DatePart(_html(start), words),
            DatePart(None, dash),
            DatePart(_html(end), _full(end)),
        )
    if end.precision in ("month", "year") and end.earliest <= start.earliest <= end.latest:
        return (*_single(start), DatePart(None, f" or later that {end.precision}"))
    return (*_single(start), DatePart(None, " – "), *_single(end))


def _shortened(start: "Date", end: "Date") -> tuple[str, str]:
    """Word the start of an interval without what its end says again, and choose the dash."""
    if start.precision == "year":
        return _full(start), "–"
    if start.earliest.year != end.earliest.year:
        return _full(start), " – "
    if start.precision != "day":
        return _without_year(start), "–"
    if start.earliest.month != end.earliest.month:
        return _without_year(start), " – "
    return str(start.earliest.day), "–"


def _is_stated(date: "Date") -> bool:
    return date.text[-1] not in "?~%X"


def _html(date: "Date") -> str:
    return date.text[: _HTML_LENGTH[date.precision]]


def _full(date: "Date") -> str:
    year = str(date.earliest.year)
    return year if date.precision == "year" else f"{_without_year(date)} {year}"


def _without_year(date: "Date") -> str:
    if date.precision == "season":
        return SEASONS[date.text[5:7]]
    month = MONTHS[date.earliest.month - 1]
    return f"{date.earliest.day} {month}" if date.precision == "day" else month


_YEARS = "years run from 0001 to 9999"
_MONTHS = "months run from 01 to 12, and seasons are 21 (spring) to 24 (winter), without a day"

# What editors write instead of EDTF, in the order in which it is recognised, and the remedy.
_MISTAKES: Final = tuple(
    (re.compile(pattern), reason)
    for pattern, reason in (
        (r"0000.*|00[0X]X.*", _YEARS),
        (
            r"[\[{].*|[^/]+\.\..*",
            "sets of dates are not used here; an interval is written 2020/2022",
        ),
        (r"-[0-9]{4}([^0-9].*)?", f"negative years are not used here; {_YEARS}"),
        (
            r"Y-?[0-9].*|[0-9]{5,}.*",
            f"{_YEARS}, with hyphens before month and day, 2023-10-18",
        ),
        (
            r"(?=.*[ux])[0-9uxX]{4}(-[0-9uxX]{2}){0,2}[?~%]?",
            "digits that are not known are written as a capital X, 202X or 2023-XX",
        ),
        (r"(.*)(\?~|~\?)", "what is both uncertain and approximate is marked with one %"),
        (r"[0-9]{4}-2[1-4][?~%]", "a season takes no ?, ~ or %"),
        (r"[0-9X-]*[?~%][0-9X?~%-]+", "one ?, ~ or % stands at the end of the date"),
        (
            r"(?=.*X)[0-9X]{4}(-[0-9X]{2}){0,2}[?~%]?",
            "X stands for the last digits of a year alone (202X, 20XX), "
            "for a month (2023-XX) or for a day (2023-10-XX)",
        ),
        (r"[0-9]{4}-[0-9]{4}", "an interval is written with a slash, 2020/2022"),
        (r"open", "an open end is written .."),
        (r"unknown", "an unknown end is left empty, 2023-10/"),
    )
)
_NUMBERS = re.compile(r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?([?~%]?)")


def why_refused(text: str) -> str:
    """Say to an editor why `text` is not a date, and what to write where that can be told.

    Goes by the form of the text alone: it is for text that has already been refused.
    """
    if not text:
        return "the date is empty; write 2023-10-18, 2023-10 or 2023"
    unspaced = re.sub(r"\s*/\s*", "/", text.strip())
    if unspaced != text and re.fullmatch(r"[0-9X?~%/.-]+", unspaced):
        return f"a date has no spaces, {unspaced}"
    if re.search(r"[0-9](T|:)[0-9]", text):
        return "a date has no time of day or timezone; a time goes elsewhere"
    for pattern, reason in _MISTAKES:
        if pattern.fullmatch(text):
            return reason
    if numbers := _NUMBERS.fullmatch(text):
        return _numbers_refused(*numbers.groups())
    suggestion = _suggested(text)
    if suggestion:
        return f"dates are written {suggestion} (EDTF)"
    return "dates are written like 2023-10-18, 2023-10, 2023 or 2023-10-18/2023-10-20 (EDTF)"


def _numbers_refused(year: str, month: str, day: str | None, qualifier: str) -> str:
    if not 1 <= int(month) <= len(MONTHS):
        return f"there is no month {month}; {_MONTHS}"
    longest = calendar.monthrange(int(year), int(month))[1]
    if day is not None and not 1 <= int(day) <= longest:
        return f"{MONTHS[int(month) - 1]} {int(year)} has {longest} days" + (
            ", beginning with 01" if int(day) == 0 else ""
        )
    written = "-".join([year, month.zfill(2)] + ([day.zfill(2)] if day else []))
    return f"write month and day with two digits, {written}{qualifier}"


def _suggested(text: str) -> str | None:
    """Read a date written in another way, if it gives day, month and year in only one reading."""
    readings = set()
    for day_first in (False, True):
        # What the text leaves out comes from the default: two defaults show it.
        for default in (dt.datetime(2000, 1, 1), dt.datetime(2001, 2, 2)):
            try:
                reading = dateutil_parser.parse(
                    text[:40], default=default, dayfirst=day_first, ignoretz=True
                )
            except (ValueError, OverflowError):
                return None
            readings.add(reading.date())
    if len(readings) != 1:
        return None
    date = readings.pop()
    # Every number must be the day, the month or the whole year: dateutil completes a year of two
    # digits by today's century and takes "18-20 Oct 2023" for a day in 2018.
    numbers = {int(number) for number in re.findall(r"[0-9]+", text)}
    return date.isoformat() if numbers <= {date.year, date.month, date.day} else None
