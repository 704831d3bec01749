"""Putting a finished build in place: all of it or, until it is whole, nothing.

A build goes to a staging folder inside the output folder. Once it is complete a list of its files
is written there, and only then are the files moved into place, each in one step. A command that
was killed before that leaves the last site as it was; one killed later is made whole by the next
command, which finds the list and goes on from it. Files that the last build wrote and the new one
does not are removed; whatever else lies in the output folder is left alone.
"""

import filecmp
import json
import shutil
from pathlib import Path

STAGING = ".staging"
WRITTEN = ".written.json"
"""The list of the files of the site, kept in the output folder."""
_SITE = "site"


def start(output: Path) -> Path:
    """Return where in `output` the new site is to be written; nothing is there yet.

    What an earlier command left is made whole first, if it was complete, or else thrown away.
    """
    finish(output)
    return output / STAGING / _SITE


def publish(output: Path) -> None:
    """Put the staged site in place."""
    staging = output / STAGING
    files = [path for path in (staging / _SITE).rglob("*") if path.is_file()]
    listed = sorted(path.relative_to(staging / _SITE).as_posix() for path in files)
    unfinished = staging / f"{WRITTEN}.part"
    unfinished.write_text(json.dumps(listed, indent=0), "utf-8")
    unfinished.replace(staging / WRITTEN)
    finish(output)


def finish(output: Path) -> None:
    """Finish what a killed command had begun to put in place; clear away what was incomplete."""
    staging = output / STAGING
    if (staging / WRITTEN).is_file():
        files = _listed(staging / WRITTEN)
        for name in sorted(_listed(output / WRITTEN) - files):
            _remove(output, name)
        for name in sorted(files):
            _move(staging / _SITE / name, output / name)
        (staging / WRITTEN).replace(output / WRITTEN)
    shutil.rmtree(staging, ignore_errors=True)


def _listed(path: Path) -> set[str]:
    """The names in a list of files; none where there is no list yet."""
    return set(json.loads(path.read_text("utf-8"))) if path.is_file() else set()


def _remove(output: Path, name: str) -> None:
    """Remove a file, and the folders that it leaves empty."""
    path = output / name
    path.unlink(missing_ok=True)
    for folder in path.relative_to(output).parents[:-1]:
        if (output / folder).is_dir() and not any((output / folder).iterdir()):
            (output / folder).rmdir()


def _move(staged: Path, target: Path) -> None:
    """Move a file into place in one step, unless the same is there or it was moved before."""
    if not staged.exists():
        return
    if target.is_file() and filecmp.cmp(staged, target, shallow=False):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    staged.replace(target)
