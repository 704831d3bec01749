"""What a browser transfers to show a page: every byte of every file it asks for."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from playwright.sync_api import Browser, CDPSession, Error, sync_playwright

from chancery.problems import UserError

PHONE = {"width": 412, "height": 823}
"""The screen that Lighthouse takes for a phone."""
DENSITY = 1.75
SHORTLY = 20
"""Milliseconds between two looks at what is still on its way."""
LOOKS = 500
# Text asks for its fonts once it is laid out, which may be after everything else has come.
FONTS_CAME = "document.body.getBoundingClientRect(); document.fonts.ready.then(() => true)"

Transfer = Mapping[str, int]
"""The bytes of a page by the kind of file: Document, Stylesheet, Font, …"""


def transfers(
    chromium: str, flags: Iterable[str], urls: Iterable[str]
) -> Iterator[tuple[str, Transfer]]:
    """Yield each address with what a phone's first visit transfers, heads of answers included.

    Raises:
        UserError: the browser cannot show a page.
    """
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=list(flags))
            for url in urls:
                yield url, _transfer(browser, url)
            browser.close()
    except Error as error:
        why = error.message.splitlines()[0]
        raise UserError(f"{chromium} could not show the pages: {why}") from error


def _transfer(browser: Browser, url: str) -> Transfer:
    """Measure one page with a context of its own, so that nothing is left from the last one."""
    context = browser.new_context(
        viewport={"width": PHONE["width"], "height": PHONE["height"]},
        device_scale_factor=DENSITY,
        is_mobile=True,
        has_touch=True,
    )
    page = context.new_page()
    network = _Network(context.new_cdp_session(page))
    page.goto(url, wait_until="load")
    page.evaluate(FONTS_CAME)
    for _ in range(LOOKS):
        if not network.pending:
            break
        page.wait_for_timeout(SHORTLY)
    else:
        raise UserError(f"{url} still waits for {len(network.pending)} files")
    context.close()
    return network.received


class _Network:
    """What a page has received, by kind of file, and the requests that are not yet answered."""

    def __init__(self, session: CDPSession) -> None:
        self.received: Counter[str] = Counter()
        self.pending: dict[str, str] = {}
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", self._answered)
        session.on("Network.loadingFailed", self._answered)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})

    def _asked(self, event: Mapping[str, Any]) -> None:
        kind = event.get("type", "Other")
        # The site's icon, which the browser asks for by itself and keeps for every page, may
        # come early, late or not at all; Lighthouse leaves it out as well.
        icon = kind == "Other" and event["initiator"]["type"] == "other"
        if not icon and not event["request"]["url"].startswith("data:"):
            self.pending[event["requestId"]] = kind

    def _answered(self, event: Mapping[str, Any]) -> None:
        kind = self.pending.pop(event["requestId"], None)
        if kind is not None:
            self.received[kind] += int(event.get("encodedDataLength", 0))
