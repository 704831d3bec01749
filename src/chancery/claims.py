"""Claims: what each part of a record says and rests on, one by one."""

from collections.abc import Iterator
from dataclasses import dataclass

from chancery.model.base import Cited, Inference, Record, parts_of
from chancery.model.kept import kept
from chancery.model.plan import Loc
from chancery.model.provenance import Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What some fields of one part of a record say, with the citations that cover them.

    `record` is the record it belongs to (a meeting inside a visit is a record of its own), `loc`
    the part's place in it, `fields` the fields it states. `cited_at` is the place of the
    citations, if they are the part's own and not handed down.
    """

    record: Record
    loc: Loc
    node: Cited
    fields: tuple[str, ...]
    basis: tuple[Basis, ...]
    cited_at: Loc | None


PROVENANCE = frozenset({"cite", "cites", "inferred", "notes", "disputes", "id"})


def cited_parts(record: Record) -> Iterator[tuple[Loc, Cited]]:
    """Yield every cited part of a record, itself first, but not the records inside it."""
    return ((loc, node) for loc, node in parts_of(record) if isinstance(node, Cited))


def stated_fields(node: Cited) -> tuple[str, ...]:
    """The fields of a part that were given a value and are not about provenance."""
    given = node.model_fields_set - PROVENANCE
    return tuple([name for name in type(node).model_fields if name in given])


@kept
def claims_of(record: Record) -> tuple[Claim, ...]:
    """The claims of a record: one per part, and one per field with citations of its own."""
    return tuple(_claims_of(record))


def _claims_of(record: Record) -> Iterator[Claim]:
    for loc, node in cited_parts(record):
        stated = stated_fields(node)
        whole = tuple([name for name in stated if name not in node.cites])
        yield Claim(
            record=record,
            loc=loc,
            node=node,
            fields=whole,
            basis=node.basis,
            cited_at=(*loc, "cite") if node.cite else None,
        )
        for name, basis in node.cites.items():
            yield Claim(
                record=record,
                loc=loc,
                node=node,
                fields=(name,),
                basis=basis,
                cited_at=(*loc, "cites", name),
            )


def needs_citation(node: Cited) -> bool:
    """Whether a part makes a claim by itself; a list of versions, say, leaves that to its parts."""
    from chancery.model.base import Dispute

    return not isinstance(node, Dispute | Inference)
