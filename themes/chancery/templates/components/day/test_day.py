"""What is told of a day, and that nothing is told of one for which nothing is reported."""

import pytest

from components.rendering import Examples, words


def test_every_day_has_an_address_of_its_own_under_its_date(examples: Examples) -> None:
    anchors = [str(heading["id"]) for heading in examples.page.select(".day > h3")]
    assert "day-2031-06-15" in anchors and "day-2031-06-17-possibly" in anchors
    assert len(anchors) == len(set(anchors))
    assert all(heading.select("time") for heading in examples.page.select(".day > h3"))


def test_days_told_together_keep_the_address_of_each(examples: Examples) -> None:
    heading = examples["Nothing reported for days"].h3
    assert heading is not None
    found = [heading["id"], *(other["id"] for other in heading.select("[id]"))]
    assert found == [
        "day-2030-11-28",
        "day-2030-11-29",
        "day-2030-11-30",
        "day-2030-12-01",
        "day-2030-12-02",
    ]


@pytest.mark.parametrize(
    ("title", "says"),
    [
        ("Nothing reported for a day", "Nothing reported for this day."),
        ("Nothing reported for days", "Nothing reported for these days."),
        (
            "Nothing reported, but a meeting without a day",
            "Nothing reported for this day with certainty; see meetings without a day.",
        ),
    ],
)
def test_a_day_without_reports_says_no_more_than_that(
    examples: Examples, title: str, says: str
) -> None:
    assert words(examples[title].select_one(".day-events")) == says


@pytest.mark.parametrize(
    ("title", "says"),
    [
        ("A departure alone", "Departure from Arden"),
        ("An arrival, then a meeting", "Arrival in Corvane"),
        ("A meeting whose day is inferred, then a departure", "Departure from Corvane"),
        ("An arrival to come", "Arrival in Belport"),
    ],
)
def test_a_movement_is_told_in_words_with_its_mark(
    examples: Examples, title: str, says: str
) -> None:
    move = examples[title].select_one(".movements > li")
    assert words(move).startswith(says)
    assert move is not None and move.select("button.mark")


def test_a_movement_that_is_to_come_says_so(examples: Examples) -> None:
    assert "Planned, as of" in examples.words("An arrival to come")


def test_what_happened_stands_in_its_order(examples: Examples) -> None:
    first = examples["An arrival, then a meeting"].select(".movements, .engagements")
    last = examples["A meeting whose day is inferred, then a departure"]
    assert [part["class"] for part in first] == [["movements"], ["engagements"]]
    assert [part["class"] for part in last.select(".movements, .engagements")] == [
        ["engagements"],
        ["movements"],
    ]


def test_a_meeting_has_its_mark_what_is_known_of_it_and_who_took_part(examples: Examples) -> None:
    talks = examples["Meetings, one called off"].select_one(".engagement")
    assert talks is not None
    assert talks.select("h4 button.mark")
    facts = [words(each) for each in talks.select(".meta > span")]
    assert facts == ["Talks", "Morning", "10 a.m.", "Lake House", "2 statements", "Sources differ"]
    assert "They spoke of the level of the river." in words(talks)
    assert "Side not stated" in words(talks)


def test_a_meeting_that_was_called_off_says_so_and_one_that_was_held_does_not(
    examples: Examples,
) -> None:
    held, called_off = examples["Meetings, one called off"].select(".engagement")
    assert words(called_off.select_one(".status")) == "Cancelled"
    assert not held.select(".status")


def test_a_day_that_was_inferred_has_its_mark_beside_it(examples: Examples) -> None:
    found = examples["A meeting whose day is inferred, then a departure"]
    mark = found.select_one(".meta .mark-inferred")
    assert mark is not None
    assert "The day after the talks" in words(examples.note(mark))


def test_in_brief_a_meeting_is_a_line_that_leads_to_it(examples: Examples) -> None:
    meeting = examples["In brief"].select_one(".engagement")
    assert words(meeting) == "Dinner in the harbour Reception Evening"
    assert meeting is not None and meeting.select("a") and not meeting.select(".mark")


def test_a_meeting_without_a_day_says_what_is_known_of_its_date(examples: Examples) -> None:
    assert "an unknown day of April 2019" in examples.words("Meetings without a day")
    assert examples["Meetings without a day"].select("h4 > a")
