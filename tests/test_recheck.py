"""What reading and checking again gives: what doing both afresh would, from only what changed."""

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chancery.check import Checker, check
from chancery.load import Loaded, Reader, load
from chancery.record_file import Parsed
from conftest import SITES

SITE = SITES / "valid" / "three-sides" / "content"
LONG_AGO = 1_000_000_000 * 10**9
_TIMES = count(LONG_AGO, 10**9)


def age(path: Path) -> None:
    """Give a file a time of its own, long ago, as if nobody had touched it for years."""
    os.utime(path, ns=(LONG_AGO, next(_TIMES)))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The content of a small dossier without problems, written long ago."""
    return aged_copy(tmp_path)


def aged_copy(folder: Path) -> Path:
    content = Path(shutil.copytree(SITE, folder / "content"))
    for path in content.rglob("*.yaml"):
        age(path)
    return content


def edit(path: Path, old: str, new: str) -> None:
    """Replace what stands in a file exactly once."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    age(path)


def read_by(reader: Reader, changed: Iterable[Path] | None = None) -> list[str]:
    """The names of the files that reading once more reads."""
    seen: list[str] = []

    def watch(files: Iterable[tuple[str, Parsed]], many: int) -> Iterator[tuple[str, Parsed]]:
        for name, parsed in files:
            seen.append(Path(name).name)
            yield name, parsed
        assert len(seen) == many

    reader.load(watch, changed=None if changed is None else list(changed))
    return seen


def assert_same(again: Loaded, fresh: Loaded) -> None:
    """All that was read is the same, in the same order."""
    assert again.info == fresh.info
    for folder, records in fresh.records.items():
        assert list(again.records[folder].items()) == list(records.items())
    assert list(again.origins.items()) == list(fresh.origins.items())
    assert again.visit_of == fresh.visit_of
    assert again.problems == fresh.problems
    assert again.unreadable == fresh.unreadable
    assert again.files == fresh.files


# --- Any edits at all ---------------------------------------------------------------------------

Edit = Callable[[Path, int, int], None]


def files_in(content: Path) -> list[Path]:
    return sorted(content.rglob("*.yaml"))


def pick(content: Path, number: int) -> Path:
    files = files_in(content)
    return files[number % len(files)]


def rewrite(path: Path, lines: list[str]) -> None:
    path.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
    age(path)


def lines_of(path: Path) -> list[str]:
    return path.read_bytes().decode("utf-8", "replace").splitlines() or [""]


def leave_a_line_out(content: Path, first: int, second: int) -> None:
    path = pick(content, first)
    lines = lines_of(path)
    del lines[second % len(lines)]
    rewrite(path, lines)


def repeat_a_line(content: Path, first: int, second: int) -> None:
    path = pick(content, first)
    lines = lines_of(path)
    lines.insert(second % len(lines), lines[second % len(lines)])
    rewrite(path, lines)


def take_a_value_from_elsewhere(content: Path, first: int, second: int) -> None:
    """The value of one line, perhaps another's id, comes to stand for that of another."""
    path, other = pick(content, first), pick(content, second)
    lines, others = lines_of(path), lines_of(other)
    at = second % len(lines)
    name, _, _ = lines[at].partition(": ")
    _, _, value = others[first % len(others)].partition(": ")
    rewrite(path, [*lines[:at], f"{name}: {value}", *lines[at + 1 :]])


def name_another_id(content: Path, first: int, second: int) -> None:
    """Wherever one id is written in a file, another stands instead, or one that nothing has."""
    path = pick(content, first)
    text = path.read_bytes().decode("utf-8", "replace")
    ids = [other.stem for other in files_in(content)]
    written = [id_ for id_ in ids if id_ in text] or ["nobody"]
    wanted = [*ids, "nobody-at-all"]
    new = text.replace(written[second % len(written)], wanted[(first + second) % len(wanted)])
    rewrite(path, new.splitlines())


def raise_a_digit(content: Path, first: int, second: int) -> None:
    path = pick(content, first)
    text = path.read_bytes().decode("utf-8", "replace")
    digits = [at for at, char in enumerate(text) if char.isdecimal()] or [0]
    at = digits[second % len(digits)]
    rewrite(path, f"{text[:at]}{(second + 1) % 10}{text[at + 1 :]}".splitlines())


def break_it(content: Path, first: int, second: int) -> None:
    path = pick(content, first)
    path.write_bytes((b"", b"title: [", b"\xff\xfe", b"- one")[second % 4])
    age(path)


def delete(content: Path, first: int, second: int) -> None:
    if len(files_in(content)) > 1:
        pick(content, first).unlink()


def rename(content: Path, first: int, second: int) -> None:
    path = pick(content, first)
    path.rename(path.with_stem(("renamed", "No id", "zed", "anon")[second % 4]))


def move(content: Path, first: int, second: int) -> None:
    """To another kind, to a folder of its own, or where no record belongs."""
    path = pick(content, first)
    folders = ("people", "places", "visits/2031", "visits/new", "sources", "odd", ".")
    target = content / folders[second % len(folders)] / path.name
    target.parent.mkdir(parents=True, exist_ok=True)
    path.replace(target)


