"""What a meeting's page gathers and shows: its place in the visit, who sat there, what was said."""

import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from chancery.dossier import Dossier
from chancery.model.events import Statement
from chancery.pages.meetings import Speech, position, speeches
from conftest import SITES, linked, pelican

HERALD = "ardania-herald-2031#1"
GAZETTE = "belport-gazette-2031#2"


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    """The small dossier of three sides."""
    return linked(SITES / "valid" / "three-sides" / "content")


@pytest.mark.parametrize(
    ("meeting", "stands"),
    [
        ("karsk-reik-2031", (1, 5, None, "joint-visit-2031-welcome")),
        ("joint-visit-2031-talks", (3, 5, "joint-visit-2031-welcome", "joint-visit-2031-dinner")),
        ("orl-charter-signing-2031", (5, 5, "joint-visit-2031-dinner", None)),
    ],
)
def test_a_meeting_has_its_number_and_its_neighbours_within_the_visit(
    dossier: Dossier, meeting: str, stands: tuple[int, int, str | None, str | None]
) -> None:
    """The first has none before it, the last none behind."""
    found = position(dossier, dossier.meetings[meeting])
    assert found is not None
    assert found.visit.id == "joint-visit-2031"
    before, behind = (each and each.id for each in (found.before, found.behind))
    assert (found.number, found.total, before, behind) == stands


def test_a_meeting_outside_of_a_visit_has_no_position(dossier: Dossier) -> None:
    """It is the first of none."""
    assert position(dossier, dossier.meetings["fish-count-2032"]) is None


def said(number: int, by: str, *cite: str) -> Statement:
    """A statement."""
    return Statement.model_validate(
        {"id": f"said-{number}", "by": by, "gist": "It rains.", "cite": list(cite)}
    )


def gathered(dossier: Dossier, *statements: Statement) -> list[Speech]:
    """The statements as the page has them, none lost and none moved."""
    found = speeches(dossier, statements)
    assert tuple(each for speech in found for each in speech.statements) == statements
    return list(found)


def test_only_statements_in_a_row_by_the_same_speakers_stand_together(dossier: Dossier) -> None:
    """Who speaks again after another one is named again."""
    row = [said(n, by, HERALD) for n, by in enumerate(["lena-oswin"] * 2 + ["A guest", "A guard"])]
    again = said(9, "lena-oswin", HERALD)
    found = gathered(dossier, *row, again)
    assert [(str(one.by[0]), len(one.statements)) for one in found] == [
        ("lena-oswin", 2),
        ("A guest", 1),
        ("A guard", 1),
        ("lena-oswin", 1),
    ]


@pytest.mark.parametrize(
    ("cites", "together"),
    [
        pytest.param(((HERALD,), (HERALD,)), True, id="the same source"),
        pytest.param(((HERALD,), ("ardania-herald-2031#2",)), True, id="another paragraph of it"),
        pytest.param(((HERALD,), (GAZETTE,)), False, id="another source"),
        pytest.param(((HERALD,), (HERALD, GAZETTE)), False, id="one of them by two"),
        pytest.param(((HERALD,), (f"{HERALD} via lena-oswin",)), False, id="another way"),
    ],
)
def test_who_reports_is_told_once_where_it_is_the_same_for_all(
    dossier: Dossier, cites: tuple[tuple[str, ...], ...], together: bool
) -> None:
    """Otherwise each statement says it for itself."""
    row = [said(n, "lena-oswin", *cite) for n, cite in enumerate(cites)]
    (found,) = gathered(dossier, *row)
    assert bool(found.reported) == together


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site of three sides, built."""
    folder = tmp_path_factory.mktemp("meetings") / "site"
    shutil.copytree(SITES / "valid" / "three-sides", folder)
    done = pelican(folder, "--fatal", "warnings")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "build"


def page(built: Path, meeting: str) -> BeautifulSoup:
    """The page of a meeting."""
    text = (built / "meetings" / meeting / "index.html").read_text("utf-8")
    return BeautifulSoup(text, "html5lib")


def words(element: Tag | None) -> str:
    """What an element says, without the numbers of its notes."""
    assert element is not None
    copy = BeautifulSoup(str(element), "html5lib")
    for mark in copy.select("[popovertarget]"):
        mark.decompose()
    return " ".join(copy.get_text(" ").split()).replace(" ,", ",")


def test_the_top_says_when_and_where_and_whether_it_was_held(built: Path) -> None:
    """Each claim of it with its mark, and once only."""
    talks = page(built, "joint-visit-2031-talks")
    assert words(talks.select_one(".kicker")) == "Meeting · talks"
    assert words(talks.select_one(".deck")) == "17 June 2031 · Lake House"
    assert len(talks.select(".deck > .deck-part")) == len(talks.select(".deck .mark"))
    facts = [words(fact) for fact in talks.select(".top-facts .fact")]
    assert "Duration two hours" in facts
    assert any(fact.endswith("meeting 3 of 5") for fact in facts)
    dinner = page(built, "joint-visit-2031-dinner")
    assert words(dinner.select_one(".deck")) == "17 June 2031, evening · Cancelled"


def test_each_side_says_how_many_are_named_and_who_is_not(built: Path) -> None:
    """A group stands in the list as what it is, with its number as the source has it."""
    sides = page(built, "orl-charter-signing-2031").select(".delegation")
    heads = [words(side.select_one(".delegation-head")) for side in sides]
    assert heads == ["Ardania 1 named", "Belmora 1 named", "Corvia 1 named · 1 group not named"]
    group = words(sides[-1].select_one(".seat-group"))
    assert group.startswith("onlookers Not named by the source · about forty")


def test_a_dispute_over_a_participant_is_signed_there_and_told_below(built: Path) -> None:
    """The columns of the sides hold its sign, which leads to it."""
    part = page(built, "orl-charter-signing-2031").find(id="page--who-took-part")
    assert isinstance(part, Tag)
    sign = part.select_one(".seat-group a.sign")
    assert sign is not None
    told = part.find(id=str(sign["href"]).removeprefix("#"))
    assert isinstance(told, Tag)
    assert not told.find_parent(class_="delegations")
    assert "The record follows none of them." in words(told)


def test_a_dispute_over_the_day_is_signed_in_the_top_and_told_once(built: Path) -> None:
    """The one that the record follows is signed in words."""
    signing = page(built, "orl-charter-signing-2031")
    sign = signing.select_one(".deck a.sign")
    assert sign is not None
    (told,) = signing.find_all(id=str(sign["href"]).removeprefix("#"))
    followed = told.select(".version-followed")
    assert [words(version).split(".")[0] for version in followed] == [
        "On the day after the talks, 18 June"
    ]
    assert "The record follows this" in words(followed[0])


def test_the_end_leads_to_the_meetings_before_and_behind(built: Path) -> None:
    """With the visit between them."""
    beside = page(built, "joint-visit-2031-talks").select_one("nav.beside")
    assert beside is not None
    assert words(beside.select_one(".beside-before")).startswith("Previous Welcome at the")
    assert words(beside.select_one(".beside-visit")) == "3 of 5 in Torvald and Karsk in Corvia"
    assert words(beside.select_one(".beside-behind")).startswith("Next Dinner that was")
