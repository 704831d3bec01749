"""Who met whom: every cell within a key's reach, on a laptop and on a phone, without script too."""

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Reader
from browser.keyboard import Keyboard
from browser.sites import Site, open_url

CELL = ".matrix tbody a.cell"
ROOM = ".matrix-room"
FOCUSED_CELL = f"() => [...document.querySelectorAll({CELL!r})].indexOf(document.activeElement)"


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844), (320, 640)])
def test_the_keyboard_reaches_each_cell_and_its_focus_is_seen(
    reader: Reader, site: Site, width: int, height: int
) -> None:
    """In the order of the table, and never covered by the heads that stay in sight."""
    page = reader(width=width, height=height)
    open_url(page, site.url("network/"))
    keyboard = Keyboard(page)
    keyboard.tab_to(ROOM)
    for number in range(page.locator(CELL).count()):
        keyboard.tab_to(CELL)
        assert page.evaluate(FOCUSED_CELL) == number


@pytest.mark.parametrize("address", ["network/", "numbers/"])
@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1280, 2560])
def test_the_page_never_scrolls_sideways(
    reader: Reader, site: Site, address: str, width: int
) -> None:
    page = reader(width=width)
    open_url(page, site.url(address))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width >= 1024 and address == "network/":
        table, part = page.locator(".matrix").bounding_box(), page.locator(ROOM).bounding_box()
        assert table is not None and part is not None
        assert table["width"] <= part["width"] + 1


def test_on_a_phone_the_names_of_the_rows_stay_in_sight(reader: Reader, site: Site) -> None:
    page = reader(width=320, height=640)
    open_url(page, site.url("network/"))
    last = page.locator(".matrix tbody tr").first.locator("a.cell").last
    last.scroll_into_view_if_needed()
    page.locator(ROOM).evaluate("room => room.scrollBy(500, 0)")
    name = page.locator(".matrix tbody th").first
    expect(name).to_be_in_viewport()
    box, room = name.bounding_box(), page.locator(ROOM).bounding_box()
    assert box is not None and room is not None
    assert box["x"] == pytest.approx(room["x"], abs=1)


@pytest.fixture
def without_script(reader: Reader) -> Page:
    return reader(width=390, java_script_enabled=False)


def test_a_cell_leads_to_its_meetings_without_script(without_script: Page, site: Site) -> None:
    open_url(without_script, site.url("network/"))
    several = without_script.locator(f"{CELL}[href*='#met--']").first
    number = several.inner_text().split()[0]
    several.click()
    row = without_script.locator("tr:target")
    expect(row).to_be_in_viewport()
    expect(row.locator("li > a[href*='meetings/']")).to_have_count(int(number))


def test_a_bar_leads_to_its_records_without_script(without_script: Page, site: Site) -> None:
    open_url(without_script, site.url("numbers/"))
    without_script.locator("#page--who-travelled-most tbody th a").first.click()
    expect(without_script.locator("#page--visits-and-meetings h2").first).to_be_in_viewport()
