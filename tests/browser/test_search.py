"""The search: whoever is meant is found first, from every page, and at a bounded cost."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from benchmarks.static_host import Answer, answers, hosted
from browser.conftest import Reader
from browser.keyboard import Keyboard
from browser.name_finding import MEANT
from browser.serving import served
from browser.sites import Site, open_url
from browser.test_axe import axe, violations  # noqa: F401  a fixture
from browser.test_policy import complaints
from chancery.pages.name_index import Bearer, paths, tree
from chancery.pages.name_keys import Keys
from conftest import ROOT, publish
from name_cases import SAME, SCRIPTS
from test_name_index import many

JS = ROOT / "themes" / "chancery" / "static" / "js"
FIELD = "[role=search] input"
OPTION = "[role=option]"
CHOSEN = "[role=option][aria-selected=true]"


def found(page: Page) -> Locator:
    """The search, once what was asked for last is shown."""
    status = page.locator("[role=search] [role=status], #page--search [role=status]")
    expect(status).to_contain_text(re.compile(r"\."))
    return page.locator("[role=listbox], #page--found")


def ask(page: Page, query: str) -> Locator:
    """Open the search from wherever the reader is, and type."""
    page.keyboard.press("Control+k")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.type(query)
    return found(page)


def in_names(page: Page) -> None:
    """Load the index of names as the search does, without its panel."""
    page.evaluate(
        """async () => {
          const { Names } = await import("/theme/js/names.js");
          window.names = new Names(location.origin + "/");
        }"""
    )


def test_whoever_is_meant_is_found_first(reader: Reader, site: Site) -> None:
    page = reader()
    open_url(page, site.url("about/"))
    in_names(page)
    missed = {}
    for address, queries in MEANT.items():
        for query in queries:
            first = page.evaluate("async query => (await names.find(query))[0]?.address", query)
            if first != address:
                missed[query] = first
    assert missed == {}


@pytest.mark.parametrize(
    "query", ["satellite images", "qwrtzpsdf", "wreath", "summit of 1987", "?!", "  "]
)
def test_what_is_no_name_is_not_taken_for_one(reader: Reader, site: Site, query: str) -> None:
    page = reader()
    open_url(page, site.url("about/"))
    in_names(page)
    near = page.evaluate("async query => (await names.find(query)).map(each => each.tier)", query)
    assert [tier for tier in near if tier > 2] == []


def test_the_browser_makes_the_same_keys(reader: Reader, site: Site) -> None:
    keys = Keys(SCRIPTS)
    texts = [text for row in SAME for text in row] + ["“Zhao”, J. 35", "x", "", "İstanbul ΣΑΣ"]
    page = reader()
    open_url(page, site.url("about/"))
    made = page.evaluate(
        """async ([tables, texts]) => {
          const { Keys } = await import("/theme/js/names.js");
          const keys = new Keys(tables);
          return texts.map(text => keys.rotations(text).map(each => [each, keys.key(each)]));
        }""",
        [json.loads(json.dumps(keys.tables)), texts],
    )
    assert made == [[[each, keys.key(each)] for each in keys.rotations(text)] for text in texts]


@pytest.mark.parametrize("query", ["Lavrow", "Ким Чен Ын", "Shoygu"])
def test_a_name_comes_first_and_then_the_pages_that_tell_of_it(
    reader: Reader, visit_url: str, query: str
) -> None:
    page = reader()
    open_url(page, visit_url)
    results = ask(page, query)
    groups = results.get_by_role("group")
    expect(groups.first).to_have_accessible_name("Names")
    address = next(address for address, queries in MEANT.items() if query in queries)
    expect(groups.first.locator("a").first).to_have_attribute("href", re.compile(address))
    assert groups.count() > 2


def test_what_is_said_is_found_by_kind_with_a_line_of_context(
    reader: Reader, visit_url: str
) -> None:
    page = reader()
    open_url(page, visit_url)
    results = ask(page, "wreath")
    titles = results.locator(".search-group").all_inner_texts()
    assert {"Visits", "Meetings"} <= set(titles)
    context = results.locator(".search-context").first
    expect(context.locator("mark").first).to_contain_text(re.compile("wreath", re.I))


def test_a_result_leads_to_the_part_of_the_page_that_says_it(reader: Reader, site: Site) -> None:
    page = reader()
    open_url(page, site.url("search/?q=satellite"))
    link = found(page).locator("a[href*='#']").first
    link.click()
    expect(page.locator("main")).to_contain_text(re.compile("satellite", re.I))
    expect(page.locator(":target").first).to_be_in_viewport()


def test_by_keyboard_from_a_page_to_a_result_and_nothing_else(
    reader: Reader, visit_url: str
) -> None:
    """Ctrl K, a few letters, arrows with Home and End, and Enter."""
    page = reader()
    open_url(page, visit_url)
    page.mouse.wheel(0, 2000)
    ask(page, "Matsegora")
    options = page.locator(OPTION)
    expect(page.locator(CHOSEN)).to_have_count(0)
    for key, at in (("ArrowDown", 0), ("ArrowDown", 1), ("End", -1), ("Home", 0), ("ArrowDown", 1)):
        page.keyboard.press(key)
        expect(options.nth(at)).to_have_attribute("aria-selected", "true")
        chosen = options.nth(at).get_attribute("id")
        expect(page.locator(FIELD)).to_have_attribute("aria-activedescendant", str(chosen))
        expect(options.nth(at)).to_be_in_viewport()
    page.keyboard.press("ArrowUp")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("people/alexander-matsegora/")


def test_escape_goes_back_to_where_the_reader_was(reader: Reader, visit_url: str) -> None:
    page = reader()
    open_url(page, visit_url)
    link = page.locator("main a").nth(20)
    link.focus()
    before = page.evaluate("scrollY")
    ask(page, "Arden")
    page.keyboard.press("Escape")
    expect(page.locator("[role=listbox]")).to_be_hidden()
    expect(link).to_be_focused()
    assert page.evaluate("scrollY") == before


def test_the_focus_alone_opens_nothing(reader: Reader, visit_url: str) -> None:
    """A reader who goes by Tab through the masthead is not led elsewhere (WCAG 2.2, 3.2.1)."""
    page = reader()
    open_url(page, visit_url)
    keyboard = Keyboard(page)
    keyboard.tab_to(FIELD)
    expect(page.locator(FIELD)).to_have_role("combobox")
    expect(page.locator("[role=listbox]")).to_be_hidden()
    assert not keyboard.tab(FIELD)


def test_no_single_letter_does_anything(reader: Reader, visit_url: str) -> None:
    """Speech input and slips would set it off (WCAG 2.2, 2.1.4)."""
    page = reader()
    open_url(page, visit_url)
    for key in ("k", "/", "s", "K"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement === document.body")


def test_enter_leads_to_the_same_results_at_an_address(reader: Reader, visit_url: str) -> None:
    page = reader()
    open_url(page, visit_url)
    ask(page, "Shoygu")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("/search/?q=Shoygu")
    expect(page.locator(FIELD)).to_have_value("Shoygu")
    first = found(page).locator("section").first
    expect(first.locator("h2")).to_have_text("Names")
    expect(first.locator("a").first).to_have_attribute("href", re.compile("sergei-shoigu"))


def test_the_address_of_the_search_page_keeps_what_is_asked(reader: Reader, site: Site) -> None:
    page = reader()
    open_url(page, site.url("search/"))
    page.locator(FIELD).fill("Ким Чен Ын")
    expect(found(page).locator("section").first).to_contain_text("Kim Jong-un")
    assert unquote(urlsplit(page.url).query) == "q=Ким Чен Ын"
    page.reload()
    expect(found(page).locator("section").first).to_contain_text("Kim Jong-un")


def test_the_title_of_the_search_page_says_what_is_asked(reader: Reader, site: Site) -> None:
    """Cut where it is long, so that a browser's history and the trail can show it."""
    page = reader()
    open_url(page, site.url("search/?q=wreath"))
    expect(page).to_have_title(re.compile("^Search: wreath · "))
    page.locator("#page--query").fill("<b>" + "$&" * 200)
    expect(page).to_have_title(re.compile(r"^Search: <b>(\$&){18}\$… · "))
    page.locator("#page--query").fill("")
    expect(page).to_have_title(re.compile("^Search · "))


