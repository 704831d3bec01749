"""A running `chancery preview`, as a process, with what it says on the terminal."""

import asyncio
import http.client
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest

from conftest import ROOT, SITES

T = TypeVar("T")

PATIENCE = 60
"""Seconds after which a step that never comes counts as failed."""

DONE = r"(\d+ (?:pages?|files?) in |the site is as it was, after )[\d.]+ s"
"""What is said of a build that went well."""
STAYS = r"(The last good site stays)"
"""What is said of one that did not."""
MOMENT = "content/a-moment.txt"
"""A file that is saved to mark a moment."""


def in_a_loop_of_its_own(work: Coroutine[Any, Any, T]) -> T:
    """Run work to its end, in a thread of its own: a browser's loop may run in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


class Preview:
    """A running preview of a site, with what it has printed so far."""

    def __init__(self, site: Path, *options: str) -> None:
        """Start it at a free port and wait until it serves."""
        self.site = site
        self.process = subprocess.Popen(
            [sys.executable, "-m", "chancery.cli", "preview", "--port", "0", *options],
            cwd=site,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._printed = ""
        self.said = ""
        self._moments = 0
        threading.Thread(target=self._listen, daemon=True).start()
        self.url = self.waited_for(r"(http://\S+/) ")
        self.port = int(re.findall(r":(\d+)/", self.url)[0])

    def _listen(self) -> None:
        """Keep every line that it prints."""
        for line in self.process.stdout or ():
            self._lines.put(line)

    def waited_for(self, pattern: str) -> str:
        """Read on until the pattern is printed; its first group."""
        while not (found := re.search(pattern, self._printed)):
            try:
                line = self._lines.get(timeout=PATIENCE)
            except queue.Empty:
                pytest.fail(f"{pattern} never came:\n{self._printed}")
            self._printed += line
            self.said += line
        self._printed = self._printed[found.end() :]
        return found[1]

    def settled(self) -> str:
        """Wait until all that was saved so far is built, and well; gives what is said of it.

        A file that is no record, and the first by name, stands for the moment.
        """
        self._moments += 1
        (self.site / MOMENT).write_text(f"{self._moments}", "utf-8")
        return self.waited_for(rf"({re.escape(MOMENT)}.*{DONE})")

    def answer(self, path: str, method: str = "GET") -> tuple[int, str]:
        """Status and text of what is at a path now."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path)
            response = connection.getresponse()
            return response.status, response.read().decode("utf-8")
        finally:
            connection.close()

    def page(self, address: str) -> str:
        """A page as it is served now."""
        status, text = self.answer(f"/{address}")
        assert status == 200, text
        return text

    def end(self, number: int = signal.SIGTERM) -> int:
        """End it with a signal; gives the code it ends with."""
        self.process.send_signal(number)
        code = self.process.wait(PATIENCE)
        if self.process.stdout:
            self.process.stdout.close()
        return code


@contextmanager
def previewing(site: Path, *options: str) -> Iterator[Preview]:
    """A preview of a site while the context lasts."""
    running = Preview(site, *options)
    try:
        yield running
    finally:
        if running.process.poll() is None:
            running.end()


def site_with_theme(folder: Path) -> Path:
    """The small site with a copy of the theme, whose templates a test may break."""
    site = Path(shutil.copytree(SITES / "valid" / "three-sides", folder / "site"))
    shutil.copytree(ROOT / "themes" / "chancery", site / "theme")
    with (site / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write('THEME = "theme"\nSTYLE_GUIDE = False\n')
    return site


def replaced(path: Path, old: str, new: str) -> Path:
    """Save a file with something else in the place of what it has first; gives the file."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return path
