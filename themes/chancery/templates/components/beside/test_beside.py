"""The way from an event to those before and after it, in its visit or on the timeline."""

import pytest

from components.rendering import Examples, words


@pytest.mark.parametrize(
    ("title", "ways"),
    [
        ("The first", ["Next"]),
        ("Between two others", ["Previous", "Next"]),
        ("The last", ["Previous"]),
        ("On the timeline", ["Previous", "Next"]),
    ],
)
def test_it_leads_to_what_there_is_on_either_side(
    examples: Examples, title: str, ways: list[str]
) -> None:
    items = examples[title].select("li:not(.beside-visit)")
    assert [words(item).split()[0] for item in items] == ways
    assert all(item.select("a") and item.select("time") for item in items)


def test_it_says_which_of_how_many_it_is_and_leads_to_the_visit(examples: Examples) -> None:
    visit = examples["The first"].select_one(".beside-visit")
    assert words(visit).startswith("1 of ")
    assert visit is not None and visit.select("a")


def test_it_is_named_apart_from_other_ways_through_the_site(examples: Examples) -> None:
    labels = [str(nav["aria-label"]) for nav in examples.page.select("nav")]
    assert len(labels) == len(set(labels)) == 4
