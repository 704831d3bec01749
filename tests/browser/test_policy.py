"""What a page does to its reader: nothing behind the back, with the policy (CSP) in force."""

from playwright.sync_api import ConsoleMessage, Page, expect

from browser.conftest import Reader
from browser.sites import NOWHERE, open_url

# Violations of the policy, told on the console too if the browser should not by itself.
TELL_VIOLATIONS = """
addEventListener("securitypolicyviolation", event =>
  console.error(`policy: ${event.violatedDirective} stopped ${event.blockedURI}`))
"""

INLINE = """() => {
  const script = document.createElement("script");
  script.textContent = "window.inlineRan = true";
  document.body.append(script);
  document.body.setAttribute("style", "outline-width: 77px; outline-style: solid");
  return [window.inlineRan === true, getComputedStyle(document.body).outlineWidth === "77px"];
}"""


def complaints(page: Page) -> list[str]:
    """A list that fills with what the browser complains about on the page."""
    heard: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        # The browser reports the one page that is meant to be missing.
        meant = message.location["url"].endswith(NOWHERE) and "404" in message.text
        if message.type in {"error", "warning"} and not meant:
            heard.append(f"{message.type}: {message.text}")

    page.on("console", hear)
    page.on("pageerror", lambda error: heard.append(f"page error: {error}"))
    page.add_init_script(TELL_VIOLATIONS)
    return heard


def test_the_browser_has_nothing_to_complain_about(reader: Reader, kind_url: str) -> None:
    """No error, no warning and no violation of the policy, on opening a page or a note."""
    page = reader()
    heard = complaints(page)
    open_url(page, kind_url)
    mark = page.locator("button.mark").first
    if mark.is_visible():
        mark.click()
        expect(page.locator(".note:popover-open")).to_have_count(1)
    page.evaluate("new Promise(requestAnimationFrame)")
    assert heard == []


def test_the_policy_is_in_force(reader: Reader, visit_url: str) -> None:
    """A script or a style that got into a page does not work there."""
    page = reader()
    open_url(page, visit_url)
    assert page.evaluate(INLINE) == [False, False]


def test_no_request_leaves_the_site_and_no_cookie_is_set(reader: Reader, kind_url: str) -> None:
    page = reader()
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    open_url(page, kind_url)
    origin = "/".join(kind_url.split("/")[:3]) + "/"
    assert [url for url in asked if not url.startswith((origin, "data:"))] == []
    assert page.context.cookies() == []
    assert page.evaluate("document.cookie") == ""
