"""Putting a finished build in place: all of it or, until it is whole, nothing.

A build goes to a staging folder inside the output folder. Once it is complete a list of its files
is written there, and only then are the files moved into place, each in one step. A command that
was killed before that leaves the last site as it was; one killed later is made whole by the next
command, which finds the list and goes on from it. Files that the last build wrote and the new one
does not are removed; whatever else lies in the output folder is left alone.

What has not changed is not written: the list has the digest of each file, with the size and the
time by which it is seen that nobody has touched it since.
"""

import json
import shutil
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Final, NamedTuple

from filelock import FileLock, Timeout

STAGING: Final = ".staging"
STAGED: Final = f"{STAGING}/site"
"""Where in the output folder the new files of the site are, until they are put in place."""
WRITTEN: Final = ".written.json"
"""The list of the files of the site, kept in the output folder."""
LOCK: Final = ".lock"
TEXTS: Final = ".texts"
"""Where in the output folder the texts of pages are gathered for the search."""


class Seal(NamedTuple):
    """What a file holds (a digest of it), and how to see that nobody has touched it since.

    `size` is in bytes, `time` that of the last change in nanoseconds.
    """

    digest: str
    size: int
    time: int


Files = Mapping[str, Seal]
"""The files of a site, by their names relative to the output folder."""


class Publication:
    """A build on its way into the output folder, from its start until it is in place."""

    def __init__(self, output: Path) -> None:
        """Begin a build from nothing, once no other build writes there.

        What an earlier command left is made whole first, if it was complete, or thrown away.
        """
        output.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(output / LOCK)
        try:
            self._lock.acquire(blocking=False)
        except Timeout:
            print(f"Another build is writing to {output}: waiting until it is done.", flush=True)
            self._lock.acquire()
        finish(output)
        self.output = output
        self.made_from: str | None = None
        """A digest of all that the site is made from, if a build from the same is to be none."""
        self._last_made_from, self.last = _listed(output / WRITTEN)
        self.files: dict[str, Seal] = {}
        self.folder.mkdir(parents=True)

    @property
    def folder(self) -> Path:
        """Where the new files of the site are, until they are put in place."""
        return self.output / STAGED

    def is_made_from(self, inputs: str) -> bool:
        """Whether the site in place is whole, untouched, and made from these inputs."""
        return self._last_made_from == inputs and all(
            _is_untouched(self.output / name, seal) for name, seal in self.last.items()
        )

    def write(self, name: str, data: bytes) -> Seal:
        """Write a file of the site, unless it is in place already; gives its seal.

        `name` is relative to the output folder.
        """
        digest = _digest(data)
        last = self.last.get(name)
        if last and last.digest == digest and _is_untouched(self.output / name, last):
            self.files[name] = last
            return last
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self.files[name] = _seal(path, digest)
        return self.files[name]

    def _adopt(self) -> None:
        """Take in the files that others wrote to the folder; those in place already go again."""
        for path in sorted(self.folder.rglob("*")):
            name = path.relative_to(self.folder).as_posix()
            if name not in self.files and path.is_file():
                data = path.read_bytes()
                path.unlink()
                self.write(name, data)

    @property
    def changed(self) -> frozenset[str]:
        """The names of the files that come, change or go by it."""
        names = self.files.keys() | self.last.keys()
        return frozenset(name for name in names if self.files.get(name) != self.last.get(name))

    def publish(self) -> None:
        """Put the site in place."""
        self._adopt()
        staging = self.output / STAGING
        unfinished = staging / f"{WRITTEN}.part"
        listed = {"made_from": self.made_from, "files": dict(sorted(self.files.items()))}
        unfinished.write_text(json.dumps(listed, separators=(",", ":")), "utf-8")
        unfinished.replace(staging / WRITTEN)
        _move_in(self.output, self.files, self.last)
        self.close()

    def close(self) -> None:
        """Clear away what was not put in place, and let others build."""
        if self._lock.is_locked:
            shutil.rmtree(self.output / STAGING, ignore_errors=True)
            self.release()

    def release(self) -> None:
        """Let others build, and leave to them what there is, as a process does that is killed."""
        self._lock.release()


def finish(output: Path) -> None:
    """Finish what a killed command had begun to put in place; clear away what was incomplete."""
    staging = output / STAGING
    _, files = _listed(staging / WRITTEN)
    if files:
        _move_in(output, files, _listed(output / WRITTEN)[1])
    shutil.rmtree(staging, ignore_errors=True)


def _move_in(output: Path, files: Files, last: Files) -> None:
    """Move the staged files of a site into place, and remove those that it has no more."""
    for name in sorted(last.keys() - files.keys()):
        _remove(output, name)
    for name in sorted(name for name, seal in files.items() if seal != last.get(name)):
        staged = output / STAGED / name
        # What a killed command had moved already is staged no more.
        if staged.exists():
            (output / name).parent.mkdir(parents=True, exist_ok=True)
            staged.replace(output / name)
    (output / STAGING / WRITTEN).replace(output / WRITTEN)


def _listed(path: Path) -> tuple[str | None, Files]:
    """What a site was made from, and its files; none where there is no list, or a damaged one."""
    try:
        found = json.loads(path.read_text("utf-8"))
        files = {str(name): Seal(*seal) for name, seal in found["files"].items()}
        return found["made_from"], files
    except FileNotFoundError:
        return None, {}
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        print(f"{path} is damaged and not used: what an older build wrote may stay beside the new")
        return None, {}


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def _seal(path: Path, digest: str) -> Seal:
    status = path.stat()
    return Seal(digest, status.st_size, status.st_mtime_ns)


def _is_untouched(path: Path, seal: Seal) -> bool:
    try:
        status = path.stat()
    except OSError:
        return False
    return (status.st_size, status.st_mtime_ns) == (seal.size, seal.time)


def _remove(output: Path, name: str) -> None:
    """Remove a file, and the folders that it leaves empty."""
    path = output / name
    path.unlink(missing_ok=True)
    for folder in path.relative_to(output).parents[:-1]:
        if (output / folder).is_dir() and not any((output / folder).iterdir()):
            (output / folder).rmdir()
