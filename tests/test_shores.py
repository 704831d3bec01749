"""Where events stand on the timeline: shores, lanes, what runs on beside them, and the years."""

from pathlib import Path
from typing import NamedTuple

import pytest

from chancery.dossier import Dossier
from chancery.load import load
from chancery.pages.shores import MOST_LANES, Row, YearOfRows, banks, by_year, lanes, rows
from chancery.pages.years import Gap
from conftest import without_events

SIDES = ("ardania", "belmora", "corvia")
VISIT = """\
title: Visit {id}
status: {status}
date: {date}
level: minister
visitor: [{visitor}]
host: [{host}]
cite: editor
"""
MEETING = """\
title: Talks {id}
type: talks
status: {status}
date: {date}
{place}cite: editor
"""


class Added(NamedTuple):
    """An event to be written: a visit from the first to the second of its sides, or a meeting."""

    id: str
    date: str
    between: tuple[str, str] | None = ("ardania", "corvia")
    status: str = "held"
    place: str = ""


class Site:
    """The small site, emptied of events, with some sides as its parties."""

    def __init__(self, folder: Path) -> None:
        """Take out what there is."""
        self.content = without_events(folder)

    def dossier(self, *added: Added, parties: tuple[str, ...] = ("ardania", "corvia")) -> Dossier:
        """The dossier of these events."""
        for side in SIDES:
            path = self.content / "sides" / f"{side}.yaml"
            party = str(side in parties).lower()
            path.write_text(f"{path.read_text('utf-8')}party: {party}\n", "utf-8")
        for each in added:
            visitor, host = each.between or ("", "")
            kind, text = ("visits", VISIT) if each.between else ("meetings", MEETING)
            place = f"place: {each.place}\n" if each.place else ""
            said = {"id": each.id, "date": each.date, "status": each.status, "place": place}
            path = self.content / kind / f"{each.id}.yaml"
            path.write_text(text.format(**said, visitor=visitor, host=host), "utf-8")
        return Dossier(load(self.content))

    def rows(
        self, *added: Added, parties: tuple[str, ...] = ("ardania", "corvia")
    ) -> dict[str, Row]:
        """The rows of these events, in order."""
        dossier = self.dossier(*added, parties=parties)
        return {r.event.id: r for r in rows(dossier, banks(dossier), dossier.events)}


@pytest.fixture
def site(small_site: Path) -> Site:
    """The small site without an event."""
    return Site(small_site)


def across(row: Row) -> list[tuple[float, float, int]]:
    """Where the arrows of a row begin, how wide they are, and at which end their tips are."""
    return [(arm.x, arm.width, arm.anchor) for arm in row.ribbon.arms]


@pytest.mark.parametrize(
    ("between", "text", "crosses", "arrows"),
    [
        pytest.param(
            ("ardania", "corvia"), "right", True, [(0, 100, 100)], id="from the first to the second"
        ),
        pytest.param(
            ("corvia", "ardania"), "left", True, [(0, 100, 0)], id="from the second to the first"
        ),
        pytest.param(
            ("belmora", "ardania"), "left", False, [(0, 50, 0)], id="from neither to the first"
        ),
        pytest.param(
            ("belmora", "corvia"), "right", False, [(50, 50, 100)], id="from neither to the second"
        ),
        pytest.param(
            ("ardania", "belmora"), "left", False, [(0, 50, 100)], id="from the first to neither"
        ),
        pytest.param(
            ("ardania, belmora", "corvia"), "right", False, [(0, 100, 100)], id="of two together"
        ),
        pytest.param(
            ("corvia", "ardania, belmora"),
            "left",
            False,
            [(0, 100, 0), (50, 50, 0)],
            id="to two, one arrow each",
        ),
        pytest.param(
            ("belmora", "ardania, corvia"),
            "middle",
            False,
            [(0, 50, 0), (50, 50, 100)],
            id="from neither to both",
        ),
        pytest.param(("belmora", "belmora"), "middle", False, [(50, 0, 50)], id="of neither"),
        pytest.param(
            ("ardania", "ardania"), "left", False, [(0, 0, 50)], id="within the first, no arrow"
        ),
    ],
)
def test_a_visit_crosses_from_its_travellers_shore_to_its_hosts(
    site: Site,
    between: tuple[str, str],
    text: str,
    crosses: bool,
    arrows: list[tuple[float, float, int]],
) -> None:
    """It is told where it led; who is no party stands in the middle."""
    found = site.rows(Added("it", "2031-05-04", between))["it"]
    assert (found.text, found.crosses) == (text, crosses)
    assert across(found) == arrows


@pytest.mark.parametrize(
    ("place", "side", "text", "x"),
    [
        pytest.param("corvane", "corvia", "right", 100, id="at a place of a party"),
        pytest.param("lake-house", "corvia", "right", 100, id="at one within such a place"),
        pytest.param("", None, "middle", 50, id="at a place not stated"),
    ],
)
def test_a_meeting_of_no_visit_stands_where_it_was_held(
    site: Site, place: str, side: str | None, text: str, x: float
) -> None:
    found = site.rows(Added("it", "2031-05-04", None, place=place))["it"]
    assert (found.side, found.text, found.crosses) == (side, text, False)
    assert across(found) == [(x, 0, 50)]


def test_of_three_parties_each_has_a_lane_and_all_is_told_in_one_column(site: Site) -> None:
    """An arrow leads from lane to lane; those who travel together have a mark each."""
    joint = Added("joint", "2031-05-06", ("ardania, belmora", "corvia"))
    back = Added("back", "2031-05-04", ("corvia", "belmora"))
    found = site.rows(joint, back, parties=SIDES)
    assert across(found["back"]) == [(50, 33.3, 0)]
    assert across(found["joint"]) == [(16.7, 66.6, 100)]
    assert found["joint"].ports == ((16.7, "ardania"), (50.0, "belmora"))
    assert {(row.text, row.crosses) for row in found.values()} == {("right", True)}


