"""What to do about a flaw: where a phrase does stand, who is named where, a phrase that pins."""

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from chancery.check.finding import listed
from chancery.evidence.names import Names
from chancery.evidence.texts import Paragraph, Texts, normalise, occurrences, stands_in
from chancery.model.provenance import MOST_WORDS

_MOST_NAMED = 6
_NEAR_ENOUGH = 75


def paragraphs(numbers: Iterable[int]) -> str:
    """Name paragraphs: "paragraph 4", "paragraphs 4, 7 and 9", "paragraphs 1, 2, 3 and 40 more"."""
    found = [str(number) for number in numbers]
    if len(found) > _MOST_NAMED:
        found[_MOST_NAMED - 1 :] = [f"{len(found) - _MOST_NAMED + 1} more"]
    return f"paragraph{'s' if len(found) > 1 else ''} {listed(found)}"


def for_phrase(texts: Texts, cited: Paragraph, phrase: str) -> str | None:
    """Say where a phrase does stand, or what nearly stands there."""
    words = normalise(phrase)
    found = [p.number for p in texts[cited.source].values() if stands_in(words, p.text)]
    if found:
        return f"it stands in {paragraphs(found)}"
    for source, numbered in texts.items():
        for paragraph in numbered.values():
            if stands_in(words, paragraph.text):
                return f"it stands in {source}#{paragraph.number}"
    nearest = fuzz.partial_ratio_alignment(words, cited.text, score_cutoff=_NEAR_ENOUGH)
    if nearest is None or len(words) > len(cited.text):
        return None
    return f"the paragraph has '{_whole_words(cited.text, nearest.dest_start, nearest.dest_end)}'"


def _whole_words(text: str, start: int, end: int) -> str:
    start = text.rfind(" ", 0, start + 1) + 1
    behind = text.find(" ", max(end - 1, start))
    return text[start : behind if behind >= 0 else len(text)]


def for_person(texts: Texts, names: Names, sources: Iterable[str], person: str) -> str:
    """Say in which paragraphs of the cited sources a person is named."""
    places = []
    for source in dict.fromkeys(sources):
        numbered = texts.get(source, {}).values()
        if found := [p.number for p in numbered if person in names.people_in(p.text)]:
            places.append(f"{paragraphs(found)} of {source}")
    if not places:
        return f"no paragraph does; if one has another spelling, add it to the names of {person}"
    return f"cite a paragraph that does as well: {listed(places)}"


def pinning(cited: Paragraph, phrase: str | None, others: Sequence[Paragraph]) -> str:
    """Propose a longer phrase that stands in none of the other paragraphs."""
    if phrase is None:
        return f"add a phrase that stands in {cited.number} alone"
    words, text = normalise(phrase), cited.text
    for start in occurrences(words, text):
        end = start + len(words)
        for _ in range(MOST_WORDS):
            longer = _whole_words(text, start, end).strip(" .,;'")
            if longer.count(" ") >= MOST_WORDS:
                break
            if not any(stands_in(longer, other.text) for other in others):
                return f"lengthen the phrase, '{longer}'"
            if end < len(text):
                end = min(end + 2, len(text))
            else:
                start = max(start - 2, 0)
    return f"choose a phrase that stands in {cited.number} alone"
