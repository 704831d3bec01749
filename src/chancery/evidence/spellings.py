"""Spellings: whether each article that has a name so spelt is cited for it."""

from collections.abc import Iterator, Mapping

from chancery.claims import Claim
from chancery.evidence.hints import paragraphs
from chancery.evidence.passages import Evidence, Flaw
from chancery.evidence.texts import normalise
from chancery.model.entities import Document, Name, Organization, Person, Place
from chancery.model.provenance import Citation
from chancery.model.sources import Source
from chancery.vocabulary import NameForm

Where = Mapping[str, Mapping[str, list[int]]]
"""The paragraphs in which a spelling stands, by the normalised spelling and the source."""


def where_spelt(evidence: Evidence) -> Where:
    """Go through the texts once and tell where each spelling of a name stands."""
    where: dict[str, dict[str, list[int]]] = {}
    for source, numbered in evidence.texts.items():
        for paragraph in numbered.values():
            for spelling in evidence.names.spellings_in(paragraph.text):
                sources = where.setdefault(spelling, {})
                sources.setdefault(source, []).append(paragraph.number)
    return where


def uncited_spellings(evidence: Evidence, claim: Claim, where: Where) -> Iterator[Flaw]:
    """Each source that has a full name so spelt, outside of its masthead, is cited for it.

    One citation of a paragraph that has it is enough. Short forms are not asked for, nor is a
    name that several records bear, since the text alone does not say whose it is.
    """
    field = _full_name(claim)
    if field is None:
        return
    text = getattr(claim.node, field)
    spelling = normalise(text)
    if evidence.names.bearers(spelling) != {claim.record.id}:
        return
    cited = {(one.source, one.paragraph) for one in claim.basis if isinstance(one, Citation)}
    for source, numbers in where.get(spelling, {}).items():
        unused = _outside_of_masthead(evidence, source, numbers)
        if unused and not any((source, number) in cited for number in numbers):
            are, it = ("is", "it") if len(unused) == 1 else ("are", "one of them")
            stands = f"'{text}' stands in {source} as well ({paragraphs(unused)})"
            message = f"{stands}, which {are} not cited for it"
            suggestion = f"add a citation of {it}"
            yield Flaw((*claim.loc, field), "spelling-not-cited", message, suggestion)


def _full_name(claim: Claim) -> str | None:
    """The field of a claim that holds a full name of its record, if it is about one."""
    node = claim.node
    if not isinstance(claim.record, Person | Place | Organization | Document):
        return None
    if node is claim.record and "name" in claim.fields:
        return "name"
    is_form = isinstance(node, Name) and claim.loc[0] == "names" and node.form is NameForm.FULL
    return "text" if is_form and "text" in claim.fields else None


def _outside_of_masthead(evidence: Evidence, source: str, numbers: list[int]) -> list[int]:
    record = evidence.loaded.records["sources"].get(source)
    masthead = record.masthead if isinstance(record, Source) else ()
    return [number for number in numbers if number not in masthead]
