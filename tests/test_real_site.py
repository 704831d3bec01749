"""The published site of the real dossier: whole, linked, valid, and no more than its records."""

import json
import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import html5lib
import pytest
from bs4 import BeautifulSoup

from chancery.check import check
from chancery.dossier import Dossier
from chancery.load import load
from chancery.model.plan import plan_of, values, walk
from chancery.pages import style_guide
from chancery.pages.addresses import address_of
from chancery.pages.views import days_of
from chancery.vocabulary import Status
from conftest import ROOT
from links import dead_links


@pytest.fixture(scope="session")
def dossier() -> Dossier:
    """The real dossier."""
    loaded = load(ROOT / "content")
    assert check(loaded) == []
    return Dossier(loaded)


@pytest.fixture(scope="session")
def pages(real_site: Path) -> dict[str, BeautifulSoup]:
    """Every page of the site by its address, parsed."""
    return {
        path.parent.relative_to(real_site).as_posix().removeprefix(".") + "/": parsed(path)
        for path in sorted(real_site.rglob("index.html"))
    }


@cache
def parsed(path: Path) -> BeautifulSoup:
    """A page as a browser reads it."""
    return BeautifulSoup(path.read_text("utf-8"), "html.parser")


def test_every_page_is_html_without_a_parse_error(real_site: Path) -> None:
    """Every page parses under the HTML standard's rules with no error to recover from."""
    for path in real_site.rglob("*.html"):
        parser = html5lib.HTMLParser()
        parser.parse(path.read_text("utf-8"))
        assert parser.errors == [], f"{path.relative_to(real_site)}: {parser.errors[:3]}"


def test_places_are_listed_with_the_meetings_held_there(
    pages: dict[str, BeautifulSoup], dossier: Dossier
) -> None:
    """What was planned there, or only reported, is not in the numbers."""
    told = {
        str(row.select("a")[0]["href"]).split("/")[-2]: re.search(r"(\d+) meeting", row.get_text())
        for row in pages["places/"].select("ul.tree li > p")
    }
    assert {id_: int(number[1]) for id_, number in told.items() if number} == {
        id_: held
        for id_, at in dossier.meetings_at.items()
        if (held := sum(each.status == Status.HELD for each in at))
    }


def test_every_page_has_what_readers_and_search_engines_need(
    pages: dict[str, BeautifulSoup],
) -> None:
    """Each page has a language, a title and a description of its own, and one main heading."""
    for address, page in pages.items():
        html, description = page.html, page.find("meta", attrs={"name": "description"})
        assert html is not None and html.get("lang"), address
        assert page.title and page.title.get_text(strip=True), address
        assert description is not None and 20 <= len(str(description["content"])) <= 160, address
        assert len(page.find_all("h1")) == 1, address
        assert len(page.find_all("main")) == 1, address
    titles = Counter(page.title.get_text() for page in pages.values() if page.title)
    assert [title for title, times in titles.items() if times > 1] == []


def test_headings_do_not_skip_a_level(pages: dict[str, BeautifulSoup]) -> None:
    for address, page in pages.items():
        levels = [int(heading.name[1]) for heading in page.find_all(re.compile("^h[1-6]$"))]
        steps = pairwise(levels)
        assert all(below <= above + 1 for above, below in steps), f"{address}: {levels}"


def test_no_id_stands_twice_on_a_page(pages: dict[str, BeautifulSoup]) -> None:
    for address, page in pages.items():
        ids = Counter(str(element["id"]) for element in page.find_all(id=True))
        assert [id_ for id_, times in ids.items() if times > 1] == [], address


def test_every_internal_link_and_fragment_leads_somewhere(real_site: Path) -> None:
    """Every link, style sheet and image of the site itself exists, and so does its fragment."""
    assert dead_links(real_site) == []


def test_every_record_is_two_clicks_from_the_home_page(
    dossier: Dossier, pages: dict[str, BeautifulSoup]
) -> None:
    """What is asked of the dossier is answered from a list, or from a page that a list leads to."""

    def leads_to(address: str) -> set[str]:
        targets = [str(a["href"]) for a in pages[address].find_all("a", href=True)]
        base = f"http://site/{address.lstrip('/')}"
        paths = (urlsplit(urljoin(base, target)).path for target in targets)
        return {path.lstrip("/") or "/" for path in paths} & pages.keys()

    near = leads_to("/")
    near |= {further for address in near for further in leads_to(address)}
    records = {(address_of(record) or "").partition("#")[0] for record in dossier}
    assert records - near <= {""}


def test_every_note_that_a_mark_opens_is_on_the_page(pages: dict[str, BeautifulSoup]) -> None:
    for address, page in pages.items():
        for mark in page.select("[popovertarget]"):
            note = page.find(id=str(mark["popovertarget"]))
            assert note is not None and note.has_attr("popover"), f"{address}: {mark}"


def test_every_record_has_its_page_and_json_ld(
    dossier: Dossier, pages: dict[str, BeautifulSoup]
) -> None:
    """Each record's page bears its label as the heading and describes it in JSON-LD."""
    for record in dossier:
        address = address_of(record)
        if address is None or "#" in address:
            continue
        page = pages[address]
        heading = page.find("h1")
        assert heading is not None and dossier.label(record) in heading.get_text(), address
        described = page.find("script", type="application/ld+json")
        assert described is not None, address
        data = json.loads(described.get_text())
        assert data["@context"] == "https://schema.org" and data["@type"] and data["name"], address


