"""What readers do most, as selectors: the links, marks and notes on their ways."""

import re

from playwright.sync_api import Page, expect

MENU = "#page--menu"
MENU_BUTTON = f"button[popovertarget='{MENU[1:]}']"
OPEN_MENU = f"{MENU}:popover-open"
OPEN_NOTE = ".note:popover-open"
PARAGRAPH = "a[href*='sources/'][href*='#']"

# The first mark in the content whose note leads to a paragraph of a source.
CITING_MARK = f"""() => [...document.querySelectorAll("main button.mark")]
  .map(mark => mark.getAttribute("popovertarget"))
  .find(note => document.getElementById(note).querySelector("{PARAGRAPH}"))"""


def record_link(folder: str) -> str:
    """A link in the content to a record of this folder, on whatever page it stands."""
    here = f"[href*='/{folder}/'], [href^='{folder}/']"
    not_list = f":not([href$='/{folder}/'], [href='{folder}/'], [href*='#'])"
    return f"main a:is({here}){not_list}"


def citing_mark(page: Page) -> str:
    """The selector of the first mark that cites a paragraph."""
    return f"main button.mark[popovertarget='{page.evaluate(CITING_MARK)}']"


def expect_record(page: Page, folder: str) -> None:
    """The page is that of a record of this folder."""
    expect(page).to_have_url(re.compile(rf"/{folder}/[^/#]+/$"))
    expect(page.locator("main h1")).to_be_visible()


def expect_paragraph(page: Page) -> None:
    """The page is a source's, at the paragraph that a note led to, within the screen."""
    expect(page).to_have_url(re.compile(r"/sources/[^/]+/#.+$"))
    expect(page.locator(":target")).to_be_in_viewport()
