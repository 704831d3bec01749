"""Light or dark: as the reader's system prefers, or as the reader chooses and is remembered."""

from typing import Literal

import pytest
from playwright.sync_api import Page

from browser.conftest import Reader
from browser.scheme import SCHEMES, choose, ground, scheme_choice
from browser.sites import Site, open_url

Scheme = Literal["light", "dark"]
OTHER: dict[Scheme, Scheme] = {"light": "dark", "dark": "light"}


@pytest.fixture
def grounds(reader: Reader, site: Site) -> dict[str, str]:
    """The colour behind the content for each preference."""

    def seen(page: Page) -> str:
        open_url(page, site.url(""))
        return ground(page)

    return {scheme: seen(reader(color_scheme=scheme)) for scheme in OTHER}


def test_the_preference_is_followed(grounds: dict[str, str]) -> None:
    assert grounds["light"] != grounds["dark"]


def test_a_preference_is_followed_without_javascript(
    reader: Reader, site: Site, grounds: dict[str, str]
) -> None:
    page = reader(color_scheme="dark", java_script_enabled=False)
    open_url(page, site.url(""))
    assert ground(page) == grounds["dark"]


@pytest.mark.parametrize("preferred", OTHER)
def test_a_choice_holds_on_every_page_until_it_is_taken_back(
    reader: Reader, site: Site, grounds: dict[str, str], preferred: Scheme
) -> None:
    """Against the preference: on the next page, after a reload, and no longer once automatic."""
    page, chosen = reader(color_scheme=preferred), OTHER[preferred]
    open_url(page, site.url(""))
    choose(page, chosen)
    assert ground(page) == grounds[chosen]
    open_url(page, site.url("visits/"))
    assert ground(page) == grounds[chosen]
    page.reload()
    assert ground(page) == grounds[chosen]
    choose(page, "automatic")
    assert ground(page) == grounds[preferred]
    page.emulate_media(color_scheme=chosen)
    assert ground(page) == grounds[chosen]
    page.emulate_media(color_scheme=preferred)
    page.reload()
    assert ground(page) == grounds[preferred]


def test_each_scheme_is_offered_once(reader: Reader, kind_url: str) -> None:
    page = reader()
    open_url(page, kind_url)
    assert [scheme_choice(page, scheme).count() for scheme in SCHEMES] == [1, 1, 1]
