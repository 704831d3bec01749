"""Words that pages say of a record besides its own."""

from textwrap import shorten

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.pages.words import in_short


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Talks in Arden", "Talks in Arden"),
        ("Talks  in\nArden", "Talks in Arden"),
        ("Talks in Arden, again", "Talks in Arden, …"),
        ("Talks in Arden-on-Sea", "Talks in Arden- …"),
        ("", ""),
    ],
)
def test_a_text_is_cut_behind_a_word(text: str, shown: str) -> None:
    assert in_short(text, 17) == shown


@given(st.text(st.sampled_from("abc  -—\n.,"), max_size=80), st.integers(5, 40))
def test_a_text_is_cut_where_the_standard_library_cuts_it(text: str, longest: int) -> None:
    assert in_short(text, longest) == shorten(text, longest, placeholder=" …")
