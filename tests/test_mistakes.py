"""What an editor gets wrong outside the records is told as a problem, never with a traceback."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, files_of
from previewing import replaced, site_with_theme

Change = Callable[[Path], object]


class Builder:
    """A builder as the preview runs it, for the small site with a theme of its own."""

    def __init__(self, site: Path) -> None:
        """Start it and hear its greeting."""
        self.site = site
        self.log = site.parent / f"{site.name}.log"
        with self.log.open("wb") as errors:
            self.process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "chancery.preview.builder"),
                    *("--settings", "pelicanconf.py", "--log", str(self.log)),
                ],
                cwd=site,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
        self.greeting = self.answer()

    def answer(self) -> Any:
        """What it says next."""
        assert self.process.stdout is not None
        return json.loads(self.process.stdout.readline())

    def build(self) -> Any:
        """Have it build everything."""
        assert self.process.stdin is not None
        print(json.dumps({"changed": []}), file=self.process.stdin, flush=True)
        return self.answer()

    def end(self) -> int:
        """Let it go as a preview does that was killed."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        code = self.process.wait(60)
        self.process.stdout.close()
        return code


@pytest.fixture(scope="module")
def builder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Builder]:
    """A builder that has built the site once."""
    running = Builder(site_with_theme(tmp_path_factory.mktemp("mistakes")))
    outcome = running.build()
    assert outcome["ok"], outcome
    assert "index.html" in outcome["changed"]
    yield running
    running.end()


@pytest.fixture
def site(builder: Builder) -> Iterator[Path]:
    """The site, put back in order afterwards."""
    sources = ("content", "theme", "pelicanconf.py")
    before = {
        name: data for name, data in files_of(builder.site).items() if name.startswith(sources)
    }
    yield builder.site
    for name, data in before.items():
        path = builder.site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_bytes() != data:
            path.write_bytes(data)
    for name in files_of(builder.site):
        if name.startswith(sources) and name not in before:
            (builder.site / name).unlink()


def template(line: int, text: str) -> Change:
    """A change that puts a text into a line of the template of topics."""

    def change(site: Path) -> None:
        path = site / "theme/templates/page--topic.html"
        lines = path.read_text("utf-8").splitlines()
        lines.insert(line - 1, text)
        path.write_text("\n".join(lines), "utf-8")

    return change


def page(text: str | bytes) -> Change:
    """A change that adds a page."""
    data = text if isinstance(text, bytes) else text.encode()
    return lambda site: (site / "content/pages/new.md").write_bytes(data)


def after(pattern: str) -> int:
    """The number of the line after the first in the template of topics that has a pattern."""
    path = ROOT / "themes/chancery/templates/page--topic.html"
    lines = path.read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 2) if re.search(pattern, line))


IN_MAIN = after(r"block main")
TOPIC = "theme/templates/page--topic.html"
HEAD = "# noqa: F403\n"
NEW = "content/pages/new.md"
RIVER = "content/topics/river.yaml"

MISTAKES: dict[str, tuple[Change, list[str]]] = {
    "a tag that is none": (
        template(3, "{% nothing %}"),
        [rf"{TOPIC}:3:1: template-syntax: Encountered unknown tag 'nothing'"],
    ),
    "a block that is not closed": (
        template(IN_MAIN, "{% if true %}"),
        [rf"{TOPIC}:\d+:1: template-syntax: .*"],
    ),
    "a name that is not defined": (
        template(IN_MAIN, "  {{ nobody }}"),
        [rf"{TOPIC}:{IN_MAIN}:6: template: 'nobody' is undefined; mend the name.*"],
    ),
    "an attribute that is not there": (
        template(IN_MAIN, "{{ record.colour }}"),
        [rf"{TOPIC}:{IN_MAIN}:11: template: .* has no attribute 'colour'; .*"],
    ),
    "a sum that cannot be": (
        template(IN_MAIN, "{{ 1 / 0 }}"),
        [rf"{TOPIC}:{IN_MAIN}:1: template: ZeroDivisionError: division by zero"],
    ),
    "a template that is included and not there": (
        template(IN_MAIN, "{% include 'none.html' %}"),
        [rf"{TOPIC}:{IN_MAIN}:1: missing-template: there is no template none\.html"],
    ),
    "a template that the theme lacks": (
        lambda site: (site / TOPIC).unlink(),
        [rf"{TOPIC}:1:1: missing-template: the theme has no such template"],
    ),
    "a page without a title": (
        page("No title here.\n"),
        [rf"{NEW}:1:1: page: the page has no title; start the file with Title: .*"],
    ),
    "a page with a status that is none": (
        page("Title: New\nStatus: secret\n\nText\n"),
        [rf"{NEW}:2:1: page: secret is no status of a page; choose .*"],
    ),
    "a page with a date that is none": (
        page("Title: New\nDate: someday\n\nText\n"),
        [rf"{NEW}:2:1: page: 'someday' is not a valid date"],
    ),
    "a page that is no UTF-8": (
        page("Title: Né\n\nText\n".encode("latin-1")),
        [rf"{NEW}:1:9: encoding: byte 0xE9 .*"],
    ),
    "a page and a record": (
        lambda site: (page("No title\n")(site), replaced(site / RIVER, "name:", "nmae:")),
        [rf"{NEW}:1:1: page: .*", rf"{RIVER}:1:1: missing-field: .*", rf"{RIVER}:1:1: unknown-.*"],
    ),
    "a theme that is gone": (
        lambda site: replaced(site / "pelicanconf.py", '"theme"', '"theem"'),
        [r"pelicanconf\.py:7:1: missing-folder: there is no folder theem; make it, or mend THEME"],
    ),
    "a setting that is misspelt": (
        lambda site: replaced(site / "pelicanconf.py", '"theme"', "Theme"),
        [r"pelicanconf\.py:7:1: settings: NameError: name 'Theme' is not defined"],
    ),
}


