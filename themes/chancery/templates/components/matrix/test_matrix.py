"""What a matrix says of each two people, and that all of it is said in words."""

import pytest
from bs4 import Tag

from components.rendering import Examples, words

WEIGHTS = "Every weight, and what is not known to have been held"
MANY = "Names on end, where they are many"
TITLES = ["Who met whom", WEIGHTS, MANY]


def cells(shown: Tag) -> list[list[Tag]]:
    """The cells of the people, row by row, without the sums."""
    return [row.select("td:not(.in-all)") for row in shown.select("tbody tr")]


@pytest.mark.parametrize("title", TITLES)
def test_it_is_a_table_whose_rows_and_columns_have_heads(examples: Examples, title: str) -> None:
    """A caption; a head for each row and column; as many cells in a row as there are heads."""
    shown = examples[title]
    assert words(shown.caption)
    columns = shown.select("thead tr:last-child > th[scope=col]")
    assert shown.select_one("thead [scope=colgroup]") is not None
    assert int(str(shown.select("thead [colspan]")[0]["colspan"])) == len(columns)
    for row in shown.select("tbody tr, tfoot tr"):
        assert len(row.select("th[scope=row]")) == 1
        assert len(row.select("td")) == len(columns) + 1


@pytest.mark.parametrize("title", TITLES)
def test_it_scrolls_in_a_room_that_has_a_name_and_the_keyboard_reaches(
    examples: Examples, title: str
) -> None:
    (room,) = examples[title].select("[role=region]")
    assert room["tabindex"] == "0"
    assert words(examples.page.find(id=str(room["aria-labelledby"]))) == words(room.caption)


def test_a_cell_says_in_words_what_its_number_is(examples: Examples) -> None:
    """Of those who never met it says so; planned and reported meetings are no part of the sum."""
    assert [[words(cell) for cell in row] for row in cells(examples[WEIGHTS])] == [
        ["14 held +1 reported +3 planned", "1 held"],
        ["7 held", "none held +3 planned"],
        ["2 held", "none held"],
    ]


def test_the_more_meetings_the_stronger(examples: Examples) -> None:
    found = examples[WEIGHTS].select("tbody a[class*=weight-]")
    steps = sorted((int(words(cell).split()[0]), str(cell["class"][-1])) for cell in found)
    assert steps == [(1, "weight-1"), (2, "weight-2"), (7, "weight-3"), (14, "weight-4")]


def test_what_was_held_leads_on_and_so_does_a_single_other_meeting(examples: Examples) -> None:
    for cell in (cell for row in cells(examples[WEIGHTS]) for cell in row):
        for each in cell.select("[class*=weight-]"):
            assert each.name == "a" and each["href"]
        for each in cell.select(".cell-planned, .cell-reported"):
            assert (each.name == "a") == (words(each).split()[0] == "+1")


def test_many_names_stand_on_end_and_few_lie_flat(examples: Examples) -> None:
    assert [bool(examples[title].select("table.matrix-wide")) for title in TITLES] == [
        False,
        False,
        True,
    ]
