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
from collections.abc import Mapping, Set
from hashlib import blake2b
from pathlib import Path
from typing import Final, NamedTuple

from filelock import FileLock, Timeout

STAGING: Final = ".staging"
STAGED: Final = f"{STAGING}/site"
"""Where in the output folder others write files of the site, until they are put in place."""
_OWN: Final = f"{STAGING}/own"
"""Where those are that are written here: that folder need not be looked through."""
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


class OvertakenError(Exception):
    """Another command has built the site meanwhile: what is known of it holds no more."""


class Publication:
    """A build on its way into the output folder, from its start until it is in place.

    `last` are the files of the site in place, `files` those that it is to have.
    """

    def __init__(self, output: Path, after: "Publication | None" = None) -> None:
        """Begin a build from nothing, once no other build writes there.

        What an earlier command left is made whole first, if it was complete, or thrown away. One
        that comes `after` another that is in place begins with its files.

        Raises:
            OvertakenError: what is in place is not the one that this was to come after.
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
        self.last: Files
        self.files: dict[str, Seal] = {}
        self.changed: frozenset[str] = frozenset()
        """The names of the files that came, changed or went by it, once it is in place."""
        self._listed_as: tuple[int, int, int] | None = None
        if after is None:
            self._last_made_from, self.last = _listed(output / WRITTEN)
        elif _state(output / WRITTEN) == after._listed_as:
            self._last_made_from, self.last = after.made_from, after.files
            self.files |= self.last
        else:
            self.release()
            raise OvertakenError
        self.folder.mkdir(parents=True)
        self._own = output / _OWN
        self._own.mkdir()

    @property
    def folder(self) -> Path:
        """Where others write files of the site, until they are put in place."""
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
        path = self._own / name
        # Nearly every file is a page, in a folder of its own.
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self.files[name] = _seal(path, digest)
        return self.files[name]

    def _adopt(self) -> None:
        """Take in the files that others wrote."""
        for path in sorted(self.folder.rglob("*")):
            name = path.relative_to(self.folder).as_posix()
            if name not in self.files and path.is_file():
                self.write(name, path.read_bytes())

    def publish(self) -> None:
        """Put the site in place."""
        self._adopt()
        staging = self.output / STAGING
        unfinished = staging / f"{WRITTEN}.part"
        listed = {"made_from": self.made_from, "files": self.files}
        unfinished.write_text(json.dumps(listed, separators=(",", ":")), "utf-8")
        unfinished.replace(staging / WRITTEN)
        self.changed = _differing(self.files, self.last)
        _move_in(self.output, self.files, self.changed)
        self._listed_as = _state(self.output / WRITTEN)
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
        _move_in(output, files, _differing(files, _listed(output / WRITTEN)[1]))
    shutil.rmtree(staging, ignore_errors=True)


def _differing(files: Files, last: Files) -> frozenset[str]:
    """The names of the files that come, change or go where a site has these files after others."""
    gone = last.keys() - files.keys()
    return frozenset(name for name in files if files[name] != last.get(name)) | gone


def _move_in(output: Path, files: Files, changed: Set[str]) -> None:
    """Move the staged files of a site into place, and remove those that it has no more."""
    for name in sorted(changed - files.keys()):
        _remove(output, name)
    _merge(output / _OWN, output)
    (output / STAGING / WRITTEN).replace(output / WRITTEN)


def _merge(staged: Path, place: Path) -> None:
    """Move what is in a folder into another, in whole folders where the other has none of a name.

    What a killed command had moved already is staged no more.
    """
    for path in staged.iterdir():
        target = place / path.name
        if target.is_dir():
            _merge(path, target)
        else:
            path.replace(target)


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


def _state(path: Path) -> tuple[int, int, int] | None:
    """What tells a list from any other that is put in its place; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns


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
