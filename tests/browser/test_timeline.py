"""The timeline as readers have it: in its order, on a phone, on paper, without styles, by jumps."""

import io
import re
import unicodedata
from collections import Counter

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from browser.conftest import Reader
from browser.sites import Site, open_url

ROWS = "main li[data-event]"

# What lies to the right of a screen, or is cut off at its left.
OUTSIDE = """() => {
  const width = document.documentElement.clientWidth;
  const over = [...document.querySelectorAll("main *")].filter(each => {
    const box = each.getBoundingClientRect();
    const seen = each instanceof HTMLElement && box.width > 2 && !each.closest(".note");
    return seen && (box.right > width + 1 || box.left < -1);
  });
  return [document.documentElement.scrollWidth - width, ...over.slice(0, 3).map(e => e.outerHTML)];
}"""

# How far text sticks out of its row's column, and rows that lie over each other.
COLLISIONS = """() => {
  const rows = [...document.querySelectorAll("li.crossing")];
  const boxes = rows.map(row => row.getBoundingClientRect());
  const lower = boxes.filter((box, n) => n && box.top < boxes[n - 1].bottom - 1);
  const parts = rows.flatMap(row => {
    const river = row.querySelector(".river").getBoundingClientRect();
    return [...row.querySelectorAll(".crossing-date, .crossing-told")]
      .map(part => part.getBoundingClientRect())
      .filter(box => box.left < river.right - 1 && box.right > river.left + 1);
  });
  return [lower.length, parts.length];
}"""


