"""The full-text index: what the built pages say, made findable by Pagefind.

Pagefind is given no page as it is, but its text alone, with what it should know of the page: so
that no page is larger for it, and marks, notes and menus are not found.
"""

import gzip
import hashlib
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, Final

import cbor2

from chancery.problems import UserError

FOLDER: Final = "search/pagefind"
"""Where the index lies in the site."""

_LEFT_OUT: Final = (
    *("nav", "svg", "button", "dt", "caption", "thead", ".tie", ".away", ".cell-label"),
    *(".kicker", ".deck", ".correction", ".spellings .meta"),
    *("#page--mentioned", "#page--akin", "#page--sources-used-on-this-page"),
)
"""What stands on a page besides what it tells: marks, ways to elsewhere, graphics."""

_LOOK: Final = 0.05
"""Seconds between two looks at whether there is something else to do."""

_UNUSED: Final = ("pagefind-*ui.*", "pagefind-highlight.js")
"""What Pagefind gives for pages that have no search of their own."""

# Results lead to a heading with an id: that of a part stands before its heading.
_HEADINGS: Final = (
    (re.compile(r'(<section [^>]*?id="([^"]+)"[^>]*>\s*<h2)>'), r'\1 id="\2">'),
    (re.compile(r'<tr id="([^"]+)">\s*<th scope="row">(.*?)</th>', re.S), r'<h3 id="\1">\2</h3>'),
    (
        re.compile(r'<p class="dispute-question" id="([^"]+)--question">(.*?)</p>', re.S),
        r'<h3 id="\1">\2</h3>',
    ),
)
# Words that stand below each other on the page are no one word.
_TOUCHING: Final = re.compile(r'(</[a-z0-9]+>)(?=<(?!span class="tie"))')
_MAIN: Final = re.compile(r"<main\b.*</main>", re.S)


@dataclass(frozen=True, slots=True)
class Findable:
    """A page to be found: its file in the site, its kind in the plural, and when it was."""

    file: str
    kind: str
    when: str = ""


class TextIndex:
    """The texts of a site's pages, gathered in a folder of their own, and the index of them.

    `close` throws the texts away.
    """

    def __init__(self, folder: Path) -> None:
        """Begin with no page, in a folder that is made, or emptied."""
        self._folder = folder
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self.has_changed = False
        """Whether a text came, changed or went since the last index was made."""

    def add(self, html: str, page: Findable, language: str) -> None:
        """Add a page, or replace it; several processes can do so."""
        path = Path(self._folder, page.file)
        path.parent.mkdir(parents=True, exist_ok=True)
        text = _text(html, page, language).encode()
        if not path.is_file() or path.read_bytes() != text:
            path.write_bytes(text)
            self.has_changed = True

    def close(self) -> None:
        """Throw the texts away."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def remove(self, file: str) -> None:
        """Leave out a page, if it is there."""
        path = Path(self._folder, file)
        if path.is_file():
            path.unlink()
            self.has_changed = True

    def write_index(self, site: Path, is_busy: Callable[[], bool] = lambda: False) -> bool:
        """Write the index of all pages into the folder of a site; none where there is no page.

        Gives whether it is done: it is given up as soon as there is something else to do.

        Raises:
            UserError: Pagefind is not there, or failed.
        """
        if any(self._folder.rglob("*.html")) and not self._made(site, is_busy):
            return False
        self.has_changed = False
        return True

    def _made(self, site: Path, is_busy: Callable[[], bool]) -> bool:
        folders = ("--site", str(self._folder), "--output-path", str(site / FOLDER))
        if not _run(folders, is_busy):
            return False
        for pattern in _UNUSED:
            for path in (site / FOLDER).glob(pattern):
                path.unlink()
        _settle(site / FOLDER)
        return True


def _text(html: str, page: Findable, language: str) -> str:
    """The text of a page as Pagefind is to read it."""
    found = _MAIN.search(html)
    text = _TOUCHING.sub(r"\1 ", found[0] if found else "")
    for pattern, heading in _HEADINGS:
        text = pattern.sub(heading, text)
    # The title is searched as such, and need not be told again where it is shown.
    text = text.replace("<h1>", "<h1 data-pagefind-ignore>", 1)
    told = f'<p data-pagefind-filter="kind" data-pagefind-ignore>{escape(page.kind)}</p>'
    if page.when:
        told += f'<p data-pagefind-meta="when" data-pagefind-ignore>{escape(page.when)}</p>'
    text = text.replace("</main>", f"{told}</main>")
    return f'<!doctype html><html lang="{escape(language)}"><body>{text}</body></html>'


def _run(options: Sequence[str], is_busy: Callable[[], bool]) -> bool:
    """Run Pagefind; gives whether it came to its end, with nothing else to do before."""
    command = (sys.executable, "-m", "pagefind", *options, "--root-selector", "main", "--silent")
    left_out = ("--exclude-selectors", ", ".join(_LEFT_OUT))
    try:
        with subprocess.Popen(  # noqa: S603  our own command
            (*command, *left_out),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        ) as running:
            said = None
            while said is None:
                with suppress(subprocess.TimeoutExpired):
                    said, _ = running.communicate(timeout=_LOOK)
                if said is None and is_busy():
                    running.kill()
                    return False
        if running.returncode:
            raise OSError(said or f"it ended with code {running.returncode}")
    except OSError as error:
        said = str(error)
        raise UserError(
            f"the search index could not be made: {said.strip().splitlines()[-1]}",
            "Pagefind comes with Chancery for Linux, macOS and Windows (x86-64, ARM 64); elsewhere "
            "set PAGEFIND_BINARY_PATH to a pagefind of your own",
        ) from error
    return True


_SIGNATURE: Final = b"pagefind_dcd"
_FILTERS: Final = 3
"""Where the index has its filters: each a name, and the name of its file."""


def _settle(index: Path) -> None:
    """Put the values of filters in order, which Pagefind leaves to chance.

    So that two builds are the same to the byte. Files are called by what they hold.
    """
    (meta,) = index.glob("*.pf_meta")
    told = _read(meta)
    for each in told[_FILTERS]:
        path = index / "filter" / f"{each[1]}.pf_filter"
        name, values = _read(path)
        each[1] = _rewrite(path, [name, sorted(values)], each[1])
    entry = index / "pagefind-entry.json"
    old = meta.name.removeprefix("pagefind.").removesuffix(".pf_meta")
    entry.write_text(entry.read_text("utf-8").replace(old, _rewrite(meta, told, old)), "utf-8")


def _read(path: Path) -> Any:
    return cbor2.loads(gzip.decompress(path.read_bytes()).removeprefix(_SIGNATURE))


def _rewrite(path: Path, content: Any, old: str) -> str:
    """Write a file of the index anew, and call it by what it now holds; gives that name."""
    data = _SIGNATURE + cbor2.dumps(content)
    language, _, digest = old.partition("_")
    new = f"{language}_{hashlib.sha256(data).hexdigest()[: len(digest)]}"
    path.unlink()
    path.with_name(path.name.replace(old, new)).write_bytes(gzip.compress(data, mtime=0))
    return new
