"""Numbers people ask for: what each bar counts, how long it is, and where its records are."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

import pytest
from bs4 import Tag
from hypothesis import given
from hypothesis import strategies as st

from chancery.dossier import Dossier
from chancery.load import load
from chancery.model.events import Visit
from chancery.pages import numbers
from chancery.pages.bars import LONGEST, Chart, Row, most_first
from chancery.pages.counts import Count
from chancery.pages.numbers import (
    by_direction,
    by_level,
    by_type,
    hosts,
    numbers_page,
    places,
    travellers,
)
from chancery.vocabulary import Level, MeetingType, Status
from conftest import ROOT, linked, page, without_events, words

VISIT = "title: A visit\ndate: 2033\ncite: editor\n"


def dossier_of(site: Path, *visits: str, meetings: Iterable[str] = ()) -> Dossier:
    """A dossier that has these visits and lone meetings alone, each given by its fields.

    A visit is one of a minister of the first side to the third unless it says otherwise.
    """
    content = without_events(site)
    usual = {"level": "minister", "visitor": "ardania", "host": "corvia"}
    for number, fields in enumerate(visits, 1):
        rest = "".join(
            f"{k}: {v}\n" for k, v in usual.items() if not re.search(f"^{k}:", fields, re.M)
        )
        (content / "visits" / f"v{number}.yaml").write_text(f"{VISIT}{rest}{fields}\n", "utf-8")
    for number, fields in enumerate(meetings, 1):
        text = f"title: Talks\ndate: 2033\ncite: editor\n{fields}\n"
        (content / "meetings" / f"m{number}.yaml").write_text(text, "utf-8")
    return linked(content)


def with_meeting(who: str, status: str = "held", visit: str = "") -> str:
    """A visit with one meeting of these people."""
    meeting = f"{{id: {visit}, type: talks, title: Talks, date: 2033, status: {status}, "
    return f"meetings: [{meeting}participants: [{who}]}}]"


def told(chart: Chart) -> dict[str, str]:
    """The rows of a chart: what each says of itself and of its numbers."""
    return {row.words: row.count.words for row in chart.rows}


STATUS = {str(status): status for status in Status}


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        ([], ""),
        (["held"], "1 held"),
        (["planned", "held", "held"], "2 held, 1 planned"),
        (["reported", "planned", "cancelled"], "1 reported, 1 planned"),
        (["cancelled"], ""),
        (["held"] * 1200, "1,200 held"),
    ],
)
def test_numbers_are_told_apart_by_status_and_what_was_called_off_is_left_out(
    statuses: list[str], said: str
) -> None:
    assert Count.of(STATUS[each] for each in statuses).words == said


COUNTS = st.builds(Count, *[st.integers(0, 500)] * 3).filter(lambda count: count.total > 0)


@given(st.lists(COUNTS, min_size=1, max_size=12))
def test_bars_are_as_long_as_their_numbers_and_full_of_their_parts(counts: list[Count]) -> None:
    """The longest leaves room for words; parts follow on each other, held first."""
    chart = Chart(tuple(Row(str(n), None, count) for n, count in enumerate(counts)))
    top = max(count.total for count in counts)
    for count in counts:
        bar = chart.bar(count)
        assert bar.width == pytest.approx(LONGEST * count.total / top, abs=0.01)
        assert [part.status for part in bar.parts] == [status for status, _ in count.parts]
        end = 0.0
        for part, (_, number) in zip(bar.parts, count.parts, strict=True):
            assert part.x == pytest.approx(end, abs=0.02)
            assert part.width == pytest.approx(100 * number / count.total, abs=0.01)
            end += part.width
        assert end == pytest.approx(100, abs=0.03)


def test_a_chart_without_rows_has_a_scale_all_the_same() -> None:
    assert Chart(()).top == 1


@pytest.mark.parametrize(
    ("held", "shown", "further"),
    [
        pytest.param([3, 2, 1], [3, 2], 1, id="the most"),
        pytest.param([1, 3, 1], [3], 2, id="those alike are all shown or none"),
        pytest.param([1, 1, 1], [1, 1], 1, id="unless nothing would be shown"),
        pytest.param([1, 2], [2, 1], 0, id="all, where they fit"),
        pytest.param([1, 0, 0, 0], [1], 0, id="nothing is no row"),
    ],
)
def test_a_chart_has_the_rows_with_most_held(
    held: list[int], shown: list[int], further: int
) -> None:
    chart = most_first((Row("a row", None, Count(number)) for number in held), 2)
    assert [row.count.held for row in chart.rows] == shown
    assert chart.further == further
    assert chart.next.held == (sorted(held, reverse=True)[len(shown)] if further else 0)


def test_sides_that_travel_together_are_a_direction_of_their_own(small_site: Path) -> None:
    """Planned visits do not move a direction up; of one that was called off nothing is told."""
    dossier = dossier_of(
        small_site,
        "visitor: [ardania, belmora]\nstatus: planned",
        "visitor: [ardania, belmora]\nstatus: planned",
        "status: held",
        "visitor: belmora\nstatus: cancelled",
    )
    chart = by_direction(dossier)
    assert told(chart) == {
        "Ardania to Corvia": "1 held",
        "Ardania and Belmora to Corvia": "2 planned",
    }
    assert [row.address for row in chart.rows] == [
        "timeline/direction/ardania-to-corvia/",
        "timeline/direction/ardania-and-belmora-to-corvia/",
    ]
    assert [row.side for row in chart.rows] == ["ardania", None]


def test_visits_by_level_are_told_apart_by_direction(small_site: Path) -> None:
    """Levels in their order; the most frequent directions first, all others as one."""
    ways = [("ardania", "corvia")] * 4 + [("corvia", "ardania")] * 3 + [("belmora", "corvia")] * 2
    visits = [
        f"visitor: {one}\nhost: {other}\nlevel: {level}\nstatus: {status}"
        for one, other in [*ways, ("corvia", "belmora"), ("ardania", "belmora")]
        for level, status in [("minister", "held")]
    ]
    dossier = dossier_of(
        small_site,
        *visits,
        "level: head-of-state\nstatus: planned",
        "level: party\nstatus: cancelled",
    )
    first, second = by_level(dossier).rows
    assert (first.words, first.address) == ("Head of state", "timeline/level/head-of-state/")
    assert [(row.words, row.count.words) for row in first.under] == [
        ("Ardania to Corvia", "1 planned")
    ]
    assert (second.words, second.count.words) == ("Minister", "11 held")
    assert [(row.words, row.count.words) for row in second.under] == [
        ("Ardania to Corvia", "4 held"),
        ("Corvia to Ardania", "3 held"),
        ("Belmora to Corvia", "2 held"),
        ("Other directions", "2 held"),
    ]


def test_meetings_by_type_count_those_within_visits_and_those_on_their_own(
    small_site: Path,
) -> None:
    dossier = dossier_of(
        small_site,
        with_meeting("ana-torvald", visit="in-visit"),
        meetings=[
            "type: talks",
            "type: tour\nstatus: planned",
            "type: tour\nstatus: reported",
            "type: signing\nstatus: cancelled",
        ],
    )
    chart = by_type(dossier)
    assert told(chart) == {"Talks": "2 held", "Tour": "1 reported, 1 planned"}
    assert chart.rows[0].address == "timeline/kind/talks/"


def test_travellers_are_those_named_on_visits_that_were_held(small_site: Path) -> None:
    """What is planned is shown and ranks nobody; a group is nobody; who never went is no row."""
    dossier = dossier_of(
        small_site,
        "delegation: [edda-marlow]",
        "delegation: [edda-marlow, {group: officers, side: ardania}]",
        "delegation: [ana-torvald]",
        *["delegation: [ana-torvald, beno-karsk]\nstatus: planned"] * 3,
        "delegation: [lena-oswin]\nstatus: cancelled",
        "delegation: [lena-oswin]\nstatus: reported",
    )
    chart = travellers(dossier)
    assert told(chart) == {"Edda Marlow": "2 held", "Ana Torvald": "1 held, 3 planned"}
    assert chart.rows[0].address == "people/edda-marlow/#page--visits-and-meetings"
    assert chart.rows[0].of is dossier.sides["ardania"]


def test_hosts_are_those_of_the_hosts_side_at_a_meeting_of_the_visit(small_site: Path) -> None:
    """Each visit once; neither who travelled nor a meeting that is part of no visit counts."""
    dossier = dossier_of(
        small_site,
        with_meeting("ana-torvald, lena-oswin", visit="one"),
        with_meeting("ana-torvald, lena-oswin", visit="two")
        + "\ndelegation: [ana-torvald]\nhost: [corvia, ardania]\nvisitor: belmora",
        meetings=["type: talks\nparticipants: [beno-karsk, edda-marlow]"],
    )
    assert told(hosts(dossier)) == {"Lena Oswin": "2 held"}


@pytest.mark.parametrize(
    ("visit", "meeting", "said"),
    [
        ("held", "planned", "1 held, 1 planned"),
        ("held", "reported", "1 held, 1 reported"),
        ("planned", "planned", "1 held, 1 planned"),
        ("reported", "held", "1 held, 1 reported"),
        ("held", "cancelled", "1 held"),
        ("cancelled", "held", "1 held"),
    ],
)
def test_who_was_to_receive_has_not_received(
    small_site: Path, visit: str, meeting: str, said: str
) -> None:
    dossier = dossier_of(
        small_site,
        with_meeting("lena-oswin", visit="sure"),
        f"status: {visit}\n" + with_meeting("lena-oswin", meeting, visit="unsure"),
    )
    assert told(hosts(dossier)) == {"Lena Oswin": said}


def test_places_are_towns_and_sites_outside_of_towns(small_site: Path) -> None:
    """A visit counts once for a town, however many stops it made in it."""
    mine = small_site / "content" / "places" / "mine.yaml"
    mine.write_text("name: Mine\ntype: site\nwithin: corvia-country\ncite: editor\n", "utf-8")
    dossier = dossier_of(
        small_site,
        "legs: [{place: corvane-airport}, {place: lake-house}, {place: mine}]",
        "legs: [{place: corvane}, {place: mine, passed: true}]",
        "legs: [{place: corvia-country}]",
        "status: cancelled",
    )
    found = places(dossier)
    assert told(found.chart) == {"Corvane": "2 held", "Mine": "1 held"}
    assert found.chart.rows[0].address == "places/corvane/#page--stops-of-visits"
    assert found.chart.rows[0].side == "corvia"
    assert found.without_place == 1


def test_a_place_of_the_travellers_own_side_is_not_visited(small_site: Path) -> None:
    dossier = dossier_of(
        small_site, "visitor: corvia\nhost: ardania\nlegs: [{place: corvane, left: 2033}]"
    )
    found = places(dossier)
    assert (found.chart.rows, found.without_place) == ((), 1)


@pytest.mark.parametrize(
    ("visit", "stop", "said"),
    [
        ("held", "planned", "1 held, 1 planned"),
        ("planned", "held", "1 held, 1 planned"),
        ("reported", "held", "1 held, 1 reported"),
        ("held", "cancelled", "1 held"),
    ],
)
def test_a_planned_stop_of_a_held_visit_is_planned(
    small_site: Path, visit: str, stop: str, said: str
) -> None:
    dossier = dossier_of(
        small_site,
        "legs: [{place: corvane}]",
        f"status: {visit}\nlegs: [{{place: corvane, status: {stop}}}]",
    )
    assert told(places(dossier).chart) == {"Corvane": said}


def test_of_nothing_there_is_no_chart(small_site: Path) -> None:
    dossier = dossier_of(small_site)
    charts = [by_direction(dossier), by_level(dossier), by_type(dossier), travellers(dossier)]
    assert [chart.rows for chart in [*charts, hosts(dossier), places(dossier).chart]] == [()] * 6


def test_charts_stay_of_one_size(small_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numbers, "MOST", 1)
    dossier = dossier_of(
        small_site,
        "delegation: [edda-marlow]",
        "delegation: [edda-marlow, ana-torvald]\nvisitor: belmora",
        "visitor: belmora",
    )
    for chart, further in ((by_direction(dossier), 1), (travellers(dossier), 1)):
        assert len(chart.rows) == 1
        assert chart.further == further


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    """The real dossier."""
    return Dossier(load(ROOT / "content"))


@pytest.fixture(scope="module")
def charts(dossier: Dossier) -> Mapping[str, Chart]:
    """Its charts by what the template calls them."""
    shows = numbers_page(dossier).shows
    return {key: each for key, each in shows.items() if isinstance(each, Chart)} | {
        "places": shows["places"].chart
    }


class TestBuilt:
    """The page as it is built for the real dossier, and what it leads to."""

    def test_each_chart_has_a_heading_a_caption_and_its_numbers_in_words(
        self, real_site: Path, charts: Mapping[str, Chart]
    ) -> None:
        parts = page(real_site, "numbers").select("section.part")
        with_bars = [part for part in parts if part.select("table.bars")]
        assert len(with_bars) == len(charts)
        assert len(parts) == len(charts) + 1
        for part in parts:
            assert part["id"] and words(part.h2) and words(part.caption)
            for cell in part.select("table.bars td"):
                assert re.fullmatch(r"(\d+ (held|reported|planned)(, )?)+", words(cell))

    def test_sums_are_those_of_the_records(
        self, dossier: Dossier, charts: Mapping[str, Chart]
    ) -> None:
        """Every visit, and every meeting, that was not called off is in one bar of each chart."""
        visits = Count.of(visit.status for visit in dossier.visits.values())
        meetings = Count.of(meeting.status for meeting in dossier.meetings.values())
        for key, whole in (("by_direction", visits), ("by_level", visits), ("by_type", meetings)):
            found = [row.count for row in charts[key].rows]
            assert sum(count.held for count in found) == whole.held
            assert sum(count.reported for count in found) == whole.reported
            assert sum(count.planned for count in found) == whole.planned

    def test_rows_under_a_level_add_up_to_it(self, charts: Mapping[str, Chart]) -> None:
        for row in charts["by_level"].rows:
            assert sum(each.count.total for each in row.under) == row.count.total

    def test_a_facet_has_its_address(self, dossier: Dossier, charts: Mapping[str, Chart]) -> None:
        """Levels, types and directions lead to the plain pages of the timeline."""
        sides = "|".join(dossier.sides)
        among = f"({sides})(-and-({sides}))*"
        allowed = {
            "by_level": rf"timeline/level/({'|'.join(Level)})/",
            "by_type": rf"timeline/kind/({'|'.join(MeetingType)})/",
            "by_direction": rf"timeline/direction/{among}-to-{among}/",
        }
        for key, pattern in allowed.items():
            for row in charts[key].rows:
                assert re.fullmatch(pattern, str(row.address))

    def test_a_bar_is_as_long_as_the_list_it_leads_to(self, real_site: Path) -> None:
        """What a page of a facet lists is, by status, what the bar and the words beside it say."""
        bars = [
            (link, told_in(row))
            for row in page(real_site, "numbers").select("table.bars tr:has(a)")
            if (link := str(row.select("a")[0]["href"])).startswith("../timeline/")
        ]
        assert len(bars) > 10
        for link, said in bars:
            is_of_meetings = "/kind/" in link
            listed = Counter(
                status_of(row)
                for row in page(real_site, link.removeprefix("../")).select("li[data-event]")
                if ("/meetings/" in str(row.select(".event-title a")[0]["href"])) == is_of_meetings
            )
            assert {status: n for status, n in listed.items() if status != "cancelled"} == said

    @staticmethod
    def linked(real_site: Path, row: Row) -> Collection[str]:
        """The visits to which the part of a page leads that a row leads to."""
        address, _, anchor = str(row.address).partition("#")
        part = page(real_site, address).find(id=anchor)
        assert isinstance(part, Tag)
        found = (re.search(r"visits/([a-z0-9-]+)/$", str(a["href"])) for a in part.select("a"))
        return {match[1] for match in found if match}

    def test_a_traveller_leads_to_every_visit_counted(
        self, real_site: Path, dossier: Dossier, charts: Mapping[str, Chart]
    ) -> None:
        for row in charts["travellers"].rows:
            person = str(row.address).split("/")[1]
            theirs = {
                visit.id
                for visit in dossier.visits.values()
                if person in {each.person for each in visit.delegation}
            }
            assert row.count.total == len(theirs)
            assert theirs <= set(self.linked(real_site, row))

    def test_a_host_leads_to_every_visit_counted(
        self, real_site: Path, charts: Mapping[str, Chart]
    ) -> None:
        for row in charts["hosts"].rows:
            assert row.count.total <= len(self.linked(real_site, row))

    def test_a_place_leads_to_every_visit_counted(
        self, real_site: Path, dossier: Dossier, charts: Mapping[str, Chart]
    ) -> None:
        """Its page has those too that set out from there."""
        for row in charts["places"].rows:
            linked = [dossier.visits[id_] for id_ in self.linked(real_site, row)]
            came = [visit for visit in linked if row.side not in visit.visitor]
            assert row.count.total == len(came)

    def test_a_year_leads_to_every_visit_counted(self, real_site: Path, dossier: Dossier) -> None:
        by_year = numbers_page(dossier).shows["by_year"]
        for panel in by_year.panels:
            for column in (each for each in panel.columns if each.year):
                there = page(real_site, f"timeline/{column.year}")
                ids = {str(each["data-event"]) for each in there.select("[data-event]")}
                begun = [v for v in dossier.visits.values() if v.date.first_year == column.year]
                for way, bar in ((panel.up, column.up), (panel.down, column.down)):
                    counted = [v.id for v in begun if goes(v, way.visitor) and v.id in ids]
                    assert len(counted) == (bar.happened + bar.planned if bar else 0)

    def test_the_columns_are_told_in_a_table_too(self, real_site: Path) -> None:
        part = page(real_site, "numbers").find(id="page--visits-by-year")
        assert isinstance(part, Tag)
        columns = [each for each in part.select("ol.columns > li") if each.a]
        rows = part.select("details tbody tr")
        assert [words(row.th) for row in rows] == [words(each.a) for each in columns]


def told_in(row: Tag) -> dict[str, int]:
    """The numbers of each status that a row of a chart says."""
    found = re.findall(r"([\d,]+) (held|reported|planned)", words(row))
    return {status: int(number.replace(",", "")) for number, status in found}


def status_of(row: Tag) -> str:
    """The status that a row of a list shows of its own event, not of those below it."""
    rings = (ring for ring in row.select(".status") if ring.find_parent("li") is row)
    return next((re.split(r"\W", words(ring))[0].lower() for ring in rings), "held")


def goes(visit: Visit, visitor: tuple[str, ...]) -> bool:
    """Whether it is these who travel."""
    return visit.visitor == visitor and visit.status != Status.CANCELLED
