"""The edit loop: `chancery preview` runs, a record is saved, its pages are awaited in the site."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.measuring import pages, processes, ticks
from benchmarks.programs import Place, clean, environment, write_settings
from chancery.problems import UserError

READY: Final = b"The site is at http://"
TITLE: Final = re.compile(r"^title: (.+)$", re.M)
FIRST_BUILD: Final = 1800
"""Seconds that the preview may take until the site is there."""
GIVEN_UP: Final = 300
"""Seconds after which a saved record's pages are no longer awaited."""
PAUSE: Final = 5
"""Seconds that an editor waits at most, after an edit has been seen, before the next one."""
QUIET: Final = 0.5
"""A preview that used next to no processor for so many seconds has settled."""
NEXT_TO_NONE: Final = 2

Seen = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Edit:
    """A record saved: seconds until its own page, and until all pages that show it, were right.

    None where that never happened. `pages` is the number of all those pages.
    """

    own: float | None
    every: float | None
    pages: int


@dataclass(frozen=True, slots=True)
class Target:
    """A record to edit: its file, its title, its own page and every page that shows the title."""

    file: Path
    title: str
    own: Path
    pages: frozenset[Path]


def measured_edits(place: Place, how_many: int, say: Callable[[str], None]) -> list[Edit]:
    """Start the preview on a dossier, edit so many of its records and time each.

    Raises:
        UserError: the preview did not start.
    """
    clean(place)
    write_settings(place, search_index=True)
    with preview(place) as session:
        settle(session, FIRST_BUILD)
        found = targets(place, how_many)
        edits = []
        for at, target in enumerate(found, 1):
            edits.append(edited(target, f"edited{at}x"))
            say(f"edit {at} of {len(found)}: {edits[-1]}")
            if edits[-1].every is None:
                break
            settle(session, PAUSE)
        return edits


@contextmanager
def preview(place: Place) -> Iterator[int]:
    """Run the preview until the block ends, and give its session; the site is built before."""
    log = place.folder / "preview.log"
    command = [sys.executable, "-m", "chancery.cli", "preview", "--port", "0"]
    with log.open("wb") as out:
        process = subprocess.Popen(
            command,
            cwd=place.dossier,
            env={**os.environ, **environment(place), "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        until = time.monotonic() + FIRST_BUILD
        while READY not in log.read_bytes() or not (place.site / "index.html").exists():
            if process.poll() is not None or time.monotonic() > until:
                raise UserError(f"The preview did not start:\n{log.read_text('utf-8', 'replace')}")
            time.sleep(0.2)
        yield process.pid
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def settle(session: int, at_most: float) -> None:
    """Wait until the processes of a session have next to nothing to do."""
    until = time.monotonic() + at_most
    used = _ticks(session)
    while time.monotonic() < until:
        time.sleep(QUIET)
        before, used = used, _ticks(session)
        # What a process used that has ended is counted no more.
        if 0 <= used - before <= NEXT_TO_NONE:
            return


def _ticks(session: int) -> int:
    return sum(map(ticks, processes(session)))


def targets(place: Place, how_many: int) -> list[Target]:
    """Choose records of events evenly from the dossier and find the pages that show each."""
    files = sorted(
        path
        for folder in ("visits", "meetings")
        for path in (place.dossier / "content" / folder).rglob("*.yaml")
    )
    chosen = files[:: max(1, len(files) // how_many)][:how_many]
    titles = {file: _title(file) for file in chosen}
    shown: dict[Path, set[Path]] = {file: set() for file in chosen}
    for page in pages(place.site):
        html = page.read_bytes()
        for file, title in titles.items():
            if title.encode() in html:
                shown[file].add(page)
    return [
        Target(file, title, own_page(place, file), frozenset(shown[file]))
        for file, title in titles.items()
    ]


def own_page(place: Place, file: Path) -> Path:
    """The page of the record in a file."""
    kind = file.relative_to(place.dossier / "content").parts[0]
    return place.site / kind / file.stem / "index.html"


def _title(file: Path) -> str:
    found = TITLE.search(file.read_text("utf-8"))
    if not found:
        raise UserError(f"{file} has no title to edit.")
    return found[1]


def edited(target: Target, token: str) -> Edit:
    """Save a record with a token in its title and wait for the token on its pages."""
    text = target.file.read_text("utf-8")
    new = text.replace(f"title: {target.title}", f"title: {token} {target.title}")
    states: dict[Path, Seen] = {page: seen for page in target.pages if (seen := _seen(page))}
    target.file.write_text(new, "utf-8")
    start = time.perf_counter()
    own = None
    waiting = set(target.pages)
    now = 0.0
    while waiting and now < GIVEN_UP:
        # A record's own page alone while it is old: there is nothing to gain from the others.
        for page in [target.own] if target.own in waiting else list(waiting):
            seen = _seen(page)
            if seen and seen != states.get(page):
                states[page] = seen
                if token.encode() in _html(page):
                    waiting.discard(page)
        now = time.perf_counter() - start
        if own is None and target.own not in waiting:
            own = now
        time.sleep(0.005)
    return Edit(own, None if waiting else now, len(target.pages))


def _seen(page: Path) -> Seen | None:
    """What shows, without reading it, whether a page was written anew."""
    try:
        found = page.stat()
    except OSError:  # just being replaced
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _html(page: Path) -> bytes:
    try:
        return page.read_bytes()
    except OSError:  # as above
        return b""
