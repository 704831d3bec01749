"""Side by side: what each source alone tells of an event, what they share, where they differ."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from bs4 import BeautifulSoup

from chancery.dossier import Dossier
from chancery.pages.compare import Comparison, Point, compare, told_by
from conftest import linked, pelican

SOURCE = (
    "short: {}\nparagraphs: 9\nmissing: {{title: None., date: None., url: None.}}\ncite: editor"
)
RECORDS = {
    "dossier.yaml": "title: T\nsubtitle: S.\ndescription: D.\ninclusion: I.\neditor: E.\n"
    "licence: L.",
    "sides/ardania.yaml": "name: Ardania\ncite: editor",
    "sides/belmora.yaml": "name: Belmora\ncite: editor",
    "people/ana-torvald.yaml": "name: Ana Torvald\ncite: editor",
    "people/beno-karsk.yaml": "name: Beno Karsk\ncite: editor",
    "places/belport.yaml": "name: Belport\ntype: city\ncite: editor",
    "sources/courier.yaml": SOURCE.format("Courier"),
    "sources/gazette.yaml": SOURCE.format("Gazette"),
    "sources/herald.yaml": SOURCE.format("Herald"),
}
VISIT = """\
title: Torvald in Belport
date: 2031-06-16
level: minister
visitor: ardania
host: belmora
cite: courier#1
"""
ONE = {"Courier: When 2031-06-16", "Courier: Level Minister"}
"""What the source of the visit tells of it by itself."""


def dossier_of(folder: Path, visit: str) -> Dossier:
    """A small dossier with this visit in it."""
    for name, text in {**RECORDS, "visits/visit.yaml": visit}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return linked(folder)


def words(dossier: Dossier, point: Point) -> str:
    """A point in a line."""
    label = dossier.get(point.record.id).label if point.record else ""
    dates = [f"{name} {date}".strip() for name, date in point.dates]
    return " ".join(part for part in (point.label, label, *dates, point.text) if part)


def outline(dossier: Dossier, found: Comparison) -> Iterator[str]:
    """A comparison as lines, each beginning with where the point stands."""
    for difference in found.differ:
        within = f" within {difference.within.short}" if difference.within else ""
        told = ("+".join(each.short for each in sources) for _, sources in difference.versions)
        yield f"differ{within}: {difference.dispute.question} {' / '.join(told)}"
    for sources, labelled in found.shared:
        for _, points in labelled:
            who = "+".join(source.short for source in sources)
            yield from (f"{who}: {words(dossier, point)}" for point in points)
    for _, points in found.together:
        yield from (f"together: {words(dossier, point)}" for point in points)
    for source, labelled in found.alone:
        for _, points in labelled:
            yield from (f"{source.short}: {words(dossier, point)}" for point in points)


class Case(NamedTuple):
    """What is added to the visit, and every line of the comparison; None where there is none."""

    name: str
    adds: str
    told: set[str] | None


DISPUTE = """
disputes:
  - id: which-day
    kind: date
    about: date
    question: Which day?
    why: Neither says.
    versions:
      - {{says: One., cite: courier#2}}
      - {{says: Another., cite: {}}}
"""

CASES = (
    Case("one source tells of it", "", None),
    Case("beside it only the editor speaks", "notes: {text: Aside., cite: editor}", None),
    Case(
        "a second source only serves to infer a value",
        "inferred: {date: {because: Why., cite: herald#1}}\ncites: {documents: courier#1}",
        None,
    ),
    Case(
        "a second source is cited for what it belongs with",
        "related: {to: belport, how: It was there., cite: herald#1}",
        None,
    ),
    Case(
        "a stop that the other source alone tells",
        "legs: [{place: belport, arrived: 2031-06-16, by: ship, cite: herald#2}]",
        ONE | {"Herald: Stops Belport arrived 2031-06-16 by ship"},
    ),
    Case(
        "a field for which both are cited",
        "cites: {date: [courier#1, herald#2]}",
        {"Courier+Herald: When 2031-06-16", "Courier: Level Minister"},
    ),
    Case(
        "a part for which both are cited, and a field of it for which one is",
        "legs: [{place: belport, arrived: 2031-06-16, time: at noon,"
        " cite: [courier#1, herald#1], cites: {time: herald#2}}]",
        ONE | {"Courier+Herald: Stops Belport arrived 2031-06-16", "Herald: Stops Belport at noon"},
    ),
    Case(
        "a date that follows from both together",
        "cites: {date: courier#3}\ninferred: {date: {because: Why., cite: herald#1}}\n"
        "notes: {text: Aside., cite: herald#2}",
        {"together: When 2031-06-16", "Courier: Level Minister", "Herald: Notes Aside."},
    ),
    Case(
        "an occasion, a traveller, a group, a statement, an outcome and a note",
        "occasion: {text: A jubilee., cite: herald#1}\n"
        "delegation: [ana-torvald, {group: guards, side: ardania, count: six, cite: herald#2}]\n"
        "statements: [{id: said, by: beno-karsk, gist: All is well., cite: herald#3}]\n"
        "outcomes: {text: A plan., cite: [courier#2, herald#4]}\n"
        "notes: {text: The two fit together., cite: [courier#2, herald#4]}",
        ONE
        | {
            "Courier: Travelled Ana Torvald",
            "Courier+Herald: Notes The two fit together.",
            "Courier+Herald: Outcomes A plan.",
            "Herald: Occasion A jubilee.",
            "Herald: Said Beno Karsk: All is well.",
            "Herald: Travelled guards, six",
        },
    ),
    Case(
        "a note on a part counts where it brings in another source",
        "delegation: [{person: ana-torvald, notes: [Aside., {text: Too., cite: herald#1}]}]",
        ONE | {"Courier: Travelled Ana Torvald", "Herald: Notes Too."},
    ),
    Case(
        "sources differ on a field, which then stands nowhere else",
        DISPUTE.format("herald#2"),
        {"Courier: Level Minister", "differ: Which day? Courier / Herald"},
    ),
    Case(
        "passages of one source differ",
        DISPUTE.format("courier#5") + "notes: {text: Aside., cite: herald#2}",
        {
            "Courier: Level Minister",
            "Herald: Notes Aside.",
            "differ within Courier: Which day? Courier / Courier",
        },
    ),
    Case(
        "sources differ on how many a group were, not on the group",
        "delegation:\n  - group: guards\n    side: ardania\n    count: six\n"
        "    cite: courier#1"
        + DISPUTE.format("herald#2").replace("\n", "\n    ").replace("about: date", "about: count"),
        ONE | {"Courier: Travelled guards", "differ: Which day? Courier / Herald"},
    ),
    Case(
        "some of three sources share a point",
        "outcomes: {text: A plan., cite: [gazette#2, herald#4]}\n"
        "notes: {text: Aside., cite: [courier#1, gazette#2, herald#4]}",
        ONE | {"Gazette+Herald: Outcomes A plan.", "Courier+Gazette+Herald: Notes Aside."},
    ),
    Case(
        "a meeting told by two sources is one point of its visit",
        "meetings:\n  - id: talks\n    title: Talks\n    type: talks\n    date: 2031-06-16\n"
        "    participants: [ana-torvald, {person: beno-karsk, cite: herald#3}]",
        ONE | {"Courier+Herald: Meetings Talks"},
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_point_of_a_visit_stands_with_the_sources_cited_for_it(
    case: Case, tmp_path: Path
) -> None:
    dossier = dossier_of(tmp_path, VISIT + case.adds)
    found = compare(dossier, dossier.visits["visit"])
    assert (found and set(outline(dossier, found))) == case.told


def test_a_meeting_told_by_two_sources_has_a_comparison_of_its_own(tmp_path: Path) -> None:
    """The visit gives a mark for each source that tells of the meeting; the meeting the details."""
    dossier = dossier_of(tmp_path, VISIT + CASES[-1].adds)
    visit, meeting = dossier.visits["visit"], dossier.meetings["talks"]
    found = compare(dossier, meeting)
    assert found is not None
    assert set(outline(dossier, found)) == {
        "Courier: When 2031-06-16",
        "Courier: Took part Ana Torvald",
        "Herald: Took part Beno Karsk",
    }
    of_visit = compare(dossier, visit)
    assert of_visit is not None
    ((_, ((_, (point,)),)),) = of_visit.shared
    assert point.record is meeting
    assert [part.basis for part, _ in point.marks] == [
        meeting.basis,
        meeting.participants[1].basis,
    ]
    assert told_by(dossier, visit.id) == told_by(dossier, meeting.id) == {"courier", "herald"}


def side_by_side(page: Path) -> str:
    """The text of the section on a built page, without its notes' numbers."""
    soup = BeautifulSoup(page.read_text("utf-8"), "html.parser")
    section = soup.select_one("section#page--side-by-side")
    assert section is not None
    for link in section.select('a[href^="#"]'):
        assert soup.find(id=str(link["href"])[1:]), link
    for mark in section.select("[popovertarget]"):
        assert soup.find(id=str(mark["popovertarget"])), mark
    copy = BeautifulSoup(str(section), "html.parser")
    for mark in copy.select(".mark"):
        mark.decompose()
    return " ".join(copy.get_text(" ").split())


def test_the_pages_of_a_visit_and_of_its_meeting_show_their_sources_side_by_side(
    small_site: Path,
) -> None:
    """Each page has its own section with marks and working anchors; other pages have none."""
    assert pelican(small_site).returncode == 0
    build = small_site / "build"
    visit = side_by_side(build / "visits" / "joint-visit-2031" / "index.html")
    assert "Where they differ On which day was the charter signed?" in visit
    assert "What they share Meetings Signing of the Orl Charter" in visit
    assert "Only in Belport Gazette, 25 June 2031 Meetings Karsk meets a merchant" in visit
    signing = side_by_side(build / "meetings" / "orl-charter-signing-2031" / "index.html")
    assert "Belport Gazette, 25 June 2031: On 17 June." in signing
    assert "No point rests alone on Belport Gazette, 25 June 2031 ." in signing
    alone = (build / "visits" / "marlow-corvane-2031" / "index.html").read_text("utf-8")
    assert "Side by side" not in alone


def test_a_visit_with_thirty_meetings_and_three_sources_has_a_page_below_200_kb(
    small_site: Path,
) -> None:
    cited = ["belport-gazette-2031#3", "corvia-courier-2031#5", "ardania-herald-2031#2"]
    meetings = [
        f"""
  - id: joint-visit-2031-{n}
    type: talks
    title: The {n}th of the talks on the river and the fish in it
    date: 2031-06-16
    place: lake-house
    cite: ["{cited[n % 3]}", "{cited[(n + 1) % 3]}"]
    summary: {{text: {"They spoke of the river. " * 6}, cite: "{cited[n % 3]}"}}
    participants: [ana-torvald, beno-karsk, tomas-reik, edda-marlow]
"""
        for n in range(30)
    ]
    visit = small_site / "content" / "visits" / "2031" / "joint-visit-2031.yaml"
    visit.write_text(visit.read_text("utf-8") + "".join(meetings), "utf-8")
    built = pelican(small_site)
    assert built.returncode == 0, built.stderr
    page = small_site / "build" / "visits" / "joint-visit-2031" / "index.html"
    text = side_by_side(page)
    assert "3 sources tell of it" in text and "The 29th of the talks" in text
    assert page.stat().st_size < 200_000
