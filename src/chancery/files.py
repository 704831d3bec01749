"""Finds the files that hold records and reads their text, trusting neither names nor contents."""

import codecs
import os
import re
import stat
from collections import deque
from collections.abc import Collection
from dataclasses import replace
from operator import attrgetter
from pathlib import Path
from typing import Literal

from chancery.problems import Problem

MAX_BYTES = 1_000_000
MAX_ID_LENGTH = 80

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_USUAL = re.compile(rf"{_ID.pattern}\.yaml")
ID_HINT = f"use lower-case letters, digits and single hyphens, at most {MAX_ID_LENGTH} characters"
_BINARY_BYTES = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")

State = tuple[int, ...]
"""A file's inode, size, times of modification and of change (ns); empty where they are not told."""

_name_of, _path_of = attrgetter("name"), attrgetter("path")


def as_typed(path: Path) -> Path:
    """The path from the folder where the command was given, if it lies below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def find_files(content: Path, kinds: Collection[str]) -> tuple[list[Path], list[Problem]]:
    """Return every `content/<kind>/**/*.yaml`, sorted, and what is wrong with the names there.

    What counts as a record's file, and the problems, are those of `file_states`.
    """
    states, problems = file_states(content, kinds)
    return [Path(file) for file in states], problems


def file_states(content: Path, kinds: Collection[str]) -> tuple[dict[str, State], list[Problem]]:
    """Return the state of every `content/<kind>/**/*.yaml`, in order, and what is wrong with names.

    Hidden files and editors' backup copies are passed over. A link is followed as long as it stays
    inside `content`; each folder is read once, so a loop of links ends. A kind without a folder has
    no files. The problems' paths start with the content folder as it was given.
    """
    root = os.path.realpath(content)
    files: list[os.DirEntry[str]] = []
    problems: list[Problem] = []
    seen: set[tuple[int, int] | str] = set()
    folders: deque[str] = deque()
    entries = [entry for entry in _entries(str(content), problems) if entry.name in kinds]
    while True:
        for entry in entries:
            what = "file" if _is_usual(entry) else _judge(entry, root, problems)
            if what == "file":
                files.append(entry)
            elif what == "folder" and not entry.is_symlink():
                folders.appendleft(entry.path)
            elif what == "folder":
                # Linked folders come last: a record is then found where it really is.
                folders.append(entry.path)
        if not folders:
            shown = [replace(each, path=Path(each.path).as_posix()) for each in problems]
            files.sort(key=_path_of)
            return {entry.path: state_of(entry) for entry in files}, sorted(shown)
        folder = folders.popleft()
        same = _identity(folder)
        entries = [] if same in seen else _entries(folder, problems)
        seen.add(same)


def state_of(file: os.DirEntry[str] | Path) -> State:
    """The state of a file, by which a change of it is noticed."""
    try:
        status = file.stat()
    except OSError:
        return ()
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def read_text(path: Path, shown_as: str) -> str | Problem:
    """Return the UTF-8 text of the file, or the problem that keeps it from being read.

    Size and type are judged before the file is opened, so that neither a huge file nor a pipe
    stops a build.
    """
    try:
        status = path.stat()
        unfit = _unfit(shown_as, status.st_mode, status.st_size)
        if unfit is not None:
            return unfit
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        return _unreadable(shown_as, error)
    if len(data) > MAX_BYTES:
        return _too_large(shown_as)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_text(shown_as, data, error.start)
    return _not_text(shown_as, data, data.index(0)) if "\0" in text else text


def _entries(folder: str, problems: list[Problem]) -> list[os.DirEntry[str]]:
    """List a folder by name."""
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=_name_of)
    except OSError as error:
        problems.append(_unreadable(folder, error))
        return []


def _identity(folder: str) -> tuple[int, int] | str:
    """What a folder has in common with every link to it."""
    try:
        status = Path(folder).stat()
    except OSError:
        return folder
    return status.st_dev, status.st_ino


def _is_usual(entry: os.DirEntry[str]) -> bool:
    """Whether this is a plain file with a record's name, as nearly all are: seen at one look."""
    name = entry.name
    return bool(
        _USUAL.fullmatch(name)
        and len(name) <= MAX_ID_LENGTH + len(".yaml")
        and entry.is_file(follow_symlinks=False)
    )


