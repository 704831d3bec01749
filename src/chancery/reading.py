"""Reads one YAML record: fast, safe from hostile input, strict, every value as it was typed."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from chancery.files import find_files, read_text
from chancery.problems import Problem

__all__ = ["MAX_DEPTH", "find_files", "locate", "parse", "read"]

MAX_DEPTH = 20

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

# What YAML 1.1 (5.1, c-printable) does not allow in a file.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_NO_ANCHORS = "records do not use anchors and aliases (`&` and `*`)"
_NO_TAGS = "records do not use tags (`!`)"
_QUOTE = "put the value in quotes if it is text"
_QUOTE_MARKER = "put a value that starts with &, * or ! in quotes"
_INDENT = "give fields that belong together the same indentation, in spaces"


class _Flaw(NamedTuple):
    """A problem without its file."""

    line: int
    column: int
    rule: str
    message: str
    suggestion: str | None = None

    def of(self, path: str) -> Problem:
        return Problem(path=path, **self._asdict())


class _FatalError(Exception):
    """Carries the flaw after which the rest of a text cannot be read."""

    def __init__(self, flaw: _Flaw) -> None:
        self.flaw = flaw


def read(path: Path, shown_as: str) -> tuple[dict[str, Any] | None, list[Problem]]:
    """Return the record in the file at `path`, or None and what is wrong with it.

    Never raises for what is or is not in the file; `shown_as` is the path its problems carry.
    """
    text = read_text(path, shown_as)
    return (None, [text]) if isinstance(text, Problem) else parse(text, shown_as)


def parse(text: str, shown_as: str) -> tuple[dict[str, Any] | None, list[Problem]]:
    """Return the record in the YAML `text`, or None and every problem found in it.

    Every value is the text the editor typed, whatever YAML makes of it elsewhere (`no`, `12:30`,
    `2018`, `null`); a field with nothing after its colon is None, a quoted empty text is "".
    """
    text = text.removeprefix("\ufeff")
    flaws: list[_Flaw] = []
    record = None
    try:
        loader = _Loader(text)
        _open(loader)
        record = _build(loader, flaws)
        _close(loader)
    except _FatalError as fatal:
        flaws.append(fatal.flaw)
    except yaml.MarkedYAMLError as error:
        flaws.append(_syntax_flaw(text, error))
    except (yaml.YAMLError, ValueError):
        flaws.append(_character_flaw(text))
    if flaws:
        return None, [flaw.of(shown_as) for flaw in flaws]
    return record, []


def locate(text: str, steps: Sequence[str | int], *, key: bool = False) -> tuple[int, int]:
    """Return line and column (from 1) of the value, or of its key, at a path into the YAML.

    A step is a field's name or a place in a list. A single value stands for a list of one, so step
    0 stays on a value that is no list; where the path goes deeper than the YAML, the deepest node
    that exists is the answer. For a text that is no record it is the text's start.
    """
    node = _compose(text.removeprefix("\ufeff"))
    if node is None:
        return 1, 1
    name: Any = None
    pair: Any
    for step in steps:
        if isinstance(node, yaml.SequenceNode):
            inside = isinstance(step, int) and 0 <= step < len(node.value)
            pair = (None, node.value[step]) if inside else None
        elif step == 0:
            pair = (name, node)
        elif isinstance(node, yaml.MappingNode):
            pair = next((pair for pair in node.value if pair[0].value == step), None)
        else:
            pair = None
        if pair is None:
            name = None
            break
        name, node = pair
    mark = name.start_mark if key and name is not None else node.start_mark
    return mark.line + 1, mark.column + 1


@lru_cache(maxsize=8)
def _compose(text: str) -> Any:
    """Return the text's nodes, or None; composing recurses, so only what was read before."""
    return yaml.compose(text, Loader=_Loader) if parse(text, "")[0] is not None else None


def _open(loader: Any) -> None:
    """Step into the document, up to the mapping it must be."""
    loader.get_event()
    if loader.check_event(yaml.StreamEndEvent):
        raise _FatalError(_whole("empty-file", "the file holds no record"))
    loader.get_event()
    event = loader.peek_event()
    if isinstance(event, yaml.MappingStartEvent):
        return
    if isinstance(event, yaml.AliasEvent) or event.tag or event.anchor:
        raise _FatalError(_marker_flaw(event))
    if isinstance(event, yaml.ScalarEvent) and not event.value and not event.style:
        raise _FatalError(_whole("empty-file", "the file holds no record"))
    what = "a list" if isinstance(event, yaml.SequenceStartEvent) else "text without a field's name"
    message = f"a record is made of fields (`name: value`), but this is {what}"
    suggestion = "start the line with a field's name, a colon and a space"
    raise _FatalError(_at(event.start_mark, "not-a-record", message, suggestion))


