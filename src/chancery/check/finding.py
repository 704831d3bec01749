"""What a rule finds, and what rules look at: the parts of all records, in one walk."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar, cast

from pydantic import BaseModel

from chancery.load import Loaded
from chancery.model.base import Cited, Record, parts_of
from chancery.model.plan import Loc
from chancery.model.provenance import Citation
from chancery.problems import Severity
from chancery.references import citations

N = TypeVar("N", bound=BaseModel)


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
    """All records that were read, taken apart once, so that each rule sees only what it judges."""

    def __init__(self, loaded: Loaded) -> None:
        """Walk through every record."""
        self.loaded = loaded
        self._by_class: defaultdict[type[BaseModel], list[Part[BaseModel]]] = defaultdict(list)
        for record in loaded:
            for loc, node in parts_of(record):
                self._by_class[type(node)].append(Part(record, loc, node))

    def of(self, model: type[N]) -> Iterator[Part[N]]:
        """Yield the parts of one class, those of its subclasses among them."""
        for found, parts in self._by_class.items():
            if issubclass(found, model):
                yield from cast(list[Part[N]], parts)

    @cached_property
    def citations(self) -> tuple[Passage, ...]:
        """Every citation of a passage, in the order of the parts that it is cited for."""
        return tuple(
            Passage(part, part.loc + steps, citation)
            for part in self.of(Cited)
            for steps, citation in citations(part.node)
        )

    @cached_property
    def citing(self) -> Mapping[tuple[str, int], Record]:
        """The first record that cites each paragraph, by source and number."""
        first: dict[tuple[str, int], Record] = {}
        for part, _, citation in self.citations:
            first.setdefault((citation.source, citation.paragraph), part.record)
        return first

    def encloser(self, record: Record) -> Record | None:
        """The record in whose file a record stands, if it has none of its own."""
        if not self.loaded.origins[record.id].loc:
            return None
        return self.loaded.records["visits"].get(self.loaded.visit_of[record.id])


def called(node: BaseModel) -> str:
    """The name of a part, as messages call it: person, leg, participant."""
    return type(node).__name__.lower()


def listed(words: list[str], last: str = "and") -> str:
    """Join words to a list: "a, b and c"."""
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def with_article(word: str) -> str:
    """A word with its indefinite article."""
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"
