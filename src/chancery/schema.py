"""JSON Schemas of the records, generated from the models, for editors that complete and check."""

import json
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from chancery.model.base import Node
from chancery.model.kinds import KINDS
from chancery.model.sources import DossierInfo
from chancery.vocabulary import Term

# A record's scalars are text, but an editor's YAML takes 2018 and 51 for numbers.
_TEXT = ["string", "number"]


class _Generator(GenerateJsonSchema):
    """Knows the short forms that records may be written in, and the words of the vocabulary."""

    def function_before_schema(
        self, schema: core_schema.BeforeValidatorFunctionSchema
    ) -> JsonSchemaValue:
        """Allow one value for a list of one."""
        if schema["schema"]["type"] != "tuple":
            return super().function_before_schema(schema)
        several = self.generate_inner(schema["schema"])
        return {"anyOf": [several["items"], several]}

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Allow a bare text for a part that has such a short form."""
        part = super().model_schema(schema)
        model = schema["cls"]
        if not issubclass(model, Node) or model.shorthand is None:
            return part
        short = {"type": _TEXT, "description": f"Its {model.shorthand} alone."}
        return {"anyOf": [short, part]}

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Take a number for text, unless the text has a pattern."""
        text = super().str_schema(schema)
        return text if "pattern" in text else text | {"type": _TEXT}

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        """Give each word of the vocabulary with its label and its definition."""
        members: list[Enum] = schema["members"]
        words = [_word(member) for member in members if isinstance(member, Term)]
        return {"oneOf": words} if words else super().enum_schema(schema)


def _word(term: Term) -> JsonSchemaValue:
    return {"const": term.value, "title": term.label, "description": term.definition}


def _schema(model: type[BaseModel], title: str) -> JsonSchemaValue:
    schema = model.model_json_schema(schema_generator=_Generator)
    # The id of a record is its file's name.
    schema["properties"].pop("id", None)
    schema["required"] = [name for name in schema.get("required", []) if name != "id"]
    _take_years(schema)
    return {"$schema": _Generator.schema_dialect, **schema, "title": title}


def _take_years(schema: Any) -> None:
    """Allow dates to be numbers as well, which is what a year is for an editor's YAML."""
    if isinstance(schema, dict):
        if schema.get("format") == "edtf":
            schema["type"] = _TEXT
        schema = list(schema.values())
    if isinstance(schema, list):
        for inside in schema:
            _take_years(inside)


def schemas() -> Mapping[str, JsonSchemaValue]:
    """Return the schema of what a file holds: one per kind, by its folder, and for `dossier`.

    Standard: JSON Schema, draft 2020-12.
    """
    kinds = {kind.folder: _schema(kind.model, kind.one) for kind in KINDS.values()}
    return kinds | {"dossier": _schema(DossierInfo, "dossier")}


def write_schemas(output: Path) -> list[Path]:
    """Write each schema to `<name>.schema.json` in a folder, and return what was written."""
    output.mkdir(parents=True, exist_ok=True)
    written = []
    for name, schema in schemas().items():
        path = output / f"{name}.schema.json"
        path.write_text(json.dumps(schema, indent=2, ensure_ascii=False) + "\n", "utf-8")
        written.append(path)
    return written
