"""The main journeys without JavaScript: everything is HTML and CSS but the choice of a scheme."""

import re

import pytest
from playwright.sync_api import Page, expect

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
from browser.scheme import SCHEMES, scheme_choice
from browser.sites import Site, open_url


@pytest.fixture
def laptop(reader: Reader) -> Page:
    return reader(java_script_enabled=False)


@pytest.fixture
def phone(reader: Reader) -> Page:
    return reader(width=390, java_script_enabled=False)


def test_from_the_home_page_to_a_visit_a_meeting_and_a_person(laptop: Page, site: Site) -> None:
    open_url(laptop, site.url(""))
    for folder in ("visits", "meetings", "people"):
        laptop.locator(record_link(folder)).first.click()
        expect_record(laptop, folder)


def test_a_citation_opens_closes_and_leads_to_the_paragraph(laptop: Page, visit_url: str) -> None:
    open_url(laptop, visit_url)
    mark, note = laptop.locator(citing_mark(laptop)).first, laptop.locator(OPEN_NOTE)
    mark.click()
    expect(note).to_be_in_viewport()
    laptop.keyboard.press("Escape")
    expect(note).to_have_count(0)
    mark.click()
    note.locator(PARAGRAPH).first.click()
    expect_paragraph(laptop)


def test_the_menu_opens_and_leads_on(phone: Page, visit_url: str) -> None:
    open_url(phone, visit_url)
    expect(phone.locator(MENU)).to_be_hidden()
    phone.locator(MENU_BUTTON).click()
    expect(phone.locator(OPEN_MENU)).to_be_visible()
    phone.locator(f"{MENU} a[href$='people/']").click()
    expect(phone).to_have_url(re.compile(r"/people/$"))


def test_no_scheme_is_offered_that_could_not_be_kept(laptop: Page, kind_url: str) -> None:
    open_url(laptop, kind_url)
    for scheme in SCHEMES:
        expect(scheme_choice(laptop, scheme)).to_have_count(0)
