"""What a rule finds, and what rules look at: the parts of all records, in one walk."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import Generic, NamedTuple, TypeVar, cast

from pydantic import BaseModel

from chancery.check.facts import Seen, facts_of, seen_of
from chancery.check.index import Index
from chancery.dates import Date
from chancery.load import Loaded
from chancery.model.base import Cited, Record, parts_of
from chancery.model.entities import Document
from chancery.model.events import Event, Participant
from chancery.model.kinds import KINDS
from chancery.model.plan import Loc, Ref
from chancery.model.provenance import Citation
from chancery.problems import Severity
from chancery.references import citations, references

N = TypeVar("N", bound=BaseModel)
R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule objects to at a place in a record; `key` points at the field, not its value."""

    record: Record
    loc: Loc
    message: str
    suggestion: str | None = None
    severity: Severity = "error"
    key: bool = False


class Part(NamedTuple, Generic[N]):
    """A part of a record, with the record and its place in it; a record is a part of itself."""

    record: Record
    loc: Loc
    node: N


class Passage(NamedTuple):
    """A citation, with its place in the record and the part it is cited for."""

    part: Part[Cited]
    loc: Loc
    citation: Citation


class Parts:
    """The records to be checked, taken apart once, so that each rule sees only what it judges.

    Of any other record, a rule about single ones looks at nothing but what `seen` gives.
    """

    def __init__(self, loaded: Loaded, records: Iterable[Record]) -> None:
        """Walk through the records, which are some or all of those that were read."""
        self.loaded = loaded
        self._records = tuple(records)
        self.by_class: defaultdict[type[BaseModel], list[Part[BaseModel]]] = defaultdict(list)
        for record in self._records:
            for loc, node in parts_of(record):
                self.by_class[type(node)].append(Part(record, loc, node))

    def of(self, model: type[N]) -> Iterator[Part[N]]:
        """Yield the parts of one class, those of its subclasses among them."""
        for found, parts in self.by_class.items():
            if issubclass(found, model):
                yield from cast(list[Part[N]], parts)

    @cached_property
    def with_citations(self) -> tuple[tuple[Part[Cited], tuple[tuple[Loc, Citation], ...]], ...]:
        """The parts that cite something by themselves, with what, and its place in the part."""
        return tuple((part, found) for part in self.of(Cited) if (found := citations(part.node)))

    @cached_property
    def with_details(self) -> tuple[Part[Cited], ...]:
        """The parts that say something of single fields: from what they are, or who disputes it."""
        return tuple(
            part
            for part in self.of(Cited)
            if part.node.cites or part.node.inferred or part.node.disputes
        )

    @cached_property
    def in_role(self) -> tuple[tuple[Part[Participant], Seen, Date | None], ...]:
        """The named participants, each with the person and the date of what they took part in."""
        people = cache(partial(self.seen, "people"))
        return tuple(
            (part, person, part.record.date)
            for part in self.of(Participant)
            if (person := people(part.node.person)) and isinstance(part.record, Event | Document)
        )

    @cached_property
    def cited(self) -> set[tuple[str, int]]:
        """Every paragraph that is cited, by source and number."""
        return set[tuple[str, int]]().union(*(facts_of(each).cited for each in self._records))

    @cached_property
    def named(self) -> set[tuple[str, tuple[str, ...]]]:
        """Every id that is written anywhere, with the kinds of record that it may be of there."""
        return set[tuple[str, tuple[str, ...]]]().union(
            *(facts_of(each).named for each in self._records)
        )

    def citing(self, paragraphs: Set[tuple[str, int]]) -> Iterator[Passage]:
        """Yield the citations of these paragraphs, each with its place."""
        for record in self._records if paragraphs else ():
            if facts_of(record).cited.isdisjoint(paragraphs):
                continue
            for loc, node in parts_of(record):
                if not isinstance(node, Cited):
                    continue
                for steps, citation in citations(node):
                    if (citation.source, citation.paragraph) in paragraphs:
                        yield Passage(Part(record, loc, node), loc + steps, citation)

    def naming(
        self, ids: Set[tuple[str, tuple[str, ...]]]
    ) -> Iterator[tuple[Record, Loc, str, Ref]]:
        """Yield where these ids are written, with the kinds of record that they may be of."""
        for record in self._records if ids else ():
            if facts_of(record).named.isdisjoint(ids):
                continue
            for loc, node in parts_of(record):
                for steps, id_, ref in references(node):
                    if (id_, ref.kinds) in ids:
                        yield record, loc + steps, id_, ref

    def seen(self, folder: str, id_: str | None) -> Seen | None:
        """What is to be seen of another record of one kind, if there is such."""
        found = self.loaded.records[folder].get(id_ or "")
        return None if found is None else seen_of(found)

    def encloser(self, record: Record) -> Record | None:
        """The record in whose file a record stands, if it has none of its own."""
        if not self.loaded.origins[record.id].loc:
            return None
        return self.loaded.records["visits"].get(self.loaded.visit_of[record.id])


class Whole:
    """All records that were read, for the rules that look at all of them."""

    def __init__(self, loaded: Loaded, index: Index) -> None:
        """Look at the records, of which `index` knows who refers to whom."""
        self.loaded = loaded
        self.index = index

    def of(self, model: type[R]) -> Iterator[R]:
        """Yield the records of one kind."""
        folder = next(kind.folder for kind in KINDS.values() if kind.model is model)
        yield from cast(dict[str, R], self.loaded.records[folder]).values()

    def first(self, ids: Set[str]) -> Record:
        """The one of these records that was read first."""
        return next(record for record in self.loaded if record.id in ids)


def called(node: BaseModel) -> str:
    """The name of a part, as messages call it: person, leg, participant."""
    return type(node).__name__.lower()


def listed(words: list[str], last: str = "and") -> str:
    """Join words to a list: "a, b and c"."""
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def with_article(word: str) -> str:
    """A word with its indefinite article."""
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"
