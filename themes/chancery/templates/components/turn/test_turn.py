"""The way from year to year."""

import pytest

from components.rendering import Examples, words


@pytest.mark.parametrize(
    ("title", "ways"),
    [
        ("The first year", {"next": "2030 →"}),
        ("A year between", {"prev": "← 2019", "next": "2031 →"}),
        ("The last year", {"prev": "← 2031"}),
    ],
)
def test_a_year_leads_to_those_before_and_after_it_so_far_as_there_are(
    examples: Examples, title: str, ways: dict[str, str]
) -> None:
    links = examples[title].select("nav a")
    assert {str(link["rel"][0]): words(link) for link in links} == ways
    assert all(arrow["aria-hidden"] == "true" for link in links for arrow in link.select("span"))


def test_every_way_has_a_name_of_its_own(examples: Examples) -> None:
    names = [str(nav["aria-label"]) for nav in examples.page.select("nav")]
    assert names == [
        "Before and after 2019",
        "Before and after 2030",
        "Before and after 2032",
        "All years",
    ]


def test_among_all_years_the_one_of_the_page_is_told(examples: Examples) -> None:
    links = examples["All years"].select("li > a")
    assert [words(link) for link in links] == ["2019", "2030", "2031", "2032"]
    assert [words(link) for link in links if link.get("aria-current") == "page"] == ["2030"]
