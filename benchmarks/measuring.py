"""Runs a program once and measures it: time, processor, memory of all its processes, its pages."""

import os
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from chancery.problems import UserError

EVERY: Final = 0.25
"""Seconds from one look at the memory to the next; each look costs a few milliseconds."""
TAIL: Final = 2000


@dataclass(frozen=True, slots=True)
class Size:
    """How many pages of HTML there are, their bytes together, and those of the largest."""

    pages: int
    html: int
    largest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a run took: seconds on the clock and of all processors, and bytes of memory.

    `memory` is the most that all of its processes had together, what they share counted once (PSS);
    `largest_process` is the most that one of them had, shared or not (RSS).
    """

    wall: float
    cpu: float
    memory: int
    largest_process: int


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a program on a dossier of so many event records."""

    program: str
    events: int
    cost: Cost
    size: Size


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str], log: Path) -> Cost:
    """Run a command in a folder and measure it, its output going to `log`.

    Raises:
        UserError: the command failed.
    """
    os.sync()
    with log.open("wb") as out:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        watcher = Watcher(process.pid)
        watcher.start()
        # Waited for here, so that the kernel says what the process and its children took.
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        watcher.stop()
    if process.returncode:
        end = log.read_text("utf-8", "replace")[-TAIL:]
        raise UserError(f"{command[0]} ended with {process.returncode}:\n{end}")
    largest = used.ru_maxrss * 1024
    return Cost(
        wall=wall,
        cpu=used.ru_utime + used.ru_stime,
        memory=watcher.most or largest,
        largest_process=largest,
    )


class Watcher(threading.Thread):
    """Looks again and again at how much memory the processes of a session have together."""

    def __init__(self, session: int) -> None:
        """Prepare to watch a session, which is named by its first process."""
        super().__init__(daemon=True)
        self.session = session
        self.most = 0
        self._ended = threading.Event()

    def run(self) -> None:
        """Look until told to stop."""
        while not self._ended.wait(EVERY):
            self.most = max(self.most, sum(map(memory, processes(self.session))))

    def stop(self) -> None:
        """Stop, after the last look."""
        self._ended.set()
        self.join()


def processes(session: int) -> list[Path]:
    """The processes of a session, as their folders in /proc."""
    return [folder for folder in Path("/proc").glob("[0-9]*") if _session(folder) == session]


def memory(process: Path) -> int:
    """The bytes of memory of a process, what it shares divided among those that share it."""
    try:
        lines = (process / "smaps_rollup").read_text("ascii").splitlines()
    except OSError:  # it has ended
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def ticks(process: Path) -> int:
    """The processor time of a process so far, in the kernel's ticks."""
    fields = _stat(process)
    return int(fields[11]) + int(fields[12]) if fields else 0


def _session(process: Path) -> int | None:
    fields = _stat(process)
    return int(fields[3]) if fields else None


def _stat(process: Path) -> list[str]:
    """The fields of /proc/PID/stat behind the name; none where the process has ended (proc(5))."""
    try:
        return (process / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    except OSError:
        return []


def pages(site: Path) -> Iterator[Path]:
    """Yield the pages of a built site: not what a program keeps in folders with a dot beside it."""
    for path in site.rglob("*.html"):
        if not any(part.startswith(".") for part in path.relative_to(site).parts):
            yield path


def size(site: Path) -> Size:
    """How many pages a built site has, and how large they are."""
    sizes = [path.stat().st_size for path in pages(site)]
    return Size(len(sizes), sum(sizes), max(sizes, default=0))
