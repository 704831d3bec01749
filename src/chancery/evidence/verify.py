"""One claim against the passages it cites: what of it they do not bear out."""

from collections.abc import Iterator

from chancery.claims import Claim
from chancery.evidence import hints
from chancery.evidence.claim_dates import date_fields, prose_dates
from chancery.evidence.names import name_fields
from chancery.evidence.passages import Evidence, Flaw, Passage, as_read, grounds, texts_of
from chancery.evidence.texts import normalise, stands_in
from chancery.model.entities import Role
from chancery.model.events import Statement
from chancery.model.plan import Loc, plan_of, values
from chancery.model.provenance import Basis, Citation, Voice
from chancery.model.sources import Source
from chancery.prose import linked_ids


def flaws(
    evidence: Evidence, claim: Claim, basis: tuple[Basis, ...] | None = None
) -> Iterator[Flaw]:
    """Yield what the cited passages do not bear out.

    With `basis` the claim is held against other citations than its own. A claim that rests on the
    editor alone has no flaw, unless an inference of it comes to another date.
    """
    basis = claim.basis if basis is None else basis
    if claim.cited_at is not None:
        yield from _citations(evidence, claim.cited_at, basis)
        yield from _informants(evidence, claim.cited_at, basis)
    rests_on = grounds(claim, basis)
    passages = evidence.passages(rests_on)
    if any(isinstance(one, Citation) for one in rests_on):
        yield from _names(claim, passages)
        yield from _makers(evidence, claim, passages)
        yield from _direct_words(claim, passages)
        yield from _people(evidence, claim, passages)
        yield from prose_dates(evidence, claim, passages)
    yield from date_fields(evidence, claim, passages)


def holds(evidence: Evidence, claim: Claim, basis: tuple[Basis, ...] | None = None) -> bool:
    """Whether the claim has no flaw."""
    return next(flaws(evidence, claim, basis), None) is None


def _citations(evidence: Evidence, at: Loc, basis: tuple[Basis, ...]) -> Iterator[Flaw]:
    """A cited paragraph is there, and the phrase stands in it."""
    for index, cited in enumerate(basis):
        if not isinstance(cited, Citation):
            continue
        numbered = evidence.texts.get(cited.source, {})
        paragraph = numbered.get(cited.paragraph)
        if paragraph is None:
            message = f"the text of {cited.source} has no paragraph {cited.paragraph}"
            yield Flaw((*at, index), "no-such-paragraph", message)
        elif cited.phrase is not None and not stands_in(normalise(cited.phrase), paragraph.text):
            message = f"'{cited.phrase}' does not stand in paragraph {cited.paragraph}"
            suggestion = hints.for_phrase(evidence.texts, paragraph, cited.phrase)
            yield Flaw((*at, index), "phrase", message, suggestion)


def _informants(evidence: Evidence, at: Loc, basis: tuple[Basis, ...]) -> Iterator[Flaw]:
    """Whom a source is said to report is named in a cited paragraph."""
    texts = [passage.paragraph.text for passage in evidence.passages(basis)]
    for index, cited in enumerate(basis):
        for voice in cited.via if isinstance(cited, Citation) else ():
            if voice.id and not any(evidence.names.is_named(voice.id, text) for text in texts):
                message = f"no cited paragraph names {voice.id}, whom it is said to report"
                suggestion = "cite a paragraph that does as well, or say via in the source's words"
                yield Flaw((*at, index), "informant-not-named", message, suggestion)


def _names(claim: Claim, passages: list[Passage]) -> Iterator[Flaw]:
    """A name or title is spelt as a cited paragraph spells it."""
    for field in name_fields(claim.node):
        text = getattr(claim.node, field) if field in claim.fields else None
        if text and not _stands_in_any(text, passages):
            message = f"'{text}' does not stand, letter for letter, in a cited paragraph"
            editors = "editor" if field == "text" else f"cites: {field}: editor"
            suggestion = f"cite one that has it, or {editors}"
            yield Flaw((*claim.loc, field), "name-not-found", message, suggestion)


def _makers(evidence: Evidence, claim: Claim, passages: list[Passage]) -> Iterator[Flaw]:
    """A source's author and publisher are named in a cited paragraph."""
    for field in ("author", "publisher") if isinstance(claim.node, Source) else ():
        maker: Voice | None = getattr(claim.node, field) if field in claim.fields else None
        if maker is None:
            continue
        if maker.words:
            named = _stands_in_any(maker.words, passages)
        else:
            texts = [passage.paragraph.text for passage in passages]
            named = any(evidence.names.is_named(str(maker), text) for text in texts)
        if not named:
            message = f"no cited paragraph names {maker}"
            suggestion = f"cite one that does, or cites: {field}: editor"
            yield Flaw((*claim.loc, field), "name-not-found", message, suggestion)


def _direct_words(claim: Claim, passages: list[Passage]) -> Iterator[Flaw]:
    """A statement's direct words are the source's."""
    if not isinstance(claim.node, Statement) or "phrase" not in claim.fields:
        return
    phrase = claim.node.phrase
    if phrase and not _stands_in_any(phrase, passages):
        message = f"the direct words '{phrase}' do not stand in a cited paragraph"
        suggestion = "cite the paragraph that has them, or leave them to the gist"
        yield Flaw((*claim.loc, "phrase"), "phrase", message, suggestion)


def _stands_in_any(text: str, passages: list[Passage]) -> bool:
    words = normalise(text).strip("'")
    return any(stands_in(words, passage.paragraph.text) for passage in passages)


def _people(evidence: Evidence, claim: Claim, passages: list[Passage]) -> Iterator[Flaw]:
    """Each person whom a claim names is named in a cited paragraph."""
    named: frozenset[str] = frozenset().union(
        *(evidence.names.people_in(passage.paragraph.text) for passage in passages)
    )
    reported = _authors(evidence, claim, passages)
    for loc, person in _people_of(evidence, claim):
        if person not in named and person not in reported:
            reported.add(person)
            label = evidence.loaded.records["people"][person].label
            sources = [passage.paragraph.source for passage in passages]
            suggestion = hints.for_person(evidence.texts, evidence.names, sources, person)
            message = f"no cited paragraph names {label}"
            yield Flaw(loc, "person-not-named", message, suggestion)


def _authors(evidence: Evidence, claim: Claim, passages: list[Passage]) -> set[str]:
    """Who speaks in a statement of a source's author, whom its paragraphs need not name."""
    if not isinstance(claim.node, Statement):
        return set()
    cited = (evidence.loaded.records["sources"].get(p.paragraph.source) for p in passages)
    authors = {str(s.author) for s in cited if isinstance(s, Source) and s.author}
    return authors & {voice.id for voice in claim.node.by if voice.id}


def _people_of(evidence: Evidence, claim: Claim) -> Iterator[tuple[Loc, str]]:
    """Yield the people whom a claim names, by id or in its texts; with a role, who holds it."""
    people, plan = evidence.loaded.records["people"], plan_of(type(claim.node))
    for field in claim.fields:
        if field in plan.refs:
            for steps, value in values(claim.node, field):
                id_ = value.id if isinstance(value, Voice) else value
                if id_ in people and not isinstance(claim.node, Source):
                    yield claim.loc + steps, id_
    if isinstance(claim.node, Role) and "title" in claim.fields:
        yield (*claim.loc, "title"), claim.record.id
    for loc, text in texts_of(claim):
        linked = {id_ for id_ in linked_ids(text) if id_ in people}
        in_words = evidence.names.fully_named_in(normalise(as_read(text)))
        for id_ in sorted(linked | in_words):
            yield loc, id_
