"""Notes what is asked of a dossier while something is made, to know when it must be made again.

Whatever is made from a dossier asks it by keys: for a record by its id, for an entry of an index,
for the answer to a query. What is made again after a change is what asked by a key that the change
concerns; nobody says by hand what depends on what.
"""

from collections.abc import Hashable, Iterator
from contextlib import contextmanager

Key = tuple[Hashable, ...]

_open: list[set[Key]] = []
"""What is being made now, the innermost last: the keys it has asked by so far."""


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
