"""A part of a page has a heading and an address."""

import pytest

from components.rendering import Examples, words


@pytest.mark.parametrize(
    ("title", "heading"), [("A title", "Who took part"), ("A heading that is a link", "2031")]
)
def test_a_part_has_an_address_and_begins_with_its_heading(
    examples: Examples, title: str, heading: str
) -> None:
    part = examples[title].select_one("section[id]")
    assert part is not None
    assert words(part.select_one("h2:first-child")) == heading


def test_a_heading_can_be_a_link(examples: Examples) -> None:
    assert examples["A heading that is a link"].select("h2 > a")
