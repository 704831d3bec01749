"""What facets each visit and meeting has, where each value's page is, and what the script gets."""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.cards import EventCard
from chancery.dates import Date
from chancery.dossier import Dossier
from chancery.pages.facet_data import PAGES, facet_data, facet_files
from chancery.pages.facet_pages import listing, row_pages, value_pages, values_with_pages
from chancery.pages.facets import (
    Facet,
    events_with,
    every_value_of,
    faceted,
    page_of,
    values_of,
)
from chancery.pages.filters import filters, listed_on
from chancery.pages.page import Page
from chancery.pages.rows import Row, events_in, in_parts
from chancery.vocabulary import Status
from conftest import linked

JOINT = "joint-visit-2031"
VISIT = """\
title: Reik in Corvia
date: {date}
status: {status}
level: official
visitor: ardania
host: corvia
cite: editor
"""
PLANNED = """\
legs:
  - {place: corvane-airport}
  - {place: lake-house, status: planned}
meetings:
  - id: reik-talks
    type: talks
    title: Talks
    date: 2033-05-02
    participants: [tomas-reik]
    statements: {id: reik-2033-fish, by: tomas-reik, on: fishing, gist: Fish are fish.}
  - id: reik-tour
    type: tour
    title: A tour
    status: planned
    date: 2033-05-03
    place: lake-house
    topics: river
    participants: [tomas-reik, lena-oswin]
"""


def facet_pages(dossier: Dossier) -> list[Page]:
    """The pages of all values of facets that have some."""
    values = values_with_pages(dossier)
    return [page for facet, value in values for page in value_pages(dossier, facet, value)]


def dossier_of(site: Path, **visits: str) -> Dossier:
    """The small dossier with more visits, each by its id with its text."""
    for name, text in visits.items():
        path = site / "content" / "visits" / f"{name.replace('_', '-')}.yaml"
        path.write_text(text, "utf-8")
    return linked(site / "content")


def reik(date: str = "2033-05-01/2033-05-04", status: str = "held", more: str = "") -> str:
    """The text of one more visit."""
    return VISIT.format(date=date, status=status) + more


def has(dossier: Dossier, id_: str) -> Mapping[str, set[str]]:
    """The values of each facet that an event has."""
    found = faceted(dossier, id_)
    return {str(facet): set(found.of(facet)) for facet in Facet if found.of(facet)}


def test_a_visit_is_found_by_what_its_meetings_and_stops_have(small_site: Path) -> None:
    assert has(dossier_of(small_site), JOINT) == {
        "person": {"ana-torvald", "beno-karsk", "lena-oswin", "tomas-reik"},
        "direction": {"ardania-and-belmora-to-corvia"},
        "kind": {"visit", "welcome", "talks", "reception", "signing", "other"},
        "level": {"minister"},
        "status": {"held"},
        "topic": {"river", "fishing"},
        "place": {"corvane", "corvane-airport", "lake-house", "corvia-country"},
        "year": {"2031"},
    }


@pytest.mark.parametrize(
    ("id_", "values"),
    [
        pytest.param(
            "joint-visit-2031-welcome",
            {
                "person": {"ana-torvald", "beno-karsk", "lena-oswin"},
                "direction": {"ardania-and-belmora-to-corvia"},
                "kind": {"welcome"},
                "level": {"minister"},
                "status": {"held"},
                "place": {"corvane-airport", "corvane", "corvia-country"},
                "year": {"2031"},
            },
            id="with the direction and level of its visit, and every place around its own",
        ),
        pytest.param(
            "fish-count-2032",
            {
                "kind": {"talks"},
                "status": {"planned"},
                "topic": {"fishing", "river"},
                "year": {"2032"},
            },
            id="alone, without them; groups are nobody; a topic is part of a wider one",
        ),
    ],
)
def test_a_meeting_has_its_own(small_site: Path, id_: str, values: Mapping[str, set[str]]) -> None:
    assert has(dossier_of(small_site), id_) == values


