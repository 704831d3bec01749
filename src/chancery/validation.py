"""From pydantic's validation errors to problems an editor can mend, each with its place."""

from enum import StrEnum
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from chancery.dates import DateError
from chancery.files import ID_HINT
from chancery.model.base import ID_PATTERN, LANGUAGE_PATTERN
from chancery.model.entities import COLOUR_PATTERN, SCRIPT_PATTERN
from chancery.model.provenance import CitationError
from chancery.problems import Problem
from chancery.reading import locate

Explained = tuple[str, str, str | None]
"""Rule, message, suggestion."""


def did_you_mean(word: str, known: list[str]) -> str | None:
    """The nearest of the known words, as a suggestion, if one is near enough."""
    best = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=70)
    return f"did you mean {best[0]}?" if best else None


def explain(
    error: ValidationError, model: type[BaseModel], text: str, shown_as: str
) -> list[Problem]:
    """Turn each validation error of a record into a problem at its place in the YAML text."""
    problems = []
    for detail in error.errors(include_url=False):
        loc = detail["loc"]
        rule, message, suggestion = _explain_one(detail, _model_at(model, loc[:-1]))
        missing = detail["type"] == "missing"
        steps = loc[:-1] if missing else loc
        on_key = missing or detail["type"] == "extra_forbidden"
        line, column = locate(text, steps, key=on_key)
        problems.append(
            Problem(
                path=shown_as,
                line=line,
                column=column,
                rule=rule,
                message=message,
                suggestion=suggestion,
            )
        )
    return problems


def _model_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> type[BaseModel]:
    """The model of the part of a record that a place lies in."""
    for step in loc:
        if isinstance(step, str) and step in model.model_fields:
            inner = [
                leaf
                for leaf in _classes(model.model_fields[step].annotation)
                if issubclass(leaf, BaseModel)
            ]
            model = inner[0] if inner else model
    return model


def _classes(annotation: Any) -> list[type]:
    if isinstance(annotation, type) and not get_args(annotation):
        return [annotation]
    return [found for part in get_args(annotation) for found in _classes(part)]


def _explain_one(detail: ErrorDetails, model: type[BaseModel]) -> Explained:
    kind, loc, value = detail["type"], detail["loc"], detail.get("input")
    name = str(next((step for step in reversed(loc) if isinstance(step, str)), "the record"))
    part = model.__name__.lower().replace("dossierinfo", "dossier")
    cause = detail.get("ctx", {}).get("error")
    match kind:
        case "missing":
            meaning = model.model_fields[name].description
            return "missing-field", f"the {part} has no {name}", f"{name}: {meaning}"
        case "extra_forbidden":
            known = list(model.model_fields)
            return "unknown-field", f"a {part} has no field {name}", did_you_mean(name, known)
        case "enum":
            rule = "empty-value" if value is None else "not-in-list"
            message = f"{name} is empty" if value is None else f"{value} is no {name}"
            return rule, message, _choices(model, name, str(value))
        case "value_error" if isinstance(cause, DateError):
            return "bad-date", str(cause), None
        case "value_error" if isinstance(cause, CitationError):
            return "bad-citation", str(cause), None
        case _ if kind.endswith(("_type", "_parsing", "_parsing_size")):
            return "wrong-type", f"{name} wants {_wanted(kind)}, not {_found(value)}", None
        case _:
            return _explain_limit(detail, name)


def _explain_limit(detail: ErrorDetails, name: str) -> Explained:
    """Say what a value that is of the right kind has too much or too little of."""
    kind, context = detail["type"], detail.get("ctx", {})
    match kind:
        case "string_pattern_mismatch":
            message = f"{detail['input']} is not how {name} is written"
            return "bad-text", message, _PATTERNS.get(context["pattern"])
        case "greater_than_equal":
            return "too-small", f"{name} starts from {context['ge']}", None
        case "string_too_short" | "too_short":
            return "empty-value", f"{name} is empty", "write a value, or leave the field out"
        case "string_too_long":
            return "too-long", f"{name} is longer than {context['max_length']} characters", None
        case _:
            return kind.replace("_", "-"), detail["msg"].removeprefix("Value error, "), None


def _choices(model: type[BaseModel], name: str, value: str) -> str | None:
    field = model.model_fields.get(name)
    terms = [
        str(member.value)
        for leaf in (_classes(field.annotation) if field else [])
        if issubclass(leaf, StrEnum)
        for member in leaf
    ]
    return did_you_mean(value, terms) or f"choose one of {', '.join(terms)}"


_PATTERNS = {
    ID_PATTERN: ID_HINT,
    COLOUR_PATTERN: "a colour is # and six of 0-9 and a-f, such as #1f5fa8",
    LANGUAGE_PATTERN: "a language is two or three letters, such as ru",
    SCRIPT_PATTERN: "a language is two or three letters, perhaps with its script, such as ko-Latn",
}
"""What to write, by the pattern that a text does not match."""


def _wanted(kind: str) -> str:
    return {
        "int_parsing": "a whole number",
        "int_parsing_size": "a smaller number",
        "bool_parsing": "true or false",
        "string_type": "text",
        "model_type": "fields of its own (name: value)",
        "mapping_type": "fields of its own (name: value)",
        "dict_type": "fields of its own (name: value)",
        "tuple_type": "a list",
    }.get(kind, "another kind of value")


def _found(value: Any) -> str:
    match value:
        case None:
            return "nothing"
        case str():
            return f'the text "{value[:40]}"'
        case list() | tuple():
            return "a list"
        case dict():
            return "fields"
        case _:
            return str(value)
