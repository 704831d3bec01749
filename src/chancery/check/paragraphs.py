"""Rules for paragraphs: each one of a source is accounted for, and in one way only."""

from collections.abc import Iterable, Iterator

from chancery.check.finding import Finding, Parts, Whole, listed
from chancery.model.plan import Loc
from chancery.model.sources import Source


def _left_out(source: Source) -> Iterator[tuple[Loc, int]]:
    for place, left in enumerate(source.left_out):
        for index, number in enumerate(left.paragraphs):
            yield ("left_out", place, "paragraphs", index), number


def left_out_but_cited(whole: Whole) -> Iterator[Finding]:
    """Nothing cites a paragraph that is left out."""
    for source in whole.of(Source):
        for loc, number in _left_out(source):
            if citing := whole.index.citing[source.id][number]:
                by = whole.first(citing)
                where = whole.loaded.origins[by.id].shown_as
                message = f"paragraph {number} is left out, but {by.id} cites it ({where})"
                suggestion = "take it off this list, or mend that citation"
                yield Finding(source, loc, message, suggestion)


def listed_twice(parts: Parts) -> Iterator[Finding]:
    """A paragraph is listed once, as masthead or as left out."""
    for record, loc, source in parts.of(Source):
        listing: dict[int, str] = {}
        headings = ((("masthead", index), number) for index, number in enumerate(source.masthead))
        for steps, number in (*headings, *_left_out(source)):
            if number in listing:
                message = f"paragraph {number} is listed under {listing[number]} already"
                yield Finding(record, loc + steps, message, "keep one of the two")
            listing.setdefault(number, str(steps[0]))


def unaccounted_paragraph(whole: Whole) -> Iterator[Finding]:
    """Each paragraph of a source is cited, masthead, or left out with the reason."""
    if whole.loaded.unreadable:
        return  # what could not be read may be what cites it
    for source in whole.of(Source):
        cited = (number for number, by in whole.index.citing[source.id].items() if by)
        known = {*cited, *source.masthead, *(number for _, number in _left_out(source))}
        gaps = list(_gaps(known, source.paragraphs))
        if gaps:
            one = len(gaps) == 1 and gaps[0][0] == gaps[0][1]
            spans = [str(a) if a == b else f"{a} to {b}" for a, b in gaps]
            numbers = f"paragraph{'' if one else 's'} {listed(spans)}"
            message = f"nothing is drawn from {numbers} of {source.id}"
            suggestion = "cite what they say, or list them under left_out with the reason"
            yield Finding(source, ("paragraphs",), message, suggestion, severity="warning")


def _gaps(known: Iterable[int], last: int) -> Iterator[tuple[int, int]]:
    """Yield the first and last number of each gap from 1 to `last`, however large that is."""
    before = 0
    for number in (*sorted(one for one in known if 1 <= one <= last), last + 1):
        if number > before + 1:
            yield before + 1, number - 1
        before = number


RULES = (listed_twice,)
WHOLE = (left_out_but_cited, unaccounted_paragraph)
