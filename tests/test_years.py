"""What the timeline of years draws: of each event no more than its date tells."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.cards import EventCard
from chancery.dates import Date
from chancery.pages.years import HEIGHT, Gap, YearCell, Years, years
from chancery.vocabulary import Status


def visit(date: str, status: Status = Status.HELD) -> EventCard:
    """A visit."""
    return EventCard("visit", "visits", Date.parse(date), status, None)


def meeting(date: str, status: Status = Status.HELD) -> EventCard:
    """A meeting that is part of no visit."""
    return EventCard("talks", "meetings", Date.parse(date), status, None)


def cells(found: Years) -> list[YearCell]:
    """The years that have an event."""
    return [cell for cell in found.cells if isinstance(cell, YearCell)]


def drawn(*events: EventCard) -> list[tuple[int, str, bool, str]]:
    """Every shape, with its year."""
    return [
        (cell.year, shape.kind, shape.firm, shape.path)
        for cell in cells(years(events))
        for shape in cell.shapes
    ]


@pytest.mark.parametrize(
    ("event", "shapes"),
    [
        pytest.param(meeting("2031-01-01"), [(2031, "day", True, "M0.5 24V16")], id="a day"),
        pytest.param(
            meeting("2031-01-01?"), [(2031, "day", False, "M0.5 24V16")], id="possibly a day"
        ),
        pytest.param(
            visit("2031-02-01", Status.PLANNED), [(2031, "day", False, "M31.5 24V16")], id="planned"
        ),
        pytest.param(
            visit("2031-01-03/2031-01-05"), [(2031, "span", True, "M2 16H5V24H2Z")], id="known days"
        ),
        pytest.param(visit("2031-02"), [(2031, "band", True, "M31 0H59V24H31Z")], id="a month"),
        pytest.param(visit("2032"), [(2032, "band", True, "M0 0H366V24H0Z")], id="a leap year"),
        pytest.param(
            visit("2031-01-31/2031-02"),
            [(2031, "band", True, "M30 0H59V24H30Z")],
            id="an end known to the month",
        ),
        pytest.param(
            visit("2031-12-31/2032-01-02"),
            [(2031, "day", True, "M364.5 24V16"), (2032, "span", True, "M0 16H2V24H0Z")],
            id="over the turn of the year",
        ),
        pytest.param(
            visit("2031-01-01/"), [(2031, "day", True, "M0.5 24V16")], id="an unknown end"
        ),
        pytest.param(
            visit("2031-01/.."), [(2031, "band", True, "M0 0H31V24H0Z")], id="an open end"
        ),
    ],
)
def test_an_event_is_drawn_as_far_as_its_time_is_known(
    event: EventCard, shapes: list[tuple[int, str, bool, str]]
) -> None:
    """A tick for a day, a bar for days, a band for what is known to the month or year alone."""
    assert drawn(event) == shapes


@pytest.mark.parametrize("date", ["../2031-05", "/2031", "203X", "20XX"])
def test_an_event_of_unknown_year_is_counted_and_not_drawn(date: str) -> None:
    """No year is made up for it."""
    assert Date.parse(date).first_year is None
    found = years([visit(date)])
    assert found.undated == 1
    assert not found


def test_years_without_an_event_are_one_gap() -> None:
    found = years([meeting("2035-05-01"), meeting("2031"), meeting("2032-02"), visit("../2030")])
    assert [cell if isinstance(cell, Gap) else cell.year for cell in found.cells] == [
        2031,
        2032,
        Gap(2033, 2034),
        2035,
    ]
    assert found.undated == 1


def test_a_tick_is_the_taller_the_more_happened_in_its_days() -> None:
    """Up to a height that no number exceeds; what was not held stands in ticks of its own."""
    one = meeting("2031-01-01")
    heights = []
    for number in (1, 2, 5, 50):
        ((_, _, _, path),) = drawn(*[one] * number)
        heights.append(HEIGHT - int(path.rpartition("V")[2]))
    assert heights == [8, 11, 20, 20]
    assert [firm for _, _, firm, _ in drawn(one, meeting("2031-01-01", Status.PLANNED))] == [
        False,
        True,
    ]


def test_a_year_says_in_words_what_it_has() -> None:
    """Visits before meetings, what was held before what was planned."""
    found = years(
        [
            visit("2031"),
            *[meeting("2031-05-01")] * 2,
            visit("2031-08", Status.PLANNED),
            *[meeting("2031-08", Status.REPORTED)] * 2,
        ]
    )
    (cell,) = cells(found)
    assert cell.counts == ("1 visit", "2 meetings", "1 planned visit", "2 reported meetings")


def test_a_year_leads_to_the_rows_under_which_its_events_stand() -> None:
    """A year in which nothing begins leads to that in which what goes on in it began."""
    over_new_year = visit("2031-12-30/2032-01-03")
    assert [cell.leads_to for cell in cells(years([over_new_year]))] == [2031, 2031]
    inside = meeting("2032-01-01")
    found = years([over_new_year, inside], rows=[2031])
    assert [(cell.year, cell.leads_to) for cell in cells(found)] == [(2031, 2031), (2032, 2031)]


DAYS = st.dates(Date.parse("2031").earliest, Date.parse("2033").latest)


@given(
    st.lists(st.tuples(DAYS, DAYS, st.sampled_from([Status.HELD, Status.PLANNED])), max_size=200)
)
def test_a_year_is_bounded_whatever_happened_in_it(
    spans: list[tuple[Any, Any, Status]],
) -> None:
    """At most six shapes, each of at most 53 strokes, and none beyond its year."""
    events = [visit("/".join(map(str, sorted(pair))), status) for *pair, status in spans]
    events += [visit(str(day), status) for day, _, status in spans]
    for cell in cells(years(events)):
        assert len(cell.shapes) <= 6
        for shape in cell.shapes:
            assert shape.path.count("M") <= 53
            at = [float(x) for x in re.findall(r"[MH]([\d.]+)", shape.path)]
            assert 0 <= min(at) <= max(at) <= cell.days
