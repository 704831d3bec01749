"""Who met whom: for every two sides whose people met most often, a matrix of these people."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from chancery.dossier import Dossier
from chancery.model.entities import Person, Side
from chancery.order import sort_key
from chancery.pages.addresses import address_of
from chancery.pages.list_page import list_page
from chancery.pages.page import Page
from chancery.pages.people import listed, met_address
from chancery.relations import Attendance
from chancery.vocabulary import Status

MOST_PEOPLE: Final = 40
"""How many people the matrices show at most, all of them together."""

MOST_MATRICES: Final = 3
"""How many pairs of sides have a matrix of their own."""

LISTED: Final = 10
"""How many pairs, or people, that are in no matrix are named."""

_WEIGHTS: Final = (0, 1, 4, 9)
_NOT_HELD: Final = (Status.REPORTED, Status.PLANNED)

Member = tuple[str, str]
"""A person standing for a side, by their ids: who stood for two sides is a member of each."""

Lists = Mapping[str, Mapping[str, bool]]
"""For each person, by id, what `people.listed` says of those they met."""

Sides = tuple[str, str]
"""Two sides by their ids, in the order of the dossier."""


@dataclass(frozen=True, slots=True)
class Apart:
    """How many meetings are planned, or reported; with the address, if it is a single one."""

    status: Status
    number: int
    address: str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """The meetings of two people: how many were held, where they are told, and others apart.

    `weight` is 0 where none was held, else 1 to 4: 1, up to 4, up to 9, and more. `address` is
    that of the one meeting, or of the entry on the page of one of the two that lists them.
    """

    held: int
    weight: int
    address: str | None
    apart: tuple[Apart, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """A person at the head of a row or column: at how many meetings with the other side."""

    person: Person
    meetings: int


@dataclass(frozen=True, slots=True)
class Row:
    """A person of one side, with a cell for each one of the other; None where they did not meet."""

    head: Head
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The people of two sides who met most often, and at how many meetings the sides' people met.

    The rows are those of the side that has more of them, so that the table is narrow.
    """

    rows_of: Side
    columns_of: Side
    meetings: int
    columns: tuple[Head, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides without a matrix, and at how many meetings people of both were."""

    one: Side
    other: Side
    meetings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The matrices, and in numbers what they do not show.

    Of `held` meetings, `counted` are between named people of different sides. `left_out` is the
    number of people who were at such a meeting and are in no matrix. `pairs` are the first of
    `further_pairs` pairs of sides without a matrix. `sideless` are the first of
    `all_sideless` people who were at a meeting that was held without a side being stated.
    """

    matrices: tuple[Matrix, ...]
    held: int
    counted: int
    people: int
    left_out: int
    pairs: tuple[Pair, ...]
    further_pairs: int
    sideless: tuple[Person, ...]
    all_sideless: int


def network_page(dossier: Dossier) -> Page:
    """The page of who met whom."""
    return list_page(
        dossier,
        address="network/",
        template="network",
        title="Network",
        says="Who met whom, and how often: a table of the people of each two sides.",
        network=network(dossier),
    )


def network(dossier: Dossier) -> Network:
    """Count the meetings of each two people of different sides.

    Only meetings that were held count, and only people whom a source names as having been there,
    each under the side stood for on that day. However many there are, the matrices hold no more
    than `MOST_PEOPLE`: those who were at most meetings with people of another side, and whom they
    met most often.
    """
    seen = _Seen.of(dossier)
    pairs = seen.pairs()
    shown = _chosen(seen, pairs[:MOST_MATRICES])
    found = [_matrix(seen, pair, shown) for pair in pairs[:MOST_MATRICES]]
    matrices = tuple(matrix for matrix in found if matrix)
    named = {head.person.id for matrix in matrices for head in _heads(matrix)}
    rest = [Pair(*seen.records(pair), seen.between[pair]) for pair in pairs[MOST_MATRICES:]]
    return Network(
        matrices=matrices,
        held=len(seen.there),
        counted=sum(len(sides) > 1 for sides in seen.sides_at.values()),
        people=len(named),
        left_out=len({person for person, _ in seen.members(pairs)} - named),
        pairs=tuple(rest[:LISTED]),
        further_pairs=max(0, len(rest) - LISTED),
        sideless=seen.sideless[:LISTED],
        all_sideless=len(seen.sideless),
    )


def _chosen(seen: "_Seen", pairs: Sequence[Sides]) -> Collection[Member]:
    """Those at most meetings, with whom they met most often unless someone they met is there."""
    chosen: dict[Member, None] = {}
    for member in seen.members(pairs):
        met = seen.met_of_other_sides(member, pairs)
        is_known = any(one in chosen for one in met)
        together = [member] if is_known else [member, seen.most_first(met)[0]]
        if len(chosen.keys() | set(together)) <= MOST_PEOPLE:
            chosen.update(dict.fromkeys(together))
        if len(chosen) == MOST_PEOPLE:
            break
    return chosen.keys()


def _heads(matrix: Matrix) -> Iterator[Head]:
    yield from matrix.columns
    yield from (row.head for row in matrix.rows)


@dataclass(frozen=True, slots=True)
class _Seen:
    """Who was at each meeting that was held, which sides had someone there, and how often two.

    `known` has what `meetings` was asked for: only of few people it is asked at all.
    """

    dossier: Dossier
    there: Mapping[str, Sequence[tuple[str, str | None]]]
    sides_at: Mapping[str, frozenset[str]]
    between: Mapping[Sides, int]
    known: dict[tuple[Member, Status], frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, dossier: Dossier) -> "_Seen":
        there = {
            meeting.id: tuple(
                (seen.person.id, seen.side.id if seen.side else None)
                for seen in dossier.attendances(meeting)
                if seen.person
            )
            for meeting in dossier.cards("meetings")
            if meeting.status == Status.HELD
        }
        sides_at = {
            id_: sides
            for id_, seen in there.items()
            if (sides := frozenset(side for _, side in seen if side))
        }
        place = {id_: number for number, id_ in enumerate(dossier.sides)}
        return cls(
            dossier=dossier,
            there=there,
            sides_at=sides_at,
            between=Counter(
                pair
                for each in sides_at.values()
                for pair in combinations(sorted(each, key=place.__getitem__), 2)
            ),
        )

    @property
    def sideless(self) -> tuple[Person, ...]:
        """Those who were at a meeting without a side being stated, by name."""
        found = {one for there in self.there.values() for one, side in there if side is None}
        return tuple(one for one in self.dossier.people.values() if one.id in found)

    def meetings(self, member: Member, status: Status = Status.HELD) -> frozenset[str]:
        """The meetings of a status at which someone was."""
        key = (member, status)
        if key not in self.known:
            person, side = member
            self.known[key] = frozenset(
                seen.event.id
                for seen in _meetings_of(self.dossier, person, status)
                if seen.side and seen.side.id == side
            )
        return self.known[key]

    def met(self, person: str) -> Mapping[str, int]:
        """Whom someone met, of whatever side, and how often."""
        held = _meetings_of(self.dossier, person, Status.HELD)
        there = (one for seen in held for one, _ in self.there[seen.event.id])
        return Counter(one for one in there if one != person)

    def met_of_other_sides(self, member: Member, pairs: Sequence[Sides]) -> Mapping[Member, int]:
        """Whom someone met of the sides that are paired with theirs, and how often."""
        sides = _paired_with(member[1], pairs)
        return Counter(
            (one, side)
            for id_ in self.meetings(member)
            for one, side in self.there[id_]
            if side in sides
        )

    def members(self, pairs: Sequence[Sides]) -> Sequence[Member]:
        """Whoever met someone across one of these pairs, those at most such meetings first."""
        paired = {side: _paired_with(side, pairs) for pair in pairs for side in pair}
        number = Counter[Member]()
        for id_, sides in self.sides_at.items():
            met = {side for side in sides if not sides.isdisjoint(paired.get(side, ()))}
            number.update({(one, side) for one, side in self.there[id_] if side in met and side})
        return self.most_first(number)

    def with_side(self, members: Sequence[Member], side: str) -> Mapping[Member, int]:
        """At how many meetings each was with people of a side, whoever; most first."""
        number = {
            member: sum(side in self.sides_at[id_] for id_ in self.meetings(member))
            for member in members
        }
        return {member: number[member] for member in self.most_first(number)}

    def most_first(self, number: Mapping[Member, int]) -> Sequence[Member]:
        """Those of whom there is the greatest number first, then by name."""
        people = self.dossier.people
        return sorted(number, key=lambda one: (-number[one], *sort_key(people[one[0]]), one[1]))

    def pairs(self) -> Sequence[Sides]:
        """The pairs of sides whose people met, those with most meetings first."""
        place = {id_: number for number, id_ in enumerate(self.dossier.sides)}
        return sorted(
            self.between, key=lambda pair: (-self.between[pair], *(place[id_] for id_ in pair))
        )

    def records(self, pair: Sides) -> tuple[Side, Side]:
        """The records of two sides."""
        return self.dossier.sides[pair[0]], self.dossier.sides[pair[1]]


def _meetings_of(dossier: Dossier, person: str, status: Status) -> Iterator[Attendance]:
    """Someone's part in each meeting of a status."""
    attended = dossier.attended.get(person, ())
    return (s for s in attended if not s.event.is_visit and s.event.status == status)


def _paired_with(side: str, pairs: Sequence[Sides]) -> frozenset[str]:
    return frozenset(one for pair in pairs if side in pair for one in pair if one != side)


def _matrix(seen: _Seen, pair: Sides, shown: Collection[Member]) -> Matrix | None:
    """The matrix of those shown who met someone shown; None where nobody did."""
    one, other = ([member for member in shown if member[1] == side] for side in pair)
    met_one = [member for member in one if any(_together(seen, member, each) for each in other)]
    met_other = [member for member in other if any(_together(seen, each, member) for each in one)]
    if not met_one:
        return None
    sides = pair if len(met_one) >= len(met_other) else pair[::-1]
    rows, columns = (met_one, met_other) if sides == pair else (met_other, met_one)
    heads = seen.with_side(columns, sides[0])
    people = seen.dossier.people
    lists = {one: listed(seen.dossier, seen.met(one)) for one, _ in (*met_one, *met_other)}
    return Matrix(
        *seen.records(sides),
        meetings=seen.between[pair],
        columns=tuple(Head(people[member[0]], often) for member, often in heads.items()),
        rows=tuple(
            _row(seen, member, Head(people[member[0]], often), list(heads), lists)
            for member, often in seen.with_side(rows, sides[1]).items()
        ),
    )


def _together(seen: _Seen, one: Member, other: Member) -> frozenset[str]:
    """The meetings that were held at which both were."""
    return seen.meetings(one) & seen.meetings(other)


def _row(seen: _Seen, member: Member, head: Head, columns: Sequence[Member], lists: Lists) -> Row:
    return Row(head, tuple(_cell(seen, member, each, lists) for each in columns))


def _cell(seen: _Seen, row: Member, column: Member, lists: Lists) -> Cell | None:
    """The cell of two people; it leads to the page of the row's, if that lists the meetings."""
    held = _together(seen, row, column)
    apart = tuple(
        Apart(status, len(found), _only(seen.dossier, found))
        for status in _NOT_HELD
        if (found := seen.meetings(row, status) & seen.meetings(column, status))
    )
    if not held and not apart:
        return None
    row_lists = lists[row[0]].get(column[0], False)
    one, other = (row[0], column[0]) if row_lists else (column[0], row[0])
    address = held and (_only(seen.dossier, held) or met_address(one, other, lists[one]))
    weight = sum(len(held) > bound for bound in _WEIGHTS)
    return Cell(len(held), weight, address or None, apart)


def _only(dossier: Dossier, meetings: frozenset[str]) -> str | None:
    """The address of the only one among meetings; None where there are several, or none."""
    return address_of(dossier.meetings[min(meetings)]) if len(meetings) == 1 else None
