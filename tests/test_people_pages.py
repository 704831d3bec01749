"""What a person's page gathers: a part in events, whom they met, what they said and wrote."""

from pathlib import Path

import pytest

from chancery.dossier import Dossier
from chancery.model.entities import Person
from chancery.pages import facet_pages, people
from chancery.pages.facets import Facet
from chancery.pages.people import Entry, ledger, met, people_by_side, said_at, written_by
from conftest import linked

ULF = """\
name: Ulf Brandt
side: belmora
cite: editor
roles:
  - {id: warden, title: Warden}
  - {id: envoy, title: Envoy}
"""
VISIT = """\
title: Reik in Corvia
date: {date}
level: minister
visitor: ardania
host: corvia
cite: editor
delegation: [{delegation}]
legs: {{place: corvane}}
meetings:
{meetings}
"""


def visit(
    site: Path, id_: str, date: str, *meetings: tuple[str, str, str], delegation: str = ""
) -> None:
    """Write a visit whose meetings are given by id, date and participants."""
    text = "".join(
        f"  - {{id: {id_}-{name}, type: tour, title: A tour, date: {day}, participants: [{who}]}}\n"
        for name, day, who in meetings
    )
    path = site / "content" / "visits" / f"{id_}.yaml"
    path.write_text(
        VISIT.format(date=date, delegation=delegation, meetings=text or "  []"), "utf-8"
    )


def dossier_of(site: Path) -> Dossier:
    """The small dossier with one more person, and the visits written so far."""
    (site / "content" / "people" / "ulf-brandt.yaml").write_text(ULF, "utf-8")
    return linked(site / "content")


def ulf(role: str = "warden") -> str:
    """The person as a participant in a role."""
    return f"{{person: ulf-brandt, role: {role}}}"


def outline(entry: Entry) -> tuple[str, bool, list[tuple[str, list[str]]]]:
    """An entry by ids: the event, whether the person has an own part, the meetings by day."""
    days = [(str(day), [part.seen.event.id for part in parts]) for day, parts in entry.days]
    return entry.event.id, entry.own is not None, days


def roles_told(dossier: Dossier, person: Person) -> list[str | None]:
    """The roles that the person's rows tell, in order."""
    entries = [entry for _, entries in ledger(dossier, person).years for entry in entries]
    parts = [
        part
        for entry in entries
        for part in ([entry.own] if entry.own else []) + [p for _, ps in entry.days for p in ps]
    ]
    return [part.seen.role.id if part.seen.role else None for part in parts if part.tells_role]


def test_meetings_stand_below_their_visit_in_the_year_in_which_it_began(small_site: Path) -> None:
    """By day; a visit on which others travelled is no own part; what has no year comes last."""
    visit(
        small_site,
        "reik-2033",
        "2033-12-30/2034-01-02",
        ("one", "2033-12-31", ulf()),
        ("two", "2034-01-02", ulf()),
        ("three", "2034-01-02", ulf()),
    )
    visit(small_site, "reik-2032", "2032", delegation=ulf())
    visit(small_site, "reik-once", "../2031", delegation=ulf())
    dossier = dossier_of(small_site)
    found = ledger(dossier, dossier.people["ulf-brandt"])
    assert [(year, [outline(entry) for entry in entries]) for year, entries in found.years] == [
        (2032, [("reik-2032", True, [])]),
        (
            2033,
            [
                (
                    "reik-2033",
                    False,
                    [
                        ("2033-12-31", ["reik-2033-one"]),
                        ("2034-01-02", ["reik-2033-two", "reik-2033-three"]),
                    ],
                )
            ],
        ),
        (None, [("reik-once", True, [])]),
    ]


def test_a_meeting_that_is_part_of_no_visit_is_an_entry_of_its_own(small_site: Path) -> None:
    path = small_site / "content" / "meetings" / "a-tour.yaml"
    path.write_text(
        "title: A tour\ntype: tour\ndate: 2033\nparticipants: ulf-brandt\ncite: editor\n", "utf-8"
    )
    dossier = dossier_of(small_site)
    ((year, (entry,)),) = ledger(dossier, dossier.people["ulf-brandt"]).years
    assert (year, outline(entry)) == (2033, ("a-tour", True, []))


