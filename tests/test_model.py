"""The records: short notations, inheritance of citations, immutability."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from chancery.claims import claims_of
from chancery.model.events import Meeting, Visit
from chancery.model.kinds import KINDS
from chancery.model.provenance import (
    Citation,
    CitationError,
    EditorsClaim,
    Voice,
    parse_basis,
    parse_voice,
)
from chancery.model.sources import Source
from chancery.validation import explain

NOTATIONS = {
    "post-2031#12": Citation("post-2031", 12),
    'post-2031#3 "the gala dinner"': Citation("post-2031", 3, "the gala dinner"),
    "post#1 via agency": Citation("post", 1, None, (Voice(id="agency"),)),
    'post#1 "a" via agency via "unnamed officials"': Citation(
        "post", 1, "a", (Voice(id="agency"), Voice(words="unnamed officials"))
    ),
    "editor": EditorsClaim(),
    'editor "usual spelling"': EditorsClaim("usual spelling"),
}


@pytest.mark.parametrize("text", NOTATIONS)
def test_a_citation_is_one_short_line(text: str) -> None:
    """Each notation is read, and written again as it was."""
    assert parse_basis(text) == NOTATIONS[text]
    assert str(parse_basis(text)) == text


@pytest.mark.parametrize(
    "text",
    ["", "post", "post#", "post#x", "Post#1", "post #1", 'post#1 "open', "post#1 via", "#3", 7],
)
def test_what_is_no_citation_is_refused(text: object) -> None:
    with pytest.raises(CitationError, match="citation"):
        parse_basis(text)


ids = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)
words = st.text(st.characters(exclude_characters='"', categories=["L", "N", "Zs", "P"]), min_size=1)
voices = st.one_of(ids.map(lambda id_: Voice(id=id_)), words.map(lambda text: Voice(words=text)))


@given(
    st.builds(
        Citation,
        ids,
        st.integers(0, 999),
        st.none() | words,
        st.lists(voices, max_size=3).map(tuple),
    )
)
def test_every_citation_can_be_written_and_read_back(citation: Citation) -> None:
    assert parse_basis(str(citation)) == citation


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("orla-fenn", Voice(id="orla-fenn")),
        ("unnamed officials", Voice(words="unnamed officials")),
        ("Officials", Voice(words="Officials")),
    ],
)
def test_who_speaks_is_an_id_or_words(text: str, voice: Voice) -> None:
    assert parse_voice(text) == voice


def visit(**fields: Any) -> Visit:
    """A visit with what every visit needs, and these fields."""
    needed = {
        "id": "fenn-belport-2031",
        "title": "Fenn in Belport",
        "level": "minister",
        "visitor": "ardania",
        "host": "belmora",
        "date": "2031-05-03",
        "cite": "post#1",
    }
    return Visit.model_validate(needed | fields)


def meeting(**fields: Any) -> dict[str, Any]:
    """A meeting as it stands in a visit."""
    return {"id": "talks", "type": "talks", "title": "Talks", "date": "2031-05-03"} | fields


def test_what_a_part_does_not_cite_rests_on_what_encloses_it() -> None:
    """The nearest citation counts, however deep a part lies."""
    told = visit(
        meetings=[
            meeting(participants=["orla-fenn"]),
            meeting(
                id="dinner", cite="post#2", participants=[{"person": "orla-fenn", "cite": "post#3"}]
            ),
        ]
    )
    assert told.meetings[0].participants[0].basis == (Citation("post", 1),)
    assert told.meetings[1].basis == (Citation("post", 2),)
    assert told.meetings[1].participants[0].basis == (Citation("post", 3),)


def test_a_single_field_can_rest_on_something_else() -> None:
    told = visit(cites={"level": 'editor "by rank"'})
    assert told.basis_of("level") == (EditorsClaim("by rank"),)
    assert told.basis_of("date") == (Citation("post", 1),)
    fields = {claim.fields for claim in claims_of(told)}
    assert ("level",) in fields
    assert not any("level" in found for found in fields - {("level",)})


def test_one_value_stands_for_a_list_of_one_and_a_text_for_a_part() -> None:
    told = visit(notes="A remark.", meetings=meeting(participants="orla-fenn", agenda="Trade."))
    assert told.visitor == ("ardania",)
    assert told.notes[0].text == "A remark."
    assert told.meetings[0].participants[0].person == "orla-fenn"
    assert told.meetings[0].agenda[0].text == "Trade."


def test_a_record_cannot_be_changed() -> None:
    told = visit()
    with pytest.raises(ValidationError):
        told.title = "Another"  # type: ignore[misc]  # that this is refused is the point


def test_a_source_without_title_date_or_address_says_so_in_words() -> None:
    bare: dict[str, Any] = {"id": "post", "short": "A post", "paragraphs": "3", "cite": "editor"}
    with pytest.raises(ValidationError, match="say so in words"):
        Source.model_validate(bare)
    words_for = {"title": "It has none.", "date": "It has none.", "url": "None is known."}
    assert Source.model_validate(bare | {"missing": words_for}).label == "A post"


WRONG = {
    "unknown field": (
        "title: T\ntype: talks\ndate: 2031\nplcae: x\n",
        "m.yaml:4:1: unknown-field: a meeting has no field plcae; did you mean place?",
    ),
    "missing field": (
        "title: T\ndate: 2031\n",
        "m.yaml:1:1: missing-field: the meeting has no type; type: The kind of engagement.",
    ),
    "no word of the list": (
        "title: T\ntype: talk\ndate: 2031\n",
        "m.yaml:2:7: not-in-list: talk is no type; did you mean talks?",
    ),
    "wrong type": (
        "title: [T]\ntype: talks\ndate: 2031\n",
        "m.yaml:1:8: wrong-type: title wants text, not a list",
    ),
    "no number": (
        "title: T\ntype: talks\ndate: 2031\norder: first\n",
        'm.yaml:4:8: wrong-type: order wants a whole number, not the text "first"',
    ),
    "no such day": (
        "title: T\ntype: talks\ndate: 2031-02-30\n",
        "m.yaml:3:7: bad-date: 2031-02-30: February 2031 has 28 days",
    ),
    "no citation": (
        "title: T\ntype: talks\ndate: 2031\ncite:\n  - post#1\n  - post 2\n",
        "m.yaml:6:5: bad-citation: 'post 2' is no citation: write source#12, "
        'source#12 "phrase", source#12 via agency, or editor "why"',
    ),
    "an id that is none": (
        "title: T\ntype: talks\ndate: 2031\nstatements:\n  id: Toast\n  by: x\n  gist: g\n",
        "m.yaml:5:7: bad-text: Toast is not how id is written; use lower-case letters, "
        "digits and single hyphens, at most 80 characters",
    ),
    "nothing where a word of a list belongs": (
        "title: T\ntype: talks\ndate: 2031\naccess: open\nstatus:\n",
        "m.yaml:5:8: empty-value: status is empty; "
        "choose one of held, planned, reported, cancelled",
    ),
    "a number that is too small": (
        "title: T\ntype: talks\ndate: 2031\norder: 0\n",
        "m.yaml:4:8: too-small: order starts from 1",
    ),
    "a paragraph beyond counting": (
        "title: T\ntype: talks\ndate: 2031\ncite: post#123456\n",
        "m.yaml:4:7: bad-citation: 'post#123456' is no citation: write source#12, "
        'source#12 "phrase", source#12 via agency, or editor "why"',
    ),
    "a group without a side": (
        "title: T\ntype: talks\ndate: 2031\nparticipants:\n  - group: guards\n",
        "m.yaml:5:5: participant: a group needs its side",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_a_record_gets_wrong_is_said_with_its_place(case: str) -> None:
    text, expected = WRONG[case]
    from chancery.reading import parse

    data, problems = parse(text, "m.yaml")
    assert data is not None and problems == []
    with pytest.raises(ValidationError) as caught:
        Meeting.model_validate(data | {"id": "m"})
    assert [str(p) for p in explain(caught.value, Meeting, text, "m.yaml")] == [expected]


def test_every_field_of_every_kind_says_what_it_is() -> None:
    """The schema that editors see has a description at each field."""
    for kind in KINDS.values():
        schema = kind.model.model_json_schema()
        for model in [schema, *schema["$defs"].values()]:
            for name, field in model.get("properties", {}).items():
                assert "description" in field or "$ref" in field, f"{kind.one}: {name}"
