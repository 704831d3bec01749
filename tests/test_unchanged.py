"""A build of what is built already: nothing is done, and nothing is missed."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from chancery.publishing import LOCK, WRITTEN
from chancery.unchanged import fingerprint
from conftest import files_of, pelican

UNCHANGED = "Nothing has changed"


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of two files."""
    folder = tmp_path_factory.mktemp("inputs")
    (folder / "a").mkdir()
    (folder / "a" / "one.yaml").write_text("name: One\n", "utf-8")
    (folder / "two.html").write_text("<p>Two</p>", "utf-8")
    return folder


def test_only_what_files_hold_counts_not_when_they_were_saved(folders: Path) -> None:
    first = fingerprint({}, [folders])
    os.utime(folders / "two.html", (1, 1))
    assert fingerprint({}, [folders]) == first


def test_what_is_no_file_of_the_dossier_does_not_count(folders: Path) -> None:
    first = fingerprint({}, [folders])
    (folders / "empty").mkdir()
    (folders / "a" / "__pycache__").mkdir()
    (folders / "a" / "__pycache__" / "plugin.pyc").write_bytes(b"")
    (folders / "nowhere").symlink_to("gone")
    os.mkfifo(folders / "pipe")
    assert fingerprint({}, [folders, folders / "missing"]) == first


@pytest.mark.parametrize(
    "edit",
    [
        lambda folder: (folder / "two.html").write_text("<p>Too</p>", "utf-8"),
        lambda folder: (folder / "a" / "one.yaml").rename(folder / "a" / "other.yaml"),
        lambda folder: (folder / "three").write_bytes(b""),
    ],
)
def test_every_change_of_a_file_counts(folders: Path, edit: Callable[[Path], object]) -> None:
    first = fingerprint({}, [folders])
    edit(folders)
    assert fingerprint({}, [folders]) != first


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"SITEURL": ""}, {"SITEURL": "https://example.org"}),
        ({"A": 1}, {"A": "1"}),
        ({"A": [1, [2]]}, {"A": [1, 2]}),
        ({"A": {"x": None}}, {"A": {"y": None}}),
    ],
)
def test_every_change_of_a_setting_counts(
    folders: Path, one: dict[str, object], other: dict[str, object]
) -> None:
    assert fingerprint(one, [folders]) != fingerprint(other, [folders])


def test_the_order_of_settings_does_not_count(folders: Path) -> None:
    assert fingerprint({"A": 1, "B": 2}, [folders]) == fingerprint({"B": 2, "A": 1}, [folders])


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, built."""
    import shutil

    from conftest import SITES

    site = tmp_path_factory.mktemp("built") / "site"
    shutil.copytree(SITES / "valid" / "three-sides", site)
    assert pelican(site).returncode == 0
    return site


def spoil_a_page(site: Path) -> None:
    """Write over a page of the built site."""
    (site / "build" / "index.html").write_text("spoilt", "utf-8")


def remove_a_page(site: Path) -> None:
    """Remove a page of the built site."""
    (site / "build" / "topics" / "river" / "index.html").unlink()


def edit_a_record(site: Path) -> None:
    """Change a record, and change it back."""
    record = site / "content" / "topics" / "river.yaml"
    text = record.read_text("utf-8")
    record.write_text(f"{text}\n# a remark\n", "utf-8")
    assert pelican(site).returncode == 0
    record.write_text(text, "utf-8")


def cut_the_list_short(site: Path) -> None:
    """Leave half of what the last build noted for the next."""
    path = site / "build" / WRITTEN
    path.write_bytes(path.read_bytes()[:999])


@pytest.mark.parametrize("spoil", [spoil_a_page, remove_a_page, edit_a_record, cut_the_list_short])
def test_whatever_is_no_longer_as_it_was_is_built_again(
    built: Path, spoil: Callable[[Path], None]
) -> None:
    good = files_of(built / "build")
    assert UNCHANGED in pelican(built).stdout
    spoil(built)
    again = pelican(built)
    assert again.returncode == 0 and UNCHANGED not in again.stdout
    assert files_of(built / "build") == good
    assert ("is damaged" in again.stdout) == (spoil is cut_the_list_short)
    assert "Traceback" not in again.stdout + again.stderr


def test_a_second_build_waits_for_the_first_and_says_so(built: Path) -> None:
    lock = FileLock(built / "build" / LOCK)
    with lock:
        second = subprocess.Popen(
            [sys.executable, "-m", "pelican", "--settings", "pelicanconf.py"],
            cwd=built,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert second.stdout is not None
        said = second.stdout.readline()
        assert "Another build is writing to" in said
        time.sleep(0.1)
        assert second.poll() is None
    rest, _ = second.communicate()
    assert second.returncode == 0 and UNCHANGED in rest


def test_one_process_or_many_write_the_same_site(built: Path, tmp_path: Path) -> None:
    """So does a machine that cannot copy a process."""
    alone = tmp_path / "alone"
    program = (
        "from chancery import processes; processes._FEWEST = 1\n"
        "import sys; many = sys.argv.pop() == 'many'; processes.can_share = lambda: many\n"
        "from pelican import main; main()"
    )
    found = []
    for how in ("one", "many"):
        command = [sys.executable, "-c", program, "--settings", "pelicanconf.py"]
        subprocess.run([*command, "--output", str(alone / how), how], cwd=built, check=True)
        found.append(files_of(alone / how))
    assert found[0] == found[1] == files_of(built / "build")


def test_a_full_disk_leaves_the_last_site_and_says_why(built: Path) -> None:
    """Here no file may become longer than a few kilobytes, which some page does."""
    good = files_of(built / "build")
    record = built / "content" / "topics" / "river.yaml"
    text = record.read_text("utf-8")
    record.write_text(text.replace("The river", "The wide river"), "utf-8")
    program = (
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, 9_000))\n"
        "from pelican import main; main()"
    )
    command = [sys.executable, "-c", program, "--settings", "pelicanconf.py"]
    failed = subprocess.run(command, cwd=built, capture_output=True, text=True, check=False)
    record.write_text(text, "utf-8")
    assert failed.returncode == 1
    assert "file too large; the last site stays as it was" in failed.stderr
    assert "Traceback" not in failed.stdout + failed.stderr
    assert files_of(built / "build") == good