@pytest.mark.parametrize(
    ("roles", "throughout", "told"),
    [
        pytest.param(["warden"] * 3, "warden", [], id="one role is told once for all"),
        pytest.param(
            ["warden", "warden", "envoy", "envoy"],
            None,
            ["warden", "envoy"],
            id="roles are told where they change",
        ),
        pytest.param(
            ["warden", "envoy", "warden"], None, ["warden", "envoy", "warden"], id="and back"
        ),
    ],
)
def test_a_role_is_told_where_it_changes(
    small_site: Path, roles: list[str], throughout: str | None, told: list[str]
) -> None:
    days = [(f"n{day}", f"2033-05-0{day}", ulf(role)) for day, role in enumerate(roles, 1)]
    visit(small_site, "reik-2033", "2033-05-01/2033-05-09", *days)
    dossier = dossier_of(small_site)
    person = dossier.people["ulf-brandt"]
    role = ledger(dossier, person).role
    assert (role and role.id) == throughout
    assert roles_told(dossier, person) == told


def test_a_role_is_told_after_the_row_above_and_not_after_what_was_before_it_in_time(
    small_site: Path,
) -> None:
    """The visit's own row stands above its meetings, even one whose day is not known."""
    visit(
        small_site,
        "reik-2033",
        "2033-05-08/2033-05-11",
        ("unknown", "2033-05-XX", ulf("envoy")),
        ("dinner", "2033-05-09", ulf("warden")),
        delegation=ulf("warden"),
    )
    dossier = dossier_of(small_site)
    assert roles_told(dossier, dossier.people["ulf-brandt"]) == ["warden", "envoy", "warden"]


