"""Which files are records, and which bytes are text."""

import os
import socket
from pathlib import Path

import pytest

from chancery.files import MAX_BYTES, find_files, read_text


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    for name in ("visits/2023/b-talks.yaml", "visits/a.yaml", "people/jana-orlik.yaml"):
        put(folder / name)
    return folder


def put(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("title: x\n", encoding="utf-8")


def found(content: Path) -> tuple[list[str], list[str]]:
    files, problems = find_files(content, {"visits", "people", "places"})
    shown = [str(problem).replace(f"{content.parent}/", "") for problem in problems]
    return [path.relative_to(content).as_posix() for path in files], shown


RECORDS = ["people/jana-orlik.yaml", "visits/2023/b-talks.yaml", "visits/a.yaml"]


def test_records_are_found_at_any_depth_in_order(content: Path) -> None:
    put(content / "pages/about.yaml")
    put(content / "visits/2023/autumn/c.yaml")
    assert found(content) == (sorted([*RECORDS, "visits/2023/autumn/c.yaml"]), [])


@pytest.mark.parametrize(
    "name", [".a.yaml.swp", ".hidden.yaml", "a.yaml~", "#a.yaml#", ".#a.yaml", ".git/c.yaml"]
)
def test_hidden_files_and_backup_copies_are_passed_over(content: Path, name: str) -> None:
    put(content / "visits" / name)
    assert found(content) == (RECORDS, [])


def test_other_files_are_no_records(content: Path) -> None:
    put(content / "visits/notes.txt")
    put(content / "visits/README")
    assert found(content) == (RECORDS, [])


ID_HINT = "use lower-case letters, digits and single hyphens, at most 80 characters"


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("b.yml", "file-extension: a record's file ends in .yaml, not .yml; name it b.yaml"),
        ("b.YAML", "file-extension: a record's file ends in .yaml, not .YAML; name it b.yaml"),
        ("Talks.yaml", f"bad-id: 'Talks' is no id; {ID_HINT}"),
        ("a b.yaml", f"bad-id: 'a b' is no id; {ID_HINT}"),
        ("a--b.yaml", f"bad-id: 'a--b' is no id; {ID_HINT}"),
        ("a-.yaml", f"bad-id: 'a-' is no id; {ID_HINT}"),
        ("a.b.yaml", f"bad-id: 'a.b' is no id; {ID_HINT}"),
        ("é.yaml", f"bad-id: 'é' is no id; {ID_HINT}"),
        (f"{'x' * 81}.yaml", f"bad-id: '{'x' * 81}' is no id; {ID_HINT}"),
    ],
)
def test_a_misnamed_file_is_a_problem_and_no_record(content: Path, name: str, problem: str) -> None:
    put(content / "visits" / name)
    assert found(content) == (RECORDS, [f"content/visits/{name}:1:1: {problem}"])


def test_an_id_may_have_80_characters(content: Path) -> None:
    name = f"visits/{'x' * 80}.yaml"
    put(content / name)
    assert found(content) == ([*RECORDS, name], [])


def test_a_misnamed_folder_is_a_problem_and_its_records_are_read(content: Path) -> None:
    put(content / "visits/In 2023/c.yaml")
    files, problems = found(content)
    assert files == sorted([*RECORDS, "visits/In 2023/c.yaml"])
    assert problems == [f"content/visits/In 2023:1:1: bad-id: 'In 2023' is no id; {ID_HINT}"]


@pytest.mark.parametrize("name", ["visits/c.yaml", "visits/folder", "places"])
@pytest.mark.parametrize("target", ["../secret", "../content-2"])
def test_a_link_out_of_content_is_a_problem_and_not_followed(
    content: Path, name: str, target: str
) -> None:
    outside = content / target
    put(outside / "b.yaml")
    is_file = name.endswith(".yaml")
    (content / name).symlink_to((outside / "b.yaml" if is_file else outside).resolve())
    assert found(content) == (
        RECORDS,
        [
            f"content/{name}:1:1: outside-content: "
            "this link leads out of the content folder; put a copy in its place"
        ],
    )


def test_links_inside_content_are_followed_and_each_folder_is_read_once(content: Path) -> None:
    put(content / "shared/c.yaml")
    (content / "visits/0-shared").symlink_to(content / "shared")
    (content / "visits/0-current").symlink_to("2023")
    (content / "visits/d.yaml").symlink_to("a.yaml")
    assert found(content) == (sorted([*RECORDS, "visits/0-shared/c.yaml", "visits/d.yaml"]), [])