def test_who_is_found_by_name_is_not_found_again_among_the_pages(
    reader: Reader, site: Site
) -> None:
    """A spelling that stands on the person's own page alone finds that page once."""
    page = reader()
    open_url(page, site.url("search/?q=Шойгу"))
    expect(page.locator(".search-status")).to_have_text("1 name.")
    expect(found(page).get_by_role("link", name=re.compile("Shoigu"))).to_have_count(1)
    expect(found(page).get_by_role("button")).to_have_count(0)


def test_all_of_a_kind_can_be_seen(reader: Reader, site: Site) -> None:
    page = reader()
    open_url(page, site.url("search/?q=Pyongyang"))
    meetings = found(page).locator("#meetings")
    rows, more = meetings.locator("li"), meetings.locator("button")
    before = rows.count()
    number = int(re.findall(r"\d+", more.inner_text())[-1])
    while more.is_visible():
        more.click()
        expect(rows).not_to_have_count(before)
        before = rows.count()
    assert before == number


def test_nothing_found_says_so_and_offers_the_a_to_z(reader: Reader, visit_url: str) -> None:
    page = reader()
    open_url(page, visit_url)
    ask(page, "qwrtzpsdfgh")
    expect(page.locator("[role=search] [role=status]")).to_have_text("Nothing found.")
    page.locator("[role=search] a:visible").click()
    expect(page).to_have_url(re.compile(r"/search/#page--a-to-z$"))


