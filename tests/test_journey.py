"""What a visit's page gathers of the journey: stops, days in a row, who received, what followed."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st

from chancery.dates import Date
from chancery.pages.journey import (
    IN_FULL,
    Stop,
    announced_at,
    day_runs,
    is_long,
    met_on_host_side,
    span,
    stops_of,
)
from chancery.pages.times import day_first, full, short
from chancery.pages.views import days_of
from conftest import linked, pelican

VISIT = """\
title: Reik in Corvia
status: {status}
date: {date}
level: minister
visitor: ardania
host: corvia
cite: editor
delegation: ana-torvald
legs: [{legs}]
meetings:
{meetings}
"""
MEETING = "  - {{id: {id}, type: tour, title: A tour, date: {date}{more}}}\n"


def site_with(
    site: Path,
    *,
    status: str = "held",
    date: str = "2033-05-01/2033-05-03",
    legs: str = "{place: corvane}",
    meetings: str = "  []",
) -> None:
    """Write one more visit into a site, reik-corvia-2033."""
    path = site / "content" / "visits" / "reik-corvia-2033.yaml"
    path.write_text(VISIT.format(status=status, date=date, legs=legs, meetings=meetings), "utf-8")


def stops(site: Path, legs: str, status: str = "held") -> Sequence[Stop]:
    """The stops of a visit with these legs."""
    site_with(site, legs=legs, status=status)
    return stops_of(linked(site / "content").visits["reik-corvia-2033"])


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        pytest.param("left: 2033-05-01", "arrived: 2033-05-01", True, id="left and arrived"),
        pytest.param("arrived: 2033-05-01", "left: 2033-05-01", True, id="all that is stated"),
        pytest.param(
            "arrived: 2033-05-01, left: 2033-05-02",
            "arrived: 2033-05-02",
            True,
            id="day of leaving",
        ),
        pytest.param("left: 2033-05-01", "arrived: 2033-05-02", False, id="the day after"),
        pytest.param(
            "left: '2033-05-01?'", "arrived: '2033-05-01?'", False, id="possibly that day"
        ),
        pytest.param("left: 2033-05", "arrived: 2033-05", False, id="a month is no day"),
        pytest.param("by: train", "by: train", False, id="no day stated"),
    ],
)
def test_stops_belong_together_where_their_day_is_certainly_one(
    small_site: Path, first: str, second: str, same: bool
) -> None:
    """The last stated day of the one is the first of the other; nothing is guessed."""
    legs = f"{{place: corvane, {first}}}, {{place: lake-house, {second}}}"
    assert [stop.same_day for stop in stops(small_site, legs)] == [False, same]


def test_a_place_that_is_passed_twice_is_told_apart_by_its_number(small_site: Path) -> None:
    """A stop knows its number, and whether its place comes again."""
    legs = "{place: corvane}, {place: lake-house}, {place: corvane}"
    found = stops(small_site, legs)
    assert [(stop.number, stop.again) for stop in found] == [(1, True), (2, False), (3, True)]


@pytest.mark.parametrize(
    ("visit", "stop", "made"),
    [
        ("held", "held", True),
        ("held", "planned", False),
        ("planned", "held", False),
        ("reported", "held", False),
    ],
)
def test_a_stop_was_made_only_on_a_visit_that_was(
    small_site: Path, visit: str, stop: str, made: bool
) -> None:
    """What was planned, or is one side's word, is drawn open."""
    (found,) = stops(small_site, f"{{place: corvane, status: {stop}}}", visit)
    assert found.made is made


def test_days_in_a_row_without_anything_reported_stand_together(small_site: Path) -> None:
    """A day of which something is told stands alone, as do days before and behind it."""
    site_with(
        small_site,
        date="2033-05-01/2033-05-07",
        meetings=MEETING.format(id="tour-one", date="2033-05-03", more=""),
    )
    dossier = linked(small_site / "content")
    visit = dossier.visits["reik-corvia-2033"]
    runs = day_runs(days_of(dossier, visit))
    assert [str(span(run)) for run in runs] == [
        "2033-05-01/2033-05-02",
        "2033-05-03",
        "2033-05-04/2033-05-07",
    ]
    assert [day for run in runs for day in run] == list(days_of(dossier, visit))