def _build(loader: Any, flaws: list[_Flaw]) -> Any:
    """Build the record from the parser's events; no recursion, so no depth can break it."""
    next_event = loader.get_event
    scalar, mapping = yaml.ScalarEvent, yaml.MappingStartEvent
    mapping_end, sequence_end = yaml.MappingEndEvent, yaml.SequenceEndEvent
    top: Any = []
    keys: dict[str, Any] | None = None  # where each key of a mapping stands; None inside a list
    key: str | None = None
    outer: list[tuple[Any, dict[str, Any] | None]] = []
    while True:
        event = next_event()
        kind = type(event)
        if kind is scalar:
            if event.tag or event.anchor:
                flaws.append(_marker_flaw(event))
            if keys is not None and key is None:
                key = event.value
                if key in keys or not key or key == "<<":
                    flaws.extend(_key_flaws(event, keys))
                keys[key] = event.start_mark
                continue
            new = event.value if event.value or event.style else None
        elif kind is mapping_end or kind is sequence_end:
            top, keys = outer.pop()
            if not outer:
                return top[0]
            continue
        else:
            _check_start(event, len(outer), keys is not None and key is None, flaws)
            new = {} if kind is mapping else []
        if keys is None:
            top.append(new)
        else:
            top[key] = new
            key = None
        if kind is not scalar:
            outer.append((top, keys))
            top, keys = new, ({} if kind is mapping else None)


def _close(loader: Any) -> None:
    """Step out of the document, after which nothing may follow."""
    loader.get_event()
    if not loader.check_event(yaml.StreamEndEvent):
        message = "a second document starts here; a file holds one record"
        suggestion = "move it to a file of its own, or remove the line `---`"
        mark = loader.peek_event().start_mark
        raise _FatalError(_at(mark, "several-documents", message, suggestion))


def _check_start(event: Any, depth: int, is_key: bool, flaws: list[_Flaw]) -> None:
    """Refuse an alias, and a list or a mapping too deep or where a field's name should stand."""
    if isinstance(event, yaml.AliasEvent):
        raise _FatalError(_marker_flaw(event))
    if event.tag or event.anchor:
        flaws.append(_marker_flaw(event))
    if depth == MAX_DEPTH:
        message = f"lists and fields are nested deeper than {MAX_DEPTH} levels"
        raise _FatalError(_at(event.start_mark, "too-deep", message))
    if is_key:
        message = "a field's name must be plain text, not a list or fields"
        suggestion = "put a value that starts with { or [ in quotes"
        raise _FatalError(_at(event.start_mark, "yaml-syntax", message, suggestion))


def _key_flaws(event: Any, keys: dict[str, Any]) -> Iterator[_Flaw]:
    """Yield what is wrong with a key that is repeated, empty or a merge key."""
    if not event.value and not event.style:
        message = "a field has no name before its colon"
        yield _at(event.start_mark, "yaml-syntax", message, _QUOTE)
    elif event.value == "<<" and not event.style:
        message = "records do not use the merge key `<<`"
        yield _at(event.start_mark, "yaml-anchor", message, "write the fields out")
    if event.value in keys:
        message = f"the field {event.value!r} is already on line {keys[event.value].line + 1}"
        suggestion = "keep one of the two, or write several values as one list"
        yield _at(event.start_mark, "duplicate-key", message, suggestion)


def _marker_flaw(event: Any) -> _Flaw:
    """Say which YAML feature that records do without an event uses."""
    if getattr(event, "tag", None):
        return _at(event.start_mark, "yaml-tag", _NO_TAGS, _QUOTE_MARKER)
    return _at(event.start_mark, "yaml-anchor", _NO_ANCHORS, _QUOTE_MARKER)


def _at(mark: Any, rule: str, message: str, suggestion: str | None = None) -> _Flaw:
    return _Flaw(mark.line + 1, mark.column + 1, rule, message, suggestion)


def _whole(rule: str, message: str, suggestion: str | None = None) -> _Flaw:
    return _Flaw(1, 1, rule, message, suggestion)


def _character_flaw(text: str) -> _Flaw:
    """Say which character YAML does not allow, or that an escape stands for none."""
    found = _UNPRINTABLE.search(text)
    if found is None:
        return _whole("yaml-syntax", "an escape in a double-quoted text stands for no character")
    start = found.start()
    line = text.count("\n", 0, start) + 1
    column = start - text.rfind("\n", 0, start)
    if found[0] == "\0":
        message = "this is a binary file, not text (byte 0x00 here)"
        return _Flaw(line, column, "binary-file", message, "remove it, or save the record as text")
    message = f"the character U+{ord(found[0]):04X} is not allowed in YAML"
    return _Flaw(line, column, "yaml-syntax", message, "remove it")


