"""What is asked while something is made is noted, and who asked can be told from either side."""

from hypothesis import given
from hypothesis import strategies as st

from chancery.tracking import Askers, note, noting


def test_the_keys_asked_by_in_a_block_are_gathered_without_those_of_inner_blocks() -> None:
    note("before")
    with noting() as outer:
        note("one", 1)
        with noting() as inner:
            note("two", 2)
        note("one", 1)
    assert (outer, inner) == ({("one", 1)}, {("two", 2)})


def test_nothing_is_gathered_where_nobody_wants_to_know() -> None:
    with noting() as outer, noting(wanted=False) as inner:
        note("one")
    assert (outer, inner) == ({("one",)}, set())


people, keys = st.sampled_from("abc"), st.frozensets(st.tuples(st.integers(0, 4)))


@given(st.lists(st.tuples(people, st.none() | keys)), keys)
def test_who_asks_is_who_was_last_remembered_to(
    steps: list[tuple[str, frozenset[tuple[int]] | None]], asked: frozenset[tuple[int]]
) -> None:
    """With None, somebody is forgotten."""
    askers: Askers[str] = Askers()
    known: dict[str, frozenset[tuple[int]]] = {}
    for who, by in steps:
        if by is None:
            askers.forget(who)
        else:
            askers.remember(who, set(by))
        known[who] = by or frozenset()
    assert askers.of(asked) == {who for who, by in known.items() if by & asked}
    assert all(set(askers.keys(who)) == by for who, by in known.items())
