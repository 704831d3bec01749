"""Long lists cut into parts: nothing lost, nothing twice, no part too long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.pages.parts import evenly, numbered, parts, whole_groups


@pytest.mark.parametrize(
    ("rows", "most", "found"),
    [
        pytest.param("", 2, [], id="nothing"),
        pytest.param("ab", 2, ["ab"], id="just one part"),
        pytest.param("abcde", 2, ["ab", "cd", "e"], id="the last one shorter"),
    ],
)
def test_rows_are_cut_in_their_order(rows: str, most: int, found: list[str]) -> None:
    assert ["".join(part) for part in parts(rows, most)] == found


@given(st.lists(st.integers()), st.integers(1, 50))
def test_all_parts_are_full_but_the_last(rows: list[int], most: int) -> None:
    found = parts(rows, most)
    assert [row for part in found for row in part] == rows
    assert all(len(part) == most for part in found[:-1])
    assert all(0 < len(part) <= most for part in found)


def test_a_part_without_room_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one row, not 0"):
        parts("abc", 0)


def test_each_part_has_an_address_below_the_first_and_says_which_it_is() -> None:
    found = list(numbered("years/2031/", parts("abc", 2)))
    assert [(part.address, part.words, part.rows) for part in found] == [
        ("years/2031/", ", part 1 of 2", ("a", "b")),
        ("years/2031/2/", ", part 2 of 2", ("c",)),
    ]
    assert found[0].address_of(2) == found[1].address


def test_the_only_part_has_the_address_of_the_whole_and_says_nothing() -> None:
    (only,) = numbered("years/2031/", parts("abc", 3))
    assert (only.address, only.words) == ("years/2031/", "")


@given(st.lists(st.lists(st.integers(), min_size=1, max_size=9), max_size=12), st.integers(1, 7))
def test_groups_stay_whole_as_long_as_they_fit(groups: list[list[int]], most: int) -> None:
    rows = [[(at, row) for row in group] for at, group in enumerate(groups)]
    cut = whole_groups(rows, most)
    assert [row for part in cut for row in part] == [row for group in rows for row in group]
    assert all(0 < len(part) <= most for part in cut)
    for at, group in enumerate(rows):
        among = [part for part in cut if any(row[0] == at for row in part)]
        assert len(among) == -(-len(group) // most)


@given(
    st.lists(st.lists(st.integers(), min_size=1, max_size=9), min_size=1, max_size=12),
    st.integers(1, 7),
    st.data(),
)
def test_what_is_added_to_a_group_leaves_the_parts_before_it_as_they_are(
    groups: list[list[int]], most: int, data: st.DataObject
) -> None:
    rows = [[(at, row) for row in group] for at, group in enumerate(groups)]
    grown = data.draw(st.integers(0, len(rows) - 1))
    before = whole_groups(rows, most)
    rows[grown] = [*rows[grown], (grown, 0)]
    after = whole_groups(rows, most)
    first = next(at for at, part in enumerate(before) if part[-1][0] >= grown)
    assert before[:first] == after[:first]


@given(st.lists(st.integers(1, 50), max_size=20), st.integers(1, 100))
def test_groups_share_the_room_evenly(sizes: list[int], room: int) -> None:
    """All have room where there is enough; else none gets more while another is short of it."""
    most = evenly(sizes, room)
    used = sum(min(size, most) for size in sizes)
    assert most >= 1
    assert used <= max(room, len(sizes))
    if sum(sizes) <= room:
        assert used == sum(sizes)
    else:
        assert sum(min(size, most + 1) for size in sizes) > room
