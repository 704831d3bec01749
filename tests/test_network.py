"""Who met whom: what counts as a meeting of two people, who is shown, and where a cell leads."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from bs4 import Tag
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.dossier import Dossier
from chancery.load import load
from chancery.pages import network as network_module
from chancery.pages import people
from chancery.pages.network import MOST_MATRICES, MOST_PEOPLE, Cell, Matrix, network
from conftest import SITES, page, without_events, words

MEETING = "title: Talks\ntype: talks\ndate: 2033\nstatus: {status}\ncite: editor\n"
TWO_ROLES = """\
name: Vera Lund
side: ardania
cite: editor
roles:
  - {id: envoy, title: Envoy}
  - {id: guest, title: Guest of Belmora, side: belmora}
"""
SIDES = {"a": "ardania", "b": "belmora", "c": "corvia"}

Who = Iterable[str]


def dossier_of(site: Path, meetings: Iterable[tuple[str, Who]]) -> Dossier:
    """A dossier that has these meetings alone, by status and participants in YAML.

    Of a participant `a1` there is a record, of the side whose name begins so; `x1` has no side.
    """
    content = without_events(site)
    (content / "people" / "vera-lund.yaml").write_text(TWO_ROLES, "utf-8")
    for number, (status, who) in enumerate(meetings, 1):
        text = MEETING.format(status=status) + f"participants: [{', '.join(who)}]\n"
        (content / "meetings" / f"m{number}.yaml").write_text(text, "utf-8")
        for one in who:
            if len(one) < 4:
                side = f"side: {SIDES[one[0]]}\n" if one[0] in SIDES else ""
                person = content / "people" / f"{one}.yaml"
                person.write_text(f"name: P {one}\n{side}cite: editor\n", "utf-8")
    return Dossier(load(content))


def held(*meetings: str) -> list[tuple[str, list[str]]]:
    """Meetings that were held, each by its participants in one word."""
    return [("held", each.split()) for each in meetings]


def numbers(matrix: Matrix) -> dict[tuple[str, str], int]:
    """The held meetings of each two people who have a cell."""
    return {
        (row.head.person.id, column.person.id): cell.held
        for row in matrix.rows
        for column, cell in zip(matrix.columns, row.cells, strict=True)
        if cell
    }


def cell_of(matrix: Matrix, row: str, column: str) -> Cell | None:
    """The cell of two people."""
    cells = next(each.cells for each in matrix.rows if each.head.person.id == row)
    return cells[[each.person.id for each in matrix.columns].index(column)]


def shown(matrix: Matrix) -> tuple[list[str], list[str]]:
    """The people of the rows, and those of the columns."""
    rows = [row.head.person.id for row in matrix.rows]
    return rows, [column.person.id for column in matrix.columns]


def test_two_people_of_different_sides_met_where_both_were(small_site: Path) -> None:
    found = network(dossier_of(small_site, held("a1 b1", "a1 a2 b1", "a1 a2", "b1")))
    (matrix,) = found.matrices
    assert numbers(matrix) == {("a1", "b1"): 2, ("a2", "b1"): 1}
    assert (found.counted, found.held, found.people, found.left_out) == (2, 4, 3, 0)


def test_in_all_is_the_number_of_meetings_and_not_of_people_met(small_site: Path) -> None:
    found = network(dossier_of(small_site, held("a1 b1 b2", "a1 b1", "a2 b2")))
    (matrix,) = found.matrices
    assert {row.head.person.id: row.head.meetings for row in matrix.rows} == {"a1": 2, "a2": 1}
    assert {one.person.id: one.meetings for one in matrix.columns} == {"b1": 2, "b2": 2}
    assert matrix.meetings == 3


@pytest.mark.parametrize("status", ["planned", "reported"])
def test_what_is_planned_or_reported_is_shown_apart_and_in_no_sum(
    small_site: Path, status: str
) -> None:
    """One leads to its page; of several only the number is given."""
    meetings = [*held("a1 b1", "a2 b2"), (status, ["a1", "b1"]), (status, ["a1", "b1"])]
    found = network(dossier_of(small_site, [*meetings, (status, ["a1", "b2"])]))
    (matrix,) = found.matrices
    first = cell_of(matrix, "a1", "b1")
    assert first is not None
    assert first.held == 1
    assert [(each.status, each.number, each.address) for each in first.apart] == [(status, 2, None)]
    never = cell_of(matrix, "a1", "b2")
    assert never is not None
    assert (never.held, never.weight, never.address) == (0, 0, None)
    assert [(each.number, each.address) for each in never.apart] == [(1, "meetings/m5/")]
    assert (matrix.meetings, found.counted, found.held) == (2, 2, 2)
    assert [row.head.meetings for row in matrix.rows] == [1, 1]


@pytest.mark.parametrize("status", ["planned", "reported", "cancelled"])
def test_nobody_is_shown_for_a_meeting_that_was_not_held(small_site: Path, status: str) -> None:
    found = network(dossier_of(small_site, [(status, ["a1", "b1"])]))
    assert (found.matrices, found.people, found.left_out, found.counted) == ((), 0, 0, 0)


def test_what_was_called_off_is_in_no_cell(small_site: Path) -> None:
    found = network(dossier_of(small_site, [*held("a1 b1"), ("cancelled", ["a1", "b1"])]))
    cell = cell_of(found.matrices[0], "a1", "b1")
    assert cell is not None
    assert (cell.held, cell.apart) == (1, ())


def test_a_group_whose_members_are_not_named_is_nobody(small_site: Path) -> None:
    group = "{group: six officers, side: belmora}"
    found = network(dossier_of(small_site, [("held", ["a1", group]), ("held", ["a1", "b1"])]))
    assert numbers(found.matrices[0]) == {("a1", "b1"): 1}
    assert (found.counted, found.held) == (1, 2)


def test_a_person_stands_under_the_side_spoken_for_on_that_day(small_site: Path) -> None:
    """Once of one side and once of the other, and never met by themselves."""
    envoy, guest = (f"{{person: vera-lund, role: {role}}}" for role in ("envoy", "guest"))
    found = network(dossier_of(small_site, [("held", [envoy, "b1"]), ("held", [guest, "a1"])]))
    (matrix,) = found.matrices
    assert numbers(matrix) == {("vera-lund", "b1"): 1, ("a1", "vera-lund"): 1}
    assert found.people == 3


def test_who_has_no_stated_side_is_said_and_in_no_matrix(small_site: Path) -> None:
    found = network(dossier_of(small_site, held("a1 x1", "a1 b1")))
    assert numbers(found.matrices[0]) == {("a1", "b1"): 1}
    assert [person.id for person in found.sideless] == ["x1"]
    assert found.counted == 1


def test_of_three_sides_each_two_that_met_have_a_matrix(small_site: Path) -> None:
    """Those with most meetings first; a meeting of all three counts for each two."""
    found = network(dossier_of(small_site, held("a1 b1 c1", "b1 c1", "b1 c2", "a1 c1", "a1 a2")))
    assert [(m.rows_of.id, m.columns_of.id, m.meetings) for m in found.matrices] == [
        ("corvia", "belmora", 3),
        ("ardania", "corvia", 2),
        ("ardania", "belmora", 1),
    ]


def test_pairs_of_sides_beyond_the_third_are_said(
    small_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network_module, "MOST_MATRICES", 1)
    monkeypatch.setattr(network_module, "LISTED", 1)
    found = network(dossier_of(small_site, held("a1 b1", "a1 b1", "b1 c1", "b1 c1", "a1 c1")))
    assert len(found.matrices) == 1
    assert [(p.one.id, p.other.id, p.meetings) for p in found.pairs] == [("belmora", "corvia", 2)]
    assert (found.further_pairs, found.left_out) == (1, 1)


def test_those_at_most_meetings_come_first_then_by_name(small_site: Path) -> None:
    """The side that has more people is that of the rows."""
    found = network(dossier_of(small_site, held("a1 b3", "a1 b2", "a1 b2", "a2 b1", "a2 b3")))
    assert shown(found.matrices[0]) == (["b2", "b3", "b1"], ["a1", "a2"])


def test_the_forty_first_is_left_out_and_counted(small_site: Path) -> None:
    """Of those who are at as many meetings, the one whose name comes last."""
    meetings = held(*(f"a0 b{number}" for number in range(10, 10 + MOST_PEOPLE)), "a0 b10")
    found = network(dossier_of(small_site, meetings))
    (matrix,) = found.matrices
    rows, columns = shown(matrix)
    assert columns == ["a0"]
    assert rows == [f"b{number}" for number in range(10, 9 + MOST_PEOPLE)]
    assert (found.people, found.left_out) == (MOST_PEOPLE, 1)
    assert matrix.columns[0].meetings == MOST_PEOPLE + 1


def test_nobody_stands_in_a_matrix_without_anyone_met(
    small_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever comes in brings along the one met most often, unless someone met is there."""
    monkeypatch.setattr(network_module, "MOST_PEOPLE", 3)
    meetings = held("a1 b1", "a1 b2", "a1 b2", "a1 b3", "a2 b4", "a2 b5", "a2 b6")
    found = network(dossier_of(small_site, meetings))
    assert [shown(matrix) for matrix in found.matrices] == [(["b2", "b1"], ["a1"])]
    assert (found.people, found.left_out) == (3, 5)


