"""Tells whether anything has changed that a build depends on: by what it holds, not by its age."""

import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any


def fingerprint(settings: Mapping[str, Any], folders: Iterable[Path]) -> str:
    """A digest of everything that a site is made of.

    That is: the settings; every file in the folders (records, texts, theme); the code, of this
    package and of whatever else was loaded from a file that no package manager put there; and the
    releases of Python and of all installed packages.
    """
    found = blake2b(digest_size=16)
    for part in (sys.version, *_installed(), *_plain(settings)):
        found.update(f"{part}\0".encode())
    below = (file for folder in (*folders, Path(__file__).parent) for file in _files(str(folder)))
    for file in (*below, *_own_modules()):
        data = Path(file).read_bytes()
        found.update(f"{file}\0{len(data)}\0".encode())
        found.update(data)
    return found.hexdigest()


def _files(folder: str) -> Iterator[str]:
    # A record is a file: to find them by `Path.rglob` took a third of the time of a fingerprint.
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=attrgetter("name"))
    except OSError:
        # Who reads the records tells of it.
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield from _files(entry.path)
        elif entry.is_file():
            yield entry.path


def _installed() -> Iterator[str]:
    """The packages that are installed, each with its release, which its folder's name has."""
    for folder in sys.path:
        if Path(folder).is_dir():
            yield from sorted(path.name for path in Path(folder).glob("*.dist-info"))


def _own_modules() -> Iterator[str]:
    """The files of the modules that are no installed package's: settings, plugins of one site."""
    places = sysconfig.get_paths()
    installed = tuple(places[name] for name in ("stdlib", "platstdlib", "purelib", "platlib"))
    loaded = {getattr(module, "__file__", None) for module in list(sys.modules.values())}
    for name in sorted(filter(None, loaded)):
        if name.endswith(".py") and not name.startswith(installed) and Path(name).is_file():
            yield name


def _plain(value: Any) -> Iterator[str]:
    """A value of the settings in words that are the same each time."""
    match value:
        case Mapping():
            for key, each in sorted(value.items(), key=lambda pair: str(pair[0])):
                yield from (f"{key}:", *_plain(each))
        case set() | frozenset():
            yield repr(sorted(map(repr, value)))
        case list() | tuple():
            for each in value:
                yield from ("-", *_plain(each))
        case ModuleType():
            yield value.__name__
        case FunctionType():
            yield f"{value.__qualname__} {Path(value.__code__.co_filename).read_bytes()!r}"
        case type():
            yield f"{value.__module__}.{value.__qualname__}"
        case None | bool() | int() | float() | str() | bytes() | Path():
            yield repr(value)
        case _:
            yield type(value).__qualname__
