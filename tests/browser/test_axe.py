"""No rule of axe, WCAG 2.2 AA and best practice, is broken on any kind of page."""

from typing import Any, Literal

import pytest
from playwright.sync_api import Page

import tools
from browser.conftest import Reader
from browser.sites import open_url

TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
Scheme = Literal["light", "dark"]


@pytest.fixture(scope="session")
def axe() -> str:
    """The text of axe's script."""
    return tools.node_file("axe-core/axe.min.js").read_text("utf-8")


def violations(page: Page, axe: str) -> list[str]:
    """Each rule that the page breaks, and the first places where it does."""
    page.evaluate(axe)
    run = "tags => axe.run({runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})"
    found: list[dict[str, Any]] = page.evaluate(run, TAGS)["violations"]
    return [
        f"{rule['id']} ({len(rule['nodes'])}): {node['target']} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"][:3]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(reader: Reader, axe: str, kind_url: str, scheme: Scheme) -> None:
    page = reader(color_scheme=scheme)
    open_url(page, kind_url)
    assert violations(page, axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("opener", ["button.mark", "button[popovertarget='page--menu']"])
def test_axe_finds_nothing_in_what_opens(
    reader: Reader, axe: str, visit_url: str, opener: str, scheme: Scheme
) -> None:
    """An open note and the open menu are as sound as the page, on a phone."""
    page = reader(width=390, color_scheme=scheme)
    open_url(page, visit_url)
    page.locator(opener).first.click()
    assert page.locator(":popover-open").count() == 1
    assert violations(page, axe) == []
