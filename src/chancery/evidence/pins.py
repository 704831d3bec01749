"""Pins: whether altering a citation or a date would be noticed."""

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
    barred = source.masthead if isinstance(source, Source) and source is not owner.record else ()
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
        if finer := next(_finer(date, words), None):
            message = f"the cited phrases state {finer}, which says more than {date}"
            suggestion = f"write {finer}, or leave the day's words out of the phrase"
            yield Flaw(loc, "vague-date", message, suggestion)


def _finer(date: Date, words: Wording) -> Iterator[Date]:
    """Yield the dates inside a month or a year that the cited phrases themselves state."""
    for mention in words.mentions if words.in_phrases else ():
        if mention.last is not None or date.is_interval:
            continue
        for text in _readings(mention.first, words):
            if text.startswith(f"{date.text}-"):
                yield Date.parse(text)


def _alternatives(date: Date, words: Wording) -> Iterator[Date]:
    """Yield other dates: a step away, and whatever else the words could be read as."""
    if not date.is_interval:
        yield from _near(date, words)
        return
    start, end = date.start, date.end
    changed = [f"{other}/{date.text.split('/')[1]}" for other in _near(start, words)]
    changed += [f"{date.text.split('/')[0]}/{other}" for other in _near(end, words)]
    for mention in words.mentions if start and end else ():
        if mention.last is not None:
            ends = zip(
                _readings(mention.first, words), _readings(mention.last, words), strict=False
            )
            changed += [f"{first}/{last}" for first, last in ends]
    for text in dict.fromkeys(changed):
        other = Date.parse(text)
        if text != date.text and not other.is_backwards and other.start != other.end:
            yield other


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
