"""Dates as HTML: in full, in short for a line of stops, and with a large day for a margin."""

import re
from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup, escape

from chancery.date_words import DatePart, short_parts
from chancery.dates import Date
from chancery.markup import HTML

_DAY_FIRST = re.compile(r"([0-9]{1,2})(?: (.+))?")
_KEPT = 4096
"""How many dates are kept as HTML: lists tell the same ones again and again."""


@lru_cache(_KEPT)
def full(date: Date) -> Markup:
    """A date in words, each stated part in a `time` element."""
    return _joined(date.html_parts())


@lru_cache(_KEPT)
def short(date: Date, *, with_year: bool = False) -> Markup:
    """A day as "13 Sep", with its year only if asked for; any other date in full."""
    return _joined(short_parts(date, with_year=with_year))


def day_first(date: Date) -> Markup:
    """A date in full words, the number of each day in an element of its own, to be set large."""
    return _joined(date.html_parts(), large=True)


def _joined(parts: Iterable[DatePart], *, large: bool = False) -> Markup:
    return HTML("".join(_part(part, large) for part in parts))


def _part(part: DatePart, large: bool) -> str:
    if not part.datetime:
        return escape(part.words)
    words = _large_day(part.words) if large else escape(part.words)
    return f'<time datetime="{escape(part.datetime)}">{words}</time>'


def _large_day(words: str) -> str:
    """Words that begin with the number of a day, that number marked up; a year is none."""
    found = _DAY_FIRST.fullmatch(words)
    if found is None:
        return escape(words)
    rest = f' <span class="day-rest">{escape(found[2])}</span>' if found[2] else ""
    return f'<span class="day-number">{found[1]}</span>{rest}'
