"""What a list tells of each visit and meeting."""

import pytest
from bs4 import Tag

from components.rendering import Examples, words


def row(shown: Tag, title: str) -> Tag:
    """The row of the event with this title."""
    return next(each for each in shown.select("li") if words(each.a) == title)


@pytest.mark.parametrize("title", ["Visits", "Meetings"])
def test_each_row_has_a_date_and_leads_to_its_event(examples: Examples, title: str) -> None:
    rows = examples[title].select("ol > li")
    assert len(rows) >= 4
    for each in rows:
        assert each.select("time[datetime]")
        assert each.select("a")


@pytest.mark.parametrize(
    ("title", "event", "status"),
    [
        ("Visits", "Karsk in Arden, as one side has it", "Reported"),
        ("Visits", "Oswin does not come to Belport", "Cancelled"),
        ("Visits", "Torvald is to visit Belport", "Planned, as of 20 June 2031"),
        ("Meetings", "Karsk meets a merchant, as media report", "Reported"),
    ],
)
def test_what_was_not_held_says_its_status_in_words(
    examples: Examples, title: str, event: str, status: str
) -> None:
    assert words(row(examples[title], event).select_one(".status")) == status


@pytest.mark.parametrize(
    ("title", "event"),
    [("Visits", "Torvald and Karsk in Corvia"), ("Meetings", "Talks of the three ministers")],
)
def test_what_was_held_bears_no_ring(examples: Examples, title: str, event: str) -> None:
    assert not row(examples[title], event).select(".status")


def test_every_ring_in_a_list_is_explained_and_so_is_none(examples: Examples) -> None:
    rings = {str(ring["class"][-1]) for ring in examples["Visits"].select(".status")}
    told = examples["What the rings mean"].select(".status")
    assert {str(ring["class"][-1]) for ring in told} == rings
    assert examples.words("What the rings mean").startswith("What bears no ring was held")


def test_a_visit_says_who_travels_to_whom(examples: Examples) -> None:
    visit = row(examples["Visits"], "Torvald and Karsk in Corvia")
    assert "Ardania Belmora to Corvia Visit, minister" in words(visit)


def test_a_meeting_says_of_which_visit_it_is_part(examples: Examples) -> None:
    assert "part of Torvald and Karsk in Corvia" in examples.words("Meetings")


def test_below_its_visit_a_meeting_does_not_name_it(examples: Examples) -> None:
    below = examples["A visit with its meetings, each date once"].select_one("li ol")
    assert below is not None and len(below.select("li")) == 4
    assert "part of" not in words(below)


def test_a_date_that_rows_share_is_seen_once_and_read_out_with_each(examples: Examples) -> None:
    dates = examples["A visit with its meetings, each date once"].select("li ol .event-date")
    assert [words(date) for date in dates].count("17 June 2031") == 2
    assert [bool(date.select(".away")) for date in dates] == [False, False, True, False]


def test_what_sources_differ_on_has_the_sign(examples: Examples) -> None:
    signed = [words(each) for each in examples["Visits"].select("li:has(.sign)")]
    assert len(signed) == 2
    assert all("Sources differ" in each for each in signed)
