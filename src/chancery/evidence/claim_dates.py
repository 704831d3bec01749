"""The dates of one claim: those in its fields, and those in its texts."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from chancery.check.finding import listed
from chancery.claims import Claim
from chancery.dates import Date
from chancery.evidence.mentions import Mention, Parts, mentions
from chancery.evidence.passages import Evidence, Flaw, Passage, as_read, texts_of
from chancery.evidence.stated import (
    Wording,
    is_said,
    parts_of,
    remaining,
    says_part,
    states,
    verifies,
    wording,
)
from chancery.evidence.texts import normalise
from chancery.model.base import Inference
from chancery.model.plan import Loc, plan_of, values
from chancery.model.provenance import Citation


def date_values(claim: Claim) -> Iterator[tuple[Loc, Date, Inference | None]]:
    """Yield the dates in a claim's fields, with their places and inferences."""
    for field in plan_of(type(claim.node)).dates:
        if field in claim.fields:
            for steps, date in values(claim.node, field):
                yield claim.loc + steps, date, claim.node.inferred.get(field)


def is_verifiable(evidence: Evidence, claim: Claim, inference: Inference | None) -> bool:
    """Whether a claim's dates can be held against anything: passages in English, an inference."""
    if any(isinstance(basis, Citation) for basis in claim.basis):
        return evidence.in_english(evidence.passages(claim.basis))
    return inference is not None and inference.counted_from is not None


def date_fields(evidence: Evidence, claim: Claim, passages: list[Passage]) -> Iterator[Flaw]:
    """Each part of a date is stated, or the inference leaves no other date."""
    words = wording(passages)
    for loc, date, inference in date_values(claim):
        if is_verifiable(evidence, claim, inference) and not verifies(words, date, inference):
            yield _flaw(loc, date, words, inference)


def _flaw(loc: Loc, date: Date, words: Wording, inference: Inference | None) -> Flaw:
    if inference is None or inference.counted_from is None:
        message = f"{date} is not stated by {_said(words)}"
        suggestion = "cite where it is stated, with its words as phrase, or infer it"
        if date.start and states(replace(words, years=frozenset(date.years)), date):
            year = listed([str(year) for year in date.years])
            suggestion = f"cite a passage that states the year {year} too, or infer the year"
        if inference is not None:
            suggestion = "say under inferred what date it is counted_from"
        return Flaw(loc, "date-not-stated", message, suggestion)
    left = [] if date.is_interval else [str(one) for one in remaining(inference, words, date)]
    shift = f" {inference.shift}" if inference.shift else ""
    leaves = listed(left[:4]) + (" and more" if len(left) > 4 else "") if left else "no such date"
    message = f"{date} is not what {inference.counted_from}{shift} leaves"
    if not date.is_interval:
        message += f", beside {_said(words)}: {leaves}"
    suggestion = "correct the date, or let the inference and the phrase leave only one"
    return Flaw(loc, "date-not-inferred", message, suggestion)


def _said(words: Wording) -> str:
    where = "the cited phrases" if words.in_phrases else "the cited paragraphs"
    said = list(dict.fromkeys(f"'{mention.words}'" for mention in words.mentions))
    return f"{where} ({', '.join(said)})" if said else f"{where} (no date)"


def prose_dates(evidence: Evidence, claim: Claim, passages: list[Passage]) -> Iterator[Flaw]:
    """A date in a text is stated in a cited paragraph, or is one of the record or its visit."""
    if not evidence.in_english(passages):
        return
    words = wording(Passage(passage.paragraph, None) for passage in passages)
    known = evidence.known_dates(claim.record)
    for loc, text in texts_of(claim):
        for mention in mentions(evidence.names.without_names(normalise(as_read(text)))):
            if not (_is_stated(words, mention) or _is_known(mention, known)):
                message = f"'{mention.words}' is stated neither by {_said(words)} nor by the record"
                suggestion = "cite a paragraph that states it, or leave it out"
                yield Flaw(loc, "date-not-stated", message, suggestion)


def _is_stated(words: Wording, mention: Mention) -> bool:
    if mention.last is None:
        ends = (end for said in words.mentions for end in (said.first, said.last))
        return is_said(words, mention.first) or mention.first in ends
    if any(_ends_agree(mention, said) for said in words.mentions):
        return True
    return is_said(words, mention.first) and is_said(words, mention.last)


def _ends_agree(mention: Mention, said: Mention) -> bool:
    return (
        mention.last is not None
        and said.last is not None
        and says_part(mention.first, _with_year(said.first, mention.first))
        and says_part(mention.last, _with_year(said.last, mention.last))
    )


def _with_year(said: Parts, like: Parts) -> Parts:
    """What a mention says, its year taken as given where it says none."""
    return said if said.year is not None else replace(said, year=like.year)


def _is_known(mention: Mention, known: Iterable[Date]) -> bool:
    dates = list(known)
    ends = [end for date in dates for end in (date.start, date.end) if end]
    days = [Date.parse(day.isoformat()) for date in dates for day in date.days()]
    singles = [parts_of(date) for date in (*ends, *days)]
    wanted = [mention.first] + ([mention.last] if mention.last else [])
    return all(any(says_part(parts, single) for single in singles) for parts in wanted)
