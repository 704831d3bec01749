"""What is kept with each record for checking: what it refers to, and what others may see of it."""

from typing import NamedTuple

from chancery.check.suggest import fold
from chancery.dates import Date
from chancery.model.base import Cited, Dispute, Record, parts_of
from chancery.model.entities import Document, Person
from chancery.model.events import Event, Statement
from chancery.model.kept import kept
from chancery.model.kinds import kind_of
from chancery.model.plan import Loc
from chancery.model.sources import Source
from chancery.references import citations, references
from chancery.vocabulary import Status


class Facts(NamedTuple):
    """What the rules about the whole dossier look at in a record.

    `named` are the ids in it, with the kinds of record that each may be of; `cited` the paragraphs
    that it cites, by source and number; `uses` the ids of all other records in either. The ids of
    its `statements` and `disputes` come with their places.
    """

    named: frozenset[tuple[str, tuple[str, ...]]]
    cited: frozenset[tuple[str, int]]
    uses: frozenset[str]
    statements: tuple[tuple[str, Loc], ...]
    disputes: tuple[tuple[str, Loc], ...]


@kept
def facts_of(record: Record) -> Facts:
    """What the rules about the whole dossier look at in a record."""
    parts = parts_of(record)
    named = {(id_, ref.kinds) for _, part in parts for _, id_, ref in references(part)}
    cited = {
        (citation.source, citation.paragraph)
        for _, part in parts
        if isinstance(part, Cited)
        for _, citation in citations(part)
    }
    uses = {id_ for id_, _ in named} | {id_ for id_, _ in cited}
    return Facts(
        named=frozenset(named),
        cited=frozenset(cited),
        uses=frozenset(uses - {record.id}),
        statements=tuple((part.id, loc) for loc, part in parts if isinstance(part, Statement)),
        disputes=tuple((part.id, loc) for loc, part in parts if isinstance(part, Dispute)),
    )


class Seen(NamedTuple):
    """What the rules about one record may look at in another one, and nothing besides.

    As long as it is the same, the records that refer to this one need not be checked again.
    """

    id: str
    folder: str
    date: Date | None
    status: Status | None
    roles: tuple[tuple[str, Date | None], ...]
    paragraphs: int
    masthead: frozenset[int]
    makers: frozenset[str]


@kept
def seen_of(record: Record) -> Seen:
    """What others may see of a record."""
    dated = record if isinstance(record, Event | Document) else None
    source = record if isinstance(record, Source) else None
    roles = record.roles if isinstance(record, Person) else ()
    return Seen(
        id=record.id,
        folder=kind_of(record).folder,
        date=dated.date if dated else None,
        status=dated.status if dated else None,
        roles=tuple((role.id, role.held) for role in roles),
        paragraphs=source.paragraphs if source else 0,
        masthead=frozenset(source.masthead) if source else frozenset(),
        makers=source.makers if source else frozenset(),
    )


@kept
def full_names(record: Person) -> tuple[tuple[Loc, str, str], ...]:
    """The full forms of a name, each with its place and as it is compared."""
    forms: list[tuple[Loc, str]] = [(("name",), record.name)]
    forms += [
        (("names", index), name.text)
        for index, name in enumerate(record.names)
        if name.form == "full"
    ]
    return tuple((loc, text, fold(text)) for loc, text in forms)