def letters(text: str) -> str:
    """A text's letters and digits alone, which lines, hyphens and ligatures leave as they are."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text)).casefold()


def without_styles(page: Page) -> None:
    """Take all stylesheets away."""
    page.evaluate("document.querySelectorAll('link[rel=stylesheet]').forEach(e => e.remove())")


@pytest.fixture
def timeline(site: Site) -> str:
    """The URL of the whole timeline."""
    return site.url("timeline/")


@pytest.mark.parametrize("address", ["timeline/", "timeline/*/"])
@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("width", [320, 390, 1280, 2560])
def test_nothing_lies_outside_of_the_screen_or_over_something_else(
    reader: Reader, site: Site, address: str, width: int, size: int
) -> None:
    """Also with text twice as large (WCAG 2.2, 1.4.4 and 1.4.10)."""
    page = reader(width=width)
    open_url(page, site.url(address))
    page.evaluate(f"document.documentElement.style.fontSize = 'calc(1rem * {size} / 100)'")
    assert page.evaluate(OUTSIDE) == [0]
    assert page.evaluate(COLLISIONS) == [0, 0]


def test_text_as_widely_spaced_as_a_reader_may_set_it_is_not_cut_off(
    reader: Reader, timeline: str
) -> None:
    """WCAG 2.2, 1.4.12."""
    page = reader(width=1280)
    open_url(page, timeline)
    page.evaluate(
        """() => document.querySelectorAll("*").forEach(e => {
          Object.assign(e.style, {lineHeight: "1.5", letterSpacing: ".12em", wordSpacing: ".16em"});
        })"""
    )
    assert page.evaluate(COLLISIONS) == [0, 0]
    assert page.evaluate(OUTSIDE) == [0]


def test_a_screen_reader_has_each_year_as_a_heading_and_each_event_in_order(
    reader: Reader, timeline: str
) -> None:
    """Date, title, direction, level, status; nothing of what is drawn."""
    page = reader()
    open_url(page, timeline)
    for year in page.locator("section[id^=y]").all():
        seen = year.aria_snapshot()
        assert re.match(r'- heading "\d{4}" \[level=2\]', seen), seen
        for row in year.locator("li.crossing").all():
            title = row.locator(".event-title").inner_text()
            date = row.locator("time").first.inner_text()
            told = " ".join(row.aria_snapshot().split())
            assert 0 < told.find(date) < told.find(title), told
            assert "img" not in told
            for direction in row.locator(".direction").all():
                sides = direction.locator(".side").all_text_contents()
                at = [told.find(side, told.find(title) + len(title)) for side in sides]
                assert -1 not in at and at == sorted(at), told
                assert at[-1] < told.find("Visit,"), told


def test_without_styles_the_order_and_every_word_are_the_same(
    reader: Reader, timeline: str
) -> None:
    page = reader()
    open_url(page, timeline)
    told = page.locator(ROWS).evaluate_all("rows => rows.map(row => row.textContent)")
    without_styles(page)
    rows = page.locator(ROWS)
    tops = rows.evaluate_all("rows => rows.map(row => row.getBoundingClientRect().top)")
    assert tops == sorted(tops) and len(set(tops)) == len(tops)
    assert rows.evaluate_all("rows => rows.map(row => row.textContent)") == told
    for row in rows.all()[:5]:
        parts = row.locator(".crossing-date, .event-title, .crossing-told > .meta")
        at = parts.evaluate_all("parts => parts.map(part => part.getBoundingClientRect().top)")
        assert at == sorted(at)


@pytest.mark.parametrize("width", [390, 1280])
def test_a_jump_from_the_strip_lands_on_the_year_in_sight(
    reader: Reader, timeline: str, width: int
) -> None:
    """Not below what stays at the top."""
    page = reader(width=width)
    open_url(page, timeline)
    for link in page.locator(".strip-of-years .columns a").all():
        link.click()
        year = page.locator(f"#y{link.inner_text()} > h2")
        expect(year).to_be_in_viewport()
        heads = page.locator(".heads")
        below = heads.bounding_box()["height"] if heads.is_visible() else 0  # type: ignore[index]
        box = year.locator("a").bounding_box()
        assert box is not None and box["y"] >= below
        assert box["y"] < 300 or page.evaluate(
            "Math.abs(scrollY + innerHeight - document.documentElement.scrollHeight) < 2"
        )


def test_on_a_wide_screen_the_shores_are_named_while_they_pass(
    reader: Reader, timeline: str
) -> None:
    """On a narrow one every row names its direction, as it does on paper."""
    page = reader()
    open_url(page, timeline)
    page.locator("li.crossing").last.scroll_into_view_if_needed()
    expect(page.locator(".heads")).to_be_in_viewport()
    seen = page.locator(".crosses .direction").first
    assert seen.bounding_box()["width"] <= 1  # type: ignore[index]
    page.emulate_media(media="print")
    assert seen.bounding_box()["width"] > 20  # type: ignore[index]
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 390, "height": 800})
    assert seen.bounding_box()["width"] > 20  # type: ignore[index]


@pytest.mark.parametrize("address", ["timeline/", "timeline/*/"])
def test_every_event_is_printed(reader: Reader, site: Site, address: str) -> None:
    """With its date and its direction."""
    page = reader()
    open_url(page, site.url(address))
    pdf = PdfReader(io.BytesIO(page.pdf(format="A4")))
    text = letters("".join(sheet.extract_text() for sheet in pdf.pages))
    pieces = page.locator(".crossing-date, .event-title, .crossing .side").all_text_contents()
    assert pieces
    missing = [n for piece, n in Counter(map(letters, pieces)).items() if text.count(piece) < n]
    assert missing == []


def test_rows_and_years_that_are_hidden_leave_no_gap(reader: Reader, timeline: str) -> None:
    """As where a filter leaves only some of the events."""
    page = reader()
    open_url(page, timeline)
    page.evaluate(
        """() => {
          const parts = document.querySelectorAll("section.shores-year, [data-silence]");
          for (const part of parts) part.hidden = true;
          const [first, ...others] = document.querySelectorAll("li.crossing");
          for (const row of others) row.hidden = true;
          first.closest("section").hidden = false;
        }"""
    )
    expect(page.locator("li.crossing:visible")).to_have_count(1)
    water = page.locator(".water").bounding_box()
    assert water is not None and water["height"] < 600
