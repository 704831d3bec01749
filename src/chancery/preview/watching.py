"""Tells which files of a site changed, once they have come to rest."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from pathlib import Path
from typing import Literal

from watchfiles import Change, awatch

from chancery.preview.outcome import Greeting, Site

REST = 0.01
"""Seconds without a change after which files count as saved."""
REST_WHEN_EMPTY = 0.3
"""The same where a file is empty: most likely its text is still to come."""
LONGEST = 2.0
"""Seconds after which what changes without a rest is built nevertheless."""
STEP = 10
"""Milliseconds between two looks at what the system reported."""
LOOK = 0.5
"""Seconds between two looks at whether a watched folder is still the same."""

NEVER_MATTERS = (
    ".*",
    "#*",
    "*~",
    "*.tmp",
    "*.temp",
    "*.bak",
    "*.swp",
    "*.swx",
    "*.part",
    "*.pyc",
    "4913",
    "*___jb_tmp___",
    "*___jb_old___",
    "__pycache__",
)
"""Names of hidden files, backup copies and what editors write on the way to saving."""

Part = Literal["content", "theme", "templates", "code", "settings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What is watched: folders with all that is in them, and the settings.

    `site` is where the parts of the site are, as far as is known. In the folders `mending`, any
    Python file may mend settings that cannot be read.
    """

    settings: Path
    code: Path
    site: Site | None = None
    mending: frozenset[Path] = frozenset()

    def after(self, greeting: Greeting) -> "Scope":
        """What is to be watched after a builder said this of the settings."""
        if greeting.site:
            return replace(self, site=greeting.site, mending=frozenset())
        told = (Path(each.problem.path).absolute().parent for each in greeting.problems)
        return replace(self, mending=frozenset({self.settings.parent, *told}))

    @property
    def folders(self) -> frozenset[Path]:
        """The folders that are watched with everything below them."""
        named = {self.code, *((self.site.content, self.site.theme) if self.site else ())}
        return frozenset(
            one for one in named if not any(one.is_relative_to(each) for each in named - {one})
        )

    @property
    def beside(self) -> frozenset[Path]:
        """The folders of which only the files right inside are watched."""
        imported = self.site.settings if self.site else frozenset[Path]()
        return self.mending | {self.settings.parent, *(path.parent for path in imported)}

    def part(self, path: Path) -> Part | None:
        """What part of the site a path belongs to; None where a change there never matters."""
        site = self.site
        if path == self.settings or (site and path in site.settings):
            return "settings"
        if path.suffix == ".py" and path.parent in self.mending and _may_matter(path, path.parent):
            return "settings"
        if site and path.is_relative_to(site.output):
            return None
        if site and path.is_relative_to(site.content):
            return "content" if _may_matter(path, site.content) else None
        if site and path.is_relative_to(site.theme):
            if path.suffix == ".py" or not _may_matter(path, site.theme):
                return None
            return "templates" if path.is_relative_to(site.theme / "templates") else "theme"
        if path.is_relative_to(self.code) and _may_matter(path, self.code):
            return "code"
        return None


def _may_matter(path: Path, root: Path) -> bool:
    """Whether no name on the way to a file says that it is not for the site."""
    names = path.relative_to(root).parts
    return not any(fnmatch(name, each) for name in names for each in NEVER_MATTERS)


@dataclass(frozen=True, slots=True)
class Batch:
    """Changes that are to be built together.

    With `renew` they concern how the builder itself works, or nobody knows what they are: then
    everything is to be built anew, by a new builder.
    """

    paths: frozenset[Path]
    renew: bool


class Changes:
    """Gathers changes until they have come to rest."""

    def __init__(self) -> None:
        """Nothing has changed yet."""
        self.renewal = asyncio.Event()
        self._paths: set[Path] = set()
        self._added = asyncio.Event()

    def add(self, path: Path, part: Part) -> None:
        """Note that something of this part of the site changed."""
        self._paths.add(path)
        if part in {"templates", "code", "settings"}:
            self.renewal.set()
        self._added.set()

    def add_everything(self) -> None:
        """Note that anything may have changed."""
        self.renewal.set()
        self._added.set()

    async def at_rest(self) -> Batch:
        """Wait for changes, and until no more come; give them, which are then forgotten."""
        await self._added.wait()
        latest = asyncio.get_running_loop().time() + LONGEST
        while self._added.is_set() and asyncio.get_running_loop().time() < latest:
            self._added.clear()
            if not await self._more(REST) and any(map(_is_empty, self._paths)):
                await self._more(REST_WHEN_EMPTY - REST)
        self._added.clear()
        batch = Batch(frozenset(self._paths), self.renewal.is_set())
        self._paths.clear()
        self.renewal.clear()
        return batch

    async def _more(self, seconds: float) -> bool:
        """Whether more changes come within this time."""
        with suppress(TimeoutError):
            return await asyncio.wait_for(self._added.wait(), seconds)
        return False


def _is_empty(path: Path) -> bool:
    try:
        return path.is_file() and path.stat().st_size == 0
    except OSError:
        return False


async def watch(scope: Scope, changes: Changes) -> None:
    """Report every change in the scope, until cancelled.

    A watched folder that is removed, moved or put in place of another is watched again as soon as
    it is there, and then counts as changed throughout.
    """
    while True:
        identities = _identities(scope)
        there = [path for path in scope.folders if path in identities]
        beside = [path for path in scope.beside if path in identities]
        lost = asyncio.Event()
        tasks = [
            asyncio.create_task(_report(there, scope, changes, lost, recursive=True)),
            asyncio.create_task(_report(beside, scope, changes, lost, recursive=False)),
        ]
        try:
            while not lost.is_set() and _identities(scope) == identities:
                with suppress(TimeoutError):
                    await asyncio.wait_for(lost.wait(), LOOK)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        changes.add_everything()


def _identities(scope: Scope) -> dict[Path, tuple[int, int]]:
    """Which folder stands at each watched path."""
    found = {}
    for path in scope.folders | scope.beside:
        with suppress(OSError):
            status = path.stat()
            found[path] = (status.st_dev, status.st_ino)
    return found


async def _report(
    folders: Iterable[Path], scope: Scope, changes: Changes, lost: asyncio.Event, *, recursive: bool
) -> None:
    """Report changes in folders; `lost` is set when one of them goes, or cannot be watched."""
    roots = set(folders)
    polling = None
    while roots and not lost.is_set():
        found = awatch(
            *roots,
            watch_filter=None,
            step=STEP,
            debounce=10 * STEP,
            recursive=recursive,
            force_polling=polling,
        )
        try:
            async for events in found:
                for kind, name in events:
                    path = Path(name)
                    if path in roots and kind == Change.deleted:
                        lost.set()
                    if part := scope.part(path):
                        changes.add(path, part)
        except (OSError, RuntimeError):
            # The system may watch only so many files for one user; else a folder is just gone.
            await asyncio.sleep(LOOK)
            if not all(root.is_dir() for root in roots):
                lost.set()
            polling = True
