"""The preview, driven as an editor does: it serves, rebuilds, and survives mistakes."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import SITES, files_of, pelican
from previewing import DONE, STAYS, Preview, previewing, replaced


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview of the small site, whose first build is done; tests leave the site mended."""
    site = tmp_path_factory.mktemp("preview") / "site"
    shutil.copytree(SITES / "valid" / "three-sides", site)
    with previewing(site) as running:
        running.waited_for(DONE)
        yield running


def test_a_saved_record_reaches_the_page_and_a_mistake_loses_nothing(preview: Preview) -> None:
    """Save, break, mend: the page follows, and the last good site stays up meanwhile."""
    record = preview.site / "content" / "topics" / "tides.yaml"
    record.write_text("name: Tides\ncite: editor\n", "utf-8")
    preview.waited_for(rf"content/topics/tides\.yaml: {DONE}")
    assert "Tides" in preview.page("topics/tides/")
    record.write_text("name: Tides\nciet: editor\n", "utf-8")
    preview.waited_for(r"(content/topics/tides\.yaml:2:1: unknown-field)")
    preview.waited_for(STAYS)
    assert "Tides" in preview.page("topics/tides/")
    record.write_text("name: Ebb and flow\ncite: editor\n", "utf-8")
    preview.waited_for(DONE)
    assert "Ebb and flow" in preview.page("topics/tides/")
    record.unlink()
    preview.waited_for(DONE)
    assert preview.answer("/topics/tides/")[0] == 404


def test_a_site_is_built_whose_records_are_read_by_several_processes(small_site: Path) -> None:
    """Of few records one process reads all."""
    for number in range(200):
        name = f"topic-{number}"
        text = f"name: Topic {number}\ncite: editor\n"
        (small_site / "content" / "topics" / f"{name}.yaml").write_text(text, "utf-8")
    with previewing(small_site) as running:
        running.waited_for(DONE)
        assert "Topic 199" in running.page("topics/topic-199/")


def test_changes_that_never_matter_build_nothing(preview: Preview) -> None:
    """What editors leave beside a record; what is built next is built for itself alone."""
    topics = preview.site / "content" / "topics"
    for name in ("river.yaml~", ".river.yaml.swp", "#river.yaml#", "4913", "river.yaml.tmp"):
        (topics / name).write_text("no record", "utf-8")
        (topics / name).unlink()
    (preview.site / "build" / "own.txt").write_text("not of the site", "utf-8")
    (preview.site / "notes.txt").write_text("not of the site", "utf-8")
    assert " more: " not in preview.settled()


def test_a_content_folder_that_goes_and_comes_back_is_followed(preview: Preview) -> None:
    """As it does when another branch is checked out."""
    content, aside = preview.site / "content", preview.site / "aside"
    content.rename(aside)
    preview.waited_for(r"(there is no folder content)")
    assert preview.page("topics/river/")
    aside.rename(content)
    preview.waited_for(DONE)
    replaced(content / "topics" / "river.yaml", "name: ", "name: Again ")
    preview.waited_for(rf"river\.yaml: {DONE}")
    assert "Again" in preview.page("topics/river/")


def test_a_builder_that_dies_is_started_again_by_the_next_change(preview: Preview) -> None:
    children = Path(f"/proc/{preview.process.pid}/task/{preview.process.pid}/children")
    if not children.exists():
        pytest.skip("the system does not tell which processes a process started")
    (builder,) = map(int, children.read_text("utf-8").split())
    os.kill(builder, signal.SIGKILL)
    record = preview.site / "content" / "topics" / "fishing.yaml"
    replaced(record, "name: ", "name: Lost ")
    preview.waited_for(r"(the process that builds the site ended)")
    preview.waited_for(STAYS)
    replaced(record, "name: Lost ", "name: Found ")
    preview.settled()
    assert "Found" in preview.page("topics/fishing/")


