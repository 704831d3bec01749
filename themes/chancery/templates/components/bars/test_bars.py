"""What the bars draw, and that all of it is said in words."""

import pytest
from bs4 import Tag

from components.rendering import Examples, words

TITLES = ["A bar each", "Bars that have something in common", "With the side named beside"]


def numbers(cell: Tag) -> dict[str, int]:
    """What a cell says: a number for each status."""
    said = words(cell.select_one(".bar-line > span"))
    return {status: int(number) for number, status in map(str.split, said.split(", "))}


@pytest.mark.parametrize("title", TITLES)
def test_what_is_drawn_is_hidden_and_said_in_words_beside(examples: Examples, title: str) -> None:
    """Each status has a part as long as its share of the whole."""
    rows = examples[title].select("tbody td")
    assert rows
    for cell in rows:
        (drawn,) = cell.select("svg[aria-hidden=true]")
        said = numbers(cell)
        parts = {str(part["class"][0]): part["width"] for part in drawn.select("rect")}
        assert list(parts) == [f"part-{status}" for status in said]
        for status, number in said.items():
            width = float(str(parts[f"part-{status}"]).rstrip("%"))
            assert width == pytest.approx(100 * number / sum(said.values()), abs=0.01)


@pytest.mark.parametrize("title", TITLES)
def test_bars_are_on_one_scale(examples: Examples, title: str) -> None:
    found = [
        (sum(numbers(cell).values()), float(str(cell.svg["width"]).rstrip("%")))
        for cell in examples[title].select("tbody td")
        if cell.svg
    ]
    (longest, width) = max(found)
    for number, each in found:
        assert each == pytest.approx(width * number / longest, abs=0.01)


@pytest.mark.parametrize("title", TITLES)
def test_it_is_a_table_whose_rows_lead_to_their_records(examples: Examples, title: str) -> None:
    """Where rows are under something, it is this that leads to the records of all of them."""
    shown = examples[title]
    assert words(shown.caption) and len(shown.select("thead th[scope=col]")) == 2
    for body in shown.select("tbody"):
        group = body.select("th[scope=rowgroup]")
        for row in body.select("tr:has(td)"):
            assert len(row.select("th[scope=row]")) == 1
            assert bool(group or row.select("th a[href]"))
        assert all(each.select("a[href]") for each in group)


def test_what_bars_have_in_common_says_how_many_they_are_together(examples: Examples) -> None:
    for body in examples["Bars that have something in common"].select("tbody"):
        whole = words(body.select_one("th[scope=rowgroup] span"))
        parts = [numbers(cell) for cell in body.select("td")]
        for number, status in map(str.split, whole.split(", ")):
            assert sum(part.get(status, 0) for part in parts) == int(number)


def test_the_parts_are_explained(examples: Examples) -> None:
    key = examples["Held, reported, planned"].select("li")
    assert [words(each).split(":")[0] for each in key] == ["held", "reported", "planned"]
    drawn = {str(each["class"][0]) for each in examples.page.select("tbody rect")}
    assert drawn == {str(each["class"][0]) for one in key for each in one.select("rect")}
