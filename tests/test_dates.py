"""What holds of dates: which texts are dates, what they cover, how they read and sort."""

import copy
import datetime as dt
import pickle
import re

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
from pydantic import BaseModel, ConfigDict, ValidationError

from chancery.dates import Date, DateError

MONTHS = "January February March April May June July August September October November December"


# --- Any date, for the rules that hold of all -------------------------------------------------


def plain_dates(first_year: int = 1000) -> SearchStrategy[str]:
    """Texts of plain days, months and years."""
    days = st.dates(min_value=dt.date(first_year, 1, 1)).map(dt.date.isoformat)
    return st.tuples(days, st.sampled_from([4, 7, 10])).map(lambda drawn: drawn[0][: drawn[1]])


@st.composite
def single_dates(draw: DrawFn) -> str:
    """Texts of dates without intervals, every form of level 1 among them."""
    plain = draw(plain_dates())
    year, mark = plain[:4], draw(st.sampled_from(["", "?", "~", "%"]))
    forms = [plain, f"{plain[:3]}X", f"{plain[:2]}XX", f"{year}-XX", f"{year}-XX-XX"]
    forms += [f"{plain[:7]}-XX"] if len(plain) > len(year) else []
    season = f"{year}-{draw(st.integers(21, 24))}"
    return draw(st.sampled_from([*(form + mark for form in forms), season]))


@st.composite
def date_texts(draw: DrawFn) -> str:
    """Texts of every form of date: single ones, and intervals that may be open or backwards."""
    start = draw(single_dates())
    end = draw(st.one_of(single_dates(), st.just(""), st.just("..")))
    return draw(st.sampled_from([start, f"{start}/{end}", f"{end}/{start}", f"{start}/{start}"]))


def dates() -> SearchStrategy[Date]:
    """Every form of date, the most of them within a few years so that they meet."""
    close = st.sampled_from(["2023", "2024"]).flatmap(
        lambda year: date_texts().map(lambda text: re.sub(r"[0-9]{4}", year, text))
    )
    return st.one_of(date_texts(), close).flatmap(
        lambda text: st.just(Date.parse(text)) if is_date(text) else st.nothing()
    )


def is_date(text: str) -> bool:
    """Whether the text is taken (29 February may have been put into another year)."""
    try:
        Date.parse(text)
    except DateError:
        return False
    return True


# --- Reading ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2023-10-18", "2023-10-18", "2023-10-18", "day"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("9999-12", "9999-12-01", "9999-12-31", "month"),
        ("2018", "2018-01-01", "2018-12-31", "year"),
        ("2018?", "2018-01-01", "2018-12-31", "year"),
        ("2024-11~", "2024-11-01", "2024-11-30", "month"),
        ("2023-10-18%", "2023-10-18", "2023-10-18", "day"),
        ("202X", "2020-01-01", "2029-12-31", "decade"),
        ("20XX", "2000-01-01", "2099-12-31", "century"),
        ("2023-XX", "2023-01-01", "2023-12-31", "year"),
        ("2023-XX-XX", "2023-01-01", "2023-12-31", "year"),
        ("2024-02-XX", "2024-02-01", "2024-02-29", "month"),
        ("2023-21", "2023-03-01", "2023-05-31", "season"),
        ("2023-23", "2023-09-01", "2023-11-30", "season"),
        ("2023-24", "2023-12-01", "2024-02-29", "season"),
        ("9999-24", "9999-12-01", "9999-02-28", "season"),
        ("2025-03-21/2025-03-22", "2025-03-21", "2025-03-22", "day"),
        ("2018/2020-05", "2018-01-01", "2020-05-31", "year"),
        ("2023-10/..", "2023-10-01", "9999-12-31", "month"),
        ("../2023-10", "0001-01-01", "2023-10-31", "month"),
        ("2023-10-18/", "2023-10-18", "9999-12-31", "day"),
        ("/2023-10", "0001-01-01", "2023-10-31", "month"),
        ("2023-XX/2024-21", "2023-01-01", "2024-05-31", "year"),
    ],
)
def test_a_date_has_the_bounds_and_the_precision_that_its_text_states(
    text: str, earliest: str, latest: str, precision: str
) -> None:
    date = Date.parse(text)
    assert (date.earliest.isoformat(), date.latest.isoformat()) == (earliest, latest)
    assert date.precision == precision


@given(st.one_of(st.text(), st.from_regex(r"\A[0-9XuxYTZ?~%/.: -]*\Z"), st.dates().map(str)))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        assert str(Date.parse(text)) == text
    except DateError as refusal:
        assert str(refusal)


@given(date_texts())
def test_the_text_of_a_date_reads_as_the_same_date(text: str) -> None:
    date = Date.parse(text)
    assert str(date) == text
    assert Date.parse(str(date)) == date
    assert hash(Date.parse(str(date))) == hash(date)