@pytest.mark.parametrize(
    ("meetings", "address"),
    [(1, "meetings/m1/"), (2, "people/a1/#met--b1")],
    ids=["one meeting", "several"],
)
def test_a_cell_leads_to_its_meetings(small_site: Path, meetings: int, address: str) -> None:
    found = network(dossier_of(small_site, held(*["a1 b1"] * meetings)))
    cell = cell_of(found.matrices[0], "a1", "b1")
    assert cell is not None
    assert cell.address == address


def test_a_cell_leads_to_the_page_that_lists_the_meetings(
    small_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the page of the row's person has no room for them, that of the column's may."""
    monkeypatch.setattr(people, "LISTED", 5)
    meetings = held(*["a1 b1"] * 4, *["a1 b2"] * 3, "a2 b1", "a3 b1")
    dossier = dossier_of(small_site, meetings)
    found = network(dossier)
    cells = [cell_of(found.matrices[0], "a1", each) for each in ("b1", "b2")]
    assert [cell and cell.address for cell in cells] == [
        "people/a1/#met--b1",
        "people/b2/#met--a1",
    ]
    listed = {each.person.id for each in people.met(dossier, dossier.people["b2"]) if each.meetings}
    assert "a1" in listed


@pytest.mark.parametrize(
    ("meetings", "weight"), [(1, 1), (2, 2), (4, 2), (5, 3), (9, 3), (10, 4), (30, 4)]
)
def test_the_weight_of_a_cell_has_four_steps(small_site: Path, meetings: int, weight: int) -> None:
    found = network(dossier_of(small_site, held(*["a1 b1"] * meetings)))
    cell = cell_of(found.matrices[0], "a1", "b1")
    assert cell is not None
    assert (cell.held, cell.weight) == (meetings, weight)


EVERYONE = [f"{side}{number}" for side in "abcx" for number in range(3)]


@settings(max_examples=25)  # each writes and reads a dossier
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["held", "held", "planned", "reported", "cancelled"]),
            st.lists(st.sampled_from(EVERYONE), unique=True, max_size=5),
        ),
        max_size=8,
    )
)
def test_everybody_met_those_by_whom_they_were_met(meetings: list[tuple[str, list[str]]]) -> None:
    """Each cell counts, from the meetings themselves, those at which both were."""
    with TemporaryDirectory() as folder:
        site = Path(shutil.copytree(SITES / "valid" / "three-sides", Path(folder) / "site"))
        found = network(dossier_of(site, meetings))
    expected = {
        frozenset((one, other)): sum(s == "held" and {one, other} <= set(w) for s, w in meetings)
        for one in EVERYONE
        for other in EVERYONE
        if one[0] != other[0] and "x" not in (one[0], other[0])
    }
    told = {
        frozenset(pair): number for each in found.matrices for pair, number in numbers(each).items()
    }
    assert {pair for pair, number in expected.items() if number} == {
        pair for pair, number in told.items() if number
    }
    assert all(expected[pair] == number for pair, number in told.items())


def test_it_stays_of_one_size_however_much_there_is(small_site: Path) -> None:
    """Three sides of as many people as fit, all of whom met: the cells of three small matrices."""
    everyone = [f"{side}{number}" for side in "abc" for number in range(10, 30)]
    found = network(dossier_of(small_site, [("held", everyone)] * 3))
    assert len(found.matrices) <= MOST_MATRICES
    assert found.people <= MOST_PEOPLE
    assert sum(len(row.cells) for each in found.matrices for row in each.rows) <= 540


class TestBuilt:
    """The page as it is built for the real dossier."""

    def cells(self, real_site: Path) -> list[Tag]:
        found = page(real_site, "network").select("tbody a[class*=weight-]")
        assert found
        return found

    def test_each_cell_leads_to_as_many_meetings_as_it_says(self, real_site: Path) -> None:
        for cell in self.cells(real_site):
            address, _, entry = str(cell["href"]).removeprefix("../").partition("#")
            number = int(words(cell).removesuffix(" held"))
            there = page(real_site, address)
            if number == 1:
                assert address.startswith("meetings/") and there.h1
            else:
                row = there.find(id=entry)
                assert isinstance(row, Tag)
                assert len(row.select("li > a[href*='meetings/']")) == number

    def test_a_person_leads_to_their_page(self, real_site: Path) -> None:
        for head in page(real_site, "network").select(".matrix :is(tbody th, th.name)"):
            link = head.select_one("a[href]")
            assert link is not None
            assert words(page(real_site, str(link["href"]).removeprefix("../")).h1) == words(link)

    def test_what_counts_is_said(self, real_site: Path) -> None:
        said = words(page(real_site, "network").find(id="page--what-counts"))
        assert "meetings that were held" in said and "planned" in said and "called off" in said
