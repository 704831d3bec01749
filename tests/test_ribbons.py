"""How an event is drawn on the timeline: never more exact than its date, as thick as it lasted."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.dates import Date
from chancery.pages.ribbons import A_DAY, Profile, Ribbon, Span, key, profile, ribbon, thickness
from chancery.vocabulary import Status

ACROSS = Span(0, 100, "right")
BACK = Span(0, 100, "left")
STOP = Span(100, 0, "none")
DAYS = st.dates(Date.parse("1900").earliest, Date.parse("2100").latest)
FORMS = st.sampled_from(["{}", "{}?", "{}~", "{}%", "{}/..", "../{}", "{}/", "/{}", "{}/{}"])
PRECISIONS = st.sampled_from([4, 7, 10])


@st.composite
def dates(draw: st.DrawFn) -> Date:
    """Dates of every form, to the day, the month or the year."""
    ends = sorted(draw(DAYS).isoformat()[: draw(PRECISIONS)] for _ in range(2))
    return Date.parse(draw(FORMS).format(*ends))


def drawn(date: str, status: Status = Status.HELD, *spans: Span) -> Ribbon:
    """An event of this date, from the left shore to the right."""
    return ribbon(Date.parse(date), status, spans or (ACROSS,))


def fades(found: Ribbon) -> list[str]:
    """How what is drawn fades, from the top."""
    return [shape.fade for arm in found.arms for shape in arm.shapes if shape.fade]


@pytest.mark.parametrize(
    ("fewer", "more"), [(1, 2), (2, 3), (3, 10), (10, 31), (31, 365), (365, 3_650)]
)
def test_durations_that_readers_tell_apart_are_plainly_different(fewer: int, more: int) -> None:
    """A day, a weekend, ten days, a month, a year: by a fifth of a line at least."""
    assert thickness(more) - thickness(fewer) >= 0.2


@given(st.integers(1, 4_000_000), st.integers(1, 4_000_000))
def test_the_longer_is_never_the_thinner_and_none_fills_a_screen(one: int, other: int) -> None:
    shorter, longer = sorted((one, other))
    assert A_DAY <= thickness(shorter) <= thickness(longer) <= 9


@given(st.integers(1, 6))
def test_in_a_week_every_day_adds_the_same(days: int) -> None:
    assert thickness(days + 1) - thickness(days) == pytest.approx(A_DAY)


@pytest.mark.parametrize(
    ("date", "core", "fading"),
    [
        pytest.param("2031-05-04", 1, [], id="a day"),
        pytest.param("2031-05-04/2031-05-13", 10, [], id="ten days"),
        pytest.param("2031-12-27/2032-01-05", 10, [], id="ten days over a year's end"),
        pytest.param("2031-03-01/2031-03-31", 31, [], id="a month of known days"),
        pytest.param("2031-03", 0, ["both"], id="some time of a month"),
        pytest.param("2031", 0, ["pale"], id="some time of a year"),
        pytest.param("2031-24", 0, ["pale"], id="some time of a winter"),
        pytest.param("203X", 0, ["pale"], id="some time of a decade"),
        pytest.param("2031-03-31/..", 1, ["out"], id="an open end fades downwards only"),
        pytest.param("2031-03-31/", 1, ["out"], id="so does one that is not known"),
        pytest.param("../2031-03-31", 1, ["in"], id="an open start fades upwards only"),
        pytest.param("/2031-03-31", 1, ["in"], id="so does one that is not known"),
        pytest.param("2031-03/..", 0, ["in", "out"], id="from some day of a month"),
        pytest.param("2031-03-31/2031-04", 2, ["out"], id="a day to some day of a month"),
        pytest.param("2031-03/2031-05-02", 33, ["in"], id="some day of a month to a day"),
        pytest.param("2031-03/2031-04", 2, ["in", "out"], id="of one month to one of another"),
        pytest.param("2031-03-15/2031-03", 1, ["out"], id="a day or later that month"),
        pytest.param("2031-03-31/2031-03", 1, [], id="a month's last day or later that month"),
        pytest.param("2031-03-15~", 0, ["both"], id="about a day"),
        pytest.param("2031-03-15?", 0, ["both"], id="possibly a day"),
        pytest.param("2031-03-15/2031-03-19?", 1, ["out"], id="to possibly a day"),
        pytest.param("2031-03-15?/2031-03-19", 1, ["in"], id="from possibly a day"),
        pytest.param("2031-03-15?/2031-03-19?", 0, ["both"], id="both possibly"),
    ],
)
def test_only_what_is_certain_has_an_edge(date: str, core: int, fading: list[str]) -> None:
    """The days that are certain are as thick as so many; every other end fades."""
    assert profile(Date.parse(date)).core == pytest.approx(thickness(core) if core else 0)
    assert fades(drawn(date)) == fading


@pytest.mark.parametrize(
    ("shorter", "longer"),
    [
        pytest.param("2031-03", "2031-03~", id="about reaches beyond what is stated"),
        pytest.param("2031-03-15?", "2031-03", id="a month is longer than a day"),
        pytest.param("2031-03", "2031", id="a year than a month"),
        pytest.param("2031-03-15/", "2031-03-15/..", id="an open end than one not known"),
    ],
)
def test_what_may_cover_more_time_is_drawn_higher(shorter: str, longer: str) -> None:
    assert drawn(shorter).height < drawn(longer).height


@given(dates())
def test_a_date_is_drawn_within_bounds_and_certain_only_where_it_is_firm(date: Date) -> None:
    form = profile(date)
    assert min(form.before, form.core, form.after) >= 0
    assert 0 < form.before + form.core + form.after <= 9.01
    if date.is_firm and any(date.days()):
        assert form == Profile(0, form.core, 0)
    elif not date.is_interval:
        assert form.core == 0


@given(dates(), st.sampled_from(Status), st.sampled_from([ACROSS, BACK, STOP]))
def test_every_path_lies_within_its_drawing(date: Date, status: Status, span: Span) -> None:
    """In height; across, it may begin out of sight, but ends at the shore."""
    found = ribbon(date, status, (span,))
    for shape in found.arms[0].shapes:
        assert shape.path, "an empty path cannot fade"
        for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", shape.path):
            assert -0.5 <= float(y) <= found.height * 10 + 0.5
            if span != STOP:
                assert float(x) <= 0 if span == ACROSS else float(x) >= 0


@pytest.mark.parametrize(
    ("status", "paints", "is_struck"),
    [
        (Status.HELD, {"filled"}, False),
        (Status.REPORTED, {"outlined", "hatched"}, False),
        (Status.PLANNED, {"outlined"}, False),
        (Status.CANCELLED, {"outlined"}, True),
    ],
)
@pytest.mark.parametrize("date", ["2031-05-04", "2031-05", "2031-05-04/.."])
def test_what_was_not_held_is_not_filled(
    date: str, status: Status, paints: set[str], is_struck: bool
) -> None:
    found = drawn(date, status)
    assert {shape.paint for arm in found.arms for shape in arm.shapes} == paints
    assert found.is_struck is is_struck


def test_an_arrow_ends_in_a_tip_and_a_stop_in_none() -> None:
    """The tip is where the paths begin to count, on either shore."""
    for span, anchor in ((ACROSS, 100), (BACK, 0)):
        (arm,) = drawn("2031-05-04", Status.HELD, span).arms
        assert arm.anchor == anchor
        assert "L0 " in arm.shapes[-1].path
    (arm,) = drawn("2031-05-04", Status.HELD, STOP).arms
    assert (arm.x, arm.width, arm.anchor) == (100, 0, 50)
    assert "L0 " not in arm.shapes[-1].path


def test_the_edges_of_what_is_certain_are_as_far_apart_as_it_is_thick() -> None:
    found = drawn("2031-05-04/2031-05-13")
    assert found.firm_to - found.firm_from == pytest.approx(thickness(10), abs=0.02)


@pytest.mark.parametrize(
    ("date", "status", "added"),
    [
        ("2031-05-04", Status.HELD, []),
        ("2031-05", Status.HELD, ["Days not known"]),
        ("2031-05-04/..", Status.PLANNED, ["Planned", "Days not known", "End not known"]),
        ("2031-05?", Status.REPORTED, ["Reported", "Days not known", "Possibly"]),
    ],
)
def test_the_key_explains_durations_and_what_else_is_drawn(
    date: str, status: Status, added: list[str]
) -> None:
    words = [each for each, _ in key([(Date.parse(date), status)])]
    assert words == ["1 day", "3 days", "10 days", "A month", *added]
