"""The trail: from a record back to the list from which the reader came, filtered as it was."""

import re

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Reader
from browser.filtering import SAYS
from browser.journeys import expect_record, record_link
from browser.sites import Site, open_url

BACK = ".trail-back a"


def go_on(page: Page, folder: str) -> None:
    """Follow the first link to a record of a folder that is in sight."""
    page.locator(f"{record_link(folder)} >> visible=true").first.click()
    expect_record(page, folder)


def open_filtered(page: Page, url: str) -> None:
    """Open a list, and wait until it shows only what was asked for, if that is so."""
    open_url(page, url)
    if "?" in url:
        expect(page.locator(SAYS)).to_contain_text(" shown")


@pytest.mark.parametrize("query", ["?status=planned", "?status=planned&level=minister", "#y2023"])
def test_it_leads_back_to_the_list_as_it_was(reader: Reader, site: Site, query: str) -> None:
    """From the first record, and from the next one that it leads to."""
    page = reader()
    open_filtered(page, f"{site.url('visits/')}{query}")
    go_on(page, "visits")
    expect(page.locator(BACK)).to_have_attribute("href", f"{site.url('visits/')}{query}")
    go_on(page, "people")
    page.locator(BACK).click()
    expect(page).to_have_url(f"{site.url('visits/')}{query}")


def test_the_last_list_is_the_one_that_counts(reader: Reader, site: Site) -> None:
    page = reader()
    open_url(page, site.url("visits/"))
    open_url(page, site.url("timeline/2023/"))
    go_on(page, "visits")
    expect(page.locator(BACK)).to_have_text("Back to Timeline of 2023")


def test_it_says_what_was_chosen_or_asked(reader: Reader, site: Site) -> None:
    page = reader()
    open_filtered(page, site.url("visits/?level=minister&status=planned"))
    go_on(page, "visits")
    expect(page.locator(BACK)).to_have_text("Back to Visits: Minister, Planned")
    open_url(page, site.url("search/?q=wreath"))
    page.locator("#page--found a[href*='/meetings/']").first.click()
    expect(page).to_have_url(re.compile("/meetings/"))
    expect(page.locator(BACK)).to_have_text("Back to Search: wreath")


def test_nothing_is_said_twice(reader: Reader, site: Site) -> None:
    """Where the trail of every page leads there anyway, and on a list itself."""
    page = reader()
    open_url(page, site.url("visits/"))
    expect(page.locator(BACK)).to_have_count(0)
    go_on(page, "visits")
    expect(page.locator(BACK)).to_have_count(0)


def test_who_came_from_elsewhere_has_the_trail_of_every_page(reader: Reader, site: Site) -> None:
    """As has everyone without JavaScript."""
    for page in (reader(), reader(java_script_enabled=False)):
        open_url(page, site.url("visits/*/"))
        expect(page.locator(".trail li")).to_have_count(3)


def test_it_fits_on_a_phone(reader: Reader, site: Site) -> None:
    page = reader(width=320, height=640)
    open_filtered(page, f"{site.url('visits/')}?status=planned")
    go_on(page, "visits")
    expect(page.locator(BACK)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
