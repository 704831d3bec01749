"""Queries: each answer is worked out once, and after an edit only where it may be another."""

from collections import Counter
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from chancery.queries import Answers, query
from chancery.tracking import Key, note

Cell = int | tuple[str, ...]
"""A number, or the names of cells whose sum it is."""


class Sheet:
    """A sheet of cells, as small as what queries are asked of can be."""

    is_tracked = True

    def __init__(self, **cells: Cell) -> None:
        """Begin with these cells."""
        self.cells: dict[str, Cell] = dict(cells)
        self.answers = Answers()
        self.worked_out: Counter[str] = Counter()

    def cell(self, name: str) -> Cell:
        """A cell; KeyError where there is none."""
        note("cell", name)
        return self.cells[name]

    def edit(self, **cells: Cell | None) -> set[Key]:
        """Change some cells, or with None remove them; gives the keys of all that is another."""
        changed: set[Key] = {("cell", name) for name in cells}
        for name, cell in cells.items():
            self.cells.pop(name, None)
            if cell is not None:
                self.cells[name] = cell
        self.worked_out.clear()
        self.answers.follow(self, changed)
        return changed


@query
def value(sheet: Sheet, name: str) -> int:
    """The number of a cell, or the sum of those it names."""
    sheet.worked_out[name] += 1
    cell = sheet.cell(name)
    return cell if isinstance(cell, int) else sum(value(sheet, each) for each in cell)


@query
def is_even(sheet: Sheet, name: str) -> bool:
    """Whether the value of a cell is even."""
    sheet.worked_out[f"even {name}"] += 1
    return value(sheet, name) % 2 == 0


def test_an_answer_is_worked_out_once() -> None:
    sheet = Sheet(a=1, b=("a",), c=("a", "b"))
    assert (value(sheet, "c"), value(sheet, "c"), value(sheet, "a")) == (2, 2, 1)
    assert sheet.worked_out == {"a": 1, "b": 1, "c": 1}


def test_an_edit_has_worked_out_anew_what_asked_for_it_and_nothing_else() -> None:
    sheet = Sheet(a=1, b=("a",), other=5)
    value(sheet, "b"), value(sheet, "other")
    changed = sheet.edit(a=2)
    assert (value(sheet, "b"), value(sheet, "other")) == (2, 5)
    assert sheet.worked_out == {"a": 1, "b": 1}
    assert {key[1] for key in changed} == {"a", "b"}


def test_what_asked_for_an_answer_that_is_the_same_is_left() -> None:
    sheet = Sheet(a=1, sum=("a",))
    assert not is_even(sheet, "sum")
    changed = sheet.edit(a=3)
    assert not is_even(sheet, "sum")
    assert sheet.worked_out["even sum"] == 1
    assert all(key[0] is not is_even.__wrapped__ for key in changed)  # type: ignore[attr-defined]


def test_an_answer_that_asked_for_what_is_gone_is_forgotten() -> None:
    sheet = Sheet(a=1, b=("a",), c=("b", "a"))
    value(sheet, "c")
    sheet.edit(b=None, c=("a",))
    assert value(sheet, "c") == 1
    sheet.edit(b=4, c=("b",))
    assert value(sheet, "c") == 4


def test_two_queries_may_ask_each_other_the_other_way_round() -> None:
    sheet = Sheet(a=("b",), b=1)
    assert (value(sheet, "a"), value(sheet, "b")) == (1, 1)
    sheet.edit(a=2, b=("a",))
    assert (value(sheet, "a"), value(sheet, "b")) == (2, 2)


NAMES = "abcdefgh"


@st.composite
def sheets(draw: st.DrawFn) -> Mapping[str, Cell]:
    """Cells of which none is, by whatever way, part of itself."""
    order = draw(st.permutations(NAMES))
    cells = {
        name: draw(
            st.integers(0, 2) | st.lists(st.sampled_from(order[:at]), max_size=3).map(tuple)
            if at
            else st.integers(0, 2)
        )
        for at, name in enumerate(order)
    }
    return dict(sorted(cells.items()))


@given(edits=st.lists(sheets(), min_size=2, max_size=5), asked=st.lists(st.sampled_from(NAMES)))
def test_after_any_edits_the_answers_are_those_of_a_sheet_that_begins_so(
    edits: list[Mapping[str, Cell]], asked: list[str]
) -> None:
    """And the key of each answer that is another is told."""
    sheet = Sheet(**edits[0])
    for cells in edits[1:]:
        before = {name: (value(sheet, name), is_even(sheet, name)) for name in asked}
        different = {name: cell for name, cell in cells.items() if sheet.cells[name] != cell}
        told = {(key[0], key[1]) for key in sheet.edit(**different)}
        new = Sheet(**cells)
        for name, (number, even) in before.items():
            assert value(sheet, name) == value(new, name)
            assert is_even(sheet, name) == is_even(new, name)
            functions = ((value, number), (is_even, even))
            for function, known in functions:
                is_told = (function.__wrapped__, name) in told  # type: ignore[attr-defined]
                assert is_told == (function(new, name) != known)
