"""The JSON Schemas: their form, and that they take what records may be written like."""

import json
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml

from chancery.model.kinds import KINDS
from chancery.schema import schemas, write_schemas
from chancery.vocabulary import Status
from conftest import ROOT, SITES

SCHEMAS = schemas()
CONTENTS = [ROOT / "content", *sorted((SITES / "valid").glob("*/content"))]
KEYWORDS = {
    *("$schema", "$defs", "$ref", "title", "description", "default", "examples", "format"),
    *("type", "const", "enum", "anyOf", "oneOf", "pattern", "minLength", "maxLength"),
    *("properties", "required", "additionalProperties", "items", "minItems", "minimum"),
}


class PlainLoader(yaml.SafeLoader):
    """Reads YAML 1.2 as an editor's checker does: numbers are numbers, dates and `on` are text."""


PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in forms if not tag.endswith((":timestamp", ":bool"))]
    for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
PlainLoader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf")
)

TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "number": (int, float),
    "integer": (int,),
    "boolean": (bool,),
    "null": (type(None),),
    "array": (list,),
    "object": (dict,),
}


def errors(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str) -> Iterator[str]:
    """Yield where a value is not as a schema has it, for the keywords that ours use."""
    assert set(schema) <= KEYWORDS, set(schema) - KEYWORDS
    if "$ref" in schema:
        yield from errors(value, root["$defs"][schema["$ref"].split("/")[-1]], root, at)
    for several in ("anyOf", "oneOf"):
        options = schema.get(several, [])
        if options and all(any(errors(value, option, root, at)) for option in options):
            yield f"{at}: {value!r} is none of {several}"
    types = schema.get("type", [])
    allowed = [TYPES[name] for name in ([types] if isinstance(types, str) else types)]
    if allowed and not isinstance(value, tuple(chain.from_iterable(allowed))):
        yield f"{at}: {value!r} is not {types}"
    if "const" in schema and value != schema["const"]:
        yield f"{at}: {value!r} is not {schema['const']}"
    if isinstance(value, str):
        pattern = schema.get("pattern", "").replace("(?<", "(?P<")
        if not re.search(pattern, value) or len(value) < schema.get("minLength", 0):
            yield f"{at}: {value!r} is not {pattern}"
    yield from errors_inside(value, schema, root, at)


def errors_inside(
    value: Any, schema: dict[str, Any], root: dict[str, Any], at: str
) -> Iterator[str]:
    """Yield the same of what is inside a list or of fields."""
    if isinstance(value, list) and "items" in schema:
        for index, item in enumerate(value):
            yield from errors(item, schema["items"], root, f"{at}[{index}]")
    if isinstance(value, dict):
        yield from (f"{at}: no {name}" for name in schema.get("required", []) if name not in value)
        rest = schema.get("additionalProperties", {})
        for name, inside in value.items():
            known = schema.get("properties", {}).get(name, rest)
            if known is False:
                yield f"{at}: {name} is unknown"
            else:
                yield from errors(inside, known, root, f"{at}.{name}")