def test_days_that_may_have_had_a_meeting_do_not_stand_with_those_that_had_not(
    small_site: Path,
) -> None:
    """What is known of the days that are told together is the same for each."""
    site_with(
        small_site,
        date="2033-05-01/2033-05-04",
        meetings=MEETING.format(id="tour-one", date="2033-05-02/2033-05-03", more=""),
    )
    dossier = linked(small_site / "content")
    runs = day_runs(days_of(dossier, dossier.visits["reik-corvia-2033"]))
    assert [(str(span(run)), len(run[0].perhaps)) for run in runs] == [
        ("2033-05-01", 0),
        ("2033-05-02/2033-05-03", 1),
        ("2033-05-04", 0),
    ]


def test_who_received_are_those_of_the_host_who_were_met(small_site: Path) -> None:
    """By the number of meetings held; neither travellers, nor others, nor what was only planned."""
    tours = (
        ("tour-one", ", participants: [ana-torvald, mira-dell, {group: guides, side: corvia}]"),
        ("tour-two", ", participants: [{person: lena-oswin, role: foreign-minister}, mira-dell]"),
        ("tour-three", ", participants: [{person: lena-oswin, role: foreign-minister}]"),
        ("tour-four", ", participants: [beno-karsk, {person: ana-torvald, side: corvia}]"),
        ("tour-five", ", participants: [{person: lena-oswin, role: foreign-minister}]"),
        ("tour-six", ", status: planned, participants: [ulf-brandt, mira-dell]"),
    )
    for id_ in ("mira-dell", "ulf-brandt"):
        path = small_site / "content" / "people" / f"{id_}.yaml"
        path.write_text(f"name: {id_}\nside: corvia\ncite: editor\n", "utf-8")
    site_with(
        small_site,
        meetings="".join(
            MEETING.format(id=id_, date="2033-05-02", more=more) for id_, more in tours
        ),
    )
    dossier = linked(small_site / "content")
    met = met_on_host_side(dossier, dossier.visits["reik-corvia-2033"])
    assert [(each.person.id, [seen.event.id for seen in each.seen]) for each in met] == [
        ("lena-oswin", ["tour-two", "tour-three", "tour-five"]),
        ("mira-dell", ["tour-one", "tour-two"]),
    ]


def test_what_was_announced_at_a_visit_is_what_was_said_there_or_at_its_meetings(
    small_site: Path,
) -> None:
    """Not what was said elsewhere, nor what announced the visit itself."""
    site_with(small_site, meetings=MEETING.format(id="tour-one", date="2033-05-02", more=""))
    folder = small_site / "content" / "announcements"
    for id_, more in (
        ("first-thing", "at: reik-corvia-2033"),
        ("second-thing", "at: tour-one"),
        ("third-thing", "at: joint-visit-2031"),
        ("fourth-thing", "fulfilled_by: reik-corvia-2033"),
    ):
        expects = "visits" if "fulfilled" in more else "other"
        (folder / f"{id_}.yaml").write_text(
            f"what: A thing\nby: ana-torvald\nexpects: {expects}\n{more}\ncite: editor\n", "utf-8"
        )
    dossier = linked(small_site / "content")
    found = announced_at(dossier, dossier.visits["reik-corvia-2033"])
    assert sorted(each.id for each in found) == ["first-thing", "second-thing"]


def text(html: str) -> str:
    """What HTML says."""
    return BeautifulSoup(html, "html5lib").get_text()


@pytest.mark.parametrize(
    ("edtf", "in_short", "with_year"),
    [
        ("2033-05-13", "13 May", "13 May 2033"),
        ("2033-09-01", "1 Sep", "1 Sep 2033"),
        ("2033-05-13?", "possibly 13 May", "possibly 13 May 2033"),
        ("2033-05-13~", "about 13 May", "about 13 May 2033"),
        ("2033-05-13%", "possibly about 13 May", "possibly about 13 May 2033"),
        ("2033-05", "May 2033", "May 2033"),
        ("2033", "2033", "2033"),
        ("2033-05-13/2033-05-14", "13–14 May 2033", "13–14 May 2033"),
        ("../2033-05-13", "no later than 13 May 2033", "no later than 13 May 2033"),
    ],
)
def test_a_day_in_short_says_no_more_and_no_less_than_is_known(
    edtf: str, in_short: str, with_year: str
) -> None:
    """Doubt stays in words; what is not one day is told in full."""
    date = Date.parse(edtf)
    assert text(short(date)) == in_short
    assert text(short(date, with_year=True)) == with_year


