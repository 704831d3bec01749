"""Notes what is asked of a dossier while something is made, to know when it must be made again.

Whatever is made from a dossier asks it by keys: for a record by its id, for an entry of an index,
for the answer to a query. What is made again after a change is what asked by a key that the change
concerns; nobody says by hand what depends on what.
"""

from collections.abc import Hashable, Iterable, Iterator
from contextlib import contextmanager
from typing import Final, Generic, TypeVar

Key = tuple[Hashable, ...]
W = TypeVar("W", bound=Hashable)

_open: list[set[Key]] = []
"""What is being made now, the innermost last: the keys it has asked by so far."""

_known: Final[dict[Key, Key]] = {}
"""Each key by itself: what asks by a key asks by the same object, as twenty others do."""


def note(*key: Hashable) -> None:
    """Note that what is being made asks by a key; nothing where nobody wants to know."""
    if _open:
        _open[-1].add(key)


@contextmanager
def noting(wanted: bool = True) -> Iterator[set[Key]]:
    """Gather the keys that are asked by in the block, if wanted; those of inner blocks left out."""
    asked: set[Key] = set()
    if not wanted:
        yield asked
        return
    _open.append(asked)
    try:
        yield asked
    finally:
        _open.pop()


class Askers(Generic[W]):
    """Who asks by which keys, to be told from either side."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._keys: dict[W, tuple[Key, ...]] = {}
        self._by_key: dict[Key, set[W]] = {}

    def remember(self, who: W, keys: set[Key]) -> None:
        """Keep by which keys somebody asks, instead of those by which they asked before."""
        before = self._keys.get(who, ())
        gone = [key for key in before if key not in keys]
        # Nearly always they are the same: to take all out and in again takes twice the time.
        if not gone and len(before) == len(keys):
            return
        self._leave_out(who, gone)
        for key in keys.difference(before):
            self._by_key.setdefault(key, set()).add(who)
        self._keys[who] = tuple([_known.setdefault(key, key) for key in keys])

    def forget(self, who: W) -> None:
        """Keep nothing of somebody, if there is anything."""
        self._leave_out(who, self._keys.pop(who, ()))

    def _leave_out(self, who: W, keys: Iterable[Key]) -> None:
        for key in keys:
            askers = self._by_key[key]
            askers.remove(who)
            if not askers:
                del self._by_key[key]

    def keys(self, who: W) -> tuple[Key, ...]:
        """The keys by which somebody asks; none for whom nothing is kept of."""
        return self._keys.get(who, ())

    def of(self, keys: Iterable[Key]) -> set[W]:
        """All who ask by one of these keys."""
        return set().union(*(self._by_key.get(key, ()) for key in keys))