def test_a_loop_of_links_ends(content: Path) -> None:
    (content / "visits/2023/up").symlink_to(content / "visits")
    (content / "visits/top").symlink_to(content)
    (content / "people/own.yaml").symlink_to("own.yaml")
    files, problems = found(content)
    assert files == RECORDS
    assert [problem.split(": ")[:2] for problem in problems] == [
        ["content/people/own.yaml:1:1", "unreadable-file"]
    ]


def test_a_link_that_leads_nowhere_is_a_problem(content: Path) -> None:
    (content / "visits/gone.yaml").symlink_to("nothing.yaml")
    assert found(content)[1] == [
        "content/visits/gone.yaml:1:1: unreadable-file: "
        "this is a link that leads nowhere; remove it"
    ]


def test_a_pipe_and_a_socket_are_problems_and_never_opened(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(content / "visits/pipe.yaml")
    monkeypatch.chdir(content / "visits")
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("socket.yaml")
        assert found(content) == (
            RECORDS,
            [
                f"content/visits/{name}.yaml:1:1: unreadable-file: "
                "this is not a regular file; remove it"
                for name in ("pipe", "socket")
            ],
        )
    assert str(read_text(content / "visits/pipe.yaml", "pipe.yaml")) == (
        "pipe.yaml:1:1: unreadable-file: this is not a regular file; a record is a file"
    )


def test_a_content_folder_that_does_not_exist_is_a_problem(tmp_path: Path) -> None:
    assert found(tmp_path / "content") == (
        [],
        ["content:1:1: unreadable-file: this cannot be read: no such file or directory"],
    )


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (
            "title: x\nname: Ren\u00e9e\n".encode("latin-1"),
            "2:10: encoding: byte 0xE9 here is no UTF-8 text; it looks like Latin-1 or "
            "Windows-1252, where the byte is é; save the file as UTF-8",
        ),
        (
            "é: ü\nа: ".encode() + b"\x93x\x94",
            "2:4: encoding: byte 0x93 here is no UTF-8 text; it looks like Latin-1 or "
            "Windows-1252, where the byte is “; save the file as UTF-8",
        ),
        (
            "title: x\n".encode("utf-16"),
            "1:1: encoding: byte 0xFF here is no UTF-8 text; it looks like UTF-16; "
            "save the file as UTF-8",
        ),
        (
            "title: x\n".encode("utf-16-be"),
            "1:1: encoding: byte 0x00 here is no UTF-8 text; it looks like UTF-16; "
            "save the file as UTF-8",
        ),
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            "1:1: binary-file: byte 0x89 here is no UTF-8 text; this is a binary file; "
            "remove it, or save the record as text",
        ),
        (
            b"title: x\nnote: a\0b\n",
            "2:8: binary-file: byte 0x00 here is no UTF-8 text; this is a binary file; "
            "remove it, or save the record as text",
        ),
    ],
)
def test_what_is_no_text_is_a_problem_at_its_first_byte(
    tmp_path: Path, data: bytes, problem: str
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(data)
    assert str(read_text(path, "a.yaml")) == f"a.yaml:{problem}"


def test_a_file_may_have_exactly_the_largest_size(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"#" * MAX_BYTES)
    assert read_text(path, "a.yaml") == "#" * MAX_BYTES


@pytest.mark.parametrize("size", [MAX_BYTES + 1, 50_000_000])
def test_a_larger_file_is_a_problem(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.yaml"
    with path.open("wb") as file:
        file.truncate(size)
    assert str(read_text(path, "a.yaml")) == (
        "a.yaml:1:1: too-large: the file is larger than 1,000,000 bytes; "
        "split it into several records"
    )


def test_a_file_that_vanished_and_a_folder_are_problems(tmp_path: Path) -> None:
    assert str(read_text(tmp_path / "gone.yaml", "gone.yaml")) == (
        "gone.yaml:1:1: unreadable-file: this cannot be read: no such file or directory"
    )
    assert str(read_text(tmp_path, "folder")) == (
        "folder:1:1: unreadable-file: this is a folder; a record is a file"
    )


def test_a_file_without_permission_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    put(tmp_path / "a.yaml")
    monkeypatch.setattr(Path, "open", refuse)  # an administrator may read every file
    assert str(read_text(tmp_path / "a.yaml", "a.yaml")) == (
        "a.yaml:1:1: unreadable-file: this cannot be read: permission denied"
    )
