"""Indexes of a dossier: what its records give under keys, and what an edit changes of that.

Each index is told by what one record gives. After an edit only those records are asked again that
changed, or that had asked for what changed; only the entries they touch are made anew.
"""

from collections.abc import (
    Callable,
    Hashable,
    ItemsView,
    Iterable,
    Iterator,
    Mapping,
    Set,
    ValuesView,
)
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Generic, Protocol, Self, TypeVar, overload

from chancery.model.base import Record
from chancery.tracking import Askers, Key, note, noting

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
D = TypeVar("D", bound="Indexing")

Rank = tuple[Any, ...]
"""The place of a record in an order; comparable with that of every other record in it."""


class Records(Mapping[str, V]):
    """The records of a kind by their ids, in order; notes which of them are asked for."""

    def __init__(self, kind: str, by_id: dict[str, V]) -> None:
        """Hold the records of a kind."""
        self._kind = kind
        self._by_id = by_id

    def __getitem__(self, id_: str) -> V:
        """The record of an id; KeyError where there is none of the kind."""
        note("record", id_)
        return self._by_id[id_]

    def __contains__(self, id_: object) -> bool:
        """Whether there is a record of the kind with this id."""
        note("record", id_)
        return id_ in self._by_id

    def __iter__(self) -> Iterator[str]:
        """Yield the ids in order."""
        note("ids", self._kind)
        return iter(self._by_id)

    def __len__(self) -> int:
        """How many there are."""
        note("ids", self._kind)
        return len(self._by_id)

    def values(self) -> ValuesView[V]:
        """The records in order."""
        note("kind", self._kind)
        return self._by_id.values()

    def items(self) -> ItemsView[str, V]:
        """The ids with their records, in order."""
        note("kind", self._kind)
        return self._by_id.items()


@dataclass(frozen=True, slots=True)
class Edit:
    """What an edit changes of a dossier, while its indexes are brought up to it.

    `ids` are those of the records that came, changed, moved or went; `changed` are the keys by
    which the dossier tells something else by now; `behind` are the indexes as before the edit.
    """

    ids: Set[str] = frozenset()
    changed: set[Key] = field(default_factory=set)
    behind: "dict[Hashable, Index[Any, Any]]" = field(default_factory=dict)


class Indexing(Protocol):
    """A dossier, as far as indexes need to know it."""

    indexes: "dict[Hashable, Index[Any, Any]]"
    edit: Edit
    is_tracked: bool
    """Whether it is to follow edits."""

    def ranked(self, groups: tuple[tuple[str, ...], ...]) -> Iterable[tuple[Rank, Record]]:
        """Yield the records of groups of kinds in order, each with its rank among them."""

    def rank_in(self, groups: tuple[tuple[str, ...], ...], id_: str) -> tuple[Rank, Record] | None:
        """The record of an id with its rank, if it is one of these kinds."""


class Index(Mapping[K, tuple[V, ...]]):
    """What records give under keys, in the order of the records; notes which keys are asked for.

    A key comes where the first record stands that gives it. Nothing in an index changes but by an
    edit of the dossier.
    """

    def __init__(self, name: str) -> None:
        """Begin an index without entries."""
        self._name = name
        self._slots: dict[K, dict[str, list[V]]] = {}
        self._keys: dict[str, tuple[K, ...]] = {}
        self._ranks: dict[str, Rank] = {}
        self._asking: Askers[str] = Askers()
        self._is_in_order = True
        self._entries: dict[K, tuple[V, ...]] = {}
        """What was asked for, in one piece: what is under some keys is long, and often asked."""

    def __getitem__(self, key: K) -> tuple[V, ...]:
        """What is under a key; KeyError where nothing is."""
        note(self._name, key)
        found = self._entries.get(key)
        if found is None:
            found = self._entries[key] = tuple(chain.from_iterable(self._slots[key].values()))
        return found

    def __contains__(self, key: object) -> bool:
        """Whether anything is under a key."""
        note(self._name, key)
        return key in self._slots

    def __iter__(self) -> Iterator[K]:
        """Yield the keys in order."""
        note(self._name)
        if not self._is_in_order:
            self._slots = dict(sorted(self._slots.items(), key=self._place))
            self._is_in_order = True
        return iter(self._slots)

    def __len__(self) -> int:
        """How many keys there are."""
        note(self._name)
        return len(self._slots)

    def take(self, id_: str, pairs: Iterable[tuple[K, V]]) -> None:
        """Take in what a record gives, which stands behind all that were taken in before."""
        for key, value in pairs:
            self._slots.setdefault(key, {}).setdefault(id_, []).append(value)

    def remember(self, rank: Rank, id_: str, keys: Iterable[K], asked: set[Key]) -> None:
        """Keep what an edit needs: where a record stands, under what it gave, what that asked."""
        self._ranks[id_] = rank
        self._keys[id_] = tuple(keys)
        self._asking.remember(id_, asked)

    def doubtful(self, changed: Set[Key]) -> set[str]:
        """The records that give something that asked by one of these keys."""
        return self._asking.of(changed)

    def replace(
        self, rank: Rank | None, id_: str, pairs: Iterable[tuple[K, V]], asked: set[Key]
    ) -> set[Key]:
        """Have a record give something else, or with no rank nothing; gives the keys to note."""
        given: dict[K, list[V]] = {}
        for key, value in pairs:
            given.setdefault(key, []).append(value)
        had, moves = self._keys.get(id_, ()), rank != self._ranks.get(id_)
        if rank is None:
            self._keys.pop(id_, None)
            self._ranks.pop(id_, None)
            self._asking.forget(id_)
        else:
            self.remember(rank, id_, given, asked)
        changed: set[Key] = {
            (self._name, key)
            for key in dict.fromkeys((*had, *given))
            if self._put(key, id_, given.get(key), moves)
        }
        if tuple(given) != had or (moves and had):
            self._is_in_order = False
            changed.add((self._name,))
        return changed

    def _put(self, key: K, id_: str, values: list[V] | None, moves: bool) -> bool:
        """Have a record give these under a key, or nothing; whether something else is there now."""
        self._entries.pop(key, None)
        slot = self._slots.setdefault(key, {})
        if values is None:
            del slot[id_]
            if not slot:
                del self._slots[key]
            return True
        before = slot.get(id_)
        slot[id_] = values
        if moves or before is None:
            ranks = self._ranks
            self._slots[key] = dict(sorted(slot.items(), key=lambda item: ranks[item[0]]))
        return moves or before != values

    def _place(self, item: tuple[K, Mapping[str, object]]) -> tuple[Rank, int]:
        key, slot = item
        first = next(iter(slot))
        return self._ranks[first], self._keys[first].index(key)


