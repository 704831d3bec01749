"""Dates that an English text mentions, as it mentions them: "October 18", "in 2018", "Thursday"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from chancery.date_words import MONTHS

WEEKDAYS: Final = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)


@dataclass(frozen=True, slots=True)
class Parts:
    """What is said of one date; None is what is left open.

    A season is a month of 21 (spring) to 24 (winter), as in EDTF; of a decade only its first year
    is known, in `decade`.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    decade: int | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A date, or a range of dates with its `last`, in a text from `start` up to `end`."""

    start: int
    end: int
    words: str
    first: Parts
    last: Parts | None = None

    @property
    def certain(self) -> Parts:
        """What it says of any one date: of a range only the year and month that both ends share."""
        if self.last is None:
            return self.first
        year = self.first.year if self.first.year == self.last.year else None
        shared = self.first.month == self.last.month and self.first.year == self.last.year
        return Parts(year=year, month=self.first.month if shared else None)


_SHORT: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NUMBERS: Final = {
    **{name: number for number, name in enumerate(MONTHS, 1)},
    **{name: number for number, name in enumerate(_SHORT, 1)},
    "Sept": 9,
}
_SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

_FULL: Final = "|".join(MONTHS)
_M: Final = rf"(?:{_FULL}|(?:{'|'.join(_SHORT)}|Sept)\.?)(?![a-z])"
_D: Final = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9]|[:.,][0-9])"
_Y: Final = r"(?:1[0-9]|20|21)[0-9]{2}(?![0-9]|[.,][0-9]|[A-Za-z])"
_TO: Final = r"(?: ?- ?| (?:to|until|till|through) )"


def _behind(name: str) -> str:
    """The year that may follow a day or month."""
    return rf"(?:,? (?:of )?(?P<{name}>{_Y}))?"


# In this order: the longer reading of the same words comes first.
_FORMS: Final = tuple(
    (kind, pattern)
    for kind, pattern in (
        ("single", r"(?P<y>[0-9]{4})-(?P<mm>[0-9]{2})-(?P<d>[0-9]{2})(?![0-9-])"),
        ("single", r"(?P<d>[0-9]{1,2})\.(?P<mm>[0-9]{1,2})\.(?P<y>[0-9]{4})(?![0-9.])"),
        (
            "range",
            rf"(?P<m>{_M}) (?P<d>{_D}){_behind('y')}{_TO}(?P<m2>{_M}) (?P<d2>{_D}){_behind('y2')}",
        ),
        ("range", rf"(?P<m>{_M}) (?P<d>{_D}){_TO}(?P<d2>{_D}){_behind('y2')}"),
        ("pair", rf"(?P<m>{_M}) (?P<d>{_D}) and (?P<d2>{_D}){_behind('y2')}"),
        ("single", rf"(?P<m>{_M}) (?:the )?(?P<d>{_D}){_behind('y')}"),
        (
            "range",
            rf"(?P<d>{_D}) (?P<m>{_M}){_behind('y')}{_TO}(?P<d2>{_D}) (?P<m2>{_M}){_behind('y2')}",
        ),
        ("range", rf"(?P<d>{_D}){_TO}(?P<d2>{_D}) (?P<m2>{_M}){_behind('y2')}"),
        ("pair", rf"(?P<d>{_D}) and (?P<d2>{_D}) (?P<m2>{_M}){_behind('y2')}"),
        ("single", rf"(?P<d>{_D}) (?:of )?(?P<m>{_M}){_behind('y')}"),
        ("range", rf"(?P<m>{_M}){_behind('y')}{_TO}(?P<m2>{_M}){_behind('y2')}"),
        ("single", rf"(?P<m>{_M}),? (?:of )?(?P<y>{_Y})"),
        ("single", rf"(?P<m>{_FULL})(?![a-z])"),
        ("range", rf"(?P<y>{_Y}){_TO}(?P<y2>{_Y})"),
        ("single", r"(?P<decade>(?:1[0-9]|20|21)[0-9]0)'?s(?![a-z])"),
        ("single", rf"(?P<season>{'|'.join(_SEASONS)}) (?:of )?(?P<y>{_Y})"),
        ("single", rf"(?P<y>{_Y})"),
        ("single", rf"(?P<weekday>{'|'.join(WEEKDAYS)})(?![a-z])"),
    )
)
# A number behind a currency sign, a dot or a letter and a hyphen is no date (RA-2023, 1.2018).
_NOT_BEHIND: Final = r"(?<![\w.,$€£#/])(?<![A-Z0-9]-)"
_COMPILED: Final = tuple((kind, re.compile(_NOT_BEHIND + pattern)) for kind, pattern in _FORMS)
_ANY: Final = re.compile(
    _NOT_BEHIND + r"(?=[0-9]|" + "|".join((*_SHORT, *WEEKDAYS, *_SEASONS)) + ")"
)


@cache
def mentions(text: str) -> tuple[Mention, ...]:
    """Find the dates that a normalised text mentions, in their order.

    Months and weekdays count where they have their capital, so that "may" is a verb; alone at the
    start of a sentence, "May" and "March" are left out. A number of four digits is a year. Dates
    in figures are read only where they can mean but one day: 2023-10-28 and 28.10.2023.
    """
    return tuple(_with_weekdays(text, _found(text)))


def _found(text: str) -> Iterator[Mention]:
    at = 0
    while start := _ANY.search(text, at):
        for kind, form in _COMPILED:
            match = form.match(text, start.start())
            if match and not _is_verb(match):
                yield from _READERS[kind](match)
                at = match.end()
                break
        else:
            at = start.end() + 1


def _is_verb(match: re.Match[str]) -> bool:
    before = match.string[: match.start()].rstrip(" '(")
    return match[0] in ("May", "March") and (not before or before[-1] in ".?!:;")


def _parts(match: re.Match[str], suffix: str = "") -> Parts:
    found = match.groupdict()
    month = found.get(f"m{suffix}")
    day = found.get(f"d{suffix}")
    year = found.get(f"y{suffix}")
    weekday, season, decade = found.get("weekday"), found.get("season"), found.get("decade")
    number = _NUMBERS[month.rstrip(".")] if month else None
    if found.get("mm"):
        number = int(found["mm"])
    return Parts(
        year=int(year) if year else None,
        month=_SEASONS[season] if season else number,
        day=int(re.sub(r"\D", "", day)) if day else None,
        weekday=WEEKDAYS.index(weekday) if weekday else None,
        decade=int(decade) if decade else None,
    )


def _single(match: re.Match[str]) -> Iterator[Mention]:
    parts = _parts(match)
    if parts.month is None or 1 <= parts.month <= 24:
        yield Mention(match.start(), match.end(), match[0], parts)


def _both(match: re.Match[str]) -> tuple[Parts, Parts]:
    """The two dates of a range or pair, each with what it shares with the other."""
    first, last = _parts(match), _parts(match, "2")
    first = replace(first, month=first.month or last.month)
    last = replace(last, month=last.month or first.month)
    if first.year is None and last.year is not None:
        turns = (first.month or 0) > (last.month or 0)
        first = replace(first, year=last.year - turns)
    return first, last


def _range(match: re.Match[str]) -> Iterator[Mention]:
    first, last = _both(match)
    yield Mention(match.start(), match.end(), match[0], first, last)


def _pair(match: re.Match[str]) -> Iterator[Mention]:
    for parts in _both(match):
        yield Mention(match.start(), match.end(), match[0], parts)


_READERS: Final[dict[str, Callable[[re.Match[str]], Iterator[Mention]]]] = {
    "single": _single,
    "range": _range,
    "pair": _pair,
}


def _with_weekdays(text: str, found: Iterator[Mention]) -> Iterator[Mention]:
    """Join a weekday to the day right behind it: "Thursday, October 19"."""
    before: Mention | None = None
    for mention in found:
        if before and before.first.weekday is not None and before.first.day is None:
            gap = text[before.end : mention.start]
            if gap in (" ", ", ") and mention.first.day is not None and mention.last is None:
                first = replace(mention.first, weekday=before.first.weekday)
                mention = Mention(
                    before.start, mention.end, text[before.start : mention.end], first
                )
                before = None
        if before:
            yield before
        before = mention
    if before:
        yield before
