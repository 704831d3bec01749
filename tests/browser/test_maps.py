"""Maps in a browser: as wide as there is room, reachable by keyboard, legible, on paper too."""

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Reader
from browser.keyboard import Keyboard
from browser.sites import Site, open_url

# The sizes of the visible labels on the screen, in CSS pixels.
SIZES = """() => [...document.querySelectorAll(".map text")]
  .filter(each => each.checkVisibility())
  .map(each => [parseFloat(getComputedStyle(each).fontSize), each.ownerSVGElement])
  .map(([size, map]) => size * map.getBoundingClientRect().width / map.viewBox.baseVal.width)"""

# Pairs of visible labels of one map whose boxes share more than an edge, and labels off their map.
COVERED = """() => {
  const shared = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 &&
    a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const within = (a, b) => a.left > b.left - 1 && a.right < b.right + 1 &&
    a.top > b.top - 1 && a.bottom < b.bottom + 1;
  const covered = [];
  for (const map of document.querySelectorAll(".map")) {
    if (!map.checkVisibility()) continue;
    const texts = [...map.querySelectorAll("text")];
    const boxes = texts.map(each => each.getBoundingClientRect());
    texts.forEach((text, n) => {
      const over = texts.filter((_, m) => m > n && shared(boxes[n], boxes[m]));
      covered.push(...over.map(each => [text.textContent, each.textContent]));
      if (!within(boxes[n], map.getBoundingClientRect())) covered.push(text.textContent);
    });
  }
  return covered;
}"""

FILLS = """() => Object.fromEntries([".land", ".map circle", ".map text"].map(each =>
  [each, getComputedStyle(document.querySelector(each)).fill]))"""


@pytest.fixture(params=["visit", "places", "place"])
def map_url(request: pytest.FixtureRequest, site: Site) -> str:
    """The fullest page of each kind that has a map."""
    folder = {"visit": "visits/*", "places": "places", "place": "places/*"}[request.param]
    pages = site.folder.glob(f"{folder}/index.html")
    with_map = [page for page in pages if 'class="map' in page.read_text("utf-8")]
    fullest = max(with_map, key=lambda page: page.stat().st_size)
    return site.url(f"{fullest.parent.relative_to(site.folder).as_posix()}/")


@pytest.fixture
def places_url(site: Site) -> str:
    """The page with the map of all places."""
    return site.url("places/")


@pytest.mark.parametrize("width", [320, 390, 640, 1280, 2560])
def test_labels_can_be_read_and_none_covers_another(
    reader: Reader, map_url: str, width: int
) -> None:
    page = reader(width=width)
    open_url(page, map_url)
    page.evaluate("document.fonts.ready")
    assert page.evaluate(COVERED) == []
    sizes = page.evaluate(SIZES)
    assert sizes and min(sizes) >= 9


@pytest.mark.parametrize("width", [320, 390, 1280, 2560])
def test_a_map_fits_its_page(reader: Reader, map_url: str, width: int) -> None:
    page = reader(width=width)
    open_url(page, map_url)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    shown = page.locator(".map").filter(visible=True)
    boxes = [box for each in shown.all() if (box := each.bounding_box())]
    assert boxes
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)


@pytest.mark.parametrize(("width", "shown"), [(390, ".map-narrow"), (1280, ".map-wide")])
def test_one_map_of_all_places_is_there_for_every_screen(
    reader: Reader, places_url: str, width: int, shown: str
) -> None:
    page = reader(width=width)
    open_url(page, places_url)
    expect(page.locator(".places-map .map").filter(visible=True)).to_have_count(1)
    expect(page.locator(shown)).to_be_visible()


def test_the_keyboard_reaches_every_place_and_shows_where_it_is(
    reader: Reader, places_url: str
) -> None:
    page = reader()
    open_url(page, places_url)
    links = page.locator(".map-wide a")
    keyboard = Keyboard(page)
    keyboard.tab_to(".map-wide a")
    for number in range(links.count()):
        expect(links.nth(number)).to_be_focused()
        keyboard.tab()
    expect(page.locator(".map-wide a:focus")).to_have_count(0)


def test_a_circle_leads_to_its_place(reader: Reader, places_url: str) -> None:
    page = reader()
    open_url(page, places_url)
    link = page.locator(".map-wide a").first
    name = str(link.get_attribute("aria-label")).partition(":")[0]
    link.press("Enter")
    expect(page.locator("h1")).to_have_text(name)


def fills(page: Page, url: str) -> dict[str, str]:
    """What fills land, points and labels."""
    open_url(page, url)
    found: dict[str, str] = page.evaluate(FILLS)
    return found


def test_a_map_is_dark_where_the_page_is(reader: Reader, visit_url: str) -> None:
    light = fills(reader(color_scheme="light"), visit_url)
    dark = fills(reader(color_scheme="dark"), visit_url)
    assert all(light[each] != dark[each] for each in light)


def test_a_map_is_printed_black_on_white(reader: Reader, visit_url: str) -> None:
    page = reader(color_scheme="dark")
    open_url(page, visit_url)
    page.emulate_media(media="print")
    found = page.evaluate(FILLS)
    assert found == {
        ".land": "rgb(255, 255, 255)",
        ".map circle": "rgb(0, 0, 0)",
        ".map text": "rgb(0, 0, 0)",
    }
