"""Where the time of a full build goes: `python -m benchmarks.profiling FILE`, beside the settings.

The build runs in this process, on one processor, under Python's own profiler, which makes it slower
and calls dearer than they are; what other processes do is not seen. FILE gets the figures as JSON.
"""

import cProfile
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from pkgutil import resolve_name
from typing import Any, Final, ParamSpec, TypeVar
from unittest.mock import patch

P = ParamSpec("P")
T = TypeVar("T")

PHASES: Final[Mapping[str, str]] = {
    "see whether anything changed": "chancery.plugin.fingerprint",
    "read": "chancery.load.Reader.load",
    "check": "chancery.check.Checker.check",
    "link": "chancery.dossier.Dossier.link",
    "work out what pages and files show": "chancery.plugin.DossierGenerator._write_piece",
    "render": "jinja2.Template.render",
    "write": "chancery.publishing.Publication.write",
    "search index": "chancery.full_text.TextIndex.write_index",
    "put in place": "chancery.publishing.Publication.publish",
}
"""Each phase of a build, with the function in which it happens."""
REST: Final = "all else"
TOP: Final = 25


@dataclass(frozen=True)
class Profile:
    """Seconds of a profiled build: in all, in each phase, in each part of the code, in functions.

    The last two are own time: without what was called from there.
    """

    total: float
    phases: Mapping[str, float]
    parts: Mapping[str, float]
    functions: Mapping[str, float]


class Stopwatch:
    """Splits time among phases: while one runs within another, it is the inner one that counts.

    So the phases and the rest have each second once. The profiler cannot tell them apart: it has
    the time of a function with all that was called from there.
    """

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        """Begin with nothing of any phase."""
        self.seconds = dict.fromkeys((*PHASES, REST), 0.0)
        self._clock = clock
        self._since = clock()
        self._running = [REST]

    def timed(self, phase: str, work: Callable[P, T]) -> Callable[P, T]:
        """Have the time of a function count to a phase."""

        @wraps(work)
        def do(*args: P.args, **kwargs: P.kwargs) -> T:
            self.turn()
            self._running.append(phase)
            try:
                return work(*args, **kwargs)
            finally:
                self.turn()
                self._running.pop()

        return do

    def turn(self) -> None:
        """Count the time since the last turn to what has been running."""
        now = self._clock()
        self.seconds[self._running[-1]] += now - self._since
        self._since = now

    @contextmanager
    def running(self) -> Iterator[None]:
        """Time the phases of a build, which is done within this, and the rest of it."""
        with ExitStack() as stack:
            for phase, function in PHASES.items():
                stack.enter_context(patch(function, self.timed(phase, resolve_name(function))))
            self._since = self._clock()
            yield
            self.turn()


def profile(phases: Mapping[str, float], stats: Iterable[Any]) -> Profile:
    """Sum up the time of phases, and what Python's profiler counted (`cProfile.Profile.getstats`).

    Not what `pstats` has: of functions with one name on one line it knows a single one, and all
    those that data classes are given are such.
    """
    own: Counter[str] = Counter()
    parts: Counter[str] = Counter()
    for entry in stats:
        code = entry.code
        part = part_of(None if isinstance(code, str) else code.co_filename)
        name = code if isinstance(code, str) else f"{part}:{code.co_firstlineno} {code.co_name}"
        parts[part] += entry.inlinetime
        own[name] += entry.inlinetime
    total = sum(phases.values())
    return Profile(total, phases, dict(parts.most_common(TOP)), dict(own.most_common(TOP)))


def part_of(file: str | None) -> str:
    """The part of the code that a file belongs to: our module or template, or else its package.

    What is in no file is built into Python.
    """
    if file is None:
        return "built into Python"
    path = Path(file)
    if "templates" in path.parts:
        return "/".join(path.parts[path.parts.index("templates") :])
    if "chancery" in path.parts:
        from_here = len(path.parts) - 1 - path.parts[::-1].index("chancery")
        return "/".join(path.parts[from_here:])
    if "site-packages" in path.parts:
        return path.parts[path.parts.index("site-packages") + 1].removesuffix(".py")
    return "Python's library"


def main(file: Path) -> None:
    """Build the site of the current folder and write what was counted to a file."""
    from pelican import main as build

    if hasattr(os, "sched_setaffinity"):
        # On a single processor no work is shared out among processes that are not seen here.
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    options = ["content", "--settings", "pelicanconf.py", "--fatal", "errors"]
    profiler, stopwatch = cProfile.Profile(), Stopwatch()
    with stopwatch.running():
        profiler.runcall(build, options)
    found = profile(stopwatch.seconds, profiler.getstats())
    file.write_text(json.dumps(vars(found)), "utf-8")


def read(file: Path) -> Profile:
    """Read such a file."""
    return Profile(**json.loads(file.read_text("utf-8")))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
