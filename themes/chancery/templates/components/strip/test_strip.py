"""What the strip says of each paragraph, other than by its shade."""

import pytest

from components.rendering import Examples, words


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (1, "1: 1 claim"),
        (2, "2: 5 claims"),
        (4, "4: 11 claims"),
        (15, "15: left out"),
        (16, "16: nothing drawn yet"),
    ],
)
def test_a_paragraph_says_what_was_drawn_from_it(
    examples: Examples, number: int, says: str
) -> None:
    (shown,) = examples.values()
    assert words(shown.select(".strip > li")[number - 1]) == says


def test_the_more_claims_the_stronger(examples: Examples) -> None:
    cells = [str(link["class"][0]) for link in examples.page.select(".strip a")]
    assert [cells[number - 1] for number in (16, 1, 2, 3, 4)] == [
        "weight-0",
        "weight-1",
        "weight-2",
        "weight-3",
        "weight-4",
    ]


def test_every_paragraph_leads_to_what_is_told_of_it(examples: Examples) -> None:
    links = examples.page.select(".strip a")
    assert len(links) == 16
    for link in links:
        assert examples.page.find(id=str(link["href"])[1:])
