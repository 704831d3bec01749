"""Rules for provenance: every claim rests on something, and on something that can carry it."""

from collections.abc import Iterator, Mapping

from chancery.check.finding import Finding, Part, Parts, called, listed
from chancery.claims import PROVENANCE, needs_citation, stated_fields
from chancery.model.base import Cited, Dispute, Inference, Record
from chancery.model.entities import Side
from chancery.model.events import Statement
from chancery.model.plan import Loc, Step, plan_of
from chancery.model.provenance import MOST_WORDS, Citation
from chancery.model.sources import Source
from chancery.references import citations
from chancery.validation import did_you_mean

# How the record is kept and shown, rather than what it says.
_NO_CLAIM: Mapping[type[Cited], frozenset[str]] = {
    Source: frozenset(
        {"short", "paragraphs", "masthead", "left_out", "missing", "language", "url", "archive"}
    ),
    Side: frozenset({"party", "colour", "colour_dark", "order"}),
}
_FROM_MASTHEAD = frozenset({"title", "author", "author_position", "publisher", "date"})


def _claimed(node: Cited) -> list[str]:
    """The fields that a part itself states and that rest on its `cite`."""
    parts, kept = plan_of(type(node)).children, _NO_CLAIM.get(type(node), frozenset())
    return [
        field
        for field in stated_fields(node)
        if field not in node.cites and field not in parts and field not in kept
    ]


def uncited_claim(parts: Parts) -> Iterator[Finding]:
    """Everything a record says rests on a citation, or is the editor's own."""
    reported: dict[str, list[Loc]] = {}
    nested: list[Part[Cited]] = []
    own: list[Part[Cited]] = []
    for part in parts.of(Cited):
        if not part.node.basis and needs_citation(part.node) and _claimed(part.node):
            (nested if parts.encloser(part.record) else own).append(part)
    for part in sorted(own, key=_depth) + sorted(nested, key=_depth):
        above = reported.setdefault(part.record.id, [])
        encloser = parts.encloser(part.record)
        if any(part.loc[: len(loc)] == loc for loc in above):
            continue
        if encloser is not None and () in reported.get(encloser.id, []):
            continue
        above.append(part.loc)
        fields = listed(_claimed(part.node))
        message = f"nothing is cited for the {called(part.node)}'s {fields}"
        suggestion = "add cite: source#paragraph, or cite: editor"
        yield Finding(part.record, part.loc, message, suggestion, key=True)


def _depth(part: Part[Cited]) -> int:
    return len(part.loc)


def masthead(parts: Parts) -> Iterator[Finding]:
    """A headline, byline or caption serves only for the source itself and for who made it."""
    sources = parts.loaded.records["sources"]
    for part, loc, citation in parts.citations:
        source = sources.get(citation.source)
        if not isinstance(source, Source) or citation.paragraph not in source.masthead:
            continue
        if part.record.id in source.makers:
            continue
        steps = loc[len(part.loc) :]
        if part.record is not source or not _is_about_masthead(source, part.loc, part.node, steps):
            paragraph = f"paragraph {citation.paragraph} of {source.id}"
            message = f"{paragraph} is headline, byline or caption"
            suggestion = "it serves only for the source's own title, author and date"
            yield Finding(part.record, loc, message, suggestion)


def _is_about_masthead(source: Source, loc: Loc, node: Cited, steps: Loc) -> bool:
    """Whether a citation in a source's own record covers only what its masthead can say."""
    if steps[0] == "cites":
        return loc == () and steps[1] in _FROM_MASTHEAD
    if loc == ():
        below = (source.summary, *source.statements)
        covers_more = any(part is not None and not part.cite for part in below)
        return not covers_more and set(_claimed(node)) <= _FROM_MASTHEAD
    if loc[0] == "inferred":
        return loc[1] in _FROM_MASTHEAD
    if loc[0] == "disputes":
        return source.disputes[int(loc[1])].about in _FROM_MASTHEAD
    return False


