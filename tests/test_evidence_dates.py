"""Evidence for dates: stated part by part, or inferred from what is."""

from pathlib import Path

import pytest

from evidence_dossier import COURIER, RECORDS, dated, found_in, inferred, problems_of, write

STATED = [
    pytest.param("2031-06-17/2031-06-18", ['courier#2 "June 17-18, 2031"'], id="range for both"),
    pytest.param("2031-06-17", ['courier#3 "On June 17"', 'courier#2 "2031"'], id="year apart"),
    pytest.param("2030", ['courier#7 "met in 2030"'], id="year"),
    pytest.param("2032/2033", ['courier#8 "for 2032-2033"'], id="years"),
]


@pytest.mark.parametrize(("date", "cite"), STATED)
def test_a_date_is_verified_by_its_own_words(tmp_path: Path, date: str, cite: list[str]) -> None:
    """Each part is stated, the day with its month, the year perhaps in another passage."""
    assert found_in(tmp_path, dated(date, *cite)) == []


NOT_STATED = [
    pytest.param(
        "2031-06-17",
        ['courier#2 "June 17-18, 2031"'],
        "3: date-not-stated: 2031-06-17 is not stated by the cited phrases ('June 17-18, 2031'); "
        "cite where it is stated, with its words as phrase, or infer it",
        id="range for one day",
    ),
    pytest.param(
        "2031-06-17",
        ['courier#2 "on June 17"'],
        "3: date-not-stated: 2031-06-17 is not stated by the cited phrases ('June 17-18, 2031'); "
        "cite where it is stated, with its words as phrase, or infer it",
        id="phrase that cuts a range",
    ),
    pytest.param(
        "2031-06-17",
        ['courier#3 "On June 17"'],
        "3: date-not-stated: 2031-06-17 is not stated by the cited phrases ('June 17'); "
        "cite a passage that states the year 2031 too, or infer the year",
        id="year missing",
    ),
    pytest.param(
        "2031-06-18",
        ['courier#3 "On June 17"', 'courier#2 "2031"'],
        "3: date-not-stated: 2031-06-18 is not stated by the cited phrases "
        "('June 17', 'June 17-18, 2031'); "
        "cite where it is stated, with its words as phrase, or infer it",
        id="another day",
    ),
    pytest.param(
        "2031",
        ['courier#4 "looked on"'],
        "3: date-not-stated: 2031 is not stated by the cited paragraphs (no date); "
        "cite where it is stated, with its words as phrase, or infer it",
        id="no date",
    ),
    pytest.param(
        "2032",
        ['courier#8 "for 2032-2033"'],
        "3: date-not-stated: 2032 is not stated by the cited phrases ('2032-2033'); "
        "cite where it is stated, with its words as phrase, or infer it",
        id="range of years for one",
    ),
]


@pytest.mark.parametrize(("date", "cite", "expected"), NOT_STATED)
def test_a_date_that_is_not_stated_fails(
    tmp_path: Path, date: str, cite: list[str], expected: str
) -> None:
    """A range is a unit, and the message says what is stated."""
    assert found_in(tmp_path, dated(date, *cite)) == [expected]


RANGE = 'courier#2 "June 17-18, 2031"'
BOTH = inferred("2031-06-17/2031-06-18", RANGE)
INFERRED = [
    pytest.param(
        dated("2031-06-18", 'courier#5 "On Wednesday"', more=BOTH),
        [],
        id="weekday picks the day",
    ),
    pytest.param(
        dated("2031-06-17", 'courier#5 "On Wednesday"', more=BOTH),
        [
            "3: date-not-inferred: 2031-06-17 is not what 2031-06-17/2031-06-18 leaves, beside "
            "the cited phrases ('Wednesday'): 2031-06-18; "
            "correct the date, or let the inference and the phrase leave only one"
        ],
        id="weekday of another day",
    ),
    pytest.param(
        dated("2031-06-18", 'courier#4 "laid"', more=BOTH),
        [
            "3: date-not-inferred: 2031-06-18 is not what 2031-06-17/2031-06-18 leaves, beside "
            "the cited paragraphs (no date): 2031-06-17 and 2031-06-18; "
            "correct the date, or let the inference and the phrase leave only one"
        ],
        id="two days left",
    ),
    pytest.param(
        dated(
            "2031-06-18",
            'courier#4 "following day"',
            more=inferred("2031-06-17", 'courier#3 "On June 17"', RANGE, shift="+1 day"),
        ),
        [],
        id="the day after",
    ),
    pytest.param(
        dated("2031-05", 'courier#6 "In May"', more=inferred("2031", 'courier#2 "2031"')),
        [],
        id="year inferred",
    ),
    pytest.param(
        dated("2031-05", 'courier#4 "laid"', more=inferred("2031-06", RANGE, shift="-1 month")),
        [],
        id="the month before",
    ),
    pytest.param(
        dated("2030-05", 'courier#6 "In May"', more=inferred("2031", RANGE, shift="-1 year")),
        [],
        id="month stated, year before",
    ),
    pytest.param(
        dated("2031-06-19", 'courier#4 "laid"', more=inferred("2031-06-20", RANGE, shift="-1 day")),
        [
            "11: date-not-stated: 2031-06-20 is not stated by the cited phrases "
            "('June 17-18, 2031'); cite where it is stated, with its words as phrase, or infer it"
        ],
        id="counted from what is not stated",
    ),
]


@pytest.mark.parametrize(("meeting", "expected"), INFERRED)
def test_an_inference_and_the_words_leave_one_date(
    tmp_path: Path, meeting: str, expected: list[str]
) -> None:
    """The days or months counted to, less those that the cited passage speaks against."""
    assert found_in(tmp_path, meeting) == expected


def test_an_inferred_date_of_the_editors_is_counted_all_the_same(tmp_path: Path) -> None:
    """What is the editor's own still has to come to the date."""
    meeting = "title: A meeting\ntype: talks\ndate: 2031-06-17\ncite: editor\n" + inferred(
        "2031-06-17/2031-06-18", RANGE
    )
    (problem,) = found_in(tmp_path, meeting)
    assert problem.startswith("3: date-not-inferred: 2031-06-17 is not what 2031-06-17/2031-06-18")


def test_the_dates_of_a_source_in_another_language_are_not_read(tmp_path: Path) -> None:
    """Only English words for dates are known; phrases and people are verified all the same."""
    source = RECORDS["sources/courier.yaml"] + "language: ru\n"
    records = {**RECORDS, "sources/courier.yaml": source}
    records["meetings/meeting.yaml"] = dated("1999", 'courier#4 "looked on"')
    write(tmp_path, records, {"courier": COURIER})
    assert problems_of(tmp_path) == []