def test_what_is_planned_in_a_visit_that_was_held_is_not_found_as_held(small_site: Path) -> None:
    found = faceted(dossier_of(small_site, reik=reik(more=PLANNED)), "reik")
    assert {facet: set(values) for facet, values in found.own.items()} == {
        Facet.PERSON: {"tomas-reik"},
        Facet.DIRECTION: {"ardania-to-corvia"},
        Facet.KIND: {"visit", "talks"},
        Facet.LEVEL: {"official"},
        Facet.STATUS: {"held"},
        Facet.TOPIC: {"fishing", "river"},
        Facet.PLACE: {"corvane-airport", "corvane", "corvia-country"},
        Facet.YEAR: {"2033"},
    }
    assert found.otherwise == {
        Status.PLANNED: {
            Facet.PLACE: ("lake-house",),
            Facet.KIND: ("tour",),
            Facet.PERSON: ("lena-oswin",),
        }
    }
    assert set(found.of(Facet.STATUS)) == {"held"}


@pytest.mark.parametrize("status", ["planned", "cancelled", "reported"])
def test_a_stop_is_no_more_certain_than_its_visit(small_site: Path, status: str) -> None:
    visit = reik(status=status, more="legs: {place: lake-house}\n")
    found = faceted(dossier_of(small_site, reik=visit), "reik")
    assert found.own[Facet.PLACE] == ("lake-house", "corvane", "corvia-country")
    assert found.otherwise == {}


@pytest.mark.parametrize(
    ("date", "years"),
    [
        ("2033-05-01", ["2033"]),
        ("2033~", ["2033"]),
        ("2033?", ["2033"]),
        ("2033-12-30/2035-01-02", ["2033", "2034", "2035"]),
        ("2033-24", ["2033", "2034"]),
        ("2033-05/..", ["2033"]),
        ("2033-05/", ["2033"]),
        ("../2033-05", []),
        ("/2033-05", []),
        ("203X", []),
    ],
)
def test_an_event_has_the_years_that_it_is_known_to_touch(
    small_site: Path, date: str, years: list[str]
) -> None:
    found = faceted(dossier_of(small_site, reik=reik(date)), "reik")
    assert list(found.of(Facet.YEAR)) == years


@pytest.mark.parametrize(
    ("facet", "value", "address"),
    [
        (Facet.PERSON, "ana-torvald", "people/ana-torvald/"),
        (Facet.TOPIC, "river", "topics/river/"),
        (Facet.PLACE, "corvane", "places/corvane/"),
        (Facet.YEAR, "2031", "timeline/2031/"),
        (Facet.DIRECTION, "ardania-to-corvia", "timeline/direction/ardania-to-corvia/"),
        (Facet.KIND, "visit", "timeline/kind/visit/"),
        (Facet.LEVEL, "minister", "timeline/level/minister/"),
        (Facet.STATUS, "planned", "timeline/status/planned/"),
    ],
)
def test_every_value_has_a_page(facet: Facet, value: str, address: str) -> None:
    assert page_of(facet, value) == address


def test_values_are_counted_and_stand_in_the_order_of_their_list(small_site: Path) -> None:
    dossier = dossier_of(small_site, reik=reik(more=PLANNED))
    found = [faceted(dossier, id_) for id_ in dossier.visits]

    def counted(facet: Facet) -> list[tuple[str, int]]:
        return [(each.label, each.count) for each in values_of(dossier, facet, found)]

    assert counted(Facet.LEVEL) == [("Head of state", 1), ("Minister", 1), ("Official", 1)]
    assert counted(Facet.KIND)[:3] == [("Visit", 3), ("Talks", 2), ("Audience", 1)]
    assert counted(Facet.YEAR) == [("2031", 2), ("2033", 1)]
    assert counted(Facet.PLACE)[:2] == [("Corvane", 3), ("Corvia", 3)]
    assert ("Ardania and Belmora to Corvia", 1) in counted(Facet.DIRECTION)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        (
            "timeline/",
            "The numbers are of 4 visits and meetings: 3 held, 1 planned. "
            "A visit is counted for what its meetings and stops have, too.",
        ),
        (
            "visits/",
            "The numbers are of 3 visits: 3 held. "
            "A visit is counted for what its meetings and stops have, too.",
        ),
        (
            "meetings/",
            "The numbers are of 9 meetings: 5 held, 2 planned, 1 reported, 1 cancelled.",
        ),
    ],
)
def test_the_panel_says_what_its_numbers_cover(small_site: Path, address: str, says: str) -> None:
    dossier = dossier_of(small_site, reik=reik(more=PLANNED))
    assert filters(dossier, address).covers == says