@given(st.dates(), st.sampled_from(["", "?", "~", "%"]))
def test_every_form_of_a_day_says_the_same_to_machines(day: object, doubt: str) -> None:
    """The `datetime` is the day itself, and the large form reads as the full one."""
    date = Date.parse(f"{day}{doubt}")
    for html in (full(date), short(date), day_first(date)):
        (time,) = BeautifulSoup(html, "html5lib").find_all("time")
        assert time["datetime"] == str(day)
    assert text(day_first(date)) == text(full(date))


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2033-05-13", ["13"]),
        ("2033-05-13?", ["13"]),
        ("2033-05-13/2033-05-14", ["13", "14"]),
        ("2033-05-31/2033-06-01", ["31", "1"]),
        ("2033-05", []),
        ("2033", []),
    ],
)
def test_only_the_number_of_a_day_stands_large(edtf: str, days: list[str]) -> None:
    """A year is no day; every form reads in full."""
    html = BeautifulSoup(day_first(Date.parse(edtf)), "html5lib")
    assert [number.get_text() for number in html.select(".day-number")] == days
    assert html.get_text() == text(full(Date.parse(edtf)))


@pytest.fixture
def long_visit(small_site: Path) -> Path:
    """The folder of a site with a visit of sixty meetings, each with people and a summary."""
    guests = "[ana-torvald, beno-karsk, {person: lena-oswin, role: foreign-minister}]"
    more = f", place: lake-house, summary: They were shown the lake., participants: {guests}"
    site_with(
        small_site,
        date="2033-05-01/2033-05-20",
        meetings="".join(
            MEETING.format(id=f"tour-{n}", date=f"2033-05-{n % 20 + 1:02}", more=more)
            for n in range(60)
        ),
    )
    dossier = linked(small_site / "content")
    assert is_long(dossier, dossier.visits["reik-corvia-2033"])
    assert not is_long(dossier, dossier.visits["joint-visit-2031"])
    done = pelican(small_site, "--fatal", "warnings")
    assert done.returncode == 0, done.stdout + done.stderr
    return small_site / "build"


ROUTE = """\
{place: corvane, left: 2033-05-01, by: train, notes: Nobody saw it.},
  {place: lake-house, passed: true},
  {place: corvane, arrived: 2033-05-03, disputes: [{id: which-day-back, kind: date, about: arrived,
    question: On which day?, why: Nothing decides it., versions: [{says: The third., cite: editor},
    {says: The fourth., cite: editor}]}]},
  {place: lake-house, status: planned}
"""


def test_the_line_of_stops_leads_to_what_is_told_of_them_below_it(small_site: Path) -> None:
    """In the line stand places, days and the sign of a dispute; its notes and versions do not."""
    site_with(small_site, legs=ROUTE)
    done = pelican(small_site, "--fatal", "warnings")
    assert done.returncode == 0, done.stdout + done.stderr
    path = small_site / "build" / "visits" / "reik-corvia-2033" / "index.html"
    page = BeautifulSoup(path.read_text("utf-8"), "html5lib")
    stops = [" ".join(stop.get_text(" ").split()) for stop in page.select("ol.route > li")]
    assert len(stops) == 4
    assert "left 1 May" in stops[0] and "by train" in stops[0]
    assert "passed through without a stop" in stops[1] and "no day stated" in stops[1]
    assert "arrived 3 May" in stops[2] and "≠" in stops[2]
    assert "Planned" in stops[3]
    assert not any("Nobody saw it" in stop or "The fourth" in stop for stop in stops)
    sign = page.select_one("ol.route a[aria-label]")
    assert isinstance(sign, Tag)
    assert sign["aria-label"] == "Sources differ: On which day?"
    target = page.find(id=str(sign["href"]).removeprefix("#"))
    assert isinstance(target, Tag) and "The fourth" in target.get_text()
    headings = [heading.get_text() for heading in page.select(".route-notes h3")]
    assert headings == ["Corvane (stop 1)", "Corvane (stop 3)"]


def test_a_visit_of_many_meetings_tells_each_in_a_line(long_visit: Path) -> None:
    """Each is there and leads to its own page, which tells the rest; the page stays small."""
    path = long_visit / "visits" / "reik-corvia-2033" / "index.html"
    assert path.stat().st_size < 200_000
    page = BeautifulSoup(path.read_text("utf-8"), "html5lib")
    engagements = page.select(".engagement")
    assert len(engagements) == 60 > IN_FULL
    for each in engagements:
        link = each.find("a")
        assert isinstance(link, Tag)
        assert str(link["href"]).startswith("../../meetings/tour-")
        assert "shown the lake" not in each.get_text()