class Indexed(Generic[D, K, V]):
    """How an index is made: from which kinds of records, and what one of them gives.

    What a record gives may ask for records and other indexes, and for no query: answers are mended
    when all indexes are.
    """

    def __init__(
        self,
        groups: tuple[tuple[str, ...], ...],
        give: Callable[[D, Any], Iterable[tuple[K, V]]],
    ) -> None:
        """Make the index from groups of kinds: the records of a group are in one order."""
        self._groups = groups
        self._give = give
        self._name = give.__qualname__
        self.__doc__ = give.__doc__

    def __call__(self, dossier: D) -> Index[K, V]:
        """The index of a dossier, made or brought up to an edit when it is first asked for."""
        found = dossier.indexes.get(self)
        if found is None:
            behind = dossier.edit.behind.pop(self, None)
            found = self._made(dossier) if behind is None else self._edited(behind, dossier)
            dossier.indexes[self] = found
        return found

    @overload
    def __get__(self, dossier: None, owner: type[D]) -> Self: ...
    @overload
    def __get__(self, dossier: D, owner: type[D]) -> Index[K, V]: ...
    def __get__(self, dossier: D | None, owner: type[D]) -> Self | Index[K, V]:
        """The index of a dossier, where it is told of in its class."""
        return self if dossier is None else self(dossier)

    def _made(self, dossier: D) -> Index[K, V]:
        index: Index[K, V] = Index(self._name)
        for rank, record in dossier.ranked(self._groups):
            pairs, asked = self._given(dossier, record)
            index.take(record.id, pairs)
            if dossier.is_tracked:
                index.remember(rank, record.id, dict.fromkeys(key for key, _ in pairs), asked)
        return index

    def _edited(self, index: Index[K, V], dossier: D) -> Index[K, V]:
        """The index after an edit of the dossier; the keys to note are added to the edit's."""
        ids, changed = dossier.edit.ids, dossier.edit.changed
        # To give something first brings up what is asked for, which may be in doubt by that.
        for id_ in sorted(ids | index.doubtful(changed)):
            found = dossier.rank_in(self._groups, id_)
            rank, record = found if found else (None, None)
            pairs, asked = self._given(dossier, record) if record else ((), set())
            changed |= index.replace(rank, id_, pairs, asked)
        return index

    def _given(self, dossier: D, record: Record) -> tuple[tuple[tuple[K, V], ...], set[Key]]:
        """What a record gives, and by which keys that asked."""
        with noting(dossier.is_tracked) as asked:
            pairs = tuple(self._give(dossier, record))
        if any(callable(key[0]) for key in asked):
            raise TypeError(f"{self._name} asks a query: an index cannot follow its answer")
        return pairs, asked


def indexed(
    *groups: tuple[str, ...],
) -> Callable[[Callable[[D, Any], Iterable[tuple[K, V]]]], Indexed[D, K, V]]:
    """Have a function that tells what one record gives under keys stand for the index of all."""
    return lambda give: Indexed(groups, give)
