"""What the tests of filters share: what each should show, and what a page shows."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast
from urllib.parse import parse_qsl, urlsplit

from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Locator, Page, expect

from browser.sites import Site

PAGES = ("timeline/", "visits/", "meetings/")
FACETS = ("direction", "level", "kind", "status", "person", "topic", "place")
FOLD = "#page--filters"
SUMMARY = f"{FOLD} > summary"
SAYS = ".filters-says"
CHIP = ".chip"
CLEAR = ".filters-clear"

SHOWN = """() => [...new Set([...document.querySelectorAll("main [data-event]")]
  .filter(row => row.checkVisibility()).map(row => row.dataset.event))]"""


def data_of(site: Site, address: str) -> dict[str, Any]:
    """What the script loads for a page."""
    text = (site.folder / address / "facets.json").read_text("utf-8")
    return cast(dict[str, Any], json.loads(text))


def all_of(site: Site, address: str) -> set[str]:
    """Every event that a page lists."""
    return set(data_of(site, address)["events"])


def having(site: Site, address: str, facet: str, *values: str) -> set[str]:
    """The events of a page that have one of these values of a facet, whatever their status."""
    data = data_of(site, address)
    wanted = {at for at, (id_, _) in enumerate(data["values"][facet]) if id_ in values}
    found = set()
    for at, id_ in enumerate(data["events"]):
        others = data["otherwise"].get(str(at), {}).values()
        every = {*data["facets"][facet][at], *(v for each in others for v in each.get(facet, ()))}
        if wanted & every:
            found.add(id_)
    return found


def in_years(site: Site, address: str, first: int, last: int) -> set[str]:
    """The events of a page that touch one of these years."""
    data = data_of(site, address)
    years = zip(data["events"], data["facets"]["year"], strict=True)
    return {id_ for id_, found in years if any(first <= year <= last for year in found)}


def shown(page: Page) -> set[str]:
    """The events whose rows can be seen."""
    return set(cast(list[str], page.evaluate(SHOWN)))


def expect_number(page: Page, number: int) -> None:
    """The page says that so many are shown."""
    expect(page.locator(SAYS)).to_have_text(re.compile(rf"^{number} of \d+ shown"))


def asked(page: Page) -> list[tuple[str, str]]:
    """What the address asks for."""
    return parse_qsl(urlsplit(page.url).query)


def box(page: Page, facet: str, value: str) -> Locator:
    """The choice of a value."""
    return page.locator(f"[data-facet={facet}] li[data-value='{value}'] input")


def unfold(page: Page) -> None:
    """Open the panel, and wait until it knows the facets."""
    with page.expect_response(re.compile(r"/facets\.json$")):
        page.locator(SUMMARY).click()
    expect(page.locator(f"{FOLD}[open]")).to_be_visible()


def parsed(folder: Path, address: str) -> BeautifulSoup:
    """A page of a built site."""
    return BeautifulSoup((folder / address / "index.html").read_text("utf-8"), "html5lib")


def shown_in(site: Site, address: str) -> set[str]:
    """The events that have a row in the HTML of a page."""
    return {str(row["data-event"]) for row in parsed(site.folder, address).select("[data-event]")}


def listed(site: Site, address: str) -> set[str]:
    """The events that a page lists, with those of its other parts."""
    page = parsed(site.folder, address)
    parts = page.select(
        "#page--visits-and-meetings, #page--meetings-here, #page--stops-of-visits"
        if not address.startswith("timeline/")
        else "main"
    )
    found = {str(row["data-event"]) for part in parts for row in part.select("[data-event]")}
    if not address.startswith("timeline/"):
        found |= {id_ for part in parts for id_ in linked(part)}
    after = page.select_one("nav[aria-label^=Parts] a[rel=next]")
    if after is not None:
        where = (site.folder / address / str(after["href"])).resolve()
        found |= listed(site, f"{where.relative_to(site.folder.resolve()).as_posix()}/")
    return found


def linked(part: Tag) -> Iterator[str]:
    """The visits and meetings to which a part of a page leads."""
    for link in part.select("a[href]"):
        if there := re.search(r"/(?:visits|meetings)/([^/#]+)/", str(link["href"])):
            yield there[1]