def told(problem: dict[str, Any]) -> str:
    """A problem as it is printed."""
    text = "{path}:{line}:{column}: {rule}: {message}".format(**problem)
    return f"{text}; {problem['suggestion']}" if problem["suggestion"] else text


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_where_it_is_and_the_site_stays(
    builder: Builder, site: Path, mistake: str
) -> None:
    """By one builder, one mistake after the other: each is over once it is mended."""
    change, expected = MISTAKES[mistake]
    before = files_of(site / "build")
    change(site)
    outcome = builder.build()
    assert not outcome["ok"]
    assert outcome["changed"] == []
    found = [told(problem) for problem in outcome["problems"]]
    assert len(found) == len(expected), found
    assert [
        text for text, each in zip(found, expected, strict=True) if not re.fullmatch(each, text)
    ] == []
    assert files_of(site / "build") == before
    assert "Traceback" not in builder.log.read_text("utf-8")


def test_after_the_mistakes_the_site_is_built_as_before(builder: Builder, site: Path) -> None:
    """And the line that a problem is about comes with it."""
    replaced(site / RIVER, "name:", "nmae:")
    assert {each["text"] for each in builder.build()["problems"]} == {"nmae: The river Orl"}
    replaced(site / RIVER, "nmae:", "name:")
    outcome = builder.build()
    assert outcome["ok"]
    assert not any(name.endswith(".html") for name in outcome["changed"])


def test_what_changed_is_told_by_its_addresses(builder: Builder, site: Path) -> None:
    """Of what was written and of what was removed."""
    record = site / "content/topics/tides.yaml"
    record.write_text("name: Tides\ncite: editor\n", "utf-8")
    assert {"topics/tides/index.html", "topics/index.html"} <= set(builder.build()["changed"])
    record.unlink()
    changed = builder.build()["changed"]
    assert {"topics/tides/index.html", "topics/index.html"} <= set(changed)
    assert "sources/ardania-herald-2031/index.html" not in changed


def test_a_fault_of_our_own_is_one_line_and_the_rest_is_in_the_log(
    builder: Builder, site: Path
) -> None:
    """Here of a filter that a site brings along."""
    with (site / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write("def fail(text):\n    raise KeyError(text)\n\n\n")
        settings.write('JINJA_FILTERS = {"fail": fail}\n')
    template(IN_MAIN, "{{ 'why' | fail }}")(site)
    (problem,) = builder.build()["problems"]
    assert problem["rule"] == "internal-error"
    assert problem["message"] == "Chancery itself failed: KeyError: 'why'"
    assert str(builder.log) in problem["suggestion"]
    assert "Traceback" in builder.log.read_text("utf-8")
    builder.log.write_text("", "utf-8")


SETTINGS: dict[str, tuple[Change, str]] = {
    "no Python": (
        lambda site: replaced(site / "pelicanconf.py", '"content"', "(content"),
        r"pelicanconf\.py:5:8: python-syntax: '\(' was never closed",
    ),
    "an import of nothing": (
        lambda site: replaced(site / "pelicanconf.py", HEAD, f"{HEAD}import nothing_here\n"),
        r"pelicanconf\.py:4:1: settings: No module named 'nothing_here'; mend the name, or .*",
    ),
    "no such content": (
        lambda site: replaced(site / "pelicanconf.py", '"content"', '"contents"'),
        r"pelicanconf\.py:5:1: missing-folder: there is no folder contents; make it, or mend PATH",
    ),
    "a path that is none": (
        lambda site: replaced(site / "pelicanconf.py", '"content"', "5"),
        r"pelicanconf\.py:1:1: settings: TypeError: .*",
    ),
    "a mistake in what it imports": (
        lambda site: (
            (site / "common.py").write_text("A = 1\nB = 1 / 0\n", "utf-8"),
            replaced(
                site / "pelicanconf.py",
                HEAD,
                f"{HEAD}import sys\nsys.path.insert(0, '.')\nfrom common import A\n",
            ),
        ),
        r"common\.py:2:1: settings: ZeroDivisionError: division by zero",
    ),
    "an end": (
        lambda site: replaced(site / "pelicanconf.py", HEAD, f"{HEAD}raise SystemExit(3)\n"),
        r"pelicanconf\.py:4:1: settings: SystemExit: 3",
    ),
}


@pytest.mark.parametrize("mistake", SETTINGS)
def test_a_builder_greets_with_what_is_wrong_with_the_settings(
    tmp_path: Path, mistake: str
) -> None:
    change, expected = SETTINGS[mistake]
    site = site_with_theme(tmp_path)
    change(site)
    builder = Builder(site)
    (problem,) = builder.greeting["problems"]
    assert re.fullmatch(expected, told(problem)), told(problem)
    builder.end()
    assert builder.log.read_text("utf-8") == ""


def test_a_builder_greets_with_where_the_site_is_and_ends_with_the_preview(tmp_path: Path) -> None:
    """With the settings that it imported from beside them."""
    site = site_with_theme(tmp_path)
    (site / "common.py").write_text('SITENAME = "River"\n', "utf-8")
    replaced(
        site / "pelicanconf.py",
        HEAD,
        f"{HEAD}import sys\nsys.path.insert(0, '.')\nfrom common import SITENAME\n",
    )
    builder = Builder(site)
    assert builder.greeting == {
        "site": {
            "content": str(site / "content"),
            "output": str(site / "build"),
            "theme": str(site / "theme"),
            "settings": [str(site / "common.py"), str(site / "pelicanconf.py")],
        },
        "problems": [],
    }
    assert builder.end() == 0