def test_without_script_the_field_leads_to_every_name(reader: Reader, visit_url: str) -> None:
    page = reader(java_script_enabled=False)
    open_url(page, visit_url)
    page.locator(FIELD).fill("Kim")
    page.locator(FIELD).press("Enter")
    assert page.url.endswith("/search/?q=Kim")
    expect(page.locator("#page--search")).to_be_hidden()
    page.locator(".letter-index a", has_text=re.compile("^K$")).click()
    page.locator(".letter a", has_text=re.compile("^Kim Jong Un$")).click()
    expect(page).to_have_url(re.compile(r"/people/kim-jong-un/$"))


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_field_is_there_on_every_screen_and_its_panel_fits(
    reader: Reader, visit_url: str, width: int
) -> None:
    page = reader(width=width, height=640)
    open_url(page, visit_url)
    field = page.locator(FIELD)
    box = field.bounding_box()
    assert box is not None and box["width"] >= 24 and box["height"] >= 24
    field.click()
    page.keyboard.type("Shoygu")
    found(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    panel = page.locator(".search").bounding_box()
    assert panel is not None and panel["x"] >= 0 and panel["x"] + panel["width"] <= width
    assert panel["y"] + panel["height"] <= 640


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("where", ["panel", "page"])
@pytest.mark.parametrize("query", ["Shoygu", "qwrtzpsdfgh"])
def test_axe_finds_nothing_in_results(
    reader: Reader,
    site: Site,
    visit_url: str,
    axe: str,  # noqa: F811
    where: str,
    query: str,
    scheme: str,
) -> None:
    page = reader(color_scheme=scheme)
    open_url(page, visit_url if where == "panel" else site.url(f"search/?q={query}"))
    if where == "panel":
        ask(page, query)
        page.keyboard.press("ArrowDown")
    found(page)
    assert violations(page, axe) == []


def test_the_policy_holds_and_no_request_leaves_the_site(reader: Reader, visit_url: str) -> None:
    page = reader()
    heard = complaints(page)
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    open_url(page, visit_url)
    ask(page, "Shoygu")
    assert heard == []
    origin = "/".join(visit_url.split("/")[:3]) + "/"
    assert asked and [url for url in asked if not url.startswith((origin, "data:"))] == []


def test_nothing_of_the_search_is_loaded_before_it_is_wanted(
    reader: Reader, visit_url: str
) -> None:
    page = reader()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_url(page, visit_url)
    page.evaluate("new Promise(requestAnimationFrame)")
    assert [url for url in asked if "search" in urlsplit(url).path] == []


def test_the_search_works_under_any_base(reader: Reader, tmp_path: Path) -> None:
    with served(tmp_path) as origin:
        publish(tmp_path / "some" / "base", f"{origin}/some/base")
        page = reader()
        open_url(page, f"{origin}/some/base/about/")
        results = ask(page, "Shoygu")
        links = [str(link.get_attribute("href")) for link in results.locator("a").all()]
        assert links and all(
            link.startswith((f"{origin}/some/base/", "/some/base/")) for link in links
        )
        results.locator("a").first.click()
        expect(page.locator("h1")).to_have_text("Sergei Shoigu")


class Answers(dict[str, Answer]):
    """The files of a site, keeping how many bytes of each were sent, gzipped as by a host."""

    def __init__(self, site: Path) -> None:
        super().__init__(answers(site))
        self.sent: dict[str, int] = {}

    def get(self, path: str, default: Any = None) -> Any:
        """The file at a path, noting that it was asked for."""
        found = super().get(path, default)
        if found:
            self.sent[path] = len(found.packed or found.body)
        return found

    def sent_from(self, *folders: str) -> dict[str, int]:
        """The bytes of each file that was sent from below one of these folders."""
        return {path: size for path, size in self.sent.items() if path.startswith(folders)}


@contextmanager
def measured(site: Path) -> Iterator[tuple[str, Answers]]:
    """A site on a host that measures, with its address."""
    with hosted() as host:
        host.answers = measure = Answers(site)
        yield host.url, measure


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index of ten thousand names, with the script that asks it."""
    folder = tmp_path_factory.mktemp("large")
    keys = Keys(())
    spelt = (
        each
        for number, name in enumerate(many(10_000))
        for each in paths(keys, Bearer(f"people/p{number}/", name, "Person", number % 7), [name])
    )
    files = {file.address: file.text for file in tree(spelt)}
    files |= {
        "search/letters.json": json.dumps(keys.tables),
        "index.html": "<!doctype html>",
        "theme/js/names.js": (JS / "names.js").read_text("utf-8"),
    }
    for address, text in files.items():
        path = folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def test_among_ten_thousand_names_a_query_loads_a_few_small_files(
    reader: Reader, large: Path
) -> None:
    """Whole, turned round, misspelt and mistyped, each asked by a reader of its own."""
    for name in many(10_000)[::2_999]:
        first, other = name.split()
        heard = f"{first}{first[-1]} {other.replace('a', 'o')}"
        meant = (name, f"{other} {first}", heard)
        for query in (*meant, f"{first}x {other}", "wxyzzy"):
            with measured(large) as (origin, measure):
                page = reader()
                open_url(page, f"{origin}/")
                in_names(page)
                found = page.evaluate("async query => await names.find(query)", query)
                assert query != name or found[0]["label"] == name
                assert query not in meant or name in [each["label"] for each in found]
                assert len(measure.sent_from("/search/names/")) <= 20
                assert sum(measure.sent_from("/search/").values()) < 80_000


def test_a_query_loads_little_of_the_index(reader: Reader, site: Site) -> None:
    """Besides the program of the search, which is the same for every site."""
    with measured(site.folder) as (origin, measure):
        page = reader()
        open_url(page, f"{origin}/about/")
        ask(page, "Lavrow")
        program = measure.sent_from(
            *(f"/search/pagefind/{name}" for name in ("pagefind.js", "pagefind-worker.js", "wasm."))
        )
        index = measure.sent_from("/search/").keys() - program.keys()
        assert sum(measure.sent[path] for path in index) < 150_000
        assert sum(program.values()) < 120_000
        assert sum(measure.sent_from("/theme/js/", "/theme/css/search.css").values()) < 12_000
