"""What the filters are without their script: every value a link, with how many events have it."""

import pytest
from bs4 import Tag

from components.rendering import Examples, words

PANEL = "A fold of links, which are choices with the script"
YEARS = "The years of a list too long for a page"


def facet(examples: Examples, name: str) -> Tag:
    """The group of a facet."""
    found = examples[PANEL].select_one(f"[data-facet={name}]")
    assert found is not None
    return found


def test_the_fold_is_closed_and_says_by_what_it_filters(examples: Examples) -> None:
    fold = examples[PANEL].select_one("details")
    assert fold is not None and not fold.has_attr("open")
    expected = "Filter by direction, level, kind, status, years, people, topics, places"
    assert words(fold.summary) == expected


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("direction", "Direction"),
        ("level", "Level"),
        ("kind", "Kind"),
        ("status", "Status"),
        ("year", "Years"),
        ("person", "People"),
        ("topic", "Topics"),
        ("place", "Places"),
    ],
)
def test_each_facet_is_a_named_group_of_links_with_numbers(
    examples: Examples, name: str, label: str
) -> None:
    group = facet(examples, name)
    assert words(examples.page.find(id=str(group["aria-labelledby"]))) == label
    values = group.select("li")
    assert values
    for value in values:
        assert value["data-value"]
        assert value.select("a[href]")
        assert int(words(value.select_one(".facet-count"))) > 0


def test_the_numbers_say_what_they_count(examples: Examples) -> None:
    said = examples.words(PANEL)
    assert "The numbers are of 13 visits and meetings: " in said
    assert "held" in said and "planned" in said and "cancelled" in said
    assert words(facet(examples, "status")) == "Status Held 7 Planned 4 Reported 1 Cancelled 1"


def test_what_the_script_fills_takes_no_room_before(examples: Examples) -> None:
    told = examples[PANEL].select_one("[role=status]")
    assert told is not None and not told.contents
    assert examples[PANEL].select("section[hidden] button")


def test_a_year_of_a_long_list_leads_to_the_timeline_and_says_how_much_it_has(
    examples: Examples,
) -> None:
    rows = examples[YEARS].select("li")
    assert words(rows[0]) == "2031 214 visits: 209 held, 5 planned"
    assert all(row.select("a[href]") for row in rows)
    assert words(rows[-1]).startswith("Begun in an unknown year")
