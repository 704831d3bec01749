"""Long lists cut into parts, so that no page grows without bound."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
Cut = Callable[[Sequence[T], int], tuple[tuple[T, ...], ...]]
"""How rows are cut into parts of at most so many."""


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """One of the pages of a list: which of how many, what it shows, where the first of them is."""

    number: int
    of: int
    rows: tuple[T, ...]
    base: str

    @property
    def address(self) -> str:
        """Where it is."""
        return self.address_of(self.number)

    def address_of(self, number: int) -> str:
        """Where another part is: below the first, which has the address of the whole."""
        return self.base if number == 1 else f"{self.base}{number}/"

    @property
    def words(self) -> str:
        """What a title adds for it: ", part 2 of 3", nothing where there is one part only."""
        return f", part {self.number} of {self.of}" if self.of > 1 else ""


def parts(rows: Sequence[T], most: int) -> tuple[tuple[T, ...], ...]:
    """Cut rows, in their order, into as few parts of at most `most` rows as will hold them.

    All parts are full but the last; no rows make no part. Raises ValueError where `most` is
    less than 1.
    """
    if most < 1:
        raise ValueError(f"a part holds at least one row, not {most}")
    return tuple(tuple(rows[at : at + most]) for at in range(0, len(rows), most))


def numbered(base: str, cut: Collection[tuple[T, ...]]) -> Iterator[Part[T]]:
    """Yield the pages of a list that was cut, the first of them at the address `base`."""
    return (Part(number, len(cut), rows, base) for number, rows in enumerate(cut, 1))


def whole_groups(
    groups: Iterable[Sequence[T]],
    most: int,
    cut: Cut[T] = parts,
    size: Callable[[Sequence[T]], int] = len,
) -> tuple[tuple[T, ...], ...]:
    """Cut rows in groups (by year, say) into parts that hold whole groups, as long as they fit.

    A group that is too long for a part has parts of its own. So a row more or less changes the
    part that has its group, and seldom others.
    """
    return tuple(_whole_groups(groups, most, cut, size))


def _whole_groups(
    groups: Iterable[Sequence[T]], most: int, cut: Cut[T], size: Callable[[Sequence[T]], int]
) -> Iterator[tuple[T, ...]]:
    part: list[T] = []
    used = 0
    for group in groups:
        needs = size(group)
        if part and used + needs > most:
            yield tuple(part)
            part, used = [], 0
        if needs > most:
            yield from cut(group, most)
        else:
            part.extend(group)
            used += needs
    if part:
        yield tuple(part)


def evenly(sizes: Collection[int], room: int) -> int:
    """How many rows of each of several groups fit into so much room, if no group has more.

    At least one of each: groups are few where their rows are many.
    """
    left, most = room, 0
    for at, needs in enumerate(sorted(sizes)):
        most = needs
        share = left // (len(sizes) - at)
        if needs > share:
            return max(1, share)
        left -= needs
    return max(1, most)
