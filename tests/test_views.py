"""What pages gather: the days of a visit, and the order in which things stand."""

from pathlib import Path

import pytest

from chancery.dossier import Dossier
from chancery.pages.views import Day, by_year, days_of
from chancery.pages.words import latest_role, role_parts
from conftest import linked

VISIT = """\
title: Reik in Corvia
date: {date}
level: minister
visitor: ardania
host: corvia
cite: editor
legs:
{legs}
meetings:
{meetings}
"""
LEG = "  - place: corvane\n"
MEETING = "  - {{id: {id}, type: tour, title: A tour, date: {date}{more}}}\n"


def dossier_with(site: Path, date: str, legs: str, meetings: str) -> Dossier:
    """The small dossier with one more visit in it, reik-corvia-2033."""
    path = site / "content" / "visits" / "reik-corvia-2033.yaml"
    path.write_text(VISIT.format(date=date, legs=legs, meetings=meetings), "utf-8")
    return linked(site / "content")


def days(site: Path, date: str, legs: str = LEG, meetings: str = "  []") -> list[Day]:
    """The days that the visit's page shows."""
    dossier = dossier_with(site, date, legs, meetings)
    return list(days_of(dossier, dossier.visits["reik-corvia-2033"]))


@pytest.mark.parametrize(
    ("date", "legs", "meetings", "shown"),
    [
        pytest.param("2033-05-01/2033-05-03", LEG, "", "1 2 3", id="the days of the visit"),
        pytest.param("2033-05", LEG, "", "", id="of a visit whose days are not known, none"),
        pytest.param(
            "2033-05-01/",
            LEG + "    left: 2033-05-04\n",
            MEETING.format(id="tour-one", date="2033-05-01", more=""),
            "1 2 3 4",
            id="of one whose end is not known, all between those that are",
        ),
        pytest.param(
            "2033-05-01~/2033-05-09~",
            LEG + "    arrived: 2033-05-02\n",
            "",
            "2",
            id="of one whose days are about, only those that are certain",
        ),
    ],
)
def test_a_visit_shows_every_day_that_it_surely_had(
    small_site: Path, date: str, legs: str, meetings: str, shown: str
) -> None:
    """A day between two known ones is shown, though nothing is reported for it."""
    found = [str(day.date.earliest.day) for day in days(small_site, date, legs, meetings or "  []")]
    assert found == shown.split()


def test_what_is_possibly_of_a_day_stands_under_it_in_the_order_of_days(small_site: Path) -> None:
    """Such a day takes the place of the certain one, if that has nothing of its own."""
    meetings = "".join(
        MEETING.format(id=f"tour-{n}", date=date, more="")
        for n, date in enumerate(("2033-05-01", "2033-05-03?", "2033-05-04~", "2033-05"))
    )
    legs = LEG + "    arrived: 2033-05-03?\n    left: 2033-05-04\n"
    found = days(small_site, "2033-05-01/2033-05-05", legs, meetings)
    assert [
        (str(day.date), [m.id for m in day.meetings], len(day.movements), len(day.leaving))
        for day in found
    ] == [
        ("2033-05-01", ["tour-0"], 0, 0),
        ("2033-05-02", [], 0, 0),
        ("2033-05-03?", ["tour-1"], 1, 0),
        ("2033-05-04", [], 0, 1),
        ("2033-05-04~", ["tour-2"], 0, 0),
        ("2033-05-05", [], 0, 0),
    ]
    assert [day.anchor.removeprefix("day-2033-05-") for day in found] == [
        "01",
        "02",
        "03-possibly",
        "04",
        "04-about",
        "05",
    ]
    assert all([meeting.id for meeting in day.perhaps] == ["tour-3"] for day in found)


def test_each_day_of_a_visit_has_a_fragment_of_its_own(small_site: Path) -> None:
    """Also where one day is certain for one meeting, possible for another and about for a third."""
    dates = ("2033-05-03", "2033-05-03?", "2033-05-03~", "2033-05-03%")
    meetings = "".join(
        MEETING.format(id=f"tour-{n}", date=date, more="") for n, date in enumerate(dates)
    )
    anchors = [day.anchor for day in days(small_site, "2033-05-03", LEG, meetings)]
    assert len(set(anchors)) == len(dates)
    assert "day-2033-05-03" in anchors


def test_the_last_departure_of_a_day_stands_behind_its_meetings(small_site: Path) -> None:
    """A stop that is left and the next one reached come before what happened there."""
    legs = (
        "  - {place: corvane, arrived: 2033-05-01, left: 2033-05-02}\n"
        "  - {place: lake-house, arrived: 2033-05-02, left: 2033-05-02}\n"
    )
    day = days(small_site, "2033-05-01/2033-05-02", legs)[1]
    assert [(move.leg.place, move.arrives) for move in day.movements] == [
        ("corvane", False),
        ("lake-house", True),
    ]
    assert [(move.leg.place, move.arrives) for move in day.leaving] == [("lake-house", False)]


