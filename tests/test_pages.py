"""What single pages show of a small dossier: read in the built pages, as a reader finds it."""

import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from conftest import SITES, pelican

CORRECTIONS = "https://example.org/edit/main/content/"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site of three sides with a place for corrections, built once."""
    folder = tmp_path_factory.mktemp("pages") / "site"
    shutil.copytree(SITES / "valid" / "three-sides", folder)
    info = folder / "content" / "dossier.yaml"
    info.write_text(f"{info.read_text('utf-8')}corrections: {CORRECTIONS}{{file}}\n", "utf-8")
    done = pelican(folder, "--fatal", "warnings")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "build"


def page(built: Path, address: str) -> BeautifulSoup:
    """A built page."""
    return BeautifulSoup((built / address / "index.html").read_text("utf-8"), "html5lib")


def words(element: Tag | None) -> str:
    """What an element says, without line breaks."""
    assert element is not None
    return " ".join(element.get_text(" ").split())


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
    section = page(built, "announcements").find(id="open")
    assert isinstance(section, Tag)
    assert section.parent is not None
    assert "That does not mean that they did not happen" in words(section.parent)


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
        assert reported in [words(line) for line in found.select(".meta")]


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
        heading = page(folder / "build", address).find(id="undated")
        assert isinstance(heading, Tag)
        assert heading.parent is not None
        assert "An old visit" in words(heading.parent)
    assert "An old visit" not in words(page(folder / "build", "timeline/2031").main)
