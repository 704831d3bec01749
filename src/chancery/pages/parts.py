"""Long lists cut into parts, so that no page grows without bound."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


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
