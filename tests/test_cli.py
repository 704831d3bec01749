"""The command line: what it prints, and with which code it ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from chancery import __version__
from chancery.cli import main
from chancery.problems import UserError
from conftest import SITES

INVALID = sorted(path.name for path in (SITES / "invalid").iterdir())
DOSSIER = (SITES / "valid" / "minimal" / "content" / "dossier.yaml").read_text("utf-8")


def run(*arguments: str) -> Result:
    """Run the command in this process; a bug in it fails the test with its own traceback."""
    result = CliRunner().invoke(main, arguments)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty dossier's folder, and the current one."""
    content = tmp_path / "content"
    (content / "people").mkdir(parents=True)
    (content / "dossier.yaml").write_text(DOSSIER, "utf-8")
    monkeypatch.chdir(tmp_path)
    return content


@pytest.mark.parametrize("site", INVALID)
def test_an_invalid_site_is_told_exactly_what_is_wrong(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every problem in every file, each with its place, then the count; the exit code is 1."""
    monkeypatch.chdir(SITES / "invalid" / site)
    result = run("check", "content")
    assert result.output == Path("expected.txt").read_text("utf-8")
    assert result.exit_code == 1


def test_a_valid_site_ends_with_0() -> None:
    result = run("check", str(SITES / "valid" / "three-sides" / "content"), "--fatal", "warnings")
    assert (result.output, result.exit_code) == ("no problems\n", 0)


def test_the_folder_is_content_unless_another_is_named(folder: Path) -> None:
    assert (run("check").output, run("check").exit_code) == ("no problems\n", 0)


@pytest.mark.parametrize("typed", ["content", "./content", "../{name}/content", "{tmp}/content"])
def test_paths_are_shown_as_the_folder_was_typed(folder: Path, typed: str) -> None:
    (folder / "people" / "x.yaml").write_text("", "utf-8")
    typed = typed.format(name=folder.parent.name, tmp=folder.parent)
    shown = typed.removeprefix("./")
    assert run("check", typed).output.startswith(f"{shown}/people/x.yaml:1:1: empty-file: ")


def test_warnings_alone_end_with_0_unless_made_fatal(folder: Path) -> None:
    (folder / "people" / "x.yaml").write_text("name: Mira Solenne\ncite: editor\n", "utf-8")
    lenient, strict = run("check"), run("check", "--fatal", "warnings")
    said = (
        "content/people/x.yaml:1:1: warning: orphan: nothing refers to the person x\n"
        "1 warning in 1 file\n"
    )
    assert (lenient.output, lenient.exit_code) == (said, 0)
    assert (strict.output, strict.exit_code) == (said, 1)


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "nowhere"],
        ["check", "content/dossier.yaml"],
        ["check", "--fatal", "all"],
        ["chek"],
    ],
)
def test_wrong_use_ends_with_2(folder: Path, arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Usage: " in result.output


def test_a_users_mistake_is_shown_with_its_remedy_and_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    """Whatever command raises it; its exit code is the one it names."""

    def load(content: Path) -> None:
        raise UserError(f"{content} is in use", "try again", exit_code=2)

    monkeypatch.setattr("chancery.load.load", load)
    result = run("check")
    assert (result.stderr, result.exit_code) == ("chancery: content is in use; try again\n", 2)


def test_a_link_out_of_the_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("name: Secret\ncite: editor\n", "utf-8")
    (folder / "people" / "x.yaml").symlink_to(tmp_path / "secret.yaml")
    assert run("check").output == (
        "content/people/x.yaml:1:1: outside-content: this link leads out of the content folder; "
        "put a copy in its place\n1 problem in 1 file\n"
    )


def test_a_huge_file_is_not_read(folder: Path) -> None:
    with (folder / "people" / "x.yaml").open("wb") as file:
        file.write(b"name: ")
        file.truncate(50_000_000)
    assert run("check").output == (
        "content/people/x.yaml:1:1: too-large: the file is larger than 1,000,000 bytes; "
        "split it into several records\n1 problem in 1 file\n"
    )


def test_a_binary_file_is_called_one(folder: Path) -> None:
    (folder / "people" / "x.yaml").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\xff")
    assert run("check").output == (
        "content/people/x.yaml:1:1: binary-file: byte 0x89 here is no UTF-8 text; "
        "this is a binary file; remove it, or save the record as text\n1 problem in 1 file\n"
    )


def test_the_version_is_told() -> None:
    assert run("--version").output == f"chancery, version {__version__}\n"


def test_the_help_names_every_command() -> None:
    result = run("--help")
    assert all(name in result.output for name in ("check", "evidence", "preview", "schema"))


@pytest.mark.parametrize(("site", "code"), [("valid/minimal", 0), ("invalid/latin-1", 1)])
def test_the_module_can_be_run_by_itself(site: str, code: int) -> None:
    """`python -m chancery.cli` does as `chancery` does, even where output can be ASCII only."""
    ended = subprocess.run(
        [sys.executable, "-m", "chancery.cli", "check"],
        cwd=SITES / site,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (code, "")


def test_schemas_are_written_where_asked(tmp_path: Path) -> None:
    result = run("schema", "--output", str(tmp_path / "schemas"))
    written = sorted(path.as_posix() for path in (tmp_path / "schemas").iterdir())
    assert sorted(result.output.splitlines()) == written
    assert f"{tmp_path}/schemas/visits.schema.json" in written
