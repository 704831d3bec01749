"""Whether passages state a date, part by part, and which dates an inference leaves."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from chancery.dates import Date, DateError, parse_shift
from chancery.evidence.mentions import Mention, Parts, mentions
from chancery.evidence.texts import Paragraph, normalise, occurrences
from chancery.model.base import Inference

_MOST_DAYS: Final = 4000
_HEDGE: Final = re.compile(
    r"\b(about|approximately|around|circa|early|late|likely|mid|perhaps|possibly|probably|roughly)\b",
    re.IGNORECASE,
)
_PRECISE: Final = {"day": 10, "month": 7, "year": 4}


@dataclass(frozen=True, slots=True)
class Wording:
    """The date's own words: what the cited phrases mention of dates, else the paragraphs.

    `years` are those that a day or month mentioned without its year may belong to: the years
    among `mentions`, or else all that the cited paragraphs mention. `hedged` says whether a word
    such as "about" or "probably" stands with them.
    """

    mentions: tuple[Mention, ...]
    in_phrases: bool
    years: frozenset[int]
    hedged: bool


def wording(cited: Iterable[tuple[Paragraph, str | None]]) -> Wording:
    """Collect the words for a date from the cited paragraphs and their phrases.

    A mention belongs to a phrase if the two overlap in the paragraph, so that a phrase that ends
    within "October 18–19" does not make a single day of it.
    """
    in_phrases: list[Mention] = []
    in_paragraphs: list[Mention] = []
    hedged = False
    for paragraph, phrase in cited:
        found = mentions(paragraph.text)
        hedged = hedged or bool(_HEDGE.search(paragraph.text if phrase is None else phrase))
        in_paragraphs += found
        if phrase is None:
            continue
        words = normalise(phrase)
        for start in occurrences(words, paragraph.text):
            end = start + len(words)
            in_phrases += [m for m in found if m.start < end and start < m.end]
    chosen = in_phrases or in_paragraphs
    years = _years(chosen) or _years(in_paragraphs)
    return Wording(tuple(chosen), bool(in_phrases), years, hedged)


def _years(found: Iterable[Mention]) -> frozenset[int]:
    return frozenset(m.certain.year for m in found if m.certain.year is not None)


def parts_of(date: Date) -> Parts:
    """The parts of a single date; digits that are not specified are none of them."""
    year, month, day = date.earliest.year, date.earliest.month, date.earliest.day
    match date.precision:
        case "day":
            return Parts(year=year, month=month, day=day, weekday=date.earliest.weekday())
        case "month":
            return Parts(year=year, month=month)
        case "season":
            return Parts(year=year, month=int(date.text[5:7]))
        case "year":
            return Parts(year=year)
        case _:
            return Parts(decade=year)


def states(words: Wording, date: Date) -> bool:
    """Whether a date is stated, every part of it; of an interval, each end or the whole.

    An open or unknown end needs no statement, nor does a qualifier.
    """
    if date.start is date:
        return _states_single(words, parts_of(date))
    ends = [end for end in (date.start, date.end) if end]
    if len(ends) == 2 and any(_is_range(words, m, *map(parts_of, ends)) for m in words.mentions):
        return True
    return all(_states_single(words, parts_of(end)) for end in ends)


def _states_single(words: Wording, parts: Parts) -> bool:
    if not _agrees_weekday(words, parts):
        return False
    return any(_says(words, mention.certain, parts) for mention in words.mentions)


def _says(words: Wording, said: Parts, parts: Parts) -> bool:
    """Whether one mention says a date, its year perhaps said by another."""
    if parts.decade is not None:
        return said.decade == parts.decade
    if parts.day is not None and (said.day != parts.day or said.month != parts.month):
        return False
    if parts.month is not None and said.month != parts.month:
        return False
    if said.weekday is not None and parts.weekday not in (None, said.weekday):
        return False
    if said.year is None and parts.month is not None:
        return parts.year in words.years
    return said.year == parts.year


def _is_range(words: Wording, mention: Mention, start: Parts, end: Parts) -> bool:
    return mention.last is not None and all(
        (said.month, said.day) == (parts.month, parts.day)
        and (said.year == parts.year or (said.year is None and parts.year in words.years))
        for said, parts in ((mention.first, start), (mention.last, end))
    )


def _agrees_weekday(words: Wording, parts: Parts) -> bool:
    """Whether a day falls on a weekday that the phrases state, where they state one."""
    stated = {m.first.weekday for m in words.mentions if m.first.weekday is not None}
    return not (words.in_phrases and stated and parts.weekday is not None) or (
        parts.weekday in stated
    )


def is_said(words: Wording, said: Parts) -> bool:
    """Whether what a text of ours says of a date is stated: the day with its month, the rest."""
    if said == Parts(weekday=said.weekday):
        return any(mention.first.weekday == said.weekday for mention in words.mentions)
    if said.year is None and said.decade is None:
        found = (mention.certain for mention in words.mentions)
        return any(one.month == said.month and said.day in (None, one.day) for one in found)
    return any(_says(words, mention.certain, said) for mention in words.mentions)


def says_part(said: Parts, parts: Parts) -> bool:
    """Whether a date has all the parts that a mention gives."""
    return all(
        getattr(said, name) in (None, getattr(parts, name))
        for name in ("year", "month", "day", "weekday", "decade")
    )


def counted(inference: Inference) -> list[Date]:
    """The dates or spans that an inference comes to; none where it does not count or cannot.

    With a shift, besides what `counted_from` is moved to, the span from there to here is one.
    """
    start = inference.counted_from
    if start is None:
        return []
    if inference.shift is None:
        return [start]
    try:
        delta = parse_shift(inference.shift)
        if not start.is_interval:
            moved = start.shifted(delta)
            first, last = sorted((start, moved))
            return [moved, Date.parse(f"{first}/{last}")]
        if start.start is None or start.end is None:
            return []
        return [Date.parse(f"{start.start.shifted(delta)}/{start.end.shifted(delta)}")]
    except DateError:
        return []


def remaining(inference: Inference, words: Wording, date: Date) -> list[Date]:
    """The dates, as precise as `date`, that the inference and the words for it leave.

    What the phrases say, each of them must agree with; what the paragraphs say is asked only
    where the inference alone leaves several.
    """
    spans = counted(inference)
    if not spans or date.precision not in _PRECISE:
        return []
    within = list(_within(spans[0], date))
    if words.in_phrases or len(within) > 1:
        return [found for found in within if _agrees(words, parts_of(found))]
    return within


def _within(span: Date, like: Date) -> Iterator[Date]:
    """Yield the days, months or years of a span."""
    first, last = span.earliest, span.latest
    if first == dt.date.min or last == dt.date.max or (last - first).days > _MOST_DAYS:
        return
    length = _PRECISE[like.precision]
    days = (first + dt.timedelta(days=n) for n in range((last - first).days + 1))
    for text in dict.fromkeys(day.isoformat()[:length] for day in days):
        yield Date.parse(text)


def _agrees(words: Wording, parts: Parts) -> bool:
    """Whether a date agrees with the most that is said of dates, and with weekdays said."""
    said = [mention.certain for mention in words.mentions]
    tiers = (
        [one for one in said if one.day is not None],
        [one for one in said if one.month is not None],
        [one for one in said if one.year is not None],
    )
    finest = next((tier for tier in tiers if tier), [])
    weekdays = [one for one in said if one.weekday is not None and one.day is None]
    return all(
        not tier or any(_compatible(one, parts) for one in tier) for tier in (finest, weekdays)
    )


def _compatible(said: Parts, parts: Parts) -> bool:
    """Whether nothing that is said of a date contradicts it, as far as it goes."""
    return all(
        None in (getattr(said, name), getattr(parts, name))
        or getattr(said, name) == getattr(parts, name)
        for name in ("year", "month", "day", "weekday")
    )


def verifies(words: Wording, date: Date, inference: Inference | None) -> bool:
    """Whether a date is stated, or is the one that the inference leaves."""
    if inference is None or inference.counted_from is None:
        return states(words, date)
    if date.start is date:
        return [str(d) for d in remaining(inference, words, date)] == [_unqualified(date)]
    if any(span.text == date.text for span in counted(inference)) or states(words, date):
        return True
    return all(_end_verifies(words, end, inference) for end in (date.start, date.end) if end)


def _end_verifies(words: Wording, end: Date, inference: Inference) -> bool:
    """Whether one end of an interval is stated, or the one that the inference comes to."""
    if states(words, end):
        return True
    spans = counted(inference)
    within = list(_within(spans[0], end)) if spans and end.precision in _PRECISE else []
    left = within if len(within) == 1 else remaining(inference, words, end)
    return [str(d) for d in left] == [_unqualified(end)]


def _unqualified(date: Date) -> str:
    return date.text.rstrip("?~%").replace("-XX", "")