class _Words(NamedTuple):
    """What an editor is told for a syntax error whose description matches `error`."""

    error: str
    message: str
    suggestion: str
    at_start: bool = False  # shown where the construct starts, not where the parser gave up
    rule: str = "yaml-syntax"


# The first that matches "context: problem (clue)", libyaml's words and ours for the line, counts.
_SYNTAX = (
    _Words(r"tab character|\(tab\)", "a tab stands in the indentation", "indent with spaces only"),
    _Words("anchor|alias", _NO_ANCHORS, _QUOTE_MARKER, True, "yaml-anchor"),
    _Words(r"\btag\b", _NO_TAGS, _QUOTE_MARKER, True, "yaml-tag"),
    _Words("directive|incompatible", "a line cannot start with `%`", _QUOTE, True),
    _Words(
        "quoted scalar: found unexpected",
        "the quote {char} that opens here is never closed",
        "close it where the text ends",
        True,
    ),
    _Words(
        "quoted scalar",
        "a backslash between double quotes must start a YAML escape such as \\n",
        r"write \\ for a backslash, or use single quotes",
    ),
    _Words(
        "block scalar",
        "no text can stand on the line of a `|` or `>` that starts a longer text",
        "start the text on the next line, or put a value that starts with | or > in quotes",
        True,
    ),
    _Words(
        "flow (sequence|mapping)",
        "what opens with {char} here is not closed, or lacks a comma",
        "close it, or put the value in quotes if it is text",
        True,
    ),
    _Words("any token|node content", "a value cannot start with {char}", _QUOTE),
    _Words(
        "expected ':'",
        "there is no `: ` after a field's name here",
        "write `name: value` with a space after the colon; indent a text that goes on",
        True,
    ),
    _Words(
        r"\(after quote\)",
        "there is text after the closing quote",
        "put the whole value in quotes; between single quotes write '' for an apostrophe",
    ),
    _Words(
        r"\(after bracket\)",
        "there is text after the closing bracket",
        "put the whole value in quotes if it is text",
    ),
    _Words(
        r"mapping values.*\(second colon\)",
        "an unquoted value cannot contain a colon and a space",
        "put the value in quotes",
    ),
    _Words(
        "mapping values",
        "this field is indented as if it went on with the text above",
        "put a colon and a space after the field's name above, or indent the two alike",
    ),
    _Words(
        "entries",
        "a list item (`- `) cannot stand here",
        "put each item on a line of its own, or put a value that starts with a dash in quotes",
    ),
    _Words(
        r"block mapping.*\(at -\)",
        "a list item (`- `) stands where a field was expected",
        "indent it below its field's name, which has nothing after its colon",
    ),
    _Words("mapping keys", "a value cannot start with `? `", _QUOTE),
    _Words(r"\(at :\)", "a field has no name before its colon", _QUOTE),
    _Words(
        "block collection",
        "a list item was expected here",
        "start it with `- `, or indent it like the fields of the item above",
    ),
    _Words("block mapping", "this line's indentation fits nothing above", _INDENT),
    _Words("document start", "this does not belong to the record above", _INDENT),
)


def _syntax_flaw(text: str, error: yaml.MarkedYAMLError) -> _Flaw:
    """Translate the parser's complaint into what an editor most likely did."""
    mark: Any = error.problem_mark
    said = f"{error.context}: {error.problem} ({_clue(text, mark.index)})"
    words = next((words for words in _SYNTAX if re.search(words.error, said)), None)
    if words is None:
        return _at(mark, "yaml-syntax", f"this is not valid YAML ({error.problem})", _QUOTE)
    if words.at_start and error.context_mark is not None:
        mark = error.context_mark
    char = text[mark.index : mark.index + 1]
    return _at(mark, words.rule, words.message.replace("{char}", char), words.suggestion)


def _clue(text: str, index: int) -> str:
    """Return what the line tells, up to where the parser gave up, about why it did."""
    before = text[text.rfind("\n", 0, index) + 1 : index]
    char = text[index : index + 1]
    if char == "\t" or "\t" in before[: len(before) - len(before.lstrip())]:
        return "tab"
    if before.rstrip().endswith(('"', "'")):
        return "after quote"
    if before.rstrip().endswith(("]", "}")):
        return "after bracket"
    if re.search(r":\s", before):
        return "second colon"
    return f"at {char}"