def test_announcements_disputes_and_statements_have_their_fragments(
    dossier: Dossier, pages: dict[str, BeautifulSoup]
) -> None:
    for announcement in dossier.announcements:
        assert pages["announcements/"].find(id=announcement), announcement
    for disputed in dossier.disputes:
        assert pages["disputes/"].find(id=disputed.dispute.id), disputed.dispute.id
    for event in (*dossier.visits.values(), *dossier.meetings.values()):
        for said in event.statements:
            assert pages[str(address_of(event))].find(id=said.id), said.id


def test_no_page_shows_a_link_as_it_is_written(pages: dict[str, BeautifulSoup]) -> None:
    """Links within texts are read, also where a text is shortened."""
    for address, page in pages.items():
        assert "[[" not in page.get_text(), address


def test_a_dispute_stands_on_the_page_of_its_record_too(
    dossier: Dossier, pages: dict[str, BeautifulSoup]
) -> None:
    """Shown where the claim shows, wherever its record has a page."""
    for disputed in dossier.disputes:
        address = (address_of(disputed.record) or "").partition("#")[0]
        if address:
            assert pages[address].find(id=disputed.dispute.id), disputed.dispute.id


def test_each_paragraph_of_each_source_says_what_became_of_it(
    dossier: Dossier, pages: dict[str, BeautifulSoup]
) -> None:
    """Cited, headline or byline, or left out with the reason."""
    for source in dossier.sources.values():
        shown = pages[str(address_of(source))].select(".paragraphs > li")
        assert len(shown) == source.paragraphs, source.id
        assert not [each["id"] for each in shown if each.select(".nothing")], source.id


def test_no_page_shows_a_day_that_no_record_has(
    dossier: Dossier, pages: dict[str, BeautifulSoup]
) -> None:
    """Every machine-readable date of every page is one of a record, a day of a visit, or a year."""
    dates = [
        date
        for record in dossier
        for _, part in walk(record)
        for field in plan_of(type(part)).dates
        for _, date in values(part, field)
    ]
    stated = {str(end).rstrip("~?%") for date in dates for end in (date.start, date.end)}
    stated |= {
        str(day.date) for visit in dossier.visits.values() for day in days_of(dossier, visit)
    }
    stated |= {str(year) for event in dossier.events for year in event.date.years}
    for address, page in pages.items():
        if address == style_guide.ADDRESS:
            continue  # it shows the records of a dossier of its own
        shown = {str(element["datetime"]) for element in page.find_all("time")}
        assert shown <= stated, f"{address}: {shown - stated}"


def test_every_page_loads_nothing_from_elsewhere_and_has_no_inline_script_or_style(
    pages: dict[str, BeautifulSoup],
) -> None:
    """The content security policy of each page allows neither an inline one nor another host."""
    for address, page in pages.items():
        loaded = [*page.find_all("link", rel="stylesheet"), *page.find_all(src=True)]
        urls = [str(element.get("href") or element.get("src")) for element in loaded]
        assert [url for url in urls if urlsplit(url).netloc] == [], address
        scripts = page.find_all("script")
        inline = [script for script in scripts if not script.get("src")]
        assert [s for s in inline if s.get("type") != "application/ld+json"] == [], address
        assert page.find_all(style=True) == [] and page.find_all("style") == [], address


def test_a_link_is_relative_to_its_page(pages: dict[str, BeautifulSoup]) -> None:
    for address, page in pages.items():
        absolute = [a["href"] for a in page.find_all(href=True) if str(a["href"]).startswith("/")]
        assert absolute == [], address


def test_whatever_refers_to_a_record_is_linked_from_its_page(
    dossier: Dossier, pages: dict[str, BeautifulSoup]
) -> None:
    """A record's page leads to each visit, meeting, document and person that refers to it."""
    missing = []
    for id_, mentions in dossier.mentions.items():
        address = address_of(dossier.get(id_))
        if address is None or "#" in address or address.startswith("sources/"):
            continue
        hrefs = {
            urljoin(f"http://site/{address}", str(a["href"]))
            for a in pages[address].find_all(href=True)
        }
        linked = {urlsplit(href)._replace(fragment="").geturl() for href in hrefs}
        for mention in mentions:
            target = address_of(dossier.get(mention.record.id))
            if target is not None and f"http://site/{target.split('#')[0]}" not in linked:
                missing.append(f"{address} does not lead to {target}")
    assert sorted(set(missing)) == []


def test_the_program_and_the_theme_name_no_place_person_or_side(dossier: Dossier) -> None:
    """Nothing in the code or the theme is about one dossier."""
    names = {
        name
        for by_id in (dossier.places, dossier.people, dossier.sides)
        for record in by_id.values()
        for name in [record.name, *(form.text for form in record.names)]
        if len(name) > 3
    }
    told = re.compile(r"\b(" + "|".join(re.escape(name) for name in sorted(names)) + r")\b")
    for folder in ("src", "themes"):
        for path in (ROOT / folder).rglob("*.*"):
            if path.suffix in {".py", ".html", ".css"}:
                assert not told.search(path.read_text("utf-8")), path
