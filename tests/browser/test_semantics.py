"""What assistive technology tells of a page, what fingers can hit, and what eyes are spared."""

import re
from itertools import pairwise

from playwright.sync_api import Page, expect

from browser.conftest import Reader
from browser.sites import open_url

LEVELS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
  .filter(heading => heading.checkVisibility()).map(heading => Number(heading.tagName[1]))"""

# Buttons of which less than 24 by 24 px answer (WCAG 2.2, 2.5.8). What answers may reach beyond
# what is seen; where two such areas meet, the one may have what the other lacks.
SMALL = """() => [...document.querySelectorAll("button, summary, select, input")]
  .filter(button => button.checkVisibility())
  .filter(button => {
    button.scrollIntoView({block: "center", behavior: "instant"});
    const box = button.getClientRects()[0];
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const own = [button, ...(button.labels ?? [])];
    const answers = hit => own.some(each => each.contains(hit)) || hit?.closest("button");
    const steps = Array.from({length: 25}, (_, step) => step - 12);
    const across = steps.filter(step => answers(document.elementFromPoint(x + step, y)));
    const down = steps.filter(step => answers(document.elementFromPoint(x, y + step)));
    return Math.min(across.length, down.length) < 23;
  }).map(button => button.outerHTML.slice(0, 120))"""

MOVING = """() => [...document.querySelectorAll("*")].flatMap(
  element => ["", "::before", "::after"].map(part => [element, getComputedStyle(element, part)]))
  .filter(([, style]) =>
    [...style.transitionDuration.split(","), ...style.transitionDelay.split(",")]
      .some(time => parseFloat(time) > 0)
    || (style.animationName !== "none" && parseFloat(style.animationDuration) > 0)
    || style.scrollBehavior === "smooth")
  .map(([element]) => element.outerHTML.slice(0, 120)).slice(0, 5)"""


def opened(page: Page, url: str) -> Page:
    """The page, when it is there."""
    open_url(page, url)
    return page


def test_headings_are_in_order_under_one(reader: Reader, kind_url: str) -> None:
    levels = opened(reader(), kind_url).evaluate(LEVELS)
    assert levels.count(1) == 1 and levels[0] == 1, levels
    assert all(below <= above + 1 for above, below in pairwise(levels)), levels


def test_landmarks_are_there_and_named(reader: Reader, kind_url: str) -> None:
    page = opened(reader(), kind_url)
    for role in ("banner", "main", "contentinfo"):
        expect(page.get_by_role(role)).to_have_count(1)
    navigation = page.get_by_role("navigation")
    named = page.get_by_role("navigation", name=re.compile(r"\w"))
    assert navigation.count() == named.count() >= 1


def test_every_button_is_large_enough_to_hit(reader: Reader, kind_url: str) -> None:
    assert opened(reader(width=390), kind_url).evaluate(SMALL) == []


def test_nothing_moves_for_readers_who_want_no_motion(reader: Reader, kind_url: str) -> None:
    assert opened(reader(reduced_motion="reduce"), kind_url).evaluate(MOVING) == []
