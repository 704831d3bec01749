"""Rules for references: every id names a record there is, and of a kind that fits."""

from collections.abc import Iterator
from itertools import chain

from chancery.check.facts import Seen, facts_of, seen_of
from chancery.check.finding import Finding, Parts, Whole, listed, with_article
from chancery.check.suggest import Suggester
from chancery.load import Loaded
from chancery.model.base import Record
from chancery.model.entities import Organization, Place, Topic
from chancery.model.events import SpeakerIds
from chancery.model.kinds import KINDS, kind_of
from chancery.model.plan import Loc, Ref
from chancery.model.sources import MakerIds, Source
from chancery.problems import Problem
from chancery.references import references

_WORDS = "if it is no id, write words with a space or a capital in them"


def _fits(loaded: Loaded, id_: str, kinds: tuple[str, ...]) -> bool:
    return any(id_ in loaded.records[kind] for kind in kinds) or id_ in loaded.unreadable


def _one_of(kinds: tuple[str, ...]) -> str:
    return "record" if len(kinds) > 3 else listed([KINDS[kind].one for kind in kinds], "or")


def _unknown(
    loaded: Loaded, suggester: Suggester, record: Record, loc: Loc, id_: str, ref: Ref
) -> Finding:
    """Say that an id names no record, or one of another kind."""
    suggestion = suggester.suggestion(id_, ref.kinds)
    if id_ in loaded.origins:
        found = next(by[id_] for by in loaded.records.values() if id_ in by)
        wanted = listed([with_article(KINDS[kind].one) for kind in ref.kinds], "or")
        message = f"{id_} is {with_article(kind_of(found).one)}, not {wanted}"
    else:
        message = f"there is no {_one_of(ref.kinds)} {id_}"
        if suggestion is None and ref in (SpeakerIds, MakerIds):
            suggestion = _WORDS
    return Finding(record, loc, message, suggestion)


def unknown_id(parts: Parts) -> Iterator[Finding]:
    """An id names a record, of a kind that belongs there."""
    loaded, suggester = parts.loaded, Suggester(parts.loaded)
    unknown = {(id_, kinds) for id_, kinds in parts.named if not _fits(loaded, id_, kinds)}
    for record, loc, id_, ref in parts.naming(unknown):
        yield _unknown(loaded, suggester, record, loc, id_, ref)


def unknown_in_info(loaded: Loaded) -> Iterator[Problem]:
    """An id that `dossier.yaml` links to names a record."""
    if loaded.info is None:
        return
    suggester = Suggester(loaded)
    for loc, id_, ref in references(loaded.info):
        if not _fits(loaded, id_, ref.kinds):
            message = f"there is no record {id_}"
            yield loaded.info_problem(
                loc, "unknown-id", message, suggester.suggestion(id_, ref.kinds)
            )


def unknown_source(parts: Parts) -> Iterator[Finding]:
    """A citation names a source."""
    loaded, suggester = parts.loaded, Suggester(parts.loaded)
    ref = Ref(("sources",))
    unknown = {(id_, number) for id_, number in parts.cited if not _fits(loaded, id_, ref.kinds)}
    for part, loc, citation in parts.citing(unknown):
        yield _unknown(loaded, suggester, part.record, loc, citation.source, ref)


def unknown_paragraph(parts: Parts) -> Iterator[Finding]:
    """A paragraph that is named is one that its source has."""
    unknown = {
        (id_, number)
        for id_, number in parts.cited
        if (source := parts.seen("sources", id_)) and not 1 <= number <= source.paragraphs
    }
    for part, loc, citation in parts.citing(unknown):
        if source := parts.seen("sources", citation.source):
            yield _no_paragraph(part.record, loc, source, citation.paragraph)
    for record, loc, node in parts.of(Source):
        source = seen_of(node)
        for index, number in enumerate(node.masthead):
            if number > node.paragraphs:
                yield _no_paragraph(record, (*loc, "masthead", index), source, number)
        for place, left in enumerate(node.left_out):
            for index, number in enumerate(left.paragraphs):
                if number > node.paragraphs:
                    steps = (*loc, "left_out", place, "paragraphs", index)
                    yield _no_paragraph(record, steps, source, number)


def _no_paragraph(record: Record, loc: Loc, source: Seen, number: int) -> Finding:
    message = f"{source.id} has no paragraph {number}"
    return Finding(record, loc, message, f"its paragraphs are 1 to {source.paragraphs}")


def duplicate_fragment(whole: Whole) -> Iterator[Finding]:
    """The ids of statements and disputes are unique in the dossier."""
    if max(whole.index.fragments.values(), default=0) < 2:
        return
    found = [(record, facts_of(record)) for record in whole.loaded]
    statements = ((record, *each) for record, facts in found for each in facts.statements)
    disputes = ((record, *each) for record, facts in found for each in facts.disputes)
    first: dict[str, Record] = {}
    for record, id_, loc in chain(statements, disputes):
        if taken := first.get(id_):
            message = f"the id {id_} is taken in {whole.loaded.origins[taken.id].shown_as}"
            yield Finding(record, (*loc, "id"), message, "choose another")
        else:
            first[id_] = record


def circular_within(whole: Whole) -> Iterator[Finding]:
    """A place, organization or topic does not lie within itself, be it through others."""
    found: list[Place | Organization | Topic] = [
        *whole.of(Place),
        *whole.of(Organization),
        *whole.of(Topic),
    ]
    within = {record.id: record.within for record in found}
    records: dict[str, Record] = {record.id: record for record in found}
    done: set[str] = set()
    for start in within:
        chain: list[str] = []
        step: str | None = start
        while step is not None and step not in done and step not in chain:
            chain.append(step)
            step = within.get(step)
        if step in chain:
            around = " within ".join([*chain[chain.index(step) :], step])
            yield Finding(records[step], ("within",), f"this goes in a circle: {around}")
        done.update(chain)


_MUST_BE_USED = ("people", "places", "organizations", "documents", "topics", "sources")


def orphan(whole: Whole) -> Iterator[Finding]:
    """Something uses each person, place, organization, document, topic and source."""
    if whole.loaded.unreadable:
        return  # what could not be read may be what uses it
    for kind in _MUST_BE_USED:
        for id_, record in whole.loaded.records[kind].items():
            if not whole.index.users.get(id_):
                verb = "cites" if kind == "sources" else "refers to"
                message = f"nothing {verb} the {KINDS[kind].one} {record.id}"
                yield Finding(record, (), message, severity="warning")


RULES = (unknown_id, unknown_source, unknown_paragraph)
WHOLE = (duplicate_fragment, circular_within, orphan)
