"""The dates that a text mentions, in the words of English prose."""

import pytest

from chancery.evidence.mentions import Mention, Parts, mentions
from chancery.evidence.texts import normalise


def found(text: str) -> list[Mention]:
    """The mentions in a text as it is printed."""
    return list(mentions(normalise(text)))


def shown(parts: Parts) -> str:
    """The parts in the manner of EDTF, with dashes for what is left open."""
    if parts.decade is not None:
        return f"{parts.decade}s"
    year = f"{parts.year:04}" if parts.year is not None else "----"
    month = f"-{parts.month:02}" if parts.month is not None else ""
    day = f"-{parts.day:02}" if parts.day is not None else ""
    weekday = f" day {parts.weekday}" if parts.weekday is not None else ""
    return f"{year}{month}{day}{weekday}"


def summed_up(mention: Mention) -> str:
    """A mention as one text, a range with a slash."""
    last = f"/{shown(mention.last)}" if mention.last else ""
    return shown(mention.first) + last


SINGLE = [
    ("on October 18, 2023, he", "2023-10-18"),
    ("on October 18 2023", "2023-10-18"),
    ("on October 18", "-----10-18"),
    ("on October 18th", "-----10-18"),
    ("on 18 October 2023", "2023-10-18"),
    ("on the 18th of October, 2023", "2023-10-18"),
    ("18 Oct", "-----10-18"),
    ("Oct. 18, 2023", "2023-10-18"),
    ("Sept. 9", "-----09-09"),
    ("28.10.2023 Author", "2023-10-28"),
    ("9.5.2023", "2023-05-09"),
    ("2023-10-28", "2023-10-28"),
    ("in June 2024", "2024-06"),
    ("in June of 2024", "2024-06"),
    ("In July, he", "-----07"),
    ("last November", "-----11"),
    ("June this year", "-----06"),
    ("in May this year", "-----05"),
    ("in 2018 for a visit", "2018"),
    ("mid-2023", "2023"),
    ("in the early 2000s", "2000s"),
    ("in autumn 2023", "2023-23"),
    ("the fall of 2023", "2023-23"),
    ("on Thursday evening", "---- day 3"),
    ("on Thursday, October 19, 2023", "2023-10-19 day 3"),
    ("Thursday 19 October", "-----10-19 day 3"),
]


@pytest.mark.parametrize(("text", "expected"), SINGLE)
def test_a_date_is_read_as_far_as_it_is_stated(text: str, expected: str) -> None:
    """Parts that are not written remain open; a weekday belongs to the day behind it."""
    assert [summed_up(mention) for mention in found(text)] == [expected]


RANGES = [
    ("On October 18–19, 2023, she", "2023-10-18/2023-10-19"),
    ("On March 21-22", "-----03-21/-----03-22"),
    ("from 21 to 22 March 2025", "2025-03-21/2025-03-22"),
    ("18–19 October", "-----10-18/-----10-19"),
    ("October 30 – November 2, 2023", "2023-10-30/2023-11-02"),
    ("from 30 October to 2 November 2023", "2023-10-30/2023-11-02"),
    ("December 30 to January 2, 2024", "2023-12-30/2024-01-02"),
    ("June–August 2024", "2024-06/2024-08"),
    ("in 2024–2025", "2024/2025"),
    ("from 2018 to 2020", "2018/2020"),
]


@pytest.mark.parametrize(("text", "expected"), RANGES)
def test_a_range_is_one_mention(text: str, expected: str) -> None:
    """Its first date takes from its last what is written but once."""
    assert [summed_up(mention) for mention in found(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("October 18–19, 2023", "2023-10"),
        ("October 30 – November 2, 2023", "2023"),
        ("December 30 to January 2, 2024", "----"),
        ("March 21–22", "-----03"),
        ("2024–2025", "----"),
        ("October 18, 2023", "2023-10-18"),
    ],
)
def test_a_range_gives_a_single_date_only_what_its_ends_share(text: str, certain: str) -> None:
    """No day of it is stated by itself."""
    (mention,) = found(text)
    assert shown(mention.certain) == certain


@pytest.mark.parametrize(
    "text",
    [
        "he may come, and they march on",
        "May I ask?",
        "They left. March on, they said.",
        "a sun that rose",
        "an aircraft with the number RA-2023",
        "two thousand, or 1,950, or 2023.5 of them",
        "$2023 and €1999",
        "the 75th anniversary, the 10th meeting",
        "seven decades, three days, last month",
        "Marching, Maya, Augustine, Mondays",
        "3/4/2023",
    ],
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    """Verbs, numbers and names are no dates, nor is what can be read in two ways."""
    assert found(text) == []


def test_several_dates_come_in_their_order() -> None:
    """Each stands where its words stand, and two days joined by "and" are two."""
    text = "On April 25, 2019, and September 13, 2023; later on October 18 and 19, 2023."
    assert [summed_up(mention) for mention in found(text)] == [
        "2019-04-25",
        "2023-09-13",
        "2023-10-18",
        "2023-10-19",
    ]
    first = found(text)[0]
    assert text[first.start : first.end] == first.words == "April 25, 2019"
