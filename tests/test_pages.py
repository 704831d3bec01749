"""What single pages show of a small dossier: read in the built pages, as a reader finds it."""

import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from bs4 import Tag

from conftest import SITES, page, pelican, words

CORRECTIONS = "https://example.org/edit/main/content/"
COURIER = "sources/corvia-courier-2031.yaml"
ADDED = {
    "people/mira-solenne.yaml": """\
name: Mira Solenne
cite: corvia-courier-2031#2
names:
  - {text: M. Solenne, cite: belport-gazette-2031#2}
  - {text: Мира Солен, language: ru, cite: editor}
""",
    "visits/2033/torvald-corvia-2033.yaml": """\
title: Torvald is to come again
status: planned
date: 2033-05-01/2033-05-02
level: minister
visitor: ardania
host: corvia
legs:
  - {place: corvane, status: planned, arrived: 2033-05-01, cite: belport-gazette-2031#3}
cite: corvia-courier-2031#11
""",
    "announcements/harvest-announced-2031.yaml": """\
what: The harvest would be told of.
by: mira-solenne
expects: other
cite: corvia-courier-2031#11
disputes:
  - id: when-is-the-harvest
    kind: date
    about: due
    question: When is it due?
    why: Nothing decides it.
    versions:
      - {says: In autumn., cite: corvia-courier-2031#11}
      - {says: In winter., cite: belport-gazette-2031#3}
""",
}
PUBLISHER = "publisher: belmora-news-agency"
STATEMENTS = """\
statements:
  - id: solenne-on-the-river
    by: mira-solenne
    on: river
    gist: The river is what the three have in common.
    cite: corvia-courier-2031#11
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site of three sides with some more records and a place for corrections."""
    folder = tmp_path_factory.mktemp("pages") / "site"
    shutil.copytree(SITES / "valid" / "three-sides", folder)
    info = folder / "content" / "dossier.yaml"
    info.write_text(f"{info.read_text('utf-8')}corrections: {CORRECTIONS}{{file}}\n", "utf-8")
    for name, text in ADDED.items():
        path = folder / "content" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    courier = folder / "content" / COURIER
    text = courier.read_text("utf-8").replace("author: Mira Solenne", "author: mira-solenne")
    courier.write_text(text.replace("publisher: Corvia Courier", PUBLISHER) + STATEMENTS, "utf-8")
    done = pelican(folder, "--fatal", "warnings")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "build"


def row(built: Path, announcement: str) -> list[str]:
    """The cells of an announcement's row in the ledger."""
    found = page(built, "announcements").find(id=announcement)
    assert isinstance(found, Tag)
    return [words(cell) for cell in found.find_all(["th", "td"], recursive=False)]


def test_the_ledger_tells_what_was_said_by_whom_when_due_and_what_came_of_it(built: Path) -> None:
    """One row an announcement, with the record that fulfilled it."""
    what, who, due, came = row(built, "marlow-visit-announced-2031")
    assert "president of Ardania would come" in what
    assert "Ana Torvald" in who
    assert "October 2031" in due
    assert "Fulfilled by" in came


def test_what_no_source_reports_is_not_said_to_have_failed(built: Path) -> None:
    """An open announcement says that no source here reports it, and nothing more."""
    _, _, _, came = row(built, "fish-count-announced-2031")
    assert came.startswith("What became of it No source here reports it")
    section = page(built, "announcements").find(id="page--open")
    assert isinstance(section, Tag)
    assert "That does not mean that they did not happen" in words(section)


def test_each_record_page_leads_to_its_file(built: Path) -> None:
    """A meeting inside a visit leads to the file of its visit."""
    for address, file in (
        ("people/ana-torvald", "people/ana-torvald.yaml"),
        ("visits/joint-visit-2031", "visits/2031/joint-visit-2031.yaml"),
        ("meetings/joint-visit-2031-talks", "visits/2031/joint-visit-2031.yaml"),
        ("sources/corvia-courier-2031", "sources/corvia-courier-2031.yaml"),
    ):
        link = page(built, address).find("a", string="Suggest a correction")
        assert isinstance(link, Tag)
        assert link["href"] == CORRECTIONS + file


