"""What holds of shifting dates, as in "the day after" or "a month before"."""

import pytest

from chancery.dates import Date, DateError, parse_shift


@pytest.mark.parametrize(
    ("text", "shift", "shifted"),
    [
        ("2023-12-31", "+1 day", "2024-01-01"),
        ("2023-10-18", "+30 days", "2023-11-17"),
        ("2023-10-18", "-2 weeks", "2023-10-04"),
        ("2024-01-31", "+1 month", "2024-02-29"),
        ("2024-02-29", "-1 year", "2023-02-28"),
        ("2024-01", "-1 month", "2023-12"),
        ("2024-01", "+1 year", "2025-01"),
        ("2024", "-1 year", "2023"),
        ("2024", "+12 months", "2025"),
    ],
)
def test_a_shifted_date_keeps_its_precision(text: str, shift: str, shifted: str) -> None:
    assert Date.parse(text).shifted(parse_shift(shift)) == Date.parse(shifted)


@pytest.mark.parametrize(
    ("text", "shift", "message"),
    [
        ("2024-01", "+1 day", "2024-01: a month cannot be shifted by days"),
        ("2024", "+2 weeks", "2024: a year cannot be shifted by days"),
        ("2024", "+1 month", "2024: a year cannot be shifted by months"),
        ("2024~", "+1 year", "2024~: only a plain day, month or year can be shifted"),
        ("2024-21", "+1 year", "2024-21: only a plain day, month or year can be shifted"),
        ("2023/2024", "+1 year", "2023/2024: only a plain day, month or year can be shifted"),
        (
            "9999-12-31",
            "+1 day",
            "9999-12-31: shifted, it lies outside of the years 0001 to 9999",
        ),
        ("0001", "-1 year", "0001: shifted, it lies outside of the years 0001 to 9999"),
    ],
)
def test_a_shift_that_would_make_up_or_lose_something_is_refused(
    text: str, shift: str, message: str
) -> None:
    with pytest.raises(DateError) as refusal:
        Date.parse(text).shifted(parse_shift(shift))
    assert str(refusal.value) == message


@pytest.mark.parametrize("text", ["1 day", "+1", "+ 1 day", "+one day", "+1 hour", "", "+1 day "])
def test_a_shift_has_a_sign_a_number_and_a_unit(text: str) -> None:
    with pytest.raises(DateError) as refusal:
        parse_shift(text)
    assert str(refusal.value) == (
        f"{text}: a shift is written like +1 day, -2 weeks, +1 month or -1 year"
    )