def errors_of(kind: str, value: Any) -> list[str]:
    """Everything in which the content of a file is not as its kind's schema has it."""
    return list(errors(value, SCHEMAS[kind], SCHEMAS[kind], kind))


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield every schema of an object with properties, however deep."""
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict) and schema.get("type") == "object":
            yield schema
        schema = list(schema.values())
    if isinstance(schema, list):
        for inside in schema:
            yield from objects(inside)


def test_there_is_one_for_every_kind_and_for_the_dossier() -> None:
    assert set(SCHEMAS) == {*KINDS, "dossier"}


@pytest.mark.parametrize("kind", SCHEMAS)
def test_each_names_its_draft_and_what_it_is_about(kind: str) -> None:
    schema = SCHEMAS[kind]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"]
    assert schema["description"]
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_field_is_described(kind: str) -> None:
    """What an editor sees when pointing at a field."""
    for part in objects(SCHEMAS[kind]):
        assert part["description"], part["title"]
        missing = [name for name, field in part["properties"].items() if "description" not in field]
        assert missing == [], part["title"]


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_reference_leads_somewhere(kind: str) -> None:
    text = json.dumps(SCHEMAS[kind])
    names = set(re.findall(r'"\$ref": "#/\$defs/(\w+)"', text))
    assert names == set(SCHEMAS[kind].get("$defs", {}))
    assert text.count('"$ref"') == text.count('"$ref": "#/$defs/')


@pytest.mark.parametrize("content", CONTENTS, ids=lambda content: content.parent.name)
def test_every_record_there_is_fits_its_schema(content: Path) -> None:
    """In whatever form it is written: one value for a list of one, a text for a part."""
    files = [content / "dossier.yaml", *(path for kind in KINDS for path in _files(content, kind))]
    for path in files:
        kind = path.relative_to(content).parts[0].removesuffix(".yaml")
        value = yaml.load(path.read_text("utf-8"), PlainLoader)  # noqa: S506  a safe loader's heir
        assert errors_of(kind, value) == [], path


def _files(content: Path, kind: str) -> list[Path]:
    return sorted((content / kind).rglob("*.yaml"))


MEETING: dict[str, Any] = {"title": "Talks", "date": "2031-05-12", "type": "talks"}


@pytest.mark.parametrize(
    "fields",
    [
        {"date": 2031},
        {"title": 2031},
        {"cite": "gazette#1"},
        {"cite": ['gazette#1 "two words" via news-agency via "an official"', 'editor "why"']},
        {"topics": "fishing"},
        {"topics": ["fishing", "trade"]},
        {"participants": "ana-torvald"},
        {"participants": [{"person": "ana-torvald"}, "beno-karsk"]},
        {"summary": "What happened."},
        {"summary": {"text": "What happened.", "cite": "gazette#1"}},
        {"notes": "A remark."},
        {"order": 1, "inferred": {"order": {"because": "It says so.", "counted_from": 2031}}},
        {"statements": {"id": "x", "by": "a spokesman", "gist": "Nothing new."}},
        {"place": None},
    ],
)
def test_short_forms_are_taken(fields: dict[str, Any]) -> None:
    assert errors_of("meetings", MEETING | fields) == []


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"id": "talks-2031"}, "meetings"),
        ({"plaec": "belport"}, "meetings"),
        ({"type": "talk"}, "meetings.type"),
        ({"cite": "gazette 1"}, "meetings.cite"),
        ({"order": "first"}, "meetings.order"),
        ({"date": ["2031"]}, "meetings.date"),
    ],
)
def test_what_a_record_cannot_hold_is_refused(fields: dict[str, Any], at: str) -> None:
    assert [error.split(":")[0] for error in errors_of("meetings", MEETING | fields)] == [at]


def test_only_a_meeting_inside_a_visit_writes_its_id() -> None:
    """Elsewhere the id is the file's name."""
    assert "id" in SCHEMAS["visits"]["$defs"]["Meeting"]["required"]
    assert all("id" not in schema["properties"] for schema in SCHEMAS.values())
    assert all("id" not in schema["required"] for schema in SCHEMAS.values())


def test_words_of_the_vocabulary_bring_label_and_definition() -> None:
    assert SCHEMAS["meetings"]["$defs"]["Status"]["oneOf"] == [
        {"const": term.value, "title": term.label, "description": term.definition}
        for term in Status
    ]


def test_the_same_is_written_every_time(tmp_path: Path) -> None:
    """Each file is JSON that holds what `schemas` gives."""
    first = {path.name: path.read_bytes() for path in write_schemas(tmp_path / "a")}
    second = {path.name: path.read_bytes() for path in write_schemas(tmp_path / "b")}
    assert first == second
    assert {name: json.loads(text) for name, text in first.items()} == {
        f"{kind}.schema.json": schema for kind, schema in SCHEMAS.items()
    }
