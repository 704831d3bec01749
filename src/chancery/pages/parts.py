"""Long lists cut into parts, so that no page grows without bound."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def parts(rows: Sequence[T], most: int) -> tuple[tuple[T, ...], ...]:
    """Cut rows, in their order, into as few parts of at most `most` rows as will hold them.

    All parts are full but the last; no rows make no part. Raises ValueError where `most` is
    less than 1.

    >>> parts("abcde", 2)
    (('a', 'b'), ('c', 'd'), ('e',))
    """
    if most < 1:
        raise ValueError(f"a part holds at least one row, not {most}")
    return tuple(tuple(rows[at : at + most]) for at in range(0, len(rows), most))