def test_a_page_that_is_no_record_has_no_file_to_correct(built: Path) -> None:
    """The home page and the lists are made from many files."""
    for address in ("", "people", "timeline", "disputes", "about"):
        assert not page(built, address).find("a", string="Suggest a correction")


def test_a_sources_strip_shows_each_paragraph_and_what_became_of_it(built: Path) -> None:
    """As many cells as paragraphs: claims, a masthead, or left out."""
    cells = page(built, "sources/ardania-herald-2031").select(".strip a")
    assert [cell["href"] for cell in cells] == ["#p1", "#p2", "#p3", "#p4"]
    said = [words(cell) for cell in cells]
    assert said[0] == "1 : 1 claim"
    assert said[1].endswith(" claims")
    assert said[3] == "4 : left out"
    classes = [str(cell["class"]) for cell in cells]
    assert "masthead" in classes[0]
    assert "left-out" in classes[3]


def test_a_statement_says_who_reports_it_directly_or_through_whom(built: Path) -> None:
    """A chain runs from the source's informant to whom that one had it from."""
    talks = page(built, "meetings/joint-visit-2031-talks")
    for statement, reported in (
        ("oswin-2031-water", "Reported by Corvia Courier, 20 June 2031"),
        (
            "karsk-2031-time",
            "Reported by Corvia Courier, 20 June 2031 through Belmora News Agency from unnamed "
            "officials of the delegation",
        ),
    ):
        found = talks.find(id=statement)
        assert isinstance(found, Tag)
        speech = found.find_parent(class_="speech")
        assert isinstance(speech, Tag)
        assert words(speech.select_one(".reported")) == reported


