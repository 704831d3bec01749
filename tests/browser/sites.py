"""Which pages the browser tests open: one of every kind, the fullest where there are many."""

from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from playwright.sync_api import Page

RECORDS = {
    "visits": "visit",
    "meetings": "meeting",
    "people": "person",
    "places": "place",
    "organizations": "organization",
    "documents": "document",
    "topics": "topic",
    "sources": "source",
}
"""The folders of records that have pages, each with its word for one."""

NOWHERE = "visits/no/such/visit/"
STYLE_GUIDE = "style-guide/"

KINDS = {
    "home": "",
    "timeline": "timeline/",
    "year": "timeline/*/",
    "facet": "timeline/status/*/",
    **{folder: f"{folder}/" for folder in RECORDS},
    **{one: f"{folder}/*/" for folder, one in RECORDS.items()},
    "announcements": "announcements/",
    "disputes": "disputes/",
    "coverage": "coverage/",
    "network": "network/",
    "numbers": "numbers/",
    "search": "search/",
    "about": "about/",
    "method": "method/",
    "404": NOWHERE,
    "style guide": STYLE_GUIDE,
}
"""Every kind of page with its address, or with the pattern of its addresses."""


@dataclass(frozen=True)
class Site:
    """A built site and where it is served."""

    origin: str
    folder: Path

    def url(self, address: str) -> str:
        """The URL of an address, or of the fullest page of a pattern of addresses."""
        if "*" in address:
            fullest = max(self.folder.glob(f"{address}index.html"), key=lambda p: p.stat().st_size)
            address = f"{fullest.parent.relative_to(self.folder).as_posix()}/"
        return f"{self.origin}/{address}"

    def urls(self, section: str) -> list[str]:
        """The URLs of all pages below a folder, its own included; of the home page for ""."""
        folder = self.folder / section
        found = folder.rglob("index.html") if section else [folder / "index.html"]
        return [self.url(f"{path.parent.relative_to(self.folder).as_posix()}/") for path in found]


def open_url(page: Page, url: str) -> None:
    """Open a page of the site, which must be there, or must not if it is the missing one."""
    response = page.goto(url)
    expected = HTTPStatus.NOT_FOUND if url.endswith(NOWHERE) else HTTPStatus.OK
    assert response is not None and response.status == expected, f"{url}: {response}"