@given(plain_dates(first_year=1), plain_dates(first_year=1), st.booleans())
def test_plain_dates_have_the_bounds_that_the_edtf_package_gives_them(
    start: str, end: str, is_interval: bool
) -> None:
    text = f"{start}/{end}" if is_interval else start
    date, reference = Date.parse(text), parse_edtf(text)
    assert date.earliest.timetuple()[:3] == reference.lower_strict()[:3]
    assert date.latest.timetuple()[:3] == reference.upper_strict()[:3]


@given(dates())
def test_a_date_is_a_value(date: Date) -> None:
    """It cannot be changed, and its copies are equal to it in every part."""
    with pytest.raises(AttributeError):
        date.text = "2023"  # type: ignore[misc]
    for other in (copy.deepcopy(date), pickle.loads(pickle.dumps(date))):  # noqa: S301 - our own bytes
        assert other == date
        assert other.sort_key == date.sort_key
        assert (other.start, other.end) == (date.start, date.end)


# --- Parts and properties -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2023-10-18", "2023-10-18", "2023-10-18"),
        ("2025-03-21/2025-03-22", "2025-03-21", "2025-03-22"),
        ("2023-10/..", "2023-10", None),
        ("2023-10/", "2023-10", None),
        ("/2023-10~", None, "2023-10~"),
        ("../2023-10", None, "2023-10"),
    ],
)
def test_a_date_has_two_ends_unless_one_is_open_or_unknown(
    text: str, start: str | None, end: str | None
) -> None:
    date = Date.parse(text)
    assert date.is_interval == ("/" in text)
    assert date.start == (Date.parse(start) if start else None)
    assert date.end == (Date.parse(end) if end else None)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2018", False, False),
        ("2018?", False, True),
        ("2018~", True, False),
        ("2018%", True, True),
        ("202X~", True, False),
        ("2018?/2020", False, True),
        ("2018/2020~", True, False),
        ("2018%/..", True, True),
    ],
)
def test_a_qualifier_is_told(text: str, approximate: bool, uncertain: bool) -> None:
    date = Date.parse(text)
    assert (date.approximate, date.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    ("text", "is_backwards"),
    [
        ("2023-10-18/2023-10-17", True),
        ("2024/2023-12", True),
        ("2023-10-18/2023-10-18", False),
        ("2023-10-18/2023-10", False),
        ("2023-10/2023-10-01", False),
        ("2023-10/..", False),
        ("2023-10-18", False),
    ],
)
def test_an_interval_is_backwards_if_its_end_is_over_before_its_start(
    text: str, is_backwards: bool
) -> None:
    assert Date.parse(text).is_backwards is is_backwards


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("2024-01-01", 0),
        ("2023-10-18", 2),
        ("2023-10-22~", 6),
        ("2023-10", None),
        ("2023-10-XX", None),
        ("2023-10-18/2023-10-19", None),
    ],
)
def test_only_a_single_day_has_a_weekday(text: str, weekday: int | None) -> None:
    date = Date.parse(text)
    assert date.weekday == weekday
    assert date.is_day == (weekday is not None)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2023-10-18", [2023]),
        ("2023-12-30/2024-01-02", [2023, 2024]),
        ("2018/2020", [2018, 2019, 2020]),
        ("2023-10/..", [2023]),
        ("/2023-10", [2023]),
        ("../202X", list(range(2020, 2030))),
        ("2023-24", [2023, 2024]),
        ("2024/2023", []),
    ],
)
def test_a_date_covers_the_years_that_it_touches(text: str, years: list[int]) -> None:
    assert list(Date.parse(text).years) == years


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2023-10-18", ["2023-10-18"]),
        ("2023-12-30/2024-01-01", ["2023-12-30", "2023-12-31", "2024-01-01"]),
        ("9999-12-31", ["9999-12-31"]),
        ("2023-10-18/2023-10-17", []),
        ("2023-10", []),
        ("2023-10-18/2023-11", []),
        ("2023-10-18/..", []),
        ("2023-10-XX", []),
    ],
)
def test_days_are_given_only_where_every_end_is_a_day(text: str, days: list[str]) -> None:
    assert [day.isoformat() for day in Date.parse(text).days()] == days


