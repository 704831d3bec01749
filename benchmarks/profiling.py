"""Where the time of a full build goes: `python -m benchmarks.profiling FILE`, beside the settings.

The build runs in this process, on one processor, under Python's own profiler, which makes it slower
and calls dearer than they are; what other processes do is not seen. FILE gets the figures as JSON.
"""

import cProfile
import json
import os
import pstats
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

PHASES: Final[Mapping[str, tuple[str, str]]] = {
    "see whether anything changed": ("chancery/unchanged.py", "fingerprint"),
    "read": ("chancery/load.py", "load"),
    "check": ("chancery/check/__init__.py", "check"),
    "link": ("chancery/dossier.py", "link"),
    "work out what pages and files show": ("chancery/plugin.py", "_write_piece"),
    "render": ("jinja2/environment.py", "render"),
    "write": ("chancery/publishing.py", "write"),
    "search index": ("chancery/full_text.py", "write_index"),
    "put in place": ("chancery/publishing.py", "publish"),
}
"""Each phase of a build, with the function in which it happens: the end of its file, its name."""
INSIDE: Final = {"work out what pages and files show": ("render", "write")}
"""The phases that happen within another one, and are no part of it here."""
TOP: Final = 25

Function = tuple[str, int, str]


@dataclass(frozen=True)
class Profile:
    """Seconds of a profiled build: in all, in each phase, in each part of the code, in functions.

    The last two are own time: without what was called from there.
    """

    total: float
    phases: Mapping[str, float]
    parts: Mapping[str, float]
    functions: Mapping[str, float]


def profile(stats: Mapping[Function, tuple[Any, ...]]) -> Profile:
    """Sum up what Python's profiler counted, as `pstats.Stats` holds it."""
    own: Counter[str] = Counter()
    parts: Counter[str] = Counter()
    phases = dict.fromkeys(PHASES, 0.0)
    for (file, line, name), (_, _, itself, cumulative, _) in stats.items():
        part = part_of(file)
        parts[part] += itself
        own[name if file == "~" else f"{part}:{line} {name}"] += itself
        for phase, (end, wanted) in PHASES.items():
            if name == wanted and file.endswith(end):
                phases[phase] += cumulative
    for outer, inner in INSIDE.items():
        phases[outer] -= sum(phases[each] for each in inner)
    total = sum(parts.values())
    phases["all else"] = total - sum(phases.values())
    return Profile(total, phases, dict(parts.most_common(TOP)), dict(own.most_common(TOP)))


def part_of(file: str) -> str:
    """The part of the code that a file belongs to: our module or template, or else its package."""
    if file == "~":
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
    """Build the site of the current folder and write what the profiler counted to a file."""
    from pelican import main as build

    if hasattr(os, "sched_setaffinity"):
        # On a single processor no work is shared out among processes that are not seen here.
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    profiler = cProfile.Profile()
    try:
        options = ["content", "--settings", "pelicanconf.py", "--fatal", "errors"]
        profiler.runcall(build, options)
    finally:
        found = profile(pstats.Stats(profiler).stats)  # type: ignore[attr-defined]
        file.write_text(json.dumps(vars(found)), "utf-8")


def read(file: Path) -> Profile:
    """Read such a file."""
    return Profile(**json.loads(file.read_text("utf-8")))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
