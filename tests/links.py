"""The links of a built site, read fast: of thousands of pages, no tree is built."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

# Templates escape quotes in every text, so that these stand in tags alone.
_ATTRIBUTE = re.compile(r'\s(href|src|id)="([^"]*)"')


def dead_links(site: Path) -> list[str]:
    """Every link, style sheet or image of the site itself that is not there, or lacks its anchor.

    Each is told with the address of its page.
    """
    read = {path: _attributes(path) for path in sorted(site.rglob("*.html"))}
    ids = {path: {value for name, value in found if name == "id"} for path, found in read.items()}
    dead = []
    for page, found in read.items():
        address = page.relative_to(site).as_posix().removesuffix("index.html")
        for target in dict.fromkeys(value for name, value in found if name != "id"):
            url = urlsplit(urljoin(f"http://site/{address}", target))
            if url.netloc != "site":
                continue
            path = site / unquote(url.path).lstrip("/")
            path = path / "index.html" if url.path.endswith("/") or path.is_dir() else path
            if not path.is_file():
                dead.append(f"{address} -> {target}")
            elif url.fragment and unquote(url.fragment) not in ids.get(path, ()):
                dead.append(f"{address} -> {target} (fragment)")
    return dead


def _attributes(path: Path) -> list[tuple[str, str]]:
    text = path.read_text("utf-8")
    return [(name, unescape(value)) for name, value in _ATTRIBUTE.findall(text)]