def test_a_port_that_is_taken_is_said_with_a_remedy(preview: Preview) -> None:
    """A second preview at the same port ends with a word on what to do."""
    second = subprocess.run(
        [sys.executable, "-m", "chancery.cli", "preview", "--port", str(preview.port)],
        cwd=preview.site,
        capture_output=True,
        text=True,
        check=False,
    )
    assert second.returncode == 1
    assert f"cannot serve at 127.0.0.1:{preview.port}" in second.stderr
    assert "choose another" in second.stderr
    assert "Traceback" not in second.stderr


def test_a_site_that_is_broken_from_the_start_is_previewed_once_it_is_mended(
    small_site: Path,
) -> None:
    """From settings that are no Python, over a record, to the site; then to another folder."""
    settings = small_site / "pelicanconf.py"
    good = settings.read_text("utf-8")
    record = small_site / "content" / "topics" / "river.yaml"
    replaced(record, "name:", "nmae:")
    settings.write_text(f"{good}\nSITENAME = (\n", "utf-8")
    with previewing(small_site) as preview:
        preview.waited_for(r"(pelicanconf\.py:8:12: python-syntax: '\(' was never closed)")
        preview.waited_for(r"(There is no site yet)")
        status, text = preview.answer("/topics/river/")
        assert (status, "There is no site yet" in text) == (503, True)
        settings.write_text(good, "utf-8")
        preview.waited_for(r"(content/topics/river\.yaml:1:1: unknown-field)")
        replaced(record, "nmae:", "name:")
        preview.waited_for(DONE)
        assert preview.page("topics/river/")
        settings.write_text(good.replace('"build"', '"elsewhere"'), "utf-8")
        preview.waited_for(DONE)
        replaced(record, "name: ", "name: Elsewhere ")
        preview.waited_for(DONE)
        assert "Elsewhere" in preview.page("topics/river/")
        assert "Traceback" not in preview.said
    assert "Elsewhere" in (small_site / "elsewhere/topics/river/index.html").read_text("utf-8")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_quietly_with_a_page_open(
    tmp_path: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even while it builds; and leaves neither a log nor a process behind."""
    monkeypatch.setenv("TMPDIR", str(tmp_path / "logs"))
    (tmp_path / "logs").mkdir()
    site = Path(shutil.copytree(SITES / "valid" / "three-sides", tmp_path / "site"))
    running = Preview(site)
    with subprocess.Popen(
        [sys.executable, "-c", LISTENS, running.url], stdout=subprocess.PIPE, text=True
    ) as page:
        assert page.stdout is not None
        assert page.stdout.readline().startswith("retry")
        assert running.end(number) == 0
        assert page.wait() == 0
    assert running.said.count("\n") == 1
    assert list((tmp_path / "logs").iterdir()) == []


LISTENS = """
import sys, urllib.request
with urllib.request.urlopen(sys.argv[1] + "-/events?since=never") as stream:
    for line in stream:
        print(line.decode(), end="", flush=True)
"""


def test_killed_at_any_moment_it_leaves_a_site_that_the_next_command_makes_whole(
    small_site: Path, tmp_path: Path
) -> None:
    """The builder ends with the preview, and the next build gives what a clean one does."""
    moment = random.Random(1)  # noqa: S311  any moments will do
    record = small_site / "content" / "topics" / "river.yaml"
    for number in range(3):
        running = Preview(small_site)
        if number:
            running.waited_for(DONE)
            replaced(record, "name: ", f"name: {number} ")
        time.sleep(moment.uniform(0, 2))
        running.end(signal.SIGKILL)
    assert pelican(small_site).returncode == 0
    assert pelican(small_site, "--output", str(tmp_path / "clean")).returncode == 0
    left, clean = files_of(small_site / "build"), files_of(tmp_path / "clean")
    assert left.keys() == clean.keys()
    assert left["topics/river/index.html"] == clean["topics/river/index.html"]
    assert b"2 1 The river" in left["topics/river/index.html"]