# --- Comparing ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "other", "overlaps", "may_contain"),
    [
        ("2023", "2023-10-18", True, True),
        ("2023-10-18", "2023", True, True),
        ("2023-10", "2023-11", False, False),
        ("2023-10-16/2023-10-20", "2023-10-20", True, True),
        ("2023-10-16/2023-10-20", "2023-10-21", False, False),
        ("2023-10-16/2023-10-20", "2023-10", True, True),
        ("2023-10-16/2023-10-20", "2023-10-18/2023-10-21", True, False),
        ("2023-10-16/2023-10-20", "2023-10/2023-10-18", True, True),
        ("2018/2020", "2019-05-01", True, True),
        ("2018/2020", "2018-05-01", True, True),
        ("2023-10-18/..", "2030", True, True),
        ("2023-10-18/", "2030", True, True),
        ("2023-10-18/..", "2023-10", True, True),
        ("../2023-10-18", "1950", True, True),
        ("/2023-10-18", "1950", True, True),
        ("../2023-10-18", "2023-10-19/..", False, False),
        ("2024~", "2024-11-05", True, True),
        ("2024", "2024-11-05?", True, True),
        ("2024/2023", "2023/2024", False, False),
        ("2023/2024", "2024/2023", False, False),
    ],
)
def test_dates_tell_what_the_bounds_leave_possible(
    text: str, other: str, overlaps: bool, may_contain: bool
) -> None:
    one, two = Date.parse(text), Date.parse(other)
    assert one.overlaps(two) is overlaps
    assert one.may_contain(two) is may_contain


@given(dates(), dates())
def test_what_may_be_contained_overlaps(one: Date, two: Date) -> None:
    assert one.overlaps(two) or not one.may_contain(two)
    assert one.overlaps(two) == two.overlaps(one)


@given(dates())
def test_a_date_may_contain_itself_unless_it_is_backwards(date: Date) -> None:
    assert date.overlaps(date) is not date.is_backwards
    assert date.may_contain(date) is not date.is_backwards


def test_dates_sort_by_earliest_day_then_precision_then_latest_day_then_text() -> None:
    in_order = [
        "../2023",
        "2023-01-01",
        "2023-01-01?",
        "2023-01-01/2023-01-02",
        "2023-01",
        "2023",
        "2023-XX",
        "2023/2024",
        "2023-01-02",
        "2023-21",
    ]
    assert [str(date) for date in sorted(map(Date.parse, reversed(in_order)))] == in_order


@given(dates(), dates(), dates())
def test_the_order_of_dates_is_total_and_follows_their_bounds(
    one: Date, two: Date, three: Date
) -> None:
    assert [one < two, one == two, one > two].count(True) == 1
    first, second, third = sorted([one, two, three])
    assert first <= second <= third
    assert first <= third
    assert first.earliest <= second.earliest <= third.earliest


# --- Words --------------------------------------------------------------------------------------


@given(dates())
def test_words_never_state_a_day_or_month_that_the_date_does_not_have(date: Date) -> None:
    stated = re.findall(r"[0-9]{4}-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?", str(date))
    days = {int(text[8:]) for text in stated if len(text) == len("2023-10-18")}
    months = {MONTHS.split()[int(text[5:7]) - 1] for text in stated}
    assert {int(day) for day in re.findall(r"\b[0-9]{1,2}\b", date.words)} <= days
    assert set(re.findall(r"[A-Z][a-z]+", date.words)) <= months


@given(dates())
def test_every_time_is_a_valid_html_date_that_the_text_states(date: Date) -> None:
    for part in date.html_parts():
        assert part.words
        if part.datetime is not None:
            assert re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", part.datetime)
            assert is_date(part.datetime)
            assert part.datetime in str(date)


# --- Records ------------------------------------------------------------------------------------


class Record(BaseModel):
    """A record with a date."""

    model_config = ConfigDict(frozen=True)

    date: Date


@given(dates())
def test_a_record_takes_a_date_or_its_text_and_gives_back_the_text(date: Date) -> None:
    for record in (Record(date=date), Record.model_validate({"date": str(date)})):
        assert record.date == date
        assert record.model_dump() == {"date": str(date)}
        assert Record.model_validate_json(record.model_dump_json()) == record


def test_a_record_with_a_wrong_date_says_what_is_wrong_with_it() -> None:
    with pytest.raises(ValidationError) as refusal:
        Record.model_validate({"date": "2023-02-30"})
    (error,) = refusal.value.errors()
    assert (error["type"], error["loc"]) == ("value_error", ("date",))
    assert str(error["ctx"]["error"]) == "2023-02-30: February 2023 has 28 days"


@pytest.mark.parametrize("value", [2018, 2018.5, None, b"2018", dt.date(2018, 1, 1), ["2018"]])
def test_a_record_takes_nothing_but_text_for_a_date(value: object) -> None:
    with pytest.raises(ValidationError, match="valid string"):
        Record.model_validate({"date": value})


@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_the_schema_of_a_date_is_text_in_edtf_with_examples_that_are_dates(mode: str) -> None:
    schema = Record.model_json_schema(
        mode="validation" if mode == "validation" else "serialization"
    )["properties"]["date"]
    assert (schema["type"], schema["format"]) == ("string", "edtf")
    assert schema["description"]
    assert all(is_date(example) for example in schema["examples"])
