"""A Pelican plugin that reads the YAML records of events as articles."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml
from pelican import Pelican, signals
from pelican.contents import Category, Tag
from pelican.readers import BaseReader, Readers

KINDS = ("people", "places", "topics", "sources", "sides")
LINK = re.compile(r"\[\[([^\]]+)\]\]")
LENGTHS = {4: "%Y", 7: "%B %Y", 10: "%d %B %Y"}


class Loader(yaml.CSafeLoader):
    """Takes a bare `on` for the word that it is."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":bool")]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def record(path: Path) -> dict[str, Any]:
    """Read a record; dates stay as they are written."""
    with path.open("rb") as file:
        found: dict[str, Any] = yaml.load(file, Loader)  # noqa: S506
    return found


def folder(path: Path) -> dict[str, dict[str, Any]]:
    """Read every record of a folder, by its id."""
    return {file.stem: record(file) for file in sorted(path.glob("*.yaml"))}


def written(day: str) -> str:
    """A day, a month or a year as it is read."""
    whole = datetime.fromisoformat(f"{day}-01-01"[:10])
    return whole.strftime(LENGTHS[len(day)]).lstrip("0")


class RecordReader(BaseReader):  # type: ignore[misc]  # Pelican ships no type information
    """Reads a visit or a meeting: people are its tags, its first place is its category."""

    enabled = True
    file_extensions = ("yaml",)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Give an article without a text of its own; the template shows its record."""
        path = Path(source_path)
        found = record(path)
        known = self.settings["JINJA_GLOBALS"]
        when = str(found["date"]).split("/")
        seats = found.get("delegation") or found.get("participants") or []
        place = found["place"] if "place" in found else found["legs"][0]["place"]
        text = LINK.sub(lambda link: known["people"][link[1]]["name"], found["summary"]["text"])
        return text, {
            "title": found["title"],
            "slug": path.stem,
            "kind": path.parts[-3],
            "date": datetime.fromisoformat(f"{when[0]}-01-01"[:10]).replace(tzinfo=UTC),
            "summary": text,
            "record": found,
            "when": when,
            "seats": seats,
            "data": {
                "@context": "https://schema.org",
                "@type": "Event",
                "name": found["title"],
                "description": text,
                "startDate": when[0],
                "endDate": when[-1],
                "attendee": [
                    {"@type": "Person", "name": known["people"][seat["person"]]["name"]}
                    for seat in seats
                ],
            },
            "tags": [self._named(Tag, known["people"], seat["person"]) for seat in seats],
            "category": self._named(Category, known["places"], place),
        }

    def _named(self, kind: type[Any], records: dict[str, Any], id_: str) -> Any:
        """A tag or a category with a record's name, at its id's address."""
        named = kind(records[id_]["name"], self.settings)
        named.slug = id_
        return named


def _add_reader(readers: Readers) -> None:
    readers.reader_classes["yaml"] = RecordReader


def _give_records(pelican: Pelican) -> None:
    """Read what is no article once, for the reader and for the templates."""
    content = Path(pelican.settings["PATH"])
    pelican.settings["JINJA_GLOBALS"] = {
        "written": written,
        **{kind: folder(content / kind) for kind in KINDS},
    }


def register() -> None:
    """Connect to Pelican's signals."""
    signals.initialized.connect(_give_records)
    signals.readers_init.connect(_add_reader)
