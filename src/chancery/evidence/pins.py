"""Pins: whether altering a citation or a date would be noticed."""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from chancery.claims import Claim
from chancery.dates import Date, DateError, parse_shift
from chancery.evidence import hints
from chancery.evidence.claim_dates import date_values, is_verifiable
from chancery.evidence.mentions import Parts
from chancery.evidence.passages import Evidence, Flaw, grounds
from chancery.evidence.stated import Wording, verifies, wording
from chancery.evidence.texts import Paragraph, normalise, stands_in
from chancery.evidence.verify import holds
from chancery.model.base import Inference
from chancery.model.entities import Role
from chancery.model.plan import Loc
from chancery.model.provenance import Citation
from chancery.model.sources import Source

_SHIFTS: Final = {
    "day": ("+1 day", "-1 day", "+1 month", "-1 month", "+1 year", "-1 year"),
    "month": ("+1 month", "-1 month", "+1 year", "-1 year"),
    "year": ("+1 year", "-1 year"),
}


def loose_citations(evidence: Evidence, owner: Claim, covered: Sequence[Claim]) -> Iterator[Flaw]:
    """Yield the citations that could as well lead to another paragraph of the source.

    `covered` are the claims that rest on the owner's citations, the owner among them: a citation
    is pinned if one of these fails once it is moved.
    """
    if owner.cited_at is None:
        return
    for index, cited in enumerate(owner.basis):
        here = _paragraph(evidence, cited) if isinstance(cited, Citation) else None
        if here is None or not isinstance(cited, Citation):
            continue
        serving = [
            other
            for other in _others(evidence, owner, here)
            if _would_serve(evidence, covered, index, cited, other)
        ]
        if serving:
            numbers = hints.paragraphs(other.number for other in serving)
            message = f"{numbers} would serve as well as {here.number}"
            suggestion = hints.pinning(here, cited.phrase, serving)
            yield Flaw((*owner.cited_at, index), "unpinned-citation", message, suggestion)


def _paragraph(evidence: Evidence, cited: Citation) -> Paragraph | None:
    return evidence.texts.get(cited.source, {}).get(cited.paragraph)


def _others(evidence: Evidence, owner: Claim, here: Paragraph) -> Iterator[Paragraph]:
    """Yield the paragraphs a citation could be moved to; a masthead serves only its own source."""
    source = evidence.loaded.records["sources"].get(here.source)
    barred: tuple[int, ...] = ()
    if isinstance(source, Source) and owner.record.id not in {source.id, *source.makers}:
        barred = source.masthead
    for other in evidence.texts[here.source].values():
        if other.text != here.text and other.number not in barred:
            yield other


def _would_serve(
    evidence: Evidence, covered: Sequence[Claim], index: int, cited: Citation, other: Paragraph
) -> bool:
    if cited.phrase is not None and not stands_in(normalise(cited.phrase), other.text):
        return False
    moved = replace(cited, paragraph=other.number)
    return all(
        holds(evidence, claim, (*claim.basis[:index], moved, *claim.basis[index + 1 :]))
        for claim in covered
    )


def loose_dates(evidence: Evidence, claim: Claim) -> Iterator[Flaw]:
    """Yield the dates in whose stead another would verify as well."""
    words = wording(evidence.passages(grounds(claim, claim.basis)))
    for loc, date, inference in date_values(claim):
        if not is_verifiable(evidence, claim, inference) or not verifies(words, date, inference):
            continue
        for other in _alternatives(date, words):
            if verifies(words, other, inference):
                message = f"{other} would verify as well as {date}"
                suggestion = "put the date's own words into a phrase, and cite its year by phrase"
                yield Flaw(loc, "unpinned-date", message, suggestion)
                break
        # Bounds that are known, and what an inference counts from, may say less than their source.
        exact = not isinstance(claim.node, Inference | Role)
        if exact and (words.in_phrases or inference is not None):
            yield from _vague(loc, date, words, inference)


def _vague(loc: Loc, date: Date, words: Wording, inference: Inference | None) -> Iterator[Flaw]:
    """Yield a date that says less than what its phrases and its inference leave."""
    for closer in _closer(date, words, inference):
        if verifies(words, closer, inference):
            message = f"what is cited leaves {closer}, which says more than {date}"
            suggestion = f"write {closer}, or leave the words that say so out of the phrase"
            yield Flaw(loc, "vague-date", message, suggestion)
            return


def _closer(date: Date, words: Wording, inference: Inference | None) -> Iterator[Date]:
    """Yield dates that say more: without a qualifier, of one day, or inside a month or year."""
    start, end = date.start, date.end
    if date.approximate or date.uncertain:
        if not words.hedged:
            yield Date.parse(date.text.replace("~", "").replace("?", "").replace("%", ""))
    elif start is None or end is None:
        counted = inference.counted_from if inference else None
        if counted is None or not counted.is_interval or counted.end != end:
            yield from (each for each in (start, end) if each is not None)
    elif date.is_interval:
        stated = [each for each in (start, end) if verifies(words, each, inference)]
        if len(stated) == 1:
            yield from stated
    elif date.precision in _INSIDE:
        for number in _INSIDE[date.precision]:
            with contextlib.suppress(DateError):
                yield Date.parse(f"{date.text}-{number:02}")
        ranges = _ranges(words)
        yield from (each for each in ranges if each.text.startswith(f"{date.text}-"))


_INSIDE = {"year": range(1, 13), "month": range(1, 32)}
"""What a year or a month is divided into."""


def _alternatives(date: Date, words: Wording) -> Iterator[Date]:
    """Yield other dates: a step away, and whatever else the words could be read as."""
    if not date.is_interval:
        yield from _near(date, words)
        return
    start, end = date.start, date.end
    changed = [f"{other}/{date.text.split('/')[1]}" for other in _near(start, words)]
    changed += [f"{date.text.split('/')[0]}/{other}" for other in _near(end, words)]
    if start and end:
        changed += [each.text for each in _ranges(words)]
    for text in dict.fromkeys(changed):
        other = Date.parse(text)
        if text != date.text and not other.is_backwards and other.start != other.end:
            yield other


def _ranges(words: Wording) -> Iterator[Date]:
    """Yield the ranges mentioned, as intervals of every precision and year they may mean."""
    for mention in words.mentions:
        if mention.last is not None:
            ends = zip(
                _readings(mention.first, words), _readings(mention.last, words), strict=False
            )
            yield from (Date.parse(f"{first}/{last}") for first, last in ends)


def _near(date: Date | None, words: Wording) -> Iterator[Date]:
    if date is None:
        return
    plain = Date.parse(date.text.rstrip("?~%").replace("-XX", ""))
    found = [str(plain.shifted(parse_shift(shift))) for shift in _shifts(plain)]
    for mention in words.mentions:
        found += [
            text for text in _readings(mention.certain, words) if len(text) == len(str(plain))
        ]
    for text in dict.fromkeys(found):
        if text != str(plain):
            yield Date.parse(text)


def _shifts(date: Date) -> Iterator[str]:
    """Yield the steps that can be taken from a date; from a season or decade, none."""
    for shift in _SHIFTS.get(date.precision, ()):
        try:
            date.shifted(parse_shift(shift))
        except DateError:
            continue
        yield shift


def _readings(said: Parts, words: Wording) -> Iterator[str]:
    """Yield a mention as dates: to the year, the month and the day, in every year it may mean."""
    for year in sorted({said.year} if said.year is not None else words.years):
        text = f"{year:04}"
        for part in (None, said.month, said.day):
            text += f"-{part:02}" if part is not None else ""
            try:
                yield Date.parse(text).text
            except DateError:
                break
