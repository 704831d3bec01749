"""Putting a build in place: all or nothing, and nothing that is not the site's is touched."""

import contextlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.publishing import STAGING, WRITTEN, OvertakenError, Publication

Tree = dict[str, str]


def write(folder: Path, tree: Tree) -> None:
    """Write a tree of files, given as text by relative path."""
    for name, text in tree.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def site(output: Path) -> Tree:
    """The files of the output folder as a reader's browser could get them."""
    return {
        path.relative_to(output).as_posix(): path.read_text("utf-8")
        for path in output.rglob("*")
        if path.is_file() and not path.relative_to(output).parts[0].startswith(".")
    }


def first(output: Path, tree: Tree) -> Publication:
    """Build a site of these files into `output`, for others to come after."""
    publication = Publication(output)
    write(publication.folder, tree)
    publication.publish()
    return publication


def build(output: Path, tree: Tree) -> None:
    """Build a site of these files into `output`."""
    first(output, tree)


def test_a_build_replaces_the_last_one(tmp_path: Path) -> None:
    """Changed files change, new ones come, and those that are gone go with their folders."""
    build(tmp_path, {"index.html": "old", "gone/index.html": "x", "same.html": "s"})
    build(tmp_path, {"index.html": "new", "came/index.html": "y", "same.html": "s"})
    assert site(tmp_path) == {"index.html": "new", "came/index.html": "y", "same.html": "s"}
    assert not (tmp_path / "gone").exists()


def test_an_unchanged_file_is_not_written_again(tmp_path: Path) -> None:
    build(tmp_path, {"index.html": "same"})
    before = (tmp_path / "index.html").stat()
    build(tmp_path, {"index.html": "same"})
    after = (tmp_path / "index.html").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_files_that_no_build_wrote_are_left_alone(tmp_path: Path) -> None:
    write(tmp_path, {".gitignore": "*", "letters/mine.txt": "not the site's"})
    build(tmp_path, {"index.html": "one"})
    build(tmp_path, {"home.html": "two"})
    assert (tmp_path / ".gitignore").read_text() == "*"
    assert site(tmp_path) == {"home.html": "two", "letters/mine.txt": "not the site's"}


def test_a_build_killed_before_it_was_complete_changes_nothing(tmp_path: Path) -> None:
    build(tmp_path, {"index.html": "last good"})
    killed = Publication(tmp_path)
    write(killed.folder, {"index.html": "half"})
    killed.release()
    assert site(tmp_path) == {"index.html": "last good"}
    next_one = Publication(tmp_path)
    assert not list(next_one.folder.iterdir())
    next_one.close()
    assert site(tmp_path) == {"index.html": "last good"}


def test_a_list_that_was_cut_short_puts_nothing_in_place(tmp_path: Path) -> None:
    """As when the power fails before the system has written it; the last site stays whole."""
    build(tmp_path, {"index.html": "last good", "b/index.html": "too"})
    killed = Publication(tmp_path)
    write(killed.folder, {"index.html": "new"})
    (killed.output / STAGING / WRITTEN).write_text('{"files": {"index.ht', "utf-8")
    killed.release()
    Publication(tmp_path).close()
    assert site(tmp_path) == {"index.html": "last good", "b/index.html": "too"}


