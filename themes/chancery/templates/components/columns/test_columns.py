"""What the columns draw, and that all of it is said in words."""

import pytest
from bs4 import Tag

from components.rendering import Examples, words

TITLES = ["Two directions", "Planned on held", "Several years a column", "More than two sides"]


def column(shown: Tag, year: str) -> Tag:
    """The column of a year."""
    return next(each for each in shown.select("ol > li") if year in words(each))


@pytest.mark.parametrize("title", TITLES)
def test_what_is_drawn_is_hidden_from_those_who_are_told_it_in_words(
    examples: Examples, title: str
) -> None:
    drawings = examples[title].select("ol svg")
    assert drawings
    for drawn in drawings:
        assert drawn["aria-hidden"] == "true"
    for each in examples[title].select("ol > li"):
        assert words(each.select_one("a + .away, .no-visit"))


@pytest.mark.parametrize("title", TITLES)
def test_a_year_with_visits_leads_to_them_and_one_without_says_so(
    examples: Examples, title: str
) -> None:
    for each in examples[title].select("ol > li"):
        assert bool(each.select("a[href]")) == bool(each.select("rect"))
        assert ("no visit recorded" in words(each)) == (not each.select("rect"))


def test_one_direction_stands_above_the_year_and_the_other_below(examples: Examples) -> None:
    shown = examples["Two directions"]
    kinds = [child.name for child in column(shown, "2019").find_all(recursive=False)]
    assert kinds == ["svg", "a", "span", "svg"]
    assert [words(way) for way in shown.select(".way")] == [
        "Belmora to Corvia 1 visit",
        "Corvia to Belmora 1 visit",
    ]
    assert "2019 : Belmora to Corvia 1; Corvia to Belmora 1" in words(column(shown, "2019"))


def test_what_is_planned_is_drawn_and_counted_apart(examples: Examples) -> None:
    found = column(examples["Planned on held"], "2031")
    assert len(found.select(".bar-solid")) == len(found.select(".bar-outline")) == 1
    assert words(found.select_one("svg text")) == "1+1"
    assert words(found).endswith("Ardania and Belmora to Corvia 1, and 1 planned")
    assert not column(examples["Planned on held"], "2032").select(".bar-solid")


def test_what_is_only_reported_is_hatched_and_said(examples: Examples) -> None:
    shown = examples["More than two sides"]
    (column_2030,) = (each for each in shown.select("li") if each.select("[fill]"))
    assert str(column_2030.select("[fill]")[0]["fill"]) == "url(#page--hatch)"
    assert shown.find(id="page--hatch") is not None
    assert words(column_2030).endswith("2030 : 1, only reported")


def test_years_without_a_visit_stand_empty_or_for_many_as_one_gap(examples: Examples) -> None:
    shown = examples["Two directions"]
    assert [words(each) for each in shown.select(".gap")] == ["2020–2029: no visit recorded"]
    assert words(column(shown, "2030")) == "2030: no visit recorded"


def test_several_years_share_a_column_that_leads_to_the_first_with_a_visit(
    examples: Examples,
) -> None:
    found = examples["Several years a column"].select("ol > li")
    assert [words(each).split(":")[0].split()[-1] for each in found] == ["1950–54", "1955–59"]


def test_the_whole_names_every_pair_of_sides_and_what_it_leaves_out(examples: Examples) -> None:
    shown = examples["More than two sides"]
    assert len(shown.select(".panel")) == 4
    assert "Between other sides 1 visit, only reported, and 1 planned" in words(
        shown.select(".panel")[-1]
    )
    assert words(shown).endswith(
        "hatched, those only reported; outlined and after a plus sign, those planned. "
        "1 more, of which no source here gives the year, is left out. 1 cancelled is left out."
    )
