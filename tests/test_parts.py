"""Long lists cut into parts: nothing lost, nothing twice, no part too long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.pages.parts import numbered, parts


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
