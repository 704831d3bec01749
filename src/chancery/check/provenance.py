"""Rules for provenance: every claim rests on something, and on something that can carry it."""

from collections.abc import Iterator, Mapping

from chancery.check.facts import Seen
from chancery.check.finding import Finding, Part, Parts, called, listed
from chancery.claims import PROVENANCE, needs_citation, stated_fields
from chancery.model.base import Cited, Dispute, Inference, Record
from chancery.model.entities import Side
from chancery.model.events import Statement
from chancery.model.plan import Loc, Step, plan_of
from chancery.model.provenance import MOST_WORDS, Citation
from chancery.model.sources import Source
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
    uncited = [part for part in parts.of(Cited) if _is_uncited(part.node)]
    reported: dict[str, list[Loc]] = {}
    for record, loc, node in sorted(uncited, key=_depth):
        encloser = parts.encloser(record)
        if encloser is not None and _is_uncited(encloser):
            continue
        above = reported.setdefault(record.id, [])
        if any(loc[: len(steps)] == steps for steps in above):
            continue
        above.append(loc)
        fields = listed(_claimed(node))
        message = f"nothing is cited for the {called(node)}'s {fields}"
        suggestion = "add cite: source#paragraph, or cite: editor"
        yield Finding(record, loc, message, suggestion, key=True)


def _is_uncited(node: Cited) -> bool:
    return not node.basis and needs_citation(node) and bool(_claimed(node))


def _depth(part: Part[Cited]) -> int:
    return len(part.loc)


def masthead(parts: Parts) -> Iterator[Finding]:
    """A headline, byline or caption serves only for the source itself and for who made it."""
    headings = {
        (id_, number)
        for id_, number in parts.cited
        if (source := parts.seen("sources", id_)) and number in source.masthead
    }
    for part, loc, citation in parts.citing(headings):
        source = parts.seen("sources", citation.source)
        if source is None or part.record.id in source.makers:
            continue
        if not _is_about_masthead(part, source, loc[len(part.loc) :]):
            paragraph = f"paragraph {citation.paragraph} of {source.id}"
            message = f"{paragraph} is headline, byline or caption"
            suggestion = "it serves only for the source's own title, author and date"
            yield Finding(part.record, loc, message, suggestion)


def _is_about_masthead(part: Part[Cited], cited: Seen, steps: Loc) -> bool:
    """Whether a citation stands in the source's own record and covers what a masthead can say."""
    source, loc, node = part
    if not isinstance(source, Source) or source.id != cited.id:
        return False
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
    for record, loc, node in parts.with_details:
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
    for (record, loc, _), found in parts.with_citations:
        if len(found) < 2:
            continue
        seen: set[tuple[Step, Citation]] = set()
        for steps, citation in found:
            # A field's citations in `cites` are a list of their own.
            if (steps[-2], citation) in seen:
                yield Finding(record, loc + steps, f"{citation} is cited here already")
            seen.add((steps[-2], citation))


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
    for (record, loc, _), found in parts.with_citations:
        for steps, citation in found:
            if citation.phrase and _words(citation.phrase) > MOST_WORDS:
                yield _too_long(record, loc + steps, citation.phrase)
    for record, loc, statement in parts.of(Statement):
        if statement.phrase and _words(statement.phrase) > MOST_WORDS:
            yield _too_long(record, (*loc, "phrase"), statement.phrase)


def _words(phrase: str) -> int:
    words = phrase.split()
    if len(words) <= MOST_WORDS:
        return len(words)
    return sum(any(char.isalnum() for char in word) for word in words)


def _too_long(record: Record, loc: Loc, phrase: str) -> Finding:
    message = f"the phrase has {_words(phrase)} words, more than the {MOST_WORDS} allowed"
    return Finding(record, loc, message, "keep the words that matter")


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