def copy(content: Path, first: int, second: int) -> None:
    path = pick(content, first)
    target = path.parent / ("again", "aa", "zz")[second % 3] / path.name
    target.parent.mkdir(exist_ok=True)
    shutil.copy(path, target)
    age(target)


def swap(content: Path, first: int, second: int) -> None:
    path, other = pick(content, first), pick(content, second)
    spare = content / "spare"
    path.rename(spare)
    if other != path:
        other.rename(path)
    spare.rename(other)


def restore(content: Path, first: int, second: int) -> None:
    """Bring a file back as it first was, or all of them."""
    for path in files_in(SITE) if second % 4 == 0 else [pick(SITE, first)]:
        target = content / path.relative_to(SITE)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
        age(target)


def remove_a_folder(content: Path, first: int, second: int) -> None:
    folder = pick(content, first).parent
    if folder != content and len(list(folder.rglob("*.yaml"))) < len(files_in(content)):
        shutil.rmtree(folder)


EDITS: dict[str, Edit] = {
    made.__name__: made
    for made in (
        leave_a_line_out,
        repeat_a_line,
        take_a_value_from_elsewhere,
        name_another_id,
        raise_a_digit,
        break_it,
        delete,
        rename,
        move,
        copy,
        swap,
        restore,
        remove_a_folder,
    )
}

numbers = st.integers(0, 400)


@given(st.lists(st.tuples(st.sampled_from(sorted(EDITS)), numbers, numbers), max_size=8))
@example([("delete", 8, 0), ("restore", 0, 0)])
@example([("copy", number, 1) for number in range(29)])
@settings(max_examples=40)
def test_after_any_edits_it_gives_what_reading_and_checking_afresh_gives(
    edits: list[tuple[str, int, int]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        content = aged_copy(Path(folder))
        reader, checker = Reader(content), Checker()
        checker.check(reader.load())
        for name, first, second in edits:
            EDITS[name](content, first, second)
            if first % 2:
                # Files that something else said to have changed, which may not be true.
                checker.check(reader.load(changed=[pick(content, first), pick(content, second)]))
            again, fresh = reader.load(), load(content)
            assert_same(again, fresh)
            assert checker.check(again) == check(fresh)


# --- What one record decides about others -------------------------------------------------------

LENA = "people/lena-oswin.yaml"
COURIER = "sources/corvia-courier-2031.yaml"
JOINT = "visits/2031/joint-visit-2031.yaml"
MARLOW = "visits/2031/marlow-corvane-2031.yaml"
ELSEWHERE = [
    (LENA, "id: foreign-minister", "id: minister", "unknown-role"),
    (LENA, "    title: Foreign", "    held: ../2020\n    title: Foreign", "role-not-held"),
    (COURIER, "paragraphs: 13", "paragraphs: 9", "unknown-paragraph"),
    (COURIER, "masthead: [1, 2]", "masthead: [1, 2, 4]", "masthead"),
    (JOINT, "2031-06-16/2031-06-18\n", "2031-06-16/2031-06-17\n", "meeting-outside-visit"),
    (MARLOW, "level:", "status: cancelled\nlevel:", "not-fulfilled"),
]


@pytest.mark.parametrize(("file", "old", "new", "rule"), ELSEWHERE)
def test_a_change_is_noticed_in_the_records_that_it_puts_wrong(
    content: Path, file: str, old: str, new: str, rule: str
) -> None:
    """So it is once it is mended: they are right again."""
    reader, checker = Reader(content), Checker()
    assert checker.check(reader.load()) == []
    edit(content / file, old, new)
    found = checker.check(reader.load())
    assert rule in {problem.rule for problem in found}
    assert found == check(load(content))
    edit(content / file, new, old)
    assert checker.check(reader.load()) == []


def test_a_suggestion_comes_from_a_record_that_came_later(content: Path) -> None:
    edit(content / JOINT, "host: corvia", "host: dramaria")
    reader, checker = Reader(content), Checker()
    [unknown] = checker.check(reader.load())
    assert unknown.suggestion is None
    (content / "sides/dramarya.yaml").write_text("name: Dramarya\ncite: editor\n", "utf-8")
    [suggested] = checker.check(reader.load())
    assert suggested.suggestion == "did you mean dramarya?"


def test_what_cannot_be_read_is_missed_by_nobody_until_it_is_gone(content: Path) -> None:
    reader, checker = Reader(content), Checker()
    checker.check(reader.load())
    (content / LENA).write_text("name: [", "utf-8")
    assert {problem.rule for problem in checker.check(reader.load())} == {"yaml-syntax"}
    (content / LENA).unlink()
    assert "unknown-id" in {problem.rule for problem in checker.check(reader.load())}


# --- What is read again -------------------------------------------------------------------------


def test_records_of_unchanged_files_are_the_same_objects(content: Path) -> None:
    reader = Reader(content)
    before = {record.id: record for record in reader.load()}
    edit(content / LENA, "name: Lena Oswin", "name: Lena B. Oswin")
    after = {record.id: record for record in reader.load()}
    assert {id_ for id_ in before if before[id_] is not after[id_]} == {"lena-oswin"}


def test_only_files_that_changed_are_read_again(content: Path) -> None:
    reader = Reader(content)
    assert len(read_by(reader)) == len(list(content.glob("*/**/*.yaml")))
    assert read_by(reader) == []
    edit(content / LENA, "name: Lena Oswin", "name: Lena B. Oswin")
    assert read_by(reader) == ["lena-oswin.yaml"]
    assert read_by(reader) == []


def test_with_files_named_as_changed_no_other_is_looked_at(content: Path) -> None:
    """Which another look at all of them makes up for."""
    reader = Reader(content)
    reader.load()
    edit(content / LENA, "name: Lena Oswin", "name: Lena B. Oswin")
    edit(content / COURIER, "paragraphs: 13", "paragraphs: 14")
    assert read_by(reader, []) == []
    assert read_by(reader, [content / LENA]) == ["lena-oswin.yaml"]
    assert read_by(reader, [content / LENA]) == []
    assert read_by(reader) == ["corvia-courier-2031.yaml"]
    assert_same(reader.load(changed=[]), load(content))


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda people: (people / "lena-oswin.yaml").unlink(), "people/lena-oswin.yaml"),
        (
            lambda people: (people / "lena-oswin.yaml").rename(people / "len.yaml"),
            "people/len.yaml",
        ),
        (lambda people: people.rename(people.with_name("persons")), "people"),
        (lambda people: (people / "new.yaml").mkdir(), "people/new.yaml"),
        (
            lambda people: (people / "lena-oswin.yaml").replace(people / "tomas-reik.yaml"),
            "people/lena-oswin.yaml",
        ),
        (lambda people: (people / "lin.yaml").symlink_to("lena-oswin.yaml"), "people/lin.yaml"),
    ],
)
def test_where_a_file_or_folder_came_or_went_all_are_looked_at(
    content: Path, change: Callable[[Path], object], named: str
) -> None:
    reader = Reader(content)
    reader.load()
    change(content / "people")
    assert_same(reader.load(changed=[content / named]), load(content))


