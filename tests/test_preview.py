"""The preview, driven as an editor does: it serves, rebuilds, and survives mistakes."""

import queue
import re
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from chancery.preview import SiteHandler, SiteServer

PATIENCE = 60
"""Seconds after which a step that never comes counts as failed."""


class Preview:
    """A running preview of a site, with what it has printed so far."""

    def __init__(self, site: Path) -> None:
        """Start it at a free port and wait until it serves."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "chancery.cli", "preview", "--port", "0"],
            cwd=site,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.printed = ""
        threading.Thread(target=self._listen, daemon=True).start()
        self.url = self.waited_for(r"(http://127\.0\.0\.1:\d+/)")

    def _listen(self) -> None:
        """Keep every line that it prints."""
        for line in self.process.stdout or ():
            self.lines.put(line)

    def waited_for(self, pattern: str) -> str:
        """Read on until the pattern is printed; its first group."""
        while not (found := re.search(pattern, self.printed)):
            try:
                self.printed += self.lines.get(timeout=PATIENCE)
            except queue.Empty:
                pytest.fail(f"{pattern} never came:\n{self.printed}")
        self.printed = self.printed[found.end() :]
        return found[1]

    def page(self, address: str) -> str:
        """A page as it is served now."""
        with urllib.request.urlopen(self.url + address) as answer:  # noqa: S310  our own server
            return str(answer.read().decode("utf-8"))


@pytest.fixture
def preview(small_site: Path) -> Iterator[Preview]:
    """A preview of the small site, ended afterwards."""
    running = Preview(small_site)
    yield running
    running.process.terminate()
    running.process.wait(PATIENCE)
    if running.process.stdout:
        running.process.stdout.close()


def test_a_saved_record_reaches_the_page_and_a_mistake_loses_nothing(
    preview: Preview, small_site: Path
) -> None:
    """Save, break, mend: the page follows, and the last good site stays up meanwhile."""
    record = small_site / "content" / "topics" / "tides.yaml"
    record.parent.mkdir(exist_ok=True)
    record.write_text("name: Tides\ncite: editor\n", "utf-8")
    preview.waited_for(r"(site is up to date)")
    assert "Tides" in preview.page("topics/tides/")
    record.write_text("name: Tides\nciet: editor\n", "utf-8")
    preview.waited_for(r"(content/topics/tides\.yaml:2:1: unknown-field)")
    preview.waited_for(r"(last good site stays)")
    assert "Tides" in preview.page("topics/tides/")
    record.write_text("name: Ebb and flow\ncite: editor\n", "utf-8")
    preview.waited_for(r"(site is up to date)")
    assert "Ebb and flow" in preview.page("topics/tides/")


def test_a_port_that_is_taken_is_said_with_a_remedy(preview: Preview, small_site: Path) -> None:
    """A second preview at the same port ends with a word on what to do."""
    port = preview.url.rsplit(":", 1)[1].strip("/")
    second = subprocess.run(
        [sys.executable, "-m", "chancery.cli", "preview", "--port", port],
        cwd=small_site,
        capture_output=True,
        text=True,
        check=False,
    )
    assert second.returncode == 1
    assert f"cannot serve at 127.0.0.1:{port}" in second.stderr
    assert "choose another" in second.stderr
    assert "Traceback" not in second.stderr


@pytest.mark.parametrize("address", ["nothing", "people/no-one/", "a/b/c/d.html"])
def test_what_is_missing_is_answered_by_the_sites_own_page(preview: Preview, address: str) -> None:
    """With status 404, as by the host of a published site."""
    with pytest.raises(urllib.error.HTTPError) as answer:
        preview.page(address)
    with answer.value as error:
        assert error.code == 404
        assert "There is no such page" in error.read().decode("utf-8")


@pytest.mark.parametrize(
    ("error", "is_told"),
    [(BrokenPipeError(), False), (ConnectionResetError(), False), (ValueError("wrong"), True)],
)
def test_a_browser_that_hangs_up_is_no_error(
    error: Exception, is_told: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """It does so whenever its reader goes on to another page; a fault of ours is told."""
    with SiteServer(("127.0.0.1", 0), SiteHandler) as server:
        try:
            raise error
        except type(error):
            server.handle_error(None, ("127.0.0.1", 1))
    assert ("Traceback" in capsys.readouterr().err) == is_told
