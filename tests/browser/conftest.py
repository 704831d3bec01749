"""What the browser tests share: the published site served, a browser, and readers with it."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

import tools
from benchmarks.chromium import QUIET
from browser.serving import served
from browser.sites import KINDS, STYLE_GUIDE, Site
from conftest import publish


class Reader(Protocol):
    """Gives a fresh page with an empty history, by default as wide as a laptop's."""

    def __call__(self, width: int = 1280, height: int = 800, **context: Any) -> Page: ...


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or another that is installed; the tests skip where there is none."""
    path = tools.chromium()
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The published site of the real dossier, served at the address it was published for."""
    folder = tmp_path_factory.mktemp("published")
    with served(folder) as origin:
        publish(folder, origin)
        yield Site(origin, folder)


@pytest.fixture(scope="session")
def development(real_site: Path) -> Iterator[Site]:
    """The same site as those who work on it see it, with the style guide."""
    with served(real_site) as origin:
        yield Site(origin, real_site)


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    """A way to get pages, each in a browser context of its own."""
    with ExitStack() as contexts:

        def make(width: int = 1280, height: int = 800, **options: Any) -> Page:
            context = browser.new_context(viewport={"width": width, "height": height}, **options)
            contexts.callback(context.close)
            return context.new_page()

        yield make


@pytest.fixture(params=KINDS)
def kind_url(request: pytest.FixtureRequest) -> str:
    """The URL of a page of each kind, so that a test with it holds for every kind."""
    address = KINDS[request.param]
    served_site: Site = request.getfixturevalue("development" if address == STYLE_GUIDE else "site")
    return served_site.url(address)


@pytest.fixture
def visit_url(site: Site) -> str:
    """The fullest page of a visit, which has every piece that recurs."""
    return site.url(KINDS["visit"])
