"""What a date says, no more than its record does."""

import pytest

from components.rendering import Examples, words


@pytest.mark.parametrize(
    ("title", "says", "datetimes"),
    [
        ("A day", "4 May 2030", ["2030-05-04"]),
        ("Days in a row", "15–19 June 2031", ["2031-06-15", "2031-06-19"]),
        (
            "Days of two years",
            "30 December 2019 – 2 January 2020",
            ["2019-12-30", "2020-01-02"],
        ),
        ("A month", "October 2019", ["2019-10"]),
        ("A season", "spring 2032", ["2032"]),
        ("A year", "2032", ["2032"]),
        ("Years in a row", "2024–2029", ["2024", "2029"]),
        ("Some day of a month", "an unknown day of March 2032", ["2032-03"]),
        ("Known from its beginning on", "from June 2031", ["2031-06"]),
        ("Known by its end alone", "no later than September 2030", ["2030-09"]),
        ("About", "about 2019", ["2019"]),
        ("Possibly", "possibly 17 June 2031", ["2031-06-17"]),
        ("Possibly about", "possibly about 2018", ["2018"]),
        ("In short", "15 Jun", ["2031-06-15"]),
        ("In short, with its year", "2 Jan 2020", ["2020-01-02"]),
        ("In short, where it is not certain", "possibly 10 Apr", ["2019-04-10"]),
    ],
)
def test_a_date_is_told_in_words_with_what_is_stated_for_machines(
    examples: Examples, title: str, says: str, datetimes: list[str]
) -> None:
    shown = examples[title]
    mark = shown.select_one("button.mark")
    assert mark is not None
    assert words(shown).removesuffix(words(mark)) == says
    assert [time["datetime"] for time in shown.select("time")] == datetimes


def test_a_date_that_was_inferred_says_so(examples: Examples) -> None:
    assert "inferred" in examples.words("Inferred")
    note = examples.note(examples["Inferred"].select_one(".mark"))
    assert "The day after the talks" in words(note)