def test_a_list_in_another_form_is_not_used_and_that_is_said_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As another release may have written it."""
    build(tmp_path, {"index.html": "one"})
    listed = {"made_from": None, "files": {"index.html": ["0" * 32, 3, 1]}}
    (tmp_path / WRITTEN).write_text(json.dumps(listed), "utf-8")
    build(tmp_path, {"index.html": "two"})
    build(tmp_path, {"index.html": "three"})
    assert capsys.readouterr().out.count("is damaged and not used") == 1
    assert site(tmp_path) == {"index.html": "three"}


def test_a_folder_can_become_a_file_and_a_file_a_folder(tmp_path: Path) -> None:
    build(tmp_path, {"a/b.html": "1", "c": "2"})
    build(tmp_path, {"a": "3", "c/d.html": "4"})
    assert site(tmp_path) == {"a": "3", "c/d.html": "4"}


def edit(before: Publication, tree: Tree, *gone: str) -> Publication:
    """Build a site that is another in some files only."""
    publication = Publication(before.output, after=before)
    for name in gone:
        del publication.files[name]
    for name, text in tree.items():
        publication.write(name, text.encode())
    publication.publish()
    return publication


def test_a_build_after_another_changes_the_files_of_that(tmp_path: Path) -> None:
    """What it does not name stays, and the next build from nothing knows all of it."""
    whole = first(tmp_path, {"a.html": "a", "b/index.html": "b", "c.html": "c"})
    second = edit(whole, {"a.html": "new", "c.html": "c", "d/index.html": "d"}, "b/index.html")
    assert second.changed == {"a.html", "b/index.html", "d/index.html"}
    third = edit(second, {"e.html": "e"})
    assert third.changed == {"e.html"}
    assert site(tmp_path) == {"a.html": "new", "c.html": "c", "d/index.html": "d", "e.html": "e"}
    assert not (tmp_path / "b").exists()
    fresh = Publication(tmp_path)
    assert fresh.last == third.files
    fresh.close()


def test_a_file_is_put_in_place_although_somebody_removed_its_folder(tmp_path: Path) -> None:
    whole = first(tmp_path, {"a/index.html": "old"})
    shutil.rmtree(tmp_path / "a")
    edit(whole, {"a/index.html": "new"})
    assert site(tmp_path) == {"a/index.html": "new"}


def test_what_is_written_twice_is_there_as_it_was_written_last(tmp_path: Path) -> None:
    """Also where that is what was there before."""
    whole = first(tmp_path, {"a/index.html": "old", "b/index.html": "old"})
    publication = Publication(tmp_path, after=whole)
    for text in ("new", "newer", "old"):
        publication.write("a/index.html", text.encode())
    for text in ("new", "newer"):
        publication.write("b/index.html", text.encode())
    publication.publish()
    assert publication.changed == {"b/index.html"}
    assert site(tmp_path) == {"a/index.html": "old", "b/index.html": "newer"}


def removed_list(output: Path) -> None:
    """Remove the list of what was written."""
    (output / WRITTEN).unlink()


def same_again(output: Path) -> None:
    """Build the same once more."""
    build(output, {"index.html": "one"})


def damaged(output: Path) -> None:
    """Damage the list."""
    (output / WRITTEN).write_text("{", "utf-8")


def killed_at_the_end(output: Path) -> None:
    """Kill another build when its list is there, and nothing is in place."""
    killed = Publication(output)
    killed.write("index.html", b"another")
    listed = {"made_from": None, "files": killed.files}
    (output / STAGING / WRITTEN).write_text(json.dumps(listed), "utf-8")
    killed.release()


@pytest.mark.parametrize("other", [removed_list, same_again, damaged, killed_at_the_end])
def test_a_build_is_not_put_after_another_that_is_in_place_no_more(
    tmp_path: Path, other: Callable[[Path], None]
) -> None:
    """And others can build then."""
    whole = first(tmp_path, {"index.html": "one"})
    other(tmp_path)
    with pytest.raises(OvertakenError):
        Publication(tmp_path, after=whole)
    build(tmp_path, {"index.html": "last"})
    assert site(tmp_path) == {"index.html": "last"}


def test_a_build_goes_on_after_another_that_was_killed_before_it_was_complete(
    tmp_path: Path,
) -> None:
    whole = first(tmp_path, {"index.html": "one"})
    killed = Publication(tmp_path)
    killed.write("index.html", b"half")
    killed.release()
    edit(whole, {"b.html": "two"})
    assert site(tmp_path) == {"index.html": "one", "b.html": "two"}


class Killed(BaseException):
    """Stands for a process that ends at once."""


names = st.sampled_from(["index.html", "a/index.html", "a/b/index.html", "c/index.html", "d.css"])
trees = st.dictionaries(names, st.sampled_from(["1", "2", "3"]), min_size=1)


@settings(deadline=None)
@given(old=trees, new=trees, steps=st.integers(0, 12), is_edit=st.booleans())
def test_a_build_killed_at_any_step_is_whole_after_the_next_command(
    tmp_path_factory: pytest.TempPathFactory, old: Tree, new: Tree, steps: int, is_edit: bool
) -> None:
    """Whatever step it was killed at, the next command leaves the old site or the new one."""
    output = tmp_path_factory.mktemp("site")
    whole = first(output, old)
    publication = Publication(output, after=whole if is_edit else None)
    publication.files.clear()
    write(publication.folder, new)
    left = steps

    def killed_in_the_end(step: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **kwargs: Any) -> Any:
            nonlocal left
            left -= 1
            if left < 0:
                raise Killed
            return step(*args, **kwargs)

        return run

    with pytest.MonkeyPatch.context() as patch:
        for step in ("replace", "unlink", "rmdir"):
            patch.setattr(Path, step, killed_in_the_end(getattr(Path, step)))
        with contextlib.suppress(Killed):
            publication.publish()
    publication.release()
    Publication(output).close()
    assert site(output) in (old, new)
    shutil.rmtree(output)
