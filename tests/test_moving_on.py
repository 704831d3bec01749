"""Where a reader goes on from an event: beside it on the timeline, and to what is akin to it."""

from pathlib import Path

import pytest
import yaml

from chancery.dossier import Dossier
from chancery.model.events import Event
from chancery.pages.moving_on import MOST, akin, neighbours
from conftest import SITES, linked, without_events

PASSAGE = "ardania-herald-2031#1"


def visit(
    folder: Path, id_: str, date: str, people: str = "", topics: str = "", **more: object
) -> None:
    """Write the record of a visit."""
    record = {
        "title": id_.capitalize(),
        "level": "minister",
        "visitor": "ardania",
        "host": "belmora",
        "date": date,
        "cite": PASSAGE,
        "delegation": people.split(),
        "topics": topics.split(),
        **more,
    }
    (folder / f"{id_}.yaml").write_text(yaml.safe_dump(record), "utf-8")


@pytest.fixture
def content(small_site: Path) -> Path:
    """The records of three sides without their events."""
    return without_events(small_site)


def beside(dossier: Dossier, event: Event) -> tuple[str | None, str | None]:
    """The ids of what stands on either side of an event."""
    found = neighbours(dossier, event)
    assert found is not None
    return tuple(each and each.id for each in (found.before, found.behind))  # type: ignore[return-value]  # two


def test_the_neighbours_follow_the_timeline_from_its_first_event_to_its_last(content: Path) -> None:
    """An event of which the year is not known comes last, as it does on the timeline."""
    visits = content / "visits"
    visit(visits, "of-1990", "1990")
    visit(visits, "of-a-month", "2031-06")
    visit(visits, "of-a-day", "2031-06-03")
    visit(visits, "of-a-decade", "199X")
    visit(visits, "until-some-day", "../2031-01")
    dossier = linked(content)
    order = ["of-1990", "of-a-month", "of-a-day", "until-some-day", "of-a-decade"]
    assert {event.id for event in dossier.events} == set(order)
    found = [beside(dossier, dossier.visits[id_]) for id_ in order]
    assert found == [
        (None, "of-a-month"),
        ("of-1990", "of-a-day"),
        ("of-a-month", "until-some-day"),
        ("of-a-day", "of-a-decade"),
        ("until-some-day", None),
    ]


def test_a_meeting_of_a_visit_is_not_on_the_timeline_and_one_of_none_is() -> None:
    dossier = linked(SITES / "valid" / "three-sides" / "content")
    assert neighbours(dossier, dossier.meetings["joint-visit-2031-talks"]) is None
    assert neighbours(dossier, dossier.meetings["fish-count-2032"]) is not None


def shared(dossier: Dossier, event: Event) -> dict[str, list[str]]:
    """What is akin to an event, with the ids of what they have in common."""
    return {
        each.event.id: [record.id for record in (*each.people, *each.topics)]
        for each in akin(dossier, event)
    }


def test_akin_are_the_nearest_of_the_same_people_and_topics_on_either_side(content: Path) -> None:
    """Not those beside it on the timeline, to which its page leads anyway."""
    visits = content / "visits"
    visit(visits, "long-before", "2020", "ana-torvald")
    visit(visits, "before", "2021", "ana-torvald", "river")
    visit(visits, "just-before", "2022", "ana-torvald beno-karsk")
    visit(visits, "this", "2023", "ana-torvald beno-karsk", "river")
    visit(visits, "just-behind", "2024")
    visit(visits, "behind", "2025", "beno-karsk")
    visit(visits, "farther-behind", "2026", "beno-karsk", "fishing")
    dossier = linked(content)
    assert shared(dossier, dossier.visits["this"]) == {
        "before": ["river"],
        "behind": ["beno-karsk"],
    }


def test_those_with_most_in_common_are_named_in_the_order_of_time(content: Path) -> None:
    """However many there are."""
    visits = content / "visits"
    people = ["ana-torvald", "beno-karsk", "edda-marlow", "tomas-reik", "lena-oswin"]
    visit(visits, "this", "2023", " ".join(people), "river fishing")
    visit(visits, "between", "2023-12")
    visit(visits, "between-before", "2022-12")
    for year, who in enumerate(people):
        visit(visits, f"before-{year}", str(2010 + year), who)
    visit(visits, "of-most", "2030", "ana-torvald beno-karsk edda-marlow", "river")
    found = shared(linked(content), linked(content).visits["this"])
    assert len(found) == MOST
    assert list(found)[-1] == "of-most"
    assert found["of-most"] == ["ana-torvald", "beno-karsk", "edda-marlow", "river"]


def test_a_meeting_is_akin_to_none_of_its_own_visit_and_to_no_visit() -> None:
    dossier = linked(SITES / "valid" / "three-sides" / "content")
    for meeting in dossier.meetings.values():
        own = dossier.visit_of(meeting)
        for each in akin(dossier, meeting):
            assert each.event.id in dossier.meetings
            assert own is None or dossier.visit_of(dossier.meetings[each.event.id]) is not own


def test_what_a_record_names_as_related_is_not_named_again(content: Path) -> None:
    visits = content / "visits"
    visit(visits, "before", "2021", "ana-torvald")
    visit(visits, "between", "2022")
    visit(
        visits, "this", "2023", "ana-torvald", related=[{"to": "before", "how": "It began there."}]
    )
    dossier = linked(content)
    assert shared(dossier, dossier.visits["this"]) == {}


def test_two_events_of_one_day_know_of_each_other(content: Path) -> None:
    """Neither is its own neighbour, and each may be akin to the other."""
    visits = content / "visits"
    visit(visits, "one", "2023-05-01", "ana-torvald")
    visit(visits, "two", "2023-05-01", "beno-karsk")
    visit(visits, "three", "2023-05-01", "ana-torvald")
    dossier = linked(content)
    first, *_, last = (dossier.event(card.id) for card in dossier.events)
    assert beside(dossier, first)[0] is None and beside(dossier, last)[1] is None
    found = shared(dossier, dossier.visits["one"]) | shared(dossier, dossier.visits["three"])
    assert set(found) <= {"one", "three"}
