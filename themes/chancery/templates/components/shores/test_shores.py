"""What the timeline says in words beside its arrows, which are hidden from screen readers."""

from copy import copy

import pytest
from bs4 import Tag

from components.rendering import Examples, words

TITLES = [
    "What the arrows mean",
    "Between two shores",
    "Across lanes, year by year",
    "Begun in an unknown year",
    "A visit with its meetings",
]


def row(shown: Tag, event: str) -> Tag:
    """The row of an event."""
    found = shown.find("li", attrs={"data-event": event})
    assert isinstance(found, Tag)
    return found


@pytest.mark.parametrize("title", TITLES)
def test_whatever_is_drawn_is_hidden_from_those_who_are_told_it_in_words(
    examples: Examples, title: str
) -> None:
    drawings = examples[title].select("svg")
    assert drawings
    for drawn in drawings:
        assert drawn.get("aria-hidden") == "true" or drawn.find_parent(attrs={"aria-hidden": True})


def test_a_row_says_date_title_direction_level_and_status_in_this_order(
    examples: Examples,
) -> None:
    shown = copy(row(examples["Between two shores"], "torvald-belport-2032"))
    for drawn in shown.select("[aria-hidden]"):
        drawn.extract()
    assert words(shown) == (
        "spring 2032 Torvald is to visit Belport Ardania to Belmora Visit, minister "
        "Planned, as of 20 June 2031"
    )


@pytest.mark.parametrize(
    ("event", "told", "crosses"),
    [
        pytest.param("torvald-belport-2032", "told-right", True, id="to the right shore"),
        pytest.param("karsk-arden-2030", "told-left", True, id="to the left shore"),
        pytest.param("oswin-belport-2019", "told-right", False, id="from neither shore"),
        pytest.param("karsk-corvane-2019", "told-right", False, id="to neither shore"),
        pytest.param("joint-visit-2031", "told-middle", False, id="from both to neither"),
    ],
)
def test_a_visit_is_told_on_its_hosts_shore_with_its_date_on_the_travellers(
    examples: Examples, event: str, told: str, crosses: bool
) -> None:
    """The host's if it has one, else the traveller's, with the date beside."""
    classes = row(examples["Between two shores"], event)["class"]
    assert told in classes
    assert ("crosses" in classes) is crosses


@pytest.mark.parametrize(
    ("event", "drawn"),
    [
        pytest.param("oswin-arden-2019", {"filled"}, id="held"),
        pytest.param("torvald-belport-2032", {"outlined"}, id="planned"),
        pytest.param("oswin-belport-2031", {"outlined", "strike"}, id="cancelled"),
        pytest.param("karsk-arden-2030", {"filled", "outlined"}, id="reported"),
    ],
)
def test_an_arrow_is_drawn_by_its_status(examples: Examples, event: str, drawn: set[str]) -> None:
    """The reported one is filled with hatching, and outlined."""
    paths = row(examples["Between two shores"], event).select(".ribbon path")
    assert {str(path["class"][0]) for path in paths} == drawn
    hatched = [path for path in paths if path.get("mask") == "url(#shores--hatch)"]
    assert bool(hatched) is (event == "karsk-arden-2030")


def test_every_paint_that_an_arrow_uses_is_there_once(examples: Examples) -> None:
    ids = [str(each["id"]) for each in examples.page.select(".paints [id]")]
    assert len(ids) == len(set(ids))
    used = {str(each["mask"])[5:-1] for each in examples.page.select("[mask]")}
    assert used and used <= set(ids)


def test_years_of_which_nothing_is_on_record_are_one_line(examples: Examples) -> None:
    shown = examples["Across lanes, year by year"]
    assert [words(each) for each in shown.select("[data-silence]")] == [
        "2021–2029: nothing on record"
    ]


def test_a_year_in_which_something_only_went_on_names_it(examples: Examples) -> None:
    year = examples["Across lanes, year by year"].find(id="y2020")
    assert isinstance(year, Tag)
    assert words(year) == (
        "2020 Since before: Torvald in Corvane over the new year, 30 December 2019 – 2 January 2020"
    )


def test_a_visit_has_its_meetings_below_its_own_words(examples: Examples) -> None:
    shown = examples["A visit with its meetings"].select_one(".crossing-below")
    assert shown is not None
    assert len(shown.select("li[data-event]")) == 5


def test_the_key_has_what_is_drawn_and_no_more(examples: Examples) -> None:
    said = [words(each) for each in examples["What the arrows mean"].select("li")]
    assert said[:4] == ["1 day", "3 days", "10 days", "A month"]
    assert said[4:] == ["Planned", "Reported", "Cancelled", "Days not known"]
