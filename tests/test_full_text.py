"""The full-text index: what Pagefind is given, what lies in the site, and what a failure does."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from chancery.full_text import FOLDER, Findable, TextIndex
from chancery.problems import UserError
from conftest import files_of, pelican


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of one page."""
    made = tmp_path / "site" / "people" / "ana" / "index.html"
    made.parent.mkdir(parents=True)
    made.write_text("<nav>Menu</nav><main><h1>Ana</h1><p>Went to Arden.</p></main>", "utf-8")
    return tmp_path / "site"


ANA = Findable("people/ana/index.html", "People")


def index(site: Path, pages: Iterable[Findable], language: str) -> None:
    """Write the index of these pages of a built site into it."""
    texts = TextIndex(site.with_name("texts"))
    for page in pages:
        texts.add((site / page.file).read_text("utf-8"), page, language)
    texts.write_index(site)


def test_the_index_lies_in_the_site_and_its_pages_are_as_they_were(site: Path) -> None:
    before = files_of(site)
    index(site, [ANA], "en")
    after = files_of(site)
    assert {name: after[name] for name in before} == before
    added = after.keys() - before.keys()
    assert all(name.startswith(f"{FOLDER}/") for name in added)
    assert f"{FOLDER}/pagefind.js" in added
    assert not [name for name in added if "ui" in Path(name).stem or "highlight" in name]


def test_a_site_without_pages_to_be_found_has_no_index(site: Path) -> None:
    index(site, [], "en")
    assert not (site / FOLDER).exists()


def test_two_indexes_of_the_same_pages_are_the_same_to_the_byte(site: Path) -> None:
    """However many kinds of pages there are."""
    made = [ANA]
    for number in range(8):
        file = f"kind-{number}/one/index.html"
        (site / file).parent.mkdir(parents=True)
        (site / file).write_text(f"<main><h1>Page {number}</h1><p>Text</p></main>", "utf-8")
        made.append(Findable(file, f"Kind {number}"))
    found = []
    for _ in range(3):
        shutil.rmtree(site / FOLDER, ignore_errors=True)
        index(site, made, "en")
        found.append(files_of(site))
    assert found[0] == found[1] == found[2]


def test_a_failure_says_what_to_do(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(site / "no-such-program"))
    with pytest.raises(UserError, match="search index could not be made") as raised:
        index(site, [ANA], "en")
    assert "PAGEFIND_BINARY_PATH" in str(raised.value)


def test_a_build_whose_index_fails_leaves_the_last_site(
    small_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert pelican(small_site).returncode == 0
    before = files_of(small_site / "build")
    person = next((small_site / "content" / "people").glob("*.yaml"))
    person.write_text(person.read_text("utf-8") + "\n# changed\n", "utf-8")
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(small_site / "no-such-program"))
    built = pelican(small_site)
    assert built.returncode == 1
    assert "the search index could not be made" in built.stderr
    assert "Traceback" not in built.stdout + built.stderr
    assert files_of(small_site / "build") == before