def test_meetings_of_a_day_without_an_order_stand_as_they_are_written(small_site: Path) -> None:
    """A stated order goes first, then the part of the day, then the file's own order."""
    meetings = "".join(
        MEETING.format(id=id_, date="2033-05-01", more=more)
        for id_, more in (
            ("zoo-tour", ""),
            ("abbey-tour", ""),
            ("night-tour", ", part_of_day: night"),
            ("last-tour", ", order: 2"),
            ("first-tour", ", order: 1"),
        )
    )
    (day,) = days(small_site, "2033-05-01", meetings=meetings)
    assert [meeting.id for meeting in day.meetings] == [
        "first-tour",
        "last-tour",
        "zoo-tour",
        "abbey-tour",
        "night-tour",
    ]


def test_a_role_names_where_it_is_held_once(small_site: Path) -> None:
    """An organization that stands in the title is not named again behind it."""
    path = small_site / "content" / "people" / "ulf-brandt.yaml"
    path.write_text(
        "name: Ulf Brandt\ncite: editor\nroles:\n"
        "  - {id: one, title: Lake Commission Warden, organization: lake-commission}\n"
        "  - {id: two, title: Warden, organization: lake-commission}\n"
        "  - {id: three, title: Of the Lake Commissions, organization: lake-commission}\n"
        "  - {id: four, title: Warden}\n",
        "utf-8",
    )
    dossier = dossier_with(small_site, "2033-05", LEG, "  []")
    commission = dossier.organizations["lake-commission"].name
    assert [role_parts(dossier, role) for role in dossier.people["ulf-brandt"].roles] == [
        ("", commission, " Warden"),
        ("Warden, ", commission, ""),
        ("Of the Lake Commissions, ", commission, ""),
        ("Warden", "", ""),
    ]


@pytest.mark.parametrize(
    ("roles", "latest"),
    [
        pytest.param("", None, id="of nobody's roles, none"),
        pytest.param("{id: one, title: X}, {id: two, title: X}", "two", id="the last one written"),
        pytest.param(
            "{id: one, title: X, held: 2033}, {id: two, title: X, held: 2032}",
            "one",
            id="the one held at the latest day",
        ),
        pytest.param(
            "{id: guide, title: X}, {id: two, title: X, held: ../2033-04}",
            "guide",
            id="one in which the person is met after another was over",
        ),
        pytest.param(
            "{id: guide, title: X}, {id: two, title: X, held: 2034/..}",
            "two",
            id="one that is held after the person was met in another",
        ),
    ],
)
def test_the_latest_role_is_the_one_known_of_at_the_latest_day(
    small_site: Path, roles: str, latest: str | None
) -> None:
    """By its own time, or by an event of 2033 at which the person is met as a guide."""
    path = small_site / "content" / "people" / "ulf-brandt.yaml"
    path.write_text(f"name: Ulf Brandt\ncite: editor\nroles: [{roles}]\n", "utf-8")
    guide = ", role: guide" if "guide" in roles else ""
    guests = f", participants: {{person: ulf-brandt{guide}}}"
    meetings = MEETING.format(id="tour", date="2033-05-02", more=guests)
    dossier = dossier_with(small_site, "2033-05", LEG, meetings)
    role = latest_role(dossier, dossier.people["ulf-brandt"])
    assert (role and role.id) == latest


def test_sources_stand_in_the_order_of_their_dates(small_site: Path) -> None:
    """One without a date comes last."""
    path = small_site / "content" / "sources" / "a-leaflet.yaml"
    path.write_text(
        "short: A leaflet\nparagraphs: 1\nleft_out: {paragraphs: 1, why: It says nothing.}\n"
        "missing: {title: None., date: None., url: None.}\ncite: editor\n",
        "utf-8",
    )
    dossier = dossier_with(small_site, "2033-05", LEG, "  []")
    dates = [source.date for source in dossier.sources.values()]
    assert dates[-1] is None
    known = [date.sort_key for date in dates if date]
    assert known == sorted(known)


@pytest.mark.parametrize(
    ("date", "year"),
    [
        ("2033-05-01/2034", 2033),
        ("2033?", 2033),
        ("2033/", 2033),
        ("203X", None),
        ("20XX", None),
        ("../2033", None),
    ],
)
def test_lists_have_an_event_under_the_year_in_which_it_began_if_that_is_known(
    small_site: Path, date: str, year: int | None
) -> None:
    """No year is made up for what is known to the decade, or only by its end."""
    dossier = dossier_with(small_site, date, LEG, "  []")
    visit = dossier.card("reik-corvia-2033")
    assert [at for at, events in by_year(dossier.events) if visit in events] == [year]