def test_a_page_without_a_list_of_events_has_no_panel(small_site: Path) -> None:
    with pytest.raises(ValueError, match="people/"):
        filters(dossier_of(small_site), "people/")


def test_a_year_that_has_no_page_is_no_link(small_site: Path) -> None:
    """A meeting may fall into a year after the one under which its visit stands."""
    meeting = "meetings: {id: reik-talks, type: talks, title: Talks, date: 2034-01-02}\n"
    dossier = dossier_of(small_site, reik=reik("2033-12-30/..", more=meeting))
    years = next(f for f in filters(dossier, "meetings/").facets if f.facet is Facet.YEAR)
    assert {value.id: value.address for value in years.values}["2034"] == ""


class TestPages:
    """The plain pages that stand below the timeline."""

    def test_each_value_has_one_that_lists_its_events(self, small_site: Path) -> None:
        dossier = dossier_of(small_site, reik=reik(more=PLANNED))
        pages = {page.address: page for page in facet_pages(dossier)}
        for facet in (Facet.DIRECTION, Facet.KIND, Facet.LEVEL, Facet.STATUS):
            for value in every_value_of(dossier, facet):
                listed = pages[value.address].shows["listed"]
                assert {e.id for e in listed} == {
                    e.id for e in events_with(dossier, facet, value.id)
                }
                assert len(listed) == value.count

    def test_they_say_what_they_are(self, small_site: Path) -> None:
        pages = {page.address: page for page in facet_pages(dossier_of(small_site))}
        planned = pages["timeline/status/planned/"]
        assert planned.title == "Status: Planned"
        assert planned.trail == (("", "Home"), ("timeline/", "Timeline"))
        assert planned.json_ld is not None and planned.json_ld["name"] == planned.title
        assert planned.shows["definition"] == Status.PLANNED.definition
        talks = pages["timeline/kind/talks/"]
        assert talks.shows["counted"] == "1 visit: 1 held. 2 meetings: 1 held, 1 planned."
        direction = pages["timeline/direction/ardania-and-belmora-to-corvia/"]
        assert direction.title == "Direction: Ardania and Belmora to Corvia"

    def test_a_planned_meeting_stands_apart_from_a_visit_that_was_held(
        self, small_site: Path
    ) -> None:
        dossier = dossier_of(small_site, reik=reik(more=PLANNED))
        pages = {page.address: page for page in facet_pages(dossier)}
        listed = pages["timeline/status/planned/"].shows["listed"]
        assert {event.id for event in listed} == {"fish-count-2032", "reik-tour"}

    def test_a_topic_or_place_has_one_if_its_own_page_cannot_list_all(
        self, small_site: Path
    ) -> None:
        many = {f"reik_{at}": reik(more="topics: fishing\nlegs: {place: lake-house}\n")
                for at in range(118)}  # fmt: skip
        dossier = dossier_of(small_site, **many)
        addresses = {page.address for page in facet_pages(dossier)}
        for facet, value in ((Facet.TOPIC, "river"), (Facet.PLACE, "corvia-country")):
            found = listing(dossier, facet, value)
            assert found.rest == f"timeline/{facet}/{value}/"
            assert found.rest in addresses
            assert events_in(found.rows) == found.events[-found.latest :] != found.events

    def test_a_topic_or_place_whose_page_lists_all_has_none(self, small_site: Path) -> None:
        dossier = dossier_of(small_site, reik=reik(more=PLANNED))
        found = listing(dossier, Facet.TOPIC, "river")
        assert found.rest is None
        assert {e.id for e in events_in(found.rows)} == {e.id for e in found.events}
        assert {"reik", "reik-talks", "reik-tour"} < {e.id for e in found.events}
        assert not [p for p in facet_pages(dossier) if p.address.startswith("timeline/topic/")]

    def test_what_has_no_known_year_stands_last(self, small_site: Path) -> None:
        """Though it may lie before all others, as what is known only to have ended does."""
        dossier = dossier_of(small_site, ended=reik("../2020"), decade=reik("199X"))
        pages = {page.address: page for page in facet_pages(dossier)}
        years = pages["timeline/kind/visit/"].shows["years"]
        assert [year for year, _ in years] == [2031, None]

    def test_a_long_one_is_cut_into_parts(self, small_site: Path) -> None:
        many = {f"reik_{at}": reik() for at in range(250)}
        dossier = dossier_of(small_site, **many)
        pages = [p for p in facet_pages(dossier) if p.address.startswith("timeline/level/official")]
        assert [page.address for page in pages] == [
            "timeline/level/official/",
            "timeline/level/official/2/",
        ]
        assert [len(page.shows["listed"]) for page in pages] == [200, 50]
        assert pages[1].title == "Level: Official, part 2 of 2"
        assert pages[1].trail[-1] == ("timeline/level/official/", "Level: Official")
        assert [page.shows["part"].address for page in pages] == [page.address for page in pages]


