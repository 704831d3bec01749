"""References between records: the ids in a part's fields, voices and texts, and its citations."""

from collections.abc import Iterator

from pydantic import BaseModel

from chancery.model.base import Cited
from chancery.model.events import SpeakerIds
from chancery.model.kept import kept
from chancery.model.kinds import KINDS
from chancery.model.plan import Loc, Ref, plan_of, values
from chancery.model.provenance import Citation, Voice
from chancery.prose import linked_ids

ANY = Ref(tuple(KINDS))


@kept
def citations(node: Cited) -> tuple[tuple[Loc, Citation], ...]:
    """A part's own citations of sources, each with its place in the part."""
    return tuple(_citations(node))


def _citations(node: Cited) -> Iterator[tuple[Loc, Citation]]:
    for index, basis in enumerate(node.cite):
        if isinstance(basis, Citation):
            yield ("cite", index), basis
    for field, own in node.cites.items():
        for index, basis in enumerate(own):
            if isinstance(basis, Citation):
                yield ("cites", field, index), basis


@kept
def references(node: BaseModel) -> tuple[tuple[Loc, str, Ref], ...]:
    """The ids in a part: of its fields and voices, in its texts, and behind `via`.

    Each comes with its place in the part and the kinds of record it may name.
    """
    return tuple(_references(node))


def _references(node: BaseModel) -> Iterator[tuple[Loc, str, Ref]]:
    plan = plan_of(type(node))
    for field, ref in plan.refs.items():
        value = getattr(node, field)
        if type(value) is str:  # as most are that are not empty: a third of the time
            yield (field,), value, ref
        elif value:
            ids = ((loc, _id(each)) for loc, each in values(node, field))
            yield from ((loc, id_, ref) for loc, id_ in ids if id_ is not None)
    for field in plan.prose:
        if getattr(node, field):
            for loc, text in values(node, field):
                yield from ((loc, id_, ANY) for id_ in linked_ids(text))
    if isinstance(node, Cited):
        for loc, citation in _citations(node):
            if citation.via:
                yield from ((loc, one.id, SpeakerIds) for one in citation.via if one.id is not None)


def _id(value: Voice | str) -> str | None:
    return value.id if isinstance(value, Voice) else value
