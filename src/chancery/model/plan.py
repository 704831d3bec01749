"""Which fields of a part hold references, dates, prose or further parts, and the walk."""

import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from chancery.dates import Date
from chancery.model.provenance import Voice

Step = str | int
Loc = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a field that holds the id of a record of one of these kinds."""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProseMark:
    """Marks free text in our own words; `[[id]]` and `[[id|words]]` in it lead to records."""


@dataclass(frozen=True, slots=True)
class ProperMark:
    """Marks a name, an office or a title: text that may stand exactly as a source has it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Which fields of a class hold what, worked out once per class from its annotations."""

    refs: Mapping[str, Ref]
    voices: tuple[str, ...]
    dates: tuple[str, ...]
    prose: tuple[str, ...]
    proper: tuple[str, ...]
    children: tuple[str, ...]


def _leaves(annotation: Any) -> Iterator[Any]:
    """Yield every class and every mark inside an annotation, however nested."""
    yield annotation
    if get_origin(annotation) is Annotated:
        base, *marks = get_args(annotation)
        yield from marks
        yield from _leaves(base)
    else:
        for argument in get_args(annotation):
            yield from _leaves(argument)


@cache
def plan_of(cls: type[BaseModel]) -> Plan:
    """Sort the fields of a class by what they hold."""
    found: dict[str, list[str]] = {
        name: [] for name in ("voices", "dates", "prose", "proper", "parts")
    }
    refs: dict[str, Ref] = {}
    for name, annotation in typing.get_type_hints(cls, include_extras=True).items():
        if name not in cls.model_fields:
            continue
        leaves = list(_leaves(annotation))
        refs.update((name, leaf) for leaf in leaves if isinstance(leaf, Ref))
        classes = [leaf for leaf in leaves if isinstance(leaf, type)]
        for kind, holds in (
            ("voices", Voice in classes),
            ("dates", Date in classes),
            ("prose", any(isinstance(leaf, ProseMark) for leaf in leaves)),
            ("proper", any(isinstance(leaf, ProperMark) for leaf in leaves)),
            ("parts", any(issubclass(leaf, BaseModel) for leaf in classes)),
        ):
            if holds:
                found[kind].append(name)
    return Plan(
        refs=refs,
        voices=tuple(found["voices"]),
        dates=tuple(found["dates"]),
        prose=tuple(found["prose"]),
        proper=tuple(found["proper"]),
        children=tuple(found["parts"]),
    )


def values(node: BaseModel, field: str) -> Iterator[tuple[Loc, Any]]:
    """Yield what a field holds, one by one, each with its place in the node."""
    value = getattr(node, field)
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield (field, index), item
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield (field, key), item
    elif value is not None:
        yield (field,), value


def children(node: BaseModel) -> Iterator[tuple[Loc, BaseModel]]:
    """Yield the parts directly inside a node, each with its place in it."""
    for field in plan_of(type(node)).children:
        # Most fields of most parts are empty: a third of the time of reading a record.
        if getattr(node, field):
            yield from values(node, field)


def walk(node: BaseModel, loc: Loc = ()) -> Iterator[tuple[Loc, BaseModel]]:
    """Yield a node and everything inside it, outermost first, each with its place."""
    yield loc, node
    for steps, child in children(node):
        yield from walk(child, loc + steps)