@pytest.mark.parametrize("parties", [(), ("ardania",), ("ardania", "corvia")])
def test_a_dossier_of_one_party_or_none_has_a_lane_for_each_side_that_a_visit_concerns(
    site: Site, parties: tuple[str, ...]
) -> None:
    dossier = site.dossier(Added("it", "2031-05-04"), parties=parties)
    found = banks(dossier)
    assert [side.id for side in found.sides] == ["ardania", "corvia"]
    assert found.are_shores is (len(parties) == 2)


def test_a_dossier_of_meetings_alone_has_no_lanes(site: Site) -> None:
    found = site.rows(Added("it", "2031-05-04", None), parties=())["it"]
    assert across(found) == [(50, 0, 50)]


def test_beyond_so_many_sides_all_others_share_a_lane(site: Site) -> None:
    side = site.dossier().sides["ardania"]
    found = lanes([side.model_copy(update={"id": f"side-{n}"}) for n in range(MOST_LANES + 3)])
    assert len(found.sides) == MOST_LANES
    assert len(found.lanes) == MOST_LANES + 1
    assert found.of("side-6") == found.of("side-8") == found.lanes[-1]


LONG = Added("long", "2031-05-01/2031-05-31")


@pytest.mark.parametrize(
    ("other", "overlap"),
    [
        pytest.param(Added("other", "2031-05-30/2031-06-02"), True, id="the same way"),
        pytest.param(Added("other", "2031-05-31", ("corvia", "ardania")), True, id="the other way"),
        pytest.param(Added("other", "2031-05-12", None), True, id="a meeting"),
        pytest.param(Added("other", "2031-05-12", status="planned"), True, id="planned"),
        pytest.param(Added("other", "2031-06-01"), False, id="the day after"),
        pytest.param(Added("other", "2031-05"), False, id="some time of the month"),
        pytest.param(Added("other", "2031-05-12/.."), False, id="an open end"),
        pytest.param(Added("other", "2031-05-12?"), False, id="possibly"),
        pytest.param(Added("other", "2031-05-12~"), False, id="about"),
        pytest.param(Added("other", "2031-05-12", status="cancelled"), False, id="cancelled"),
    ],
)
def test_what_was_under_way_on_known_days_runs_on_beside_what_began_then(
    site: Site, other: Added, overlap: bool
) -> None:
    """It is drawn on from its own row, and named where it is still under way."""
    found = site.rows(LONG, other)
    assert [visit.id for visit in found["other"].overlaps] == ["long"] * overlap
    assert len(found["long"].under_way) == len(found["other"].under_way) == int(overlap)
    assert not found["long"].overlaps
    if overlap:
        (start,), (end,) = found["long"].under_way, found["other"].under_way
        assert (start.top, start.bottom) == (found["long"].ribbon.firm_to, None)
        assert end.top is None and 0 < (end.bottom or 0) <= found["other"].ribbon.height
        assert start.x == end.x == 97


def test_a_lane_passes_what_is_not_known_to_the_day(site: Site) -> None:
    """Where something of known days comes behind it."""
    found = site.rows(LONG, Added("vague", "2031-05"), Added("third", "2031-05-20"))
    assert [(lane.top, lane.bottom) for lane in found["vague"].under_way] == [(None, None)]
    assert not found["vague"].overlaps


def test_visits_under_way_at_once_have_lanes_side_by_side_and_no_more_than_fit(
    site: Site,
) -> None:
    many = [Added(f"visit-{n}", f"2031-05-0{n}/2031-05-20") for n in range(1, 7)]
    found = site.rows(*many)
    for row in found.values():
        at = [lane.x for lane in row.under_way]
        assert len(at) == len(set(at)) <= 3
    assert [visit.id for visit in found["visit-6"].overlaps] == ["visit-1", "visit-2", "visit-3"]


def test_rows_name_a_month_once_and_only_if_it_is_known(site: Site) -> None:
    found = site.rows(
        Added("a", "2031-02"),
        Added("b", "2031-02-27/.."),
        Added("c", "2031-21"),
        Added("d", "2032"),
    )
    assert [(id_, row.month) for id_, row in found.items()] == [
        ("a", "Feb"), ("b", ""), ("c", ""), ("d", ""),
    ]  # fmt: skip


def test_forty_silent_years_are_one_gap_and_what_goes_on_is_named_in_its_years(
    site: Site,
) -> None:
    """Each event has one row, in the year in which it began; one of unknown year has none."""
    found = site.rows(
        Added("first", "1991-05-04"),
        Added("over", "2031-12-30/2033-01-02"),
        Added("old", "../2040"),
    )
    years, others = by_year(tuple(found.values()))
    assert years == (
        YearOfRows(1991, (found["first"],)),
        Gap(1992, 2030),
        YearOfRows(2031, (found["over"],)),
        YearOfRows(2032, (), (found["over"].event,)),
        YearOfRows(2033, (), (found["over"].event,)),
    )
    assert others == (found["old"],)


def test_a_season_over_the_turn_of_the_year_goes_on_in_none(site: Site) -> None:
    """It may be over before; only what is known to last is said to go on."""
    years, _ = by_year(tuple(site.rows(Added("winter", "2031-24")).values()))
    assert [each.year for each in years if isinstance(each, YearOfRows)] == [2031]
