"""Where things stand: within a narrow screen, and still."""

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Reader
from browser.sites import RECORDS, Site, open_url

SECTIONS = [
    "",
    "timeline",
    *RECORDS,
    "announcements",
    "disputes",
    "coverage",
    "network",
    "numbers",
    "search",
    "about",
    "method",
]

# The page's width with every part unfolded, and what reaches over its edge.
TOO_WIDE = """() => {
  for (const each of document.querySelectorAll("details")) each.open = true;
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const over = [...document.body.querySelectorAll("*")].filter(
    each => each.getBoundingClientRect().right > root.clientWidth + 1);
  return [root.scrollWidth, ...over.slice(0, 3).map(each => each.outerHTML.slice(0, 120))];
}"""

# The place of everything in the content, and how far the page is scrolled.
PLACES = """() => [[scrollX, scrollY], ...[...document.querySelectorAll("main *")]
  .filter(each => !each.closest(".note"))
  .map(each => each.getBoundingClientRect())
  .map(box => [box.x, box.y, box.width, box.height])]"""

# https://web.dev/articles/cls: shifts since the page began to load.
SHIFTS = """async () => {
  await document.fonts.ready;
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  const seen = [];
  const observer = new PerformanceObserver(list => seen.push(...list.getEntries()));
  observer.observe({type: "layout-shift", buffered: true});
  await new Promise(done => setTimeout(done, 0));
  seen.push(...observer.takeRecords());
  return seen.filter(shift => !shift.hadRecentInput).flatMap(shift =>
    [shift.value, ...shift.sources.map(source => source.node?.outerHTML?.slice(0, 120))]);
}"""


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section or "home")
def test_no_page_scrolls_sideways_on_the_narrowest_phone(
    reader: Reader, site: Site, section: str
) -> None:
    """Every page fits into 320 px (WCAG 2.2, 1.4.10 Reflow)."""
    page = reader(width=320, height=640)
    wide = {}
    for url in site.urls(section):
        open_url(page, url)
        if over := page.evaluate(TOO_WIDE):
            wide[url.removeprefix(site.origin)] = over
    assert wide == {}


@pytest.mark.parametrize("kind_url", ["404", "style guide"], indirect=True)
def test_what_is_no_record_fits_the_narrowest_phone_too(reader: Reader, kind_url: str) -> None:
    page = reader(width=320, height=640)
    open_url(page, kind_url)
    assert page.evaluate(TOO_WIDE) == []


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("which", [0, 0.5, 1], ids=["first", "middle", "last"])
def test_opening_and_closing_a_citation_moves_nothing(
    reader: Reader, visit_url: str, width: int, which: float
) -> None:
    page = reader(width=width)
    open_url(page, visit_url)
    marks = page.locator("main button.mark")
    mark = marks.nth(round(which * (marks.count() - 1)))
    mark.scroll_into_view_if_needed()
    before = page.evaluate(PLACES)
    for close in (by_escape, by_a_click_elsewhere):
        mark.click()
        expect(page.locator(".note:popover-open")).to_have_count(1)
        assert page.evaluate(PLACES) == before
        close(page)
        expect(page.locator(".note:popover-open")).to_have_count(0)
        assert page.evaluate(PLACES) == before


def by_escape(page: Page) -> None:
    page.keyboard.press("Escape")


def by_a_click_elsewhere(page: Page) -> None:
    page.mouse.click(1, 1)


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_shifts_while_a_page_loads(reader: Reader, kind_url: str, width: int) -> None:
    page = reader(width=width)
    open_url(page, kind_url)
    assert page.evaluate(SHIFTS) == []
