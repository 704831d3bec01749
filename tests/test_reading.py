"""What a record's YAML may say, what is refused and how, and where a value stands."""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery import reading
from chancery.reading import MAX_DEPTH, locate, parse, read

ANCHOR = (
    "yaml-anchor: records do not use anchors and aliases (`&` and `*`); "
    "put a value that starts with &, * or ! in quotes"
)
MERGE = "yaml-anchor: records do not use the merge key `<<`; write the fields out"
TAG = "yaml-tag: records do not use tags (`!`); put a value that starts with &, * or ! in quotes"
QUOTE = "put the value in quotes if it is text"
INDENT = "give fields that belong together the same indentation, in spaces"
AFTER_QUOTE = (
    "yaml-syntax: there is text after the closing quote; "
    "put the whole value in quotes; between single quotes write '' for an apostrophe"
)
AFTER_BRACKET = (
    "yaml-syntax: there is text after the closing bracket; put the whole value in quotes if it "
    "is text"
)
SECOND_COLON = (
    "yaml-syntax: an unquoted value cannot contain a colon and a space; put the value in quotes"
)
GOES_ON = (
    "yaml-syntax: this field is indented as if it went on with the text above; "
    "put a colon and a space after the field's name above, or indent the two alike"
)
NO_COLON = (
    "yaml-syntax: there is no `: ` after a field's name here; "
    "write `name: value` with a space after the colon; indent a text that goes on"
)
TAB = "yaml-syntax: a tab stands in the indentation; indent with spaces only"
ESCAPE = (
    r"yaml-syntax: a backslash between double quotes must start a YAML escape such as \n; "
    r"write \\ for a backslash, or use single quotes"
)
BLOCK = (
    "yaml-syntax: no text can stand on the line of a `|` or `>` that starts a longer text; "
    "start the text on the next line, or put a value that starts with | or > in quotes"
)
COMPLEX_KEY = (
    "yaml-syntax: a field's name must be plain text, not a list or fields; "
    "put a value that starts with { or [ in quotes"
)
NO_NAME = f"yaml-syntax: a field has no name before its colon; {QUOTE}"
MISFIT = f"yaml-syntax: this line's indentation fits nothing above; {INDENT}"
OUTSIDE = f"yaml-syntax: this does not belong to the record above; {INDENT}"
ITEM_HERE = (
    "yaml-syntax: a list item (`- `) cannot stand here; "
    "put each item on a line of its own, or put a value that starts with a dash in quotes"
)
TEXT = (
    "not-a-record: a record is made of fields (`name: value`), but this is text without a "
    "field's name; start the line with a field's name, a colon and a space"
)
LIST = TEXT.replace("text without a field's name", "a list")
SECOND = (
    "several-documents: a second document starts here; a file holds one record; "
    "move it to a file of its own, or remove the line `---`"
)
BINARY = (
    "binary-file: this is a binary file, not text (byte 0x00 here); "
    "remove it, or save the record as text"
)


def duplicate(name: str, line: int) -> str:
    return (
        f"duplicate-key: the field '{name}' is already on line {line}; "
        "keep one of the two, or write several values as one list"
    )


def unclosed(char: str) -> str:
    return (
        f"yaml-syntax: what opens with {char} here is not closed, or lacks a comma; "
        "close it, or put the value in quotes if it is text"
    )


def open_quote(char: str) -> str:
    return (
        f"yaml-syntax: the quote {char} that opens here is never closed; "
        "close it where the text ends"
    )


def no_start(char: str) -> str:
    return f"yaml-syntax: a value cannot start with {char}; {QUOTE}"


def not_allowed(char: str) -> str:
    return f"yaml-syntax: the character {char} is not allowed in YAML; remove it"