def test_an_event_without_a_known_beginning_stands_under_no_year(tmp_path: Path) -> None:
    """Where a source says only by when a visit was over, no year is made up for it."""
    folder = tmp_path / "site"
    shutil.copytree(SITES / "valid" / "three-sides", folder)
    (folder / "content" / "visits" / "old-visit.yaml").write_text(
        "title: An old visit\ndate: ../2031-06\nlevel: minister\nvisitor: ardania\n"
        "host: corvia\ncite: editor\n",
        "utf-8",
    )
    done = pelican(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    for address in ("visits", "timeline"):
        heading = page(folder / "build", address).find(id="page--undated")
        assert isinstance(heading, Tag)
        assert heading.parent is not None
        assert "An old visit" in words(heading.parent)
    assert "An old visit" not in words(page(folder / "build", "timeline/2031").main)


def test_the_title_of_an_events_page_says_when_it_was(built: Path) -> None:
    """So that two events of one name can be told apart; other pages have no date in it."""
    title = page(built, "visits/joint-visit-2031").title
    assert words(title).startswith("Torvald and Karsk in Corvia, 16–18 June 2031 · visit · ")
    assert words(page(built, "people/ana-torvald").title).startswith("Ana Torvald · person · ")


def test_a_stop_still_to_come_is_planned_wherever_it_stands(built: Path) -> None:
    """On the route, in its day, side by side, at its place; a stop that was made has none."""
    main = page(built, "visits/torvald-corvia-2033").main
    assert isinstance(main, Tag)
    planned = "Planned, as of 25 June 2031"
    assert planned in words(main.select_one(".route > li"))
    assert planned in words(main.select_one(".movements > li"))
    stops = [words(stop) for stop in page(built, "places/corvane").select(".items > li")]
    assert [planned in stop for stop in stops if "2033" in stop] == [True]
    assert "Stops Corvane : arrived 1 May 2033 , Planned" in words(main.select_one(".compare"))
    made = page(built, "visits/joint-visit-2031")
    assert "Planned, as of" not in words(made.main)
    assert not made.select(".route .status, .movements .status")


def test_the_table_of_names_says_in_which_sources_each_form_stands(built: Path) -> None:
    """The editor's own forms stand in none; where sources differ, the page says so."""
    section = page(built, "people/mira-solenne").find(id="mira-solenne--name")
    assert isinstance(section, Tag)
    assert "Sources differ" in words(section)
    rows = section.select("tbody tr")
    assert [words(row.td) for row in rows] == [
        "Corvia Courier, 20 June 2031",
        "Belport Gazette, 25 June 2031",
        "no source",
    ]
    assert [words(row.select_one("th .meta")) for row in rows] == [
        "preferred, Latin",
        "Latin",
        "Cyrillic",
    ]
    assert rows[2].select_one("[lang=ru]")


def test_the_years_of_a_person_lead_to_their_rows_on_the_page(built: Path) -> None:
    """Each with a graphic that needs no style attribute, and with the same in words."""
    torvald = page(built, "people/ana-torvald")
    years = torvald.select(".year-cell a")
    assert years
    for year in years:
        row = torvald.find(id=str(year["href"]).removeprefix("#"))
        assert isinstance(row, Tag)
        assert words(row.h3) in words(year)
        assert re.search(r"\d+ (\w+ )?(visit|meeting)s?", words(year))


def test_a_role_that_never_changes_is_told_once_for_all_meetings(built: Path) -> None:
    section = page(built, "people/ana-torvald").find(id="page--visits-and-meetings")
    assert isinstance(section, Tag)
    assert words(section).count("Foreign Minister") == 1


def test_disputes_stand_by_kind_those_over_names_in_a_table(built: Path) -> None:
    """Each leads to where the claim stands."""
    disputes = page(built, "disputes")
    told = disputes.find(id="when-is-the-harvest")
    assert isinstance(told, Tag)
    assert told.find_parent("section") == disputes.select_one("section#page--on-date")
    back = told.find_next("a", href=lambda href: str(href).endswith("#when-is-the-harvest"))
    assert isinstance(back, Tag)
    assert back["href"] == "../announcements/#when-is-the-harvest"
    row = disputes.find(id="mira-solenne--name")
    assert isinstance(row, Tag)
    assert row.name == "tr"
    assert [words(form) for form in row.select("strong")] == ["Mira Solenne"]


def test_a_dispute_over_what_an_announcement_leaves_open_stands_once(built: Path) -> None:
    """Also where no version decides and the field is left out."""
    ledger = page(built, "announcements")
    assert len(ledger.find_all(id="when-is-the-harvest")) == 1
    ids = Counter(str(element["id"]) for element in ledger.find_all(id=True))
    assert [id_ for id_, times in ids.items() if times > 1] == []


def test_what_was_announced_on_a_topic_stands_on_its_page(built: Path) -> None:
    """By the topics of what was planned or came of it; whether it did is said."""
    heading = page(built, "topics/fishing").find("h2", string="What was announced")
    assert isinstance(heading, Tag)
    assert heading.parent is not None
    assert "No source here reports what became of it" in words(heading.parent)
    river = page(built, "topics/river")
    assert not river.find("h2", string="What was announced")


def test_what_an_article_says_on_no_occasion_has_no_day(built: Path) -> None:
    """It stands on the source's page and leads there; the article's date is not its day."""
    source = page(built, "sources/corvia-courier-2031")
    assert "what the three have in common" in words(source.find(id="solenne-on-the-river"))
    for address in ("people/mira-solenne", "topics/river"):
        link = page(built, address).find(
            "a", href="../../sources/corvia-courier-2031/#solenne-on-the-river"
        )
        assert isinstance(link, Tag)
        told = link.find_parent("li")
        assert isinstance(told, Tag)
        assert not told.select("time")


def test_who_made_a_source_is_described_as_what_it_is(built: Path) -> None:
    """A person or an organization, by name, where it is a record."""
    script = page(built, "sources/corvia-courier-2031").find("script", type="application/ld+json")
    assert isinstance(script, Tag)
    described = json.loads(str(script.string))
    assert described["author"] == {"@type": "Person", "name": "Mira Solenne"}
    assert described["publisher"] == {"@type": "Organization", "name": "Belmora News Agency"}
