"""What the preview and its builder tell each other, as data that goes through a pipe as JSON."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from chancery.files import read_text
from chancery.problems import Problem

LONGEST_LINE = 400
"""How much of a line is shown of one that is longer."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A problem with the line of its file that it is about, or as much of it as can be shown."""

    problem: Problem
    text: str = ""

    def to_data(self) -> dict[str, Any]:
        """The problem's fields and `text`, as JSON has them."""
        return asdict(self.problem) | {"text": self.text}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        """The same from JSON's data."""
        return cls(
            Problem(**{name: each for name, each in data.items() if name != "text"}), data["text"]
        )


@dataclass(frozen=True, slots=True)
class Request:
    """Asks for a build after these files or folders changed; after none in particular: of all."""

    changed: frozenset[Path] = frozenset()

    def to_json(self) -> str:
        """One line of JSON."""
        return json.dumps({"changed": sorted(map(str, self.changed))})

    @classmethod
    def from_json(cls, line: str) -> Self:
        """The same from a line of JSON."""
        return cls(frozenset(map(Path, json.loads(line)["changed"])))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a build came to.

    `changed` are the addresses, relative to the output folder, of the files that were written anew
    or removed; None where that is not known, and any may have been. A build that is `ok` may have
    problems that are only warnings. After one that is not `settled` another outcome comes by
    itself: of what follows when nothing else is to be done.
    """

    ok: bool
    problems: tuple[Shown, ...] = ()
    changed: frozenset[str] | None = None
    seconds: float = 0.0
    settled: bool = True

    def to_json(self) -> str:
        """One line of JSON."""
        return json.dumps(
            {
                "ok": self.ok,
                "problems": [each.to_data() for each in self.problems],
                "changed": None if self.changed is None else sorted(self.changed),
                "seconds": self.seconds,
                "settled": self.settled,
            }
        )

    @classmethod
    def from_json(cls, line: str) -> Self:
        """The same from a line of JSON."""
        data = json.loads(line)
        return cls(
            ok=data["ok"],
            problems=tuple(map(Shown.from_data, data["problems"])),
            changed=None if data["changed"] is None else frozenset(data["changed"]),
            seconds=data["seconds"],
            settled=data["settled"],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where a site's parts are, as its settings say: absolute paths, of which some may not exist.

    `settings` are the settings file and what it imports from its own folder.
    """

    content: Path
    output: Path
    theme: Path
    settings: frozenset[Path]


@dataclass(frozen=True, slots=True)
class Greeting:
    """What a builder says first: where the site is, or what is wrong with its settings, or both."""

    site: Site | None
    problems: tuple[Shown, ...] = ()

    def to_json(self) -> str:
        """One line of JSON."""
        site = self.site and {
            "content": str(self.site.content),
            "output": str(self.site.output),
            "theme": str(self.site.theme),
            "settings": sorted(map(str, self.site.settings)),
        }
        return json.dumps({"site": site, "problems": [each.to_data() for each in self.problems]})

    @classmethod
    def from_json(cls, line: str) -> Self:
        """The same from a line of JSON."""
        data = json.loads(line)
        site = data["site"] and Site(
            content=Path(data["site"]["content"]),
            output=Path(data["site"]["output"]),
            theme=Path(data["site"]["theme"]),
            settings=frozenset(map(Path, data["site"]["settings"])),
        )
        return cls(site, tuple(map(Shown.from_data, data["problems"])))


def with_text(problem: Problem) -> Shown:
    """Put the line that a problem is about beside it, as far as its file can be read now."""
    text = read_text(Path(problem.path), problem.path)
    if isinstance(text, Problem):
        return Shown(problem)
    lines = text.removeprefix("\ufeff").split("\n")
    if problem.line > len(lines):
        return Shown(problem)
    return Shown(problem, lines[problem.line - 1].rstrip("\r")[:LONGEST_LINE])