def test_a_role_is_told_again_where_the_meetings_between_are_not_listed(
    small_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit(small_site, "reik-2033", "2033", ("one", "2033-05", ulf("envoy")), delegation=ulf())
    visit(small_site, "reik-2034", "2034", ("one", "2034-05", ulf()), delegation=ulf("envoy"))
    monkeypatch.setattr(people, "LISTED", 1)
    dossier = dossier_of(small_site)
    assert roles_told(dossier, dossier.people["ulf-brandt"]) == ["warden", "envoy"]


def test_a_role_that_no_source_states_is_told_too(small_site: Path) -> None:
    """So that nobody takes it for the one before."""
    visit(
        small_site,
        "reik-2033",
        "2033-05-01/2033-05-09",
        ("one", "2033-05-01", ulf()),
        ("two", "2033-05-02", "ulf-brandt"),
    )
    dossier = dossier_of(small_site)
    assert roles_told(dossier, dossier.people["ulf-brandt"]) == ["warden", None]


def test_those_met_most_often_come_first_then_by_name(small_site: Path) -> None:
    """With the meetings at which they met; who only travelled along was not met."""
    visit(
        small_site,
        "reik-2033",
        "2033-05-01/2033-05-09",
        ("one", "2033-05-01", "ulf-brandt, tomas-reik, edda-marlow, ana-torvald"),
        ("two", "2033-05-02", "ulf-brandt, tomas-reik"),
        ("three", "2033-05-03", "edda-marlow, tomas-reik"),
        delegation="beno-karsk, ulf-brandt",
    )
    dossier = dossier_of(small_site)
    found = met(dossier, dossier.people["ulf-brandt"])
    assert [(each.person.id, each.times, [m.id for m in each.meetings]) for each in found] == [
        ("tomas-reik", 2, ["reik-2033-one", "reik-2033-two"]),
        ("ana-torvald", 1, ["reik-2033-one"]),
        ("edda-marlow", 1, ["reik-2033-one"]),
    ]
    sides = {each.person.id: each.side and each.side.id for each in found}
    assert sides["ana-torvald"] == "ardania"


def test_nobody_was_met_at_a_meeting_that_was_not_held(small_site: Path) -> None:
    visit(
        small_site,
        "reik-2033",
        "2033-05",
        ("one", "2033-05, status: planned", "ulf-brandt, tomas-reik"),
    )
    dossier = dossier_of(small_site)
    assert met(dossier, dossier.people["ulf-brandt"]) == ()


def test_of_more_than_a_page_holds_it_gives_the_number(
    small_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each visit says at how many of its meetings, and each person how often."""
    visit(
        small_site,
        "reik-2033",
        "2033-05-01/2033-05-09",
        ("one", "2033-05-01", "ulf-brandt, tomas-reik, edda-marlow"),
        ("two", "2033-05-02", "ulf-brandt, tomas-reik"),
    )
    dossier = dossier_of(small_site)
    person = dossier.people["ulf-brandt"]
    monkeypatch.setattr(people, "LISTED", 1)
    ((_, (entry,)),) = ledger(dossier, person).years
    assert (entry.meetings, entry.days) == (2, ())
    assert [(each.times, len(each.meetings)) for each in met(dossier, person)] == [(2, 0), (1, 1)]


def test_of_more_visits_than_a_page_holds_it_lists_the_latest_and_leads_to_all(
    small_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(1, 4):
        with_whom = (f"tour-{number}", f"2033-0{number}-01", "ulf-brandt, tomas-reik")
        visit(small_site, f"reik-{number}", f"2033-0{number}-01", with_whom)
    dossier = dossier_of(small_site)
    person = dossier.people["ulf-brandt"]
    assert ledger(dossier, person).rest is None
    monkeypatch.setattr(facet_pages, "LISTED", 2)
    monkeypatch.setattr(facet_pages, "LATEST", 2)
    found = ledger(dossier, person)
    ((year, entries),) = found.years
    assert (year, [entry.event.id for entry in entries]) == (2033, ["reik-2", "reik-3"])
    assert (found.number, found.counted) == (3, "3 visits: 3 held. 3 meetings: 3 held.")
    assert found.rest == "timeline/person/ulf-brandt/"
    (rest,) = facet_pages.value_pages(dossier, Facet.PERSON, "ulf-brandt")
    assert rest.address == found.rest
    assert {f"reik-{number}" for number in range(1, 4)} <= {e.id for e in rest.shows["listed"]}


def test_what_was_said_stands_under_where_it_was_said(small_site: Path) -> None:
    dossier = dossier_of(small_site)
    for person in dossier.people.values():
        found = said_at(dossier.said_by.get(person.id, ()))
        said = tuple(one for at in found for one in at.statements)
        assert said == dossier.said_by.get(person.id, ())
        assert all(one.record is at.record for at in found for one in at.statements)


def test_who_wrote_a_source_is_told_on_the_page_of_its_author(small_site: Path) -> None:
    path = small_site / "content" / "sources" / "corvia-courier-2031.yaml"
    text = path.read_text("utf-8").replace("author: Mira Solenne", "author: ulf-brandt")
    path.write_text(text, "utf-8")
    dossier = dossier_of(small_site)
    found = written_by(dossier, dossier.people["ulf-brandt"])
    assert [each.id for each in found] == ["corvia-courier-2031"]
    assert written_by(dossier, dossier.people["ana-torvald"]) == ()


def test_the_list_of_people_is_by_side_with_what_each_is_recorded_at(small_site: Path) -> None:
    """Parties first, then those of no stated side; everyone once."""
    path = small_site / "content" / "people" / "no-side.yaml"
    path.write_text("name: Nobody Known\ncite: editor\n", "utf-8")
    dossier = dossier_of(small_site)
    found = people_by_side(dossier, dossier.people)
    assert [side and side.id for side, _ in found][-1] is None
    everyone = [each.person.id for _, listed in found for each in listed]
    assert sorted(everyone) == sorted(dossier.people)
    (torvald,) = (each for _, listed in found for each in listed if each.person.id == "ana-torvald")
    assert torvald.role is not None
    assert torvald.role.id == "foreign-minister"
    assert torvald.visits == 1
    assert torvald.meetings == len(dossier.attended["ana-torvald"]) - 1
