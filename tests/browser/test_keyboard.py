"""The main journeys by keyboard alone, with the focus to be seen at every step."""

import re

from playwright.sync_api import expect

from browser.conftest import Reader
from browser.journeys import (
    MENU,
    MENU_BUTTON,
    OPEN_MENU,
    OPEN_NOTE,
    PARAGRAPH,
    citing_mark,
    expect_paragraph,
    expect_record,
    record_link,
)
from browser.keyboard import Keyboard
from browser.sites import Site, open_url


def test_the_first_key_skips_to_the_content(reader: Reader, kind_url: str) -> None:
    page = reader()
    open_url(page, kind_url)
    keyboard = Keyboard(page)
    assert keyboard.tab("a[href='#page--main']"), "the skip link is not the first"
    keyboard.enter()
    main = "#page--main, #page--main *"
    if page.locator("main :is(a[href], button, summary)").count():
        assert keyboard.has_focus(main) or keyboard.tab(main)


def test_from_the_home_page_to_a_visit_a_meeting_and_a_person(reader: Reader, site: Site) -> None:
    page = reader()
    open_url(page, site.url(""))
    keyboard = Keyboard(page)
    for folder in ("visits", "meetings", "people"):
        keyboard.follow(record_link(folder))
        expect_record(page, folder)


def test_a_citation_opens_and_closes_where_the_reader_is(reader: Reader, visit_url: str) -> None:
    """Enter opens the note, Tab goes into it, Escape closes it and leads back to the mark."""
    page = reader()
    open_url(page, visit_url)
    keyboard, mark = Keyboard(page), citing_mark(page)
    keyboard.tab_to(mark)
    keyboard.enter()
    expect(page.locator(OPEN_NOTE)).to_have_count(1)
    expect(page.locator(OPEN_NOTE)).to_be_in_viewport()
    expect(page.locator(OPEN_NOTE)).to_contain_text(re.compile(r"paragraph \d+"))
    keyboard.tab_to(f"{OPEN_NOTE} {PARAGRAPH}", within=4)
    keyboard.escape()
    expect(page.locator(OPEN_NOTE)).to_have_count(0)
    assert keyboard.has_focus(mark)


def test_a_citation_leads_on_to_the_paragraph(reader: Reader, visit_url: str) -> None:
    page = reader()
    open_url(page, visit_url)
    keyboard = Keyboard(page)
    keyboard.tab_to(citing_mark(page))
    keyboard.enter()
    keyboard.follow(f"{OPEN_NOTE} {PARAGRAPH}")
    expect_paragraph(page)


def test_the_menu_opens_closes_and_leads_on(reader: Reader, visit_url: str) -> None:
    """On a phone-wide screen the menu is behind a button."""
    page = reader(width=390)
    open_url(page, visit_url)
    keyboard = Keyboard(page)
    expect(page.locator(MENU)).to_be_hidden()
    keyboard.tab_to(MENU_BUTTON)
    keyboard.enter()
    expect(page.locator(OPEN_MENU)).to_be_visible()
    keyboard.tab_to(f"{MENU} a", within=4)
    keyboard.escape()
    expect(page.locator(MENU)).to_be_hidden()
    assert keyboard.has_focus(MENU_BUTTON)
    keyboard.enter()
    keyboard.follow(f"{MENU} a[href$='people/']")
    expect(page).to_have_url(re.compile(r"/people/$"))
