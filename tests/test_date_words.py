"""What holds of the wording: how a date reads, and what an editor is told of a bad one."""

import pytest

from chancery.dates import Date, DateError, DatePart


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2023-10-18", "18 October 2023"),
        ("2023-01-01", "1 January 2023"),
        ("2024-06", "June 2024"),
        ("2018", "2018"),
        ("2024-11~", "about November 2024"),
        ("2018?", "possibly 2018"),
        ("2018%", "possibly about 2018"),
        ("202X", "the 2020s"),
        ("202X?", "possibly the 2020s"),
        ("20XX", "some year of 2000–2099"),
        ("2023-21", "spring 2023"),
        ("2023-22", "summer 2023"),
        ("2023-23", "autumn 2023"),
        ("2023-24", "winter 2023"),
        ("2023-XX", "an unknown month of 2023"),
        ("2023-XX~", "about an unknown month of 2023"),
        ("2023-XX-XX", "an unknown day of 2023"),
        ("2023-10-XX", "an unknown day of October 2023"),
        ("2025-03-21/2025-03-22", "21–22 March 2025"),
        ("2024-10-28/2024-11-06", "28 October – 6 November 2024"),
        ("2023-12-30/2024-01-02", "30 December 2023 – 2 January 2024"),
        ("2023-10-18/2023-10-18", "18 October 2023"),
        ("2024-03/2024-05", "March–May 2024"),
        ("2023-11/2024-02", "November 2023 – February 2024"),
        ("2018/2020", "2018–2020"),
        ("2023-21/2023-23", "spring–autumn 2023"),
        ("2018/2020-05", "2018 – May 2020"),
        ("2018~/2020", "about 2018 – 2020"),
        ("2023-XX/2024-XX", "an unknown month of 2023 – an unknown month of 2024"),
        ("2023-10/..", "from October 2023"),
        ("2023-10/", "from October 2023 to an unknown date"),
        ("../2023-10", "no later than October 2023"),
        ("2023-10-18/2023-10", "18 October 2023 or later that month"),
        ("2023-10/2023", "October 2023 or later that year"),
        ("2023-10/2023-10-18", "October 2023 – 18 October 2023"),
        ("/2023-10", "from an unknown date to October 2023"),
        ("2024-11~/..", "from about November 2024"),
    ],
)
def test_a_date_reads_as_plain_english(text: str, words: str) -> None:
    assert Date.parse(text).words == words


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2023-10-18", [("2023-10-18", "18 October 2023")]),
        (
            "2025-03-21/2025-03-22",
            [("2025-03-21", "21"), (None, "–"), ("2025-03-22", "22 March 2025")],
        ),
        ("2024-11~", [(None, "about "), ("2024-11", "November 2024")]),
        ("2023-23", [("2023", "autumn 2023")]),
        ("202X", [(None, "the 2020s")]),
        ("2023-XX", [(None, "an unknown month of "), ("2023", "2023")]),
        ("2023-10-XX", [(None, "an unknown day of "), ("2023-10", "October 2023")]),
        ("2023-10/..", [(None, "from "), ("2023-10", "October 2023")]),
    ],
)
def test_only_what_is_a_date_stands_inside_of_time(
    text: str, parts: list[tuple[str | None, str]]
) -> None:
    assert list(Date.parse(text).html_parts()) == [DatePart(*part) for part in parts]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the date is empty; write 2023-10-18, 2023-10 or 2023"),
        ("2023-02-30", "2023-02-30: February 2023 has 28 days"),
        ("2023-02-29~", "2023-02-29~: February 2023 has 28 days"),
        ("2023-02-27/2023-02-30", "2023-02-27/2023-02-30: February 2023 has 28 days"),
        ("2023-10-00", "2023-10-00: October 2023 has 31 days, beginning with 01"),
        (
            "2023-13-01",
            "2023-13-01: there is no month 13; months run from 01 to 12, and seasons are 21 "
            "(spring) to 24 (winter), without a day",
        ),
        ("2023-1-1", "2023-1-1: write month and day with two digits, 2023-01-01"),
        ("2023-2-30", "2023-2-30: February 2023 has 28 days"),
        ("2023-6~", "2023-6~: write month and day with two digits, 2023-06~"),
        ("2018-2020", "2018-2020: an interval is written with a slash, 2020/2022"),
        ("2023-6", "2023-6: write month and day with two digits, 2023-06"),
        ("18 Oct 2023", "18 Oct 2023: dates are written 2023-10-18 (EDTF)"),
        ("October 18, 2023", "October 18, 2023: dates are written 2023-10-18 (EDTF)"),
        ("18.10.2023", "18.10.2023: dates are written 2023-10-18 (EDTF)"),
        ("18/10/2023", "18/10/2023: dates are written 2023-10-18 (EDTF)"),
        (
            "2023-10-18T12:00",
            "2023-10-18T12:00: a date has no time of day or timezone; a time goes elsewhere",
        ),
        (
            "2023-10-18 12:00:00Z",
            "2023-10-18 12:00:00Z: a date has no time of day or timezone; a time goes elsewhere",
        ),
        (
            "[2020,2022]",
            "[2020,2022]: sets of dates are not used here; an interval is written 2020/2022",
        ),
        (
            "2020..2022",
            "2020..2022: sets of dates are not used here; an interval is written 2020/2022",
        ),
        ("-0044", "-0044: negative years are not used here; years run from 0001 to 9999"),
        (
            "Y17000",
            "Y17000: years run from 0001 to 9999, with hyphens before month and day, 2023-10-18",
        ),
        (
            "20231018",
            "20231018: years run from 0001 to 9999, with hyphens before month and day, 2023-10-18",
        ),
        ("0000", "0000: years run from 0001 to 9999"),
        ("0000-10-18", "0000-10-18: years run from 0001 to 9999"),
        ("000X", "000X: years run from 0001 to 9999"),
        (
            "202x",
            "202x: digits that are not known are written as a capital X, 202X or 2023-XX",
        ),
        (
            "2023-XX-18",
            "2023-XX-18: X stands for the last digits of a year alone (202X, 20XX), "
            "for a month (2023-XX) or for a day (2023-10-XX)",
        ),
        ("2018?~", "2018?~: what is both uncertain and approximate is marked with one %"),
        ("2018?-10", "2018?-10: one ?, ~ or % stands at the end of the date"),
        ("2023-23~", "2023-23~: a season takes no ?, ~ or %"),
        ("2018 / 2019", "2018 / 2019: a date has no spaces, 2018/2019"),
        ("2018\n", "2018\n: a date has no spaces, 2018"),
        ("2023-10/open", "2023-10/open: an open end is written .."),
        ("2023-10/unknown", "2023-10/unknown: an unknown end is left empty, 2023-10/"),
        ("../..", "../..: an interval needs a date at one end, 2023-10/.."),
        ("/", "/: an interval needs a date at one end, 2023-10/.."),
    ],
)
def test_a_text_that_is_no_date_is_refused_with_what_to_write(text: str, message: str) -> None:
    with pytest.raises(DateError) as refusal:
        Date.parse(text)
    assert str(refusal.value) == message


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("October 2023", id="no day"),
        pytest.param("18 October", id="no year"),
        pytest.param("Wednesday", id="a weekday only"),
        pytest.param("18 Oct 23", id="half a year"),
        pytest.param("03/04/2023", id="two readings"),
        pytest.param("18-20 Oct 2023", id="two days"),
        pytest.param("soon", id="no date at all"),
        pytest.param("٢٠٢٣", id="other digits than 0 to 9"),
    ],
)
def test_nothing_is_suggested_that_the_text_does_not_say(text: str) -> None:
    with pytest.raises(DateError) as refusal:
        Date.parse(text)
    assert str(refusal.value) == (
        f"{text}: dates are written like 2023-10-18, 2023-10, 2023 or 2023-10-18/2023-10-20 (EDTF)"
    )


def test_a_long_text_is_not_repeated_in_full() -> None:
    with pytest.raises(DateError, match=r"^x{60}…: dates are written like"):
        Date.parse("x" * 1_000_000)
