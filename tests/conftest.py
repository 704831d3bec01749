"""What several tests share: real builds, by the command that people run."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import settings

from chancery.dossier import Dossier
from chancery.load import load
from chancery.publishing import LOCK, TEXTS, WRITTEN

# No test asserts a time, nor does the machinery: a busy machine is no failure.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

ROOT = Path(__file__).parents[1]
SITES = Path(__file__).parent / "sites"


def pelican(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run a plain `pelican` in a folder that has a pelicanconf.py."""
    return subprocess.run(
        [sys.executable, "-m", "pelican", "--settings", "pelicanconf.py", *options],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its relative path, but for what a build notes for the next."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.relative_to(folder).parts[0] not in (WRITTEN, LOCK, TEXTS)
    }


def page(built: Path, address: str) -> BeautifulSoup:
    """A built page."""
    return BeautifulSoup((built / address / "index.html").read_text("utf-8"), "html5lib")


def words(element: Tag | None) -> str:
    """What an element says, without line breaks."""
    assert element is not None
    return " ".join(element.get_text(" ").split())


def linked(content: Path) -> Dossier:
    """The dossier of a folder of records, every one of which can be read."""
    loaded = load(content)
    assert loaded.problems == []
    return Dossier(loaded)


def without_events(site: Path) -> Path:
    """Take out of a small site its events and what is of them; gives the folder of its records."""
    content = site / "content"
    for kind in ("visits", "meetings", "announcements", "documents"):
        shutil.rmtree(content / kind)
        (content / kind).mkdir()
    return content


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    """A copy of the small site about three made-up sides, to build and to break."""
    return Path(shutil.copytree(SITES / "valid" / "three-sides", tmp_path / "site"))


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real dossier's site, built once, with every warning fatal."""
    output = tmp_path_factory.mktemp("real-site")
    built = pelican(ROOT, "--output", str(output), "--fatal", "warnings")
    assert built.returncode == 0, built.stdout + built.stderr
    return output


def publish(output: Path, address: str) -> Path:
    """Build the real dossier's site as `make publish` does, for a site at this address."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SITEURL", address)
        options = ("--settings", "publishconf.py", "--output", str(output), "--fatal", "warnings")
        built = pelican(ROOT, *options)
    assert built.returncode == 0, built.stdout + built.stderr
    return output
