"""A reader who has a keyboard and nothing else, and who must see at each step where they are."""

from typing import Any

from playwright.sync_api import Page

# The focused element: whether it is what is looked for, shows its focus, is within the screen
# (WCAG 2.2, 2.4.7) and not covered (2.4.11).
FOCUSED = """wanted => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const shown = [element, ...(element.labels ?? [])];
  const outlined = shown.some(each => {
    const style = getComputedStyle(each);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
      && !/^rgba\\(.*, 0\\)$/.test(style.outlineColor);
  });
  const boxes = shown.flatMap(each => [...each.getClientRects()]).filter(
    box => box.width && box.height && box.top >= -1 && box.left >= -1
      && box.bottom <= innerHeight + 1 && box.right <= innerWidth + 1);
  const uncovered = boxes.some(box => {
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return shown.some(each => each.contains(hit) || hit?.contains(each));
  });
  return {
    html: element.outerHTML.slice(0, 160), found: element.matches(wanted),
    outlined, within: boxes.length > 0, uncovered,
  };
}"""


class Keyboard:
    """The Tab, Enter and Escape keys of a page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def tab_to(self, selector: str, *, within: int = 250) -> None:
        """Press Tab until an element of this kind has the focus, seeing each on the way."""
        for _ in range(within):
            if self.tab(selector):
                return
        raise AssertionError(f"no {selector} in {within} steps on {self.page.url}")

    def tab(self, wanted: str = "*") -> bool:
        """Press Tab, see the focused element, and say whether it is a wanted one."""
        self.page.keyboard.press("Tab")
        focused: dict[str, Any] | None = self.page.evaluate(FOCUSED, wanted)
        if focused is None:  # at the end of the page, before it begins again
            return False
        html = focused["html"]
        assert focused["outlined"], f"no visible focus: {html}"
        assert focused["within"], f"focus outside the screen: {html}"
        assert focused["uncovered"], f"focus covered by something else: {html}"
        return bool(focused["found"])

    def enter(self) -> None:
        """Press Enter on what has the focus."""
        self.page.keyboard.press("Enter")

    def follow(self, selector: str) -> None:
        """Go by Tab to a link of this kind, and by Enter to the page it leads to."""
        self.tab_to(selector)
        with self.page.expect_navigation():
            self.enter()

    def escape(self) -> None:
        """Press Escape."""
        self.page.keyboard.press("Escape")

    def has_focus(self, selector: str) -> bool:
        """Whether an element of this kind has the focus."""
        return bool(
            self.page.evaluate("wanted => document.activeElement.matches(wanted)", selector)
        )
