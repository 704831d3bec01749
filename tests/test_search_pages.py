"""The pages of the search: the A to Z of names at any size, and what is to be found."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from chancery.dossier import Dossier
from chancery.load import load
from chancery.pages.page import Page
from chancery.pages.search import MOST, Entry, a_to_z, findable, search
from chancery.pages.site import pages
from conftest import page, pelican, words


def with_topics(site: Path, names: list[str]) -> Dossier:
    """The dossier of a small site with topics of these names besides."""
    folder = site / "content" / "topics"
    folder.mkdir(exist_ok=True)
    for number, name in enumerate(names):
        (folder / f"made-{number}.yaml").write_text(f"name: {name}\ncite: editor\n", "utf-8")
    return Dossier(load(site / "content"))


def under(dossier: Dossier, letter: str) -> list[str]:
    """The spellings under a letter."""
    return [e.text for each in a_to_z(dossier) if each.letter == letter for e in each.entries]


@pytest.mark.parametrize(
    ("name", "script", "letter", "address"),
    [
        ("Zebra", "Latin", "Z", "search/z/"),
        ("Élan", "Latin", "E", "search/e/"),
        ("2031 plan", "Latin", "0–9", "search/0-9/"),
        ("“Zebra”", "Latin", "Z", "search/z/"),
        ("Якорь", "Cyrillic", "Я", "search/u042f/"),
        ("합의", "Hangul", "ㅎ", "search/u314e/"),
        ("金", "Chinese characters", "All", "search/all/"),
    ],
)
def test_a_name_stands_under_the_letter_of_its_script(
    small_site: Path, name: str, script: str, letter: str, address: str
) -> None:
    found = [
        each
        for each in a_to_z(with_topics(small_site, [name]))
        if any(entry.text == name for entry in each.entries)
    ]
    assert [(each.script, each.letter, each.address) for each in found] == [
        (script, letter, address)
    ]


def test_names_are_in_order_whatever_their_accents_and_capitals(small_site: Path) -> None:
    names = ["zulu", "Żebra B", "Zorn", "zebra a"]
    assert under(with_topics(small_site, names), "Z") == [
        "zebra a",
        "Żebra B",
        "Zorn",
        "zulu",
    ]


def test_few_names_stand_on_one_page(small_site: Path) -> None:
    (only,) = search(with_topics(small_site, []))
    assert only.address == "search/"
    assert only.shows["shown"] == only.shows["letters"]


def test_many_names_stand_on_a_page_for_each_letter_and_in_parts(small_site: Path) -> None:
    made = [f"Zebra {number:05}" for number in range(MOST + 1)]
    found = list(search(with_topics(small_site, made)))
    assert found[0].address == "search/" and not found[0].shows["shown"]
    assert len({each.address for each in found}) == len(found)
    parts = [each for each in found if each.address.startswith("search/z/")]
    assert [each.address for each in parts] == ["search/z/", "search/z/2/"]
    shown = [entry.text for each in parts for entry in entries(each)]
    assert shown == sorted(made)


def entries(made: Page) -> list[Entry]:
    """The names on a page."""
    return [e for _, letters in made.shows["shown"] for each in letters for e in each.entries]


def test_no_page_of_names_is_heavy(small_site: Path) -> None:
    names = [f"Zebra {number:05} of the long name that no one remembers" for number in range(800)]
    with_topics(small_site, names)
    built = pelican(small_site)
    assert built.returncode == 0, built.stderr
    sizes = [path.stat().st_size for path in (small_site / "build" / "search").rglob("*.html")]
    assert max(sizes) < 200_000
    first = page(small_site / "build", "search/z")
    assert len(first.select(".letter li")) == MOST
    assert [words(link) for link in first.select(".letter-parts a")] == ["1", "2"]


def test_every_spelling_of_the_real_dossier_leads_to_its_record(real_site: Path) -> None:
    made = page(real_site, "search")
    leads = {(words(link), str(link["href"])) for link in made.select(".letter li a")}
    assert {
        ("Kim Jong Un", "../people/kim-jong-un/"),
        ("김정은", "../people/kim-jong-un/"),
        ("Сергей Лавров", "../people/sergey-lavrov/"),
    } <= leads


def test_pages_of_records_and_the_ledgers_are_found_and_lists_are_not(small_site: Path) -> None:
    dossier = Dossier(load(small_site / "content"))
    kinds = {made.address: findable(made) for made in pages(dossier)}
    records = [made for made in pages(dossier) if made.record]
    assert all(kinds[made.address] for made in records)
    found = {address for address, each in kinds.items() if each}
    assert found - {made.address for made in records} == {"announcements/", "disputes/"}
    person = kinds["people/ana-torvald/"]
    assert person is not None and person.kind == "People"


def test_no_page_links_to_a_letter_that_is_not_there(real_site: Path) -> None:
    made = BeautifulSoup((real_site / "search" / "index.html").read_text("utf-8"), "html5lib")
    targets = [str(link["href"]) for link in made.select(".letter-index a")]
    assert targets and all(made.find(id=target.removeprefix("#")) for target in targets)