def unknown_field_name(parts: Parts) -> Iterator[Finding]:
    """`cites`, `inferred` and `about` name fields that the part has and states."""
    for record, loc, node in parts.of(Cited):
        for where in ("cites", "inferred"):
            for field in getattr(node, where):
                yield from _misnamed(record, node, field, (*loc, where, field))
        for index, dispute in enumerate(node.disputes):
            if dispute.about is not None:
                # What no version decides may be left out of the record.
                at = (*loc, "disputes", index, "about")
                must_state = dispute.follows is not None
                yield from _misnamed(record, node, dispute.about, at, must_state=must_state)


def _misnamed(
    record: Record, node: Cited, field: str, loc: Loc, *, must_state: bool = True
) -> Iterator[Finding]:
    known = [name for name in type(node).model_fields if name not in PROVENANCE]
    key = loc[-1] == field
    if field not in known:
        message = f"the {called(node)} has no field {field} to name here"
        yield Finding(record, loc, message, did_you_mean(field, known), key=key)
    elif must_state and field not in node.model_fields_set:
        message = f"the {called(node)} does not state {field}"
        suggestion = did_you_mean(field, list(stated_fields(node)))
        yield Finding(record, loc, message, suggestion, key=key)


def inferred_without_basis(parts: Parts) -> Iterator[Finding]:
    """An inference cites what it was drawn from, or the date it counts from."""
    for record, loc, inference in parts.of(Inference):
        if not inference.cite and inference.counted_from is None:
            message = "nothing is cited that this was inferred from"
            yield Finding(record, loc, message, "add cite or counted_from", key=True)


def cited_twice(parts: Parts) -> Iterator[Finding]:
    """A part cites a passage once."""
    for record, loc, node in parts.of(Cited):
        # A field's citations in `cites` are a list of their own.
        passages = ((steps, steps[-2], citation) for steps, citation in citations(node))
        seen: set[tuple[Step, Citation]] = set()
        for steps, where, citation in passages:
            if (where, citation) in seen:
                yield Finding(record, loc + steps, f"{citation} is cited here already")
            seen.add((where, citation))


def one_version(parts: Parts) -> Iterator[Finding]:
    """A dispute has at least two versions."""
    for record, loc, dispute in parts.of(Dispute):
        if len(dispute.versions) < 2:
            message = f"a dispute has two versions or more, this one has {len(dispute.versions)}"
            suggestion = "add the other version, or make it a note"
            yield Finding(record, (*loc, "versions"), message, suggestion, key=True)


def follows_nothing(parts: Parts) -> Iterator[Finding]:
    """The version that a record follows is one of the dispute's versions."""
    for record, loc, dispute in parts.of(Dispute):
        count = len(dispute.versions)
        if dispute.follows is not None and dispute.follows > count:
            message = f"there is no version {dispute.follows}"
            suggestion = f"the versions are 1 to {count}, or leave follows out"
            yield Finding(record, (*loc, "follows"), message, suggestion)


def version_uncited(parts: Parts) -> Iterator[Finding]:
    """Each version of a dispute has its own citation."""
    for record, loc, dispute in parts.of(Dispute):
        for index, version in enumerate(dispute.versions):
            if not version.cite:
                message = f"version {index + 1} has no citation of its own"
                suggestion = "add cite: source#paragraph"
                yield Finding(record, (*loc, "versions", index), message, suggestion)


def long_phrase(parts: Parts) -> Iterator[Finding]:
    """A phrase of a source has ten words at most."""
    for part, loc, citation in parts.citations:
        if citation.phrase:
            yield from _too_long(part.record, loc, citation.phrase)
    for record, loc, statement in parts.of(Statement):
        if statement.phrase:
            yield from _too_long(record, (*loc, "phrase"), statement.phrase)


def _too_long(record: Record, loc: Loc, phrase: str) -> Iterator[Finding]:
    words = phrase.split()
    if len(words) <= MOST_WORDS:
        return
    count = sum(any(char.isalnum() for char in word) for word in words)
    if count > MOST_WORDS:
        message = f"the phrase has {count} words, more than the {MOST_WORDS} allowed"
        yield Finding(record, loc, message, "keep the words that matter")


RULES = (
    uncited_claim,
    masthead,
    unknown_field_name,
    inferred_without_basis,
    cited_twice,
    one_version,
    follows_nothing,
    version_uncited,
    long_phrase,
)
