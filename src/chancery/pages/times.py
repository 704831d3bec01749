"""Dates as HTML: in full, in short for a line of stops, and with a large day for a margin."""

import re
from collections.abc import Iterable

from markupsafe import Markup

from chancery.date_words import DatePart, short_parts
from chancery.dates import Date

_DAY_FIRST = re.compile(r"([0-9]{1,2})(?: (.+))?")


def full(date: Date) -> Markup:
    """A date in words, each stated part in a `time` element."""
    return _joined(date.html_parts())


def short(date: Date, *, with_year: bool = False) -> Markup:
    """A day as "13 Sep", with its year only if asked for; any other date in full."""
    return _joined(short_parts(date, with_year=with_year))


def day_first(date: Date) -> Markup:
    """A date in full words, the number of each day in an element of its own, to be set large."""
    return _joined(date.html_parts(), large=True)


def _joined(parts: Iterable[DatePart], *, large: bool = False) -> Markup:
    return Markup("").join(
        Markup('<time datetime="{}">{}</time>').format(
            part.datetime, _large_day(part.words) if large else part.words
        )
        if part.datetime
        else part.words
        for part in parts
    )


def _large_day(words: str) -> Markup | str:
    """Words that begin with the number of a day, that number marked up; a year is none."""
    found = _DAY_FIRST.fullmatch(words)
    if found is None:
        return words
    day = Markup('<span class="day-number">{}</span>').format(found[1])
    return day + Markup(' <span class="day-rest">{}</span>').format(found[2]) if found[2] else day
