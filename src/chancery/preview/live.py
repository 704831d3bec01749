"""What the pages that are open in browsers are told: when to load anew, and what is wrong."""

import asyncio
import json
import secrets
from collections.abc import AsyncIterator, Iterable
from pathlib import Path

from chancery.preview.outcome import Outcome, Shown

NOT_FOUND = "404.html"
RETRY = 1000
"""Milliseconds after which a page looks whether a preview that ended is back."""


class Live:
    """The state of a preview that open pages follow, each from the state that it shows.

    States are named `run.number`: the number counts outcomes, and the run tells this preview from
    an earlier one, whose numbers mean nothing here.
    """

    def __init__(self) -> None:
        """Start without a site."""
        self.folder: Path | None = None
        self.problems: tuple[Shown, ...] = ()
        self._run = secrets.token_hex(4)
        self._number = 0
        self._all_changed = 0
        self._changed: dict[str, int] = {}
        self._listeners: set[asyncio.Event] = set()
        self._ended = False

    @property
    def state(self) -> str:
        """The name of the present state."""
        return f"{self._run}.{self._number}"

    def serve(self, folder: Path) -> None:
        """Serve the site in this folder from now on."""
        if folder != self.folder:
            self.folder = folder
            self._tell(None)

    def report(self, outcome: Outcome) -> None:
        """Take up what a build came to."""
        self.problems = () if outcome.ok else outcome.problems
        # A build that failed may have written something, if Chancery itself was at fault.
        self._tell(outcome.changed if outcome.ok else frozenset())

    def end(self) -> None:
        """Let every page go."""
        self._ended = True
        self._wake()

    async def messages(self, since: str, shows: Iterable[str]) -> AsyncIterator[str]:
        """Yield what a page is to be told, at once and whenever a build has ended.

        `since` is the state that the page shows, `shows` are the addresses of what is on it.
        """
        addresses = set(shows)
        woken = asyncio.Event()
        self._listeners.add(woken)
        try:
            while not self._ended:
                yield self._message(since, addresses)
                since = self.state
                await woken.wait()
                woken.clear()
        finally:
            self._listeners.discard(woken)

    def _message(self, since: str, addresses: set[str]) -> str:
        told = {
            "reload": self._has_changed(since, addresses),
            "problems": [each.to_data() for each in self.problems],
            "state": self.state,
            "site": self.folder is not None,
        }
        return f"retry: {RETRY}\nid: {self.state}\ndata: {json.dumps(told)}\n\n"

    def _has_changed(self, since: str, addresses: set[str]) -> bool:
        run, _, number = since.partition(".")
        if run != self._run or not number.isdecimal() or int(number) < self._all_changed:
            return True
        return any(self._changed.get(each, 0) > int(number) for each in addresses)

    def _tell(self, changed: frozenset[str] | None) -> None:
        self._number += 1
        if changed is None:
            self._all_changed = self._number
            self._changed.clear()
        else:
            self._changed |= dict.fromkeys(changed, self._number)
        self._wake()

    def _wake(self) -> None:
        for listener in self._listeners:
            listener.set()


def address_of(path: str, folder: Path | None) -> set[str]:
    """The files that show at the path of an URL: what is missing shows the page for that."""
    address = path.removeprefix("/")
    if not address or address.endswith("/"):
        address += "index.html"
    found = folder is not None and (folder / address).is_file()
    return {address} if found else {address, NOT_FOUND}