REFUSED = [
    # fields twice
    ("a: 1\nb: 2\na: 3\n", ["3:1: " + duplicate("a", 1)]),
    (
        'a: 1\nb:\n  - c: 1\n    "c": 2\na: 3\n',
        ["4:5: " + duplicate("c", 3), "5:1: " + duplicate("a", 1)],
    ),
    # tags, anchors, aliases, merge keys
    ("a: !!python/object/apply:os.system [x]\n", [f"1:4: {TAG}"]),
    ("a: !x y\nb: !!str 2018\n", [f"1:4: {TAG}", f"2:4: {TAG}"]),
    ("a: ! y\n", [f"1:4: {TAG}"]),
    ("!x b: c\n", [f"1:1: {TAG}"]),
    ("!!python/name:os.system\n", [f"1:1: {TAG}"]),
    ("a: !e!x y\n", [f"1:4: {TAG}"]),
    ("a: &x 1\nb: *x\n", [f"1:4: {ANCHOR}", f"2:4: {ANCHOR}"]),
    ("a: **bold** words\n", [f"1:4: {ANCHOR}"]),
    ("*a\n", [f"1:1: {ANCHOR}"]),
    ("<<: {a: b}\n", [f"1:1: {MERGE}"]),
    # the whole file
    ("", ["1:1: empty-file: the file holds no record"]),
    ("\n# nothing yet\n", ["1:1: empty-file: the file holds no record"]),
    ("# a note\nTalks in Arden\n", [f"2:1: {TEXT}"]),
    ("Talks in Arden\ndate: 2023\n", [f"1:1: {TEXT}"]),
    ("- a\n- b\n", [f"1:1: {LIST}"]),
    ("---\na: 1\n---\nb: 2\n", [f"3:1: {SECOND}"]),
    ("a: 1\n...\nb: 2\n", [f"3:1: {OUTSIDE}"]),
    # names of fields
    ("? [a]\n: b\n", [f"1:3: {COMPLEX_KEY}"]),
    ("a: {{ b }}\n", [f"1:5: {COMPLEX_KEY}"]),
    (": b\n", [f"1:1: {NO_NAME}"]),
    # colons, quotes, brackets
    ("title: Talks: day one\n", [f"1:13: {SECOND_COLON}"]),
    ("\ufefftitle: Talks: day one\n", [f"1:13: {SECOND_COLON}"]),
    ("a: 1\ntitle:Talks\nb: 2\n", [f"2:1: {NO_COLON}"]),
    ('a: "b\nc: d\n', ["1:4: " + open_quote('"')]),
    ("a: 'b\n---\n", ["1:4: " + open_quote("'")]),
    ('a: "b\nc: "d"\n', [f"2:5: {AFTER_QUOTE}"]),
    ("a: 'Belport's harbour'\n", [f"1:13: {AFTER_QUOTE}"]),
    ('a: "Belport" harbour\n', [f"1:14: {AFTER_QUOTE}"]),
    ('a: "C:\\dir"\n', [f"1:7: {ESCAPE}"]),
    ('a: "\\ud800"\n', [f"1:7: {ESCAPE}"]),
    ("a: [b, c\nd: e\n", ["1:4: " + unclosed("[")]),
    ("a: {b: c\n", ["1:4: " + unclosed("{")]),
    ("a: [sic] b\n", [f"1:10: {AFTER_BRACKET}"]),
    # characters that mean something else
    ("a: @b\n", ["1:4: " + no_start("@")]),
    ("a: `b`\n", ["1:4: " + no_start("`")]),
    ("a: ? b\n", ["1:4: " + no_start("`? `")]),
    ("a: 1\n%b: c\n", [f"2:1: yaml-syntax: a line cannot start with `%`; {QUOTE}"]),
    ("a: - b\n", [f"1:4: {ITEM_HERE}"]),
    ("a: > b\n", [f"1:4: {BLOCK}"]),
    # indentation
    ("a:\n\tb: c\n", [f"2:1: {TAB}"]),
    ("a: b\n\tc: d\n", [f"2:1: {TAB}"]),
    ("a: b\n \tc: d\n", [f"2:4: {TAB}"]),
    ("a: b\n  c: d\n", [f"2:4: {GOES_ON}"]),
    ("a:\n  - b\n c: d\n", [f"3:2: {MISFIT}"]),
    ("a: |\n    b\n  c\n", [f"3:3: {MISFIT}"]),
    ("  a: b\nc: d\n", [f"2:1: {OUTSIDE}"]),
    (
        "a:\n  - b\n  c: d\n",
        [
            "3:3: yaml-syntax: a list item was expected here; "
            "start it with `- `, or indent it like the fields of the item above"
        ],
    ),
    (
        "a: b\n- c\n",
        [
            "2:1: yaml-syntax: a list item (`- `) stands where a field was expected; "
            "indent it below its field's name, which has nothing after its colon"
        ],
    ),
    # characters YAML has no place for
    ("a: b\nc: d\x07e\n", ["2:5: " + not_allowed("U+0007")]),
    ("a: \ud800\n", ["1:4: " + not_allowed("U+D800")]),
    ("a: b\0c\n", [f"1:5: {BINARY}"]),
    # what was found before the rest became unreadable is told as well
    ("a: 1\na: 2\nb: @c\n", ["2:1: " + duplicate("a", 1), "3:4: " + no_start("@")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), REFUSED)
def test_what_a_record_may_not_say_is_told_with_its_place(text: str, expected: list[str]) -> None:
    record, problems = parse(text, "a.yaml")
    assert [str(problem) for problem in problems] == [f"a.yaml:{line}" for line in expected]
    assert record is None


# Python's own parser lets an escape for half a character through.
@pytest.mark.parametrize("text", [text for text, _ in REFUSED if "\\ud800" not in text])
def test_pythons_own_parser_refuses_the_same(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_Loader", yaml.BaseLoader)
    record, problems = parse(text, "a.yaml")
    assert record is None
    assert problems


@pytest.mark.parametrize("loader", ["libyaml's", "Python's own"])
def test_every_value_is_the_text_that_was_typed(
    loader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if loader == "Python's own":
        monkeypatch.setattr(reading, "_Loader", yaml.BaseLoader)
    text = """\
        date: 2023-10-18
        2018: 12:30
        no: yes
        null: ~
        nothing:
        empty: ""
        list: [1, 1.0, 0x1F, null, , '']
        items:
        - - =
          -
        - time: 2001-12-14t21:59:43.10-05:00
        folded: >-
          one
          two
        mail: a@b & c! *
        """.replace("\n        ", "\n").lstrip()
    assert parse(text.replace(", ,", ","), "a.yaml") == (
        {
            "date": "2023-10-18",
            "2018": "12:30",
            "no": "yes",
            "null": "~",
            "nothing": None,
            "empty": "",
            "list": ["1", "1.0", "0x1F", "null", ""],
            "items": [["=", None], {"time": "2001-12-14t21:59:43.10-05:00"}],
            "folded": "one two",
            "mail": "a@b & c! *",
        },
        [],
    )


@pytest.mark.parametrize(
    "text", ["\ufeffa: b\n", "---\na: b\n", "a: b\r\n", "%YAML 1.1\n---\na: b\n...\n"]
)
def test_a_byte_order_mark_and_the_marks_of_one_document_are_accepted(text: str) -> None:
    assert parse(text, "a.yaml") == ({"a": "b"}, [])


def nested(levels: int) -> str:
    return "a: " + "[" * (levels - 1) + "]" * (levels - 1) + "\n"


def test_nesting_ends_at_its_limit() -> None:
    assert parse(nested(MAX_DEPTH), "a.yaml")[1] == []
    assert [str(problem) for problem in parse(nested(MAX_DEPTH + 1), "a.yaml")[1]] == [
        "a.yaml:1:23: too-deep: lists and fields are nested deeper than 20 levels"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 300_000,
        "a: " + "{" * 300_000,
        "- " * 300_000,
        "? " * 300_000,
        "".join(" " * depth + "a:\n" for depth in range(1000)),
        "a: &x [x]\n" + "".join(f"b{n}: &y{n} [*x, *x]\n" for n in range(1000)),
        "a: [" + "b, " * 100_000,
        'a: "' + "b\n" * 300_000,
        "a" * 900_000 + ": b",
        " " * 900_000,
    ],
    ids=lambda text: text[:12].strip() or "spaces",
)
def test_hostile_text_ends_with_a_problem(text: str) -> None:
    record, problems = parse(text, "a.yaml")
    assert record is None
    assert problems
    assert locate(text, ["a", 0]) == (1, 1)


# safe_dump writes these line breaks so that no YAML parser can tell them from others.
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x85\u2028\u2029"))
VALUES: Any = st.recursive(
    TEXTS, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=10
)
RECORDS = st.dictionaries(TEXTS, VALUES, min_size=1, max_size=5)


@settings(deadline=None)
@given(RECORDS, st.sampled_from([None, "'", '"']), st.booleans(), st.booleans())
def test_what_yaml_dumps_is_read_back(
    record: dict[str, Any], style: str | None, flow: bool, unicode: bool
) -> None:
    text = yaml.safe_dump(
        record, default_style=style, default_flow_style=flow, allow_unicode=unicode
    )
    assert parse(text, "a.yaml") == (record, [])


PIECES = [*"ab-:,?|>[]{}&*!#%@`'\"\\\n\t\r\0 ", ": ", "- ", "\n  ", "---\n", "<<: ", "\ufeff"]


@settings(deadline=None)
@given(st.text() | st.lists(st.sampled_from([*PIECES, "\ud800", "\x85", "\u2028"])).map("".join))
def test_any_text_is_a_record_or_has_problems_at_places_in_it(text: str) -> None:
    record, problems = parse(text, "a.yaml")
    assert (record is None) == bool(problems)
    for problem in problems:
        assert 1 <= problem.line <= len(text.splitlines()) + 1
        assert problem.column >= 1
        assert str(problem).isprintable()


def test_a_file_is_read_and_its_problems_carry_the_path_as_shown(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: \xc3\xa9\n")
    assert read(path, "content/visits/a.yaml") == ({"a": "é"}, [])
    path.write_bytes(b"a: @\n")
    assert str(read(path, "content/visits/a.yaml")[1][0]).startswith("content/visits/a.yaml:1:4: ")
    path.write_bytes(b"a: \xff\n")
    assert [problem.rule for problem in read(path, "a.yaml")[1]] == ["encoding"]
    assert [problem.rule for problem in read(tmp_path, "a")[1]] == ["unreadable-file"]


VISIT = """\
title: Talks
names: {text: Arden}
legs:
  - place: arden
    dates:
  - place: belport
host: ardania
"""


@pytest.mark.parametrize(
    ("steps", "value", "key"),
    [
        ([], (1, 1), (1, 1)),
        (["title"], (1, 8), (1, 1)),
        (["legs"], (4, 3), (3, 1)),
        (["legs", 1], (6, 5), (6, 5)),
        (["legs", 1, "place"], (6, 12), (6, 5)),
        (["legs", 0, "dates"], (5, 11), (5, 5)),
        (["host", 0], (7, 7), (7, 1)),  # one value stands for a list of one
        (["names", 0, "text"], (2, 15), (2, 9)),
        (["host", "id"], (7, 7), (7, 7)),  # a short notation has no more inside
        (["host", 0, "id", "text"], (7, 7), (7, 7)),
        (["host", 1], (7, 7), (7, 7)),
        (["legs", 2, "place"], (4, 3), (4, 3)),
        (["legs", 1, "dates"], (6, 5), (6, 5)),
        (["guest"], (1, 1), (1, 1)),
    ],
)
def test_a_path_is_located_as_deep_as_the_text_goes(
    steps: list[str | int], value: tuple[int, int], key: tuple[int, int]
) -> None:
    for text in (VISIT, "\ufeff" + VISIT):
        assert locate(text, steps) == value
        assert locate(text, steps, key=True) == key


def leaves(node: Any, steps: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(node, str):
        yield steps
    else:
        for step, inner in node.items() if isinstance(node, dict) else enumerate(node):
            yield from leaves(inner, (*steps, step))


def marked(record: Any) -> tuple[Any, dict[tuple[str | int, ...], str]]:
    """Give every text in the record a value of its own; return them by their paths as well."""
    record = copy.deepcopy(record)
    values = {}
    for number, steps in enumerate(list(leaves(record))):
        parent = record
        for step in steps[:-1]:
            parent = parent[step]
        parent[steps[-1]] = values[steps] = f"value-{number}."
    return record, values


@settings(deadline=None)
@given(RECORDS, st.booleans())
def test_every_dumped_value_and_key_is_located(record: dict[str, Any], flow: bool) -> None:
    record, values = marked(record)
    text = yaml.safe_dump(record, default_flow_style=flow, default_style='"')
    lines = text.splitlines()
    for steps, value in values.items():
        line, column = locate(text, steps)
        assert lines[line - 1][column - 1 :].startswith(f'"{value}"')
        line, column = locate(text, steps, key=True)
        on_key = isinstance(steps[-1], str)
        assert lines[line - 1][column - 1] == '"'
        assert lines[line - 1][column - 1 :].startswith(f'"{value}"') != on_key