def _is_passed_over(name: str) -> bool:
    return name.startswith(".") or name.endswith("~") or (name[0] == name[-1] == "#")


def _judge(
    entry: os.DirEntry[str], root: str, problems: list[Problem]
) -> Literal["file", "folder"] | None:
    """Return whether a record's file or a folder stands here, and note what is wrong with it."""
    path = entry.path
    if _is_passed_over(entry.name):
        return None
    try:
        if entry.is_symlink() and not _is_inside(os.path.realpath(entry.path), root):
            message = "this link leads out of the content folder"
            problems.append(_whole(path, "outside-content", message, "put a copy in its place"))
            return None
        is_folder, is_file = entry.is_dir(), entry.is_file()
    except OSError as error:
        problems.append(_unreadable(path, error))
        return None
    stem, _, suffix = (entry.name, "", "") if is_folder else entry.name.rpartition(".")
    if not is_folder and not is_file:
        what = "a link that leads nowhere" if entry.is_symlink() else "not a regular file"
        problems.append(_whole(path, "unreadable-file", f"this is {what}", "remove it"))
    elif is_file and suffix != "yaml":
        if suffix.lower() in {"yaml", "yml"}:
            message = f"a record's file ends in .yaml, not .{suffix}"
            problems.append(_whole(path, "file-extension", message, f"name it {stem}.yaml"))
    elif not _ID.fullmatch(stem) or len(stem) > MAX_ID_LENGTH:
        problems.append(_whole(path, "bad-id", f"{stem!r} is no id", ID_HINT))
        return "folder" if is_folder else None
    else:
        return "folder" if is_folder else "file"
    return None


def _is_inside(path: str, root: str) -> bool:
    return path == root or path.startswith(root + os.sep)


def _whole(path: str, rule: str, message: str, suggestion: str | None = None) -> Problem:
    return Problem(path=path, line=1, column=1, rule=rule, message=message, suggestion=suggestion)


def _unreadable(path: str, error: OSError) -> Problem:
    reason = (error.strerror or type(error).__name__).lower()
    return _whole(path, "unreadable-file", f"this cannot be read: {reason}")


def _too_large(path: str) -> Problem:
    message = f"the file is larger than {MAX_BYTES:,} bytes"
    return _whole(path, "too-large", message, "split it into several records")


def _unfit(path: str, mode: int, size: int) -> Problem | None:
    """Return why a file is not to be opened."""
    if not stat.S_ISREG(mode):
        what = "a folder" if stat.S_ISDIR(mode) else "not a regular file"
        return _whole(path, "unreadable-file", f"this is {what}", "a record is a file")
    return _too_large(path) if size > MAX_BYTES else None


def _not_text(path: str, data: bytes, start: int) -> Problem:
    """Say what a file that is no UTF-8 text from byte `start` on looks like."""
    before = data[:start].decode("utf-8")
    byte = data[start : start + 1]
    suggestion = "save the file as UTF-8"
    rule = "encoding"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _alternates_with_nul(data):
        looks_like = "it looks like UTF-16"
    elif _BINARY_BYTES.search(data):
        rule = "binary-file"
        looks_like = "this is a binary file"
        suggestion = "remove it, or save the record as text"
    else:
        shown = byte.decode("cp1252", errors="replace")
        looks_like = f"it looks like Latin-1 or Windows-1252, where the byte is {shown}"
    return Problem(
        path=path,
        line=before.count("\n") + 1,
        column=len(before) - before.rfind("\n"),
        rule=rule,
        message=f"byte 0x{byte.hex().upper()} here is no UTF-8 text; {looks_like}",
        suggestion=suggestion,
    )


def _alternates_with_nul(data: bytes) -> bool:
    """Tell UTF-16 without its mark from other binary data: every other byte is NUL, mostly."""
    head = data[:200]
    fewer, more = sorted((head[::2].count(0), head[1::2].count(0)))
    return fewer == 0 and more > len(head) // 4
