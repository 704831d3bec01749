"""What a claim says in words, and the passages it cites."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from pydantic import BaseModel

from chancery.claims import Claim
from chancery.dates import Date
from chancery.evidence.names import STOP, Names, name_fields
from chancery.evidence.texts import Paragraph, Texts
from chancery.load import Loaded
from chancery.model.base import Cited, Dispute, Record
from chancery.model.plan import Loc, children, plan_of, values, walk
from chancery.model.provenance import Basis, Citation
from chancery.model.sources import Announcement, Source
from chancery.prose import plain


class Passage(NamedTuple):
    """A cited paragraph and the phrase that pins the citation, if it has one."""

    paragraph: Paragraph
    phrase: str | None


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with a claim, at a place of its record."""

    loc: Loc
    rule: str
    message: str
    suggestion: str | None = None


@dataclass(slots=True)
class Evidence:
    """A dossier with the texts of its sources: all that the verification looks at."""

    loaded: Loaded
    texts: Texts
    names: Names = field(init=False)
    _known: dict[str, tuple[Date, ...]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.names = Names(self.loaded)

    def passages(self, basis: Iterable[Basis]) -> list[Passage]:
        """The passages that citations lead to; a paragraph that is not there leads to none."""
        return [
            Passage(paragraph, cited.phrase)
            for cited in basis
            if isinstance(cited, Citation)
            and (paragraph := self.texts.get(cited.source, {}).get(cited.paragraph))
        ]

    def in_english(self, passages: Iterable[Passage]) -> bool:
        """Whether every passage is of a source in English, whose dates can be read."""
        sources = self.loaded.records["sources"]
        found = (sources.get(passage.paragraph.source) for passage in passages)
        return all(not isinstance(source, Source) or source.language == "en" for source in found)

    def known_dates(self, record: Record) -> tuple[Date, ...]:
        """The dates of a record and of the visit or other event it belongs to."""
        if record.id not in self._known:
            self._known[record.id] = tuple(
                date for one in (record, *self._around(record)) for date in _dates(one)
            )
        return self._known[record.id]

    def _around(self, record: Record) -> Iterator[Record]:
        ids = [self.loaded.visit_of.get(record.id)]
        if isinstance(record, Announcement):
            ids += [record.at, self.loaded.visit_of.get(record.at or "")]
        for kind in ("visits", "meetings"):
            for id_ in ids:
                if id_ in self.loaded.records[kind]:
                    yield self.loaded.records[kind][id_]


def _dates(record: Record) -> Iterator[Date]:
    for _, node in walk(record):
        for name in plan_of(type(node)).dates:
            for _, date in values(node, name):
                yield date


def grounds(claim: Claim, basis: tuple[Basis, ...]) -> tuple[Basis, ...]:
    """What a claim rests on; the question of a dispute also rests on all its versions."""
    if not isinstance(claim.node, Dispute):
        return basis
    return (*basis, *(one for version in claim.node.versions for one in version.basis))


def own_fields(claim: Claim) -> tuple[str, ...]:
    """The fields that a claim states itself, not through parts that are claims of their own."""
    below = plan_of(type(claim.node)).children
    return tuple(name for name in claim.fields if name not in below)


def texts_of(claim: Claim) -> Iterator[tuple[Loc, str]]:
    """Yield the texts of a claim in our own words, each with its place in the record."""
    return _texts(claim.node, claim.loc, claim.fields)


def _texts(node: BaseModel, loc: Loc, fields: Collection[str | int]) -> Iterator[tuple[Loc, str]]:
    plan, names = plan_of(type(node)), name_fields(node)
    ours = (*plan.prose, *(name for name in plan.proper if name not in (*names, "title")))
    for name in type(node).model_fields:
        if name in ours and name in fields:
            for steps, text in values(node, name):
                yield loc + steps, text
    for steps, child in children(node):
        if steps[0] in fields and not isinstance(child, Cited):
            yield from _texts(child, loc + steps, type(child).model_fields)


def as_read(text: str) -> str:
    """The words of a text as they are read; `STOP` for a link that has none of its own."""
    return plain(text, lambda _: STOP)
