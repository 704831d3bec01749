"""What the documents show is what the program does."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from chancery.check import check
from chancery.cli import main
from chancery.load import load
from chancery.model.base import Inference
from chancery.model.events import Meeting
from chancery.reading import parse
from chancery.vocabulary import Status
from conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
BLOCK = re.compile(r"^ *```yaml\n(.*?)^ *```", re.M | re.S)
AROUND = {
    "dossier.yaml": "title: T\nsubtitle: S.\ndescription: D.\ninclusion: I.\n"
    "editor: E.\nlicence: L.\n",
    "sides/ardania.yaml": "name: Ardania\ncite: editor\n",
    "sides/belmora.yaml": "name: Belmora\ncite: editor\n",
    "places/belport.yaml": "name: Belport\ntype: city\ncite: editor\n",
    "people/orla-fenn.yaml": "name: Orla Fenn\nside: ardania\ncite: editor\n",
    "people/tomas-brandt.yaml": "name: Tomas Brandt\nside: belmora\ncite: editor\n",
    "sources/harbour-post-2031.yaml": "short: Harbour Post\ntitle: A visit\ndate: 2031-05-05\n"
    "paragraphs: 4\nmasthead: 1\nleft_out: {paragraphs: 4, why: A remark.}\n"
    "missing: {url: None is known.}\ncite: editor\n",
}


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The README's visit as a file, with the records that it names."""
    monkeypatch.chdir(tmp_path)
    block = BLOCK.search(README)
    assert block is not None
    path = tmp_path / block[1].splitlines()[0].removeprefix("# ")
    for name, content in AROUND.items():
        (tmp_path / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / name).write_text(content, "utf-8")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(block[1], "utf-8")
    return path


def test_the_readmes_record_passes_the_check(example: Path) -> None:
    assert check(load(Path("content"))) == []


def test_the_readmes_message_is_the_one_an_editor_gets(example: Path) -> None:
    """Misspelling the person that the README misspells gives the line it shows."""
    example.write_text(example.read_text("utf-8").replace("tomas-brandt", "tomas-brant"), "utf-8")
    shown = re.search(r"^    (content/\S+: unknown-id: .*)$", README, re.M)
    assert shown is not None
    assert shown[1] in CliRunner().invoke(main, ["check"]).output.splitlines()


def test_the_guides_inferred_date_is_read() -> None:
    block = BLOCK.search(CONTRIBUTING)
    assert block is not None
    data, problems = parse(re.sub(r"^  ", "", block[1], flags=re.M), "guide")
    assert data is not None
    assert problems == []
    needed = {"id": "m", "title": "T", "type": "talks"}
    meeting = Meeting.model_validate(data | needed)
    assert isinstance(meeting.inferred["date"], Inference)


@pytest.mark.parametrize("text", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_every_command_that_is_named_exists(text: str) -> None:
    """Make targets, commands of `chancery`, files and folders are all there."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in set(re.findall(r"(?:^    |`|… )make ([a-z]+)", text, re.M)):
        assert re.search(rf"^{target}:", makefile, re.M), target
    for command in set(re.findall(r"bin/chancery ([a-z]+)", text)):
        assert CliRunner().invoke(main, [command, "--help"]).exit_code == 0, command
    for path in set(re.findall(r"\]\(((?!http)[^)#]+)\)", text)):
        assert (ROOT / path).exists(), path


def test_the_method_page_explains_every_status_in_the_words_of_the_vocabulary() -> None:
    method = " ".join((ROOT / "content" / "pages" / "method.md").read_text("utf-8").split())
    for status in Status:
        assert f"*{status.label}*: {status.definition[0].lower()}" in method
