"""The process that builds, as the preview sees it: it can be asked, renewed, and lost."""

import asyncio
import os
import signal
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from chancery.preview.outcome import Greeting, Outcome, Request

LONGEST_ANSWER = 2**28
"""Bytes of one answer, which may list every file of a large site."""


class BuilderLostError(Exception):
    """The process ended without an answer."""


class BuilderProcess:
    """A builder in a process of its own, which says first where the site is."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        """Take up a process that was started."""
        self._process = process
        self.is_settling = False
        """Whether another outcome of the last build is to come."""

    @classmethod
    async def start(cls, settings: Path, log: Path) -> "BuilderProcess":
        """Start a builder for the site of these settings; what it prints goes to the log.

        In a session of its own, so that Ctrl C reaches it through the preview alone.
        """
        with log.open("ab") as errors:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "chancery.preview.builder"),
                *("--settings", str(settings), "--log", str(log)),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=errors,
                limit=LONGEST_ANSWER,
                start_new_session=True,
            )
        return cls(process)

    async def greeting(self) -> Greeting:
        """What it says first.

        Raises:
            BuilderLostError: it ended before that.
        """
        return Greeting.from_json(await self._line())

    async def build(self, changed: frozenset[Path]) -> Outcome:
        """Have it build what changed; it leaves off what it does for the build before.

        Raises:
            BuilderLostError: it ended on the way.
        """
        assert self._process.stdin is not None  # noqa: S101  it was started with one
        with suppress(ConnectionError):
            self._process.stdin.write(f"{Request(changed).to_json()}\n".encode())
            await self._process.stdin.drain()
        late = await self.settled() if self.is_settling else Outcome(ok=True, changed=frozenset())
        outcome = Outcome.from_json(await self._line())
        self.is_settling = not outcome.settled
        if outcome.changed is None or late.changed is None:
            return replace(outcome, changed=None)
        return replace(outcome, changed=outcome.changed | late.changed)

    async def settled(self) -> Outcome:
        """The other outcome of the last build, which comes later.

        Raises:
            BuilderLostError: it ended on the way.
        """
        outcome = Outcome.from_json(await self._line())
        self.is_settling = False
        return outcome

    async def _line(self) -> str:
        assert self._process.stdout is not None  # noqa: S101  it was started with one
        line = await self._process.stdout.readline()
        if not line.endswith(b"\n"):
            raise BuilderLostError
        return line.decode("utf-8")

    async def end(self) -> None:
        """End it at once, with all that it started; it may have ended by itself."""
        with suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()
        await self._process.wait()
