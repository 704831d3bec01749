"""Indexes of a dossier: what its records give under keys, and what an edit changes of that.

Each index is told by what one record gives. After an edit only those records are asked again that
changed, or that had asked for what changed; only the entries they touch are made anew.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Set
from itertools import chain
from typing import Any, Generic, Protocol, Self, TypeVar, overload

from chancery.model.base import Record
from chancery.tracking import Key, note, noting

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
D = TypeVar("D", bound="Indexing")

Rank = tuple[Any, ...]
"""The place of a record in an order; comparable with that of every other record in it."""


class Records(Mapping[str, V]):
    """The records of a kind by their ids, in order; notes which of them are asked for."""

    def __init__(self, kind: str, by_id: Mapping[str, V]) -> None:
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
        note("kind", self._kind)
        return iter(self._by_id)

    def __len__(self) -> int:
        """How many there are."""
        note("kind", self._kind)
        return len(self._by_id)


class Indexing(Protocol):
    """A dossier, as far as indexes need to know it."""

    indexes: "dict[Hashable, Index[Any, Any]]"
    is_tracked: bool
    """Whether another dossier is to follow, which takes over what holds."""

    def ranked(self, groups: tuple[tuple[str, ...], ...]) -> Iterable[tuple[Rank, Record]]:
        """Yield the records of groups of kinds in order, each with its rank among them."""

    def rank_in(self, groups: tuple[tuple[str, ...], ...], id_: str) -> tuple[Rank, Record] | None:
        """The record of an id with its rank, if it is one of these kinds."""


class Index(Mapping[K, tuple[V, ...]]):
    """What records give under keys, in the order of the records; notes which keys are asked for.

    A key comes where the first record stands that gives it. Nothing in an index changes; one that
    follows another shares with it what is the same.
    """

    def __init__(self, name: str) -> None:
        """Begin an index without entries."""
        self._name = name
        self._slots: dict[K, dict[str, list[V]]] = {}
        self._keys: dict[str, tuple[K, ...]] = {}
        self._asked: dict[str, Set[Key]] = {}
        self._ranks: dict[str, Rank] = {}
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

    def remember(self, rank: Rank, id_: str, pairs: Iterable[tuple[K, V]], asked: Set[Key]) -> None:
        """Keep what is needed to follow: where a record stands, what it gave, what that asked."""
        self._ranks[id_] = rank
        self._keys[id_] = tuple(dict.fromkeys(key for key, _ in pairs))
        self._asked[id_] = frozenset(asked)

    def doubtful(self, changed: Set[Key]) -> set[str]:
        """The records that give something that asked by one of these keys."""
        return {id_ for id_, asked in self._asked.items() if not asked.isdisjoint(changed)}

    def without(self, ids: Set[str]) -> "tuple[Self, set[K]]":
        """A copy without what these records gave, and the keys that they gave it under."""
        copy = type(self)(self._name)
        copy._slots = dict(self._slots)
        copy._keys, copy._asked = dict(self._keys), dict(self._asked)
        copy._ranks = dict(self._ranks)
        touched: set[K] = set()
        for id_ in ids & self._keys.keys():
            touched.update(copy._keys.pop(id_))
            del copy._asked[id_], copy._ranks[id_]
        for key in touched:
            copy._slots[key] = {i: v for i, v in self._slots[key].items() if i not in ids}
        return copy, touched

    def insert(
        self, rank: Rank, id_: str, pairs: Iterable[tuple[K, V]], asked: Set[Key], touched: set[K]
    ) -> None:
        """Take in what a record gives, wherever it stands; `order` is to follow."""
        for key, value in pairs:
            if key not in touched:
                self._slots[key] = dict(self._slots.get(key, {}))
                touched.add(key)
            self._slots[key].setdefault(id_, []).append(value)
        self.remember(rank, id_, pairs, asked)

    def order(self, touched: Set[K]) -> None:
        """Put in order what is under these keys."""
        ranks = self._ranks
        for key in touched:
            slot = self._slots.pop(key)
            if slot:
                self._slots[key] = dict(sorted(slot.items(), key=lambda item: ranks[item[0]]))
        self._is_in_order = False

    def _place(self, item: tuple[K, Mapping[str, object]]) -> tuple[Rank, int]:
        key, slot = item
        first = next(iter(slot))
        return self._ranks[first], self._keys[first].index(key)

    def differing(self, other: "Index[K, V]", touched: Iterable[K]) -> set[Key]:
        """The keys to note, of those touched, under which another index has something else."""
        found: set[Key] = {
            (self._name, key) for key in touched if self._entry(key) != other._entry(key)
        }
        return found | {(self._name,)} if found else found

    def _entry(self, key: K) -> list[V]:
        return list(chain.from_iterable(self._slots.get(key, {}).values()))


class Indexed(Generic[D, K, V]):
    """How an index is made: from which kinds of records, and what one of them gives."""

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
        """The index of a dossier, made when it is first asked for."""
        if self not in dossier.indexes:
            dossier.indexes[self] = self._made(dossier)
        return dossier.indexes[self]

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
            with noting(dossier.is_tracked) as asked:
                pairs = tuple(self._give(dossier, record))
            index.take(record.id, pairs)
            if dossier.is_tracked:
                index.remember(rank, record.id, pairs, asked)
        return index

    def follow(self, old: D, new: D, edited: Set[str], changed: set[Key]) -> None:
        """Make the index of a dossier from that of the one before.

        `edited` are the ids of the records that came, changed or went, `changed` the keys by
        which the new dossier tells something else; those of the index are added.
        """
        before = old.indexes[self]
        again = edited | before.doubtful(changed)
        index, touched = before.without(again)
        for id_ in sorted(again):
            if found := new.rank_in(self._groups, id_):
                rank, record = found
                with noting() as asked:
                    pairs = tuple(self._give(new, record))
                index.insert(rank, id_, pairs, asked, touched)
        if touched:
            index.order(touched)
        new.indexes[self] = index
        changed |= before.differing(index, touched)


def indexed(
    *groups: tuple[str, ...],
) -> Callable[[Callable[[D, Any], Iterable[tuple[K, V]]]], Indexed[D, K, V]]:
    """Have a function that tells what one record gives under keys stand for the index of all."""
    return lambda give: Indexed(groups, give)