def test_a_file_that_an_editor_put_in_place_is_read_like_one_it_wrote(content: Path) -> None:
    """What it wrote beside the file is gone by then, and no reason to look at all files."""
    reader = Reader(content)
    reader.load()
    edit(content / COURIER, "paragraphs: 13", "paragraphs: 14")
    beside = content / LENA.replace("lena-oswin.yaml", "lena-oswin.yaml~")
    text = (content / LENA).read_text("utf-8")
    beside.write_text(text.replace("name: Lena Oswin", "name: Lena B. Oswin"), "utf-8")
    beside.replace(content / LENA)
    assert read_by(reader, [content / LENA, beside]) == ["lena-oswin.yaml"]


def test_a_file_that_became_a_link_is_judged_as_a_link(content: Path, tmp_path: Path) -> None:
    reader = Reader(content)
    reader.load()
    (content / LENA).replace(tmp_path / "outside.yaml")
    (content / LENA).symlink_to(tmp_path / "outside.yaml")
    [problem] = reader.load(changed=[content / LENA]).problems
    assert problem.rule == "outside-content"


def test_a_file_changed_just_now_is_read_again_since_its_time_may_not_tell_another_change(
    content: Path,
) -> None:
    """A change within the same tick of the clock leaves size, inode and time as they were."""
    reader = Reader(content)
    reader.load()
    now = time.time_ns()
    os.utime(content / LENA, ns=(now, now))
    assert read_by(reader) == read_by(reader) == ["lena-oswin.yaml"]
    age(content / LENA)
    assert read_by(reader) == ["lena-oswin.yaml"]
    assert read_by(reader) == []


def test_a_file_with_another_time_and_the_same_text_gives_the_same_objects(content: Path) -> None:
    reader = Reader(content)
    before = reader.load().records["people"]["lena-oswin"]
    age(content / LENA)
    assert reader.load().records["people"]["lena-oswin"] is before


def test_a_file_replaced_by_one_of_the_same_size_and_time_is_noticed(content: Path) -> None:
    reader, path = Reader(content), content / LENA
    reader.load()
    times = path.stat().st_mtime_ns
    other = content / "other"
    other.write_text(path.read_text("utf-8").replace("Lena Oswin\n", "Lena Aswin\n"), "utf-8")
    os.utime(other, ns=(times, times))
    other.replace(path)
    assert path.stat().st_mtime_ns == times
    assert reader.load().records["people"]["lena-oswin"].label == "Lena Aswin"


def test_a_file_that_goes_between_reading_and_checking_stops_nothing(content: Path) -> None:
    edit(content / JOINT, "host: corvia", "host: nobody")
    loaded = load(content)
    (content / JOINT).unlink()
    [problem] = check(loaded)
    assert (problem.rule, problem.line, problem.column) == ("unknown-id", 1, 1)
