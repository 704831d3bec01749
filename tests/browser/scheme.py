"""The control for the colour scheme, and what a page looks like under it."""

import re

from playwright.sync_api import Locator, Page

SCHEMES = ("light", "dark", "automatic")

# The first ground that is not see-through, from the content outwards.
GROUND = """() => {
  for (let each = document.querySelector("main"); each; each = each.parentElement) {
    const colour = getComputedStyle(each).backgroundColor;
    if (!/^rgba\\(.*, 0\\)$/.test(colour)) return colour;
  }
  return "none";
}"""


def scheme_choice(page: Page, scheme: str) -> Locator:
    """What a reader chooses a scheme with, by its role and name: a radio button or a button."""
    name = re.compile(rf"\b{scheme}\b", re.IGNORECASE)
    return page.get_by_role("radio", name=name).or_(page.get_by_role("button", name=name))


def choose(page: Page, scheme: str) -> None:
    """Choose a scheme by keyboard, which works however the control looks."""
    scheme_choice(page, scheme).press("Space")


def ground(page: Page) -> str:
    """The colour behind the content."""
    return str(page.evaluate(GROUND))