class TestParts:
    """Rows in parts, of which each holds no more than it may."""

    @given(st.lists(st.integers(0, 9), max_size=20), st.integers(2, 7))
    def test_hold_every_meeting_with_its_visit(self, sizes: list[int], most: int) -> None:
        rows = [row(at, size) for at, size in enumerate(sizes)]
        parts = in_parts(rows, most)
        assert all(len({m.id for r in part for m in r.inside}) <= most for part in parts)
        told = [m.id for part in parts for r in part for m in r.inside]
        assert told == [m.id for r in rows for m in r.inside]
        assert all(
            m.id.startswith(f"{r.event.id}-") for part in parts for r in part for m in r.inside
        )
        events = dict.fromkeys(r.event.id for part in parts for r in part)
        assert list(events) == [r.event.id for r in rows]


def row(at: int, meetings: int) -> Row:
    """A visit with so many meetings."""
    date, held = Date.parse("2031"), Status.HELD
    inside = tuple(
        EventCard(f"v{at}-{n}", "meetings", date, held, f"v{at}") for n in range(meetings)
    )
    return Row(EventCard(f"v{at}", "visits", date, held, None), inside)


def data_of(dossier: Dossier, address: str) -> Mapping[str, Any]:
    """What the script of a page loads."""
    return facet_data(dossier, address, row_pages(dossier))


class TestData:
    """What the script loads."""

    @pytest.mark.parametrize("address", PAGES)
    def test_has_the_facets_of_every_event_of_the_page(
        self, small_site: Path, address: str
    ) -> None:
        dossier = dossier_of(small_site, reik=reik(more=PLANNED))
        data = data_of(dossier, address)
        events = listed_on(dossier, address)
        assert data["events"] == [event.id for event in events]
        for at, event in enumerate(events):
            for facet, column in data["facets"].items():
                found = faceted(dossier, event.id)
                if facet is Facet.YEAR:
                    assert [str(year) for year in column[at]] == list(found.of(facet))
                    continue
                own = {data["values"][facet][value][0] for value in column[at]}
                expected = set(found.own.get(facet, ()))
                assert own == expected - ({"visit"} if address == "visits/" else set())

    def test_keeps_apart_what_is_of_another_status(self, small_site: Path) -> None:
        data = data_of(dossier_of(small_site, reik=reik(more=PLANNED)), "visits/")
        at = data["events"].index("reik")
        people = [
            data["values"][Facet.PERSON][i][0] for i in data["otherwise"][at]["planned"]["person"]
        ]
        assert people == ["lena-oswin"]

    @pytest.mark.parametrize("address", PAGES)
    def test_says_on_which_page_each_row_is(self, small_site: Path, address: str) -> None:
        dossier = dossier_of(small_site, reik=reik(more=PLANNED))
        listed = {p.address: {e.id for e in p.shows["listed"]} for p in facet_pages(dossier)}
        data = data_of(dossier, address)
        for id_, row_page in zip(data["events"], data["row"], strict=True):
            assert id_ in listed[data["pages"][row_page]]

    def test_is_the_same_each_time_and_compact(self, small_site: Path) -> None:
        first, again = (
            list(facet_files(dossier_of(small_site, reik=reik(more=PLANNED)))) for _ in range(2)
        )
        assert first == again
        assert [file.address for file in first] == [f"{page}facets.json" for page in PAGES]
        for file in first:
            assert json.loads(file.text)["events"]
            assert len(gzip.compress(file.text.encode())) < len(file.text) < 5_000
