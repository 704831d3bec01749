"""How we know: citations, chains of who reported to whom, and the editor's own claims."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any, Final

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

MOST_WORDS: Final = 10
"""How many words of a source in a row a record may have, names and titles not counted."""

ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_ID = re.compile(ID)
_REPORTER = rf'(?:{ID}|"[^"]+")'
_CITATION = re.compile(
    rf'(?P<source>{ID})#(?P<paragraph>[0-9]{{1,5}})(?:\s+"(?P<phrase>[^"]*)")?'
    rf"(?P<via>(?:\s+via\s+{_REPORTER})*)"
)
_VIA = re.compile(rf'\s+via\s+(?:(?P<id>{ID})|"(?P<words>[^"]+)")')
_EDITOR = re.compile(r'editor(?:\s+"(?P<why>[^"]+)")?')


class CitationError(ValueError):
    """A text that is not in the citation notation."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Someone who speaks or reports: a record by its id, or words where a source names nobody.

    Exactly one of `id` (of a person, an organization or a side) and `words` is set.
    """

    id: str | None = None
    words: str | None = None

    def __str__(self) -> str:
        """Give the notation an editor writes."""
        return self.id if self.id is not None else str(self.words)


@dataclass(frozen=True, slots=True)
class Citation:
    """A source and a paragraph of it, where useful a phrase, and whom the source itself reports.

    `via` runs from whom the source names as its informant to whom that one had it from.
    """

    source: str
    paragraph: int
    phrase: str | None = None
    via: tuple[Voice, ...] = ()

    def __str__(self) -> str:
        """Give the notation an editor writes: `source#12 "a phrase" via agency`."""
        text = f"{self.source}#{self.paragraph}"
        if self.phrase is not None:
            text += f' "{self.phrase}"'
        for voice in self.via:
            text += f" via {voice.id}" if voice.id else f' via "{voice.words}"'
        return text


@dataclass(frozen=True, slots=True)
class EditorsClaim:
    """A claim that no source makes: the editor's own, with the reason where one was given."""

    why: str | None = None

    def __str__(self) -> str:
        """Give the notation an editor writes: `editor` or `editor "why"`."""
        return "editor" if self.why is None else f'editor "{self.why}"'


Basis = Citation | EditorsClaim


def cited_sources(basis: Iterable[Basis]) -> tuple[str, ...]:
    """The ids of the sources that citations name, each once, in their order."""
    return tuple(dict.fromkeys(one.source for one in basis if isinstance(one, Citation)))


def parse_basis(value: Any) -> Basis:
    """Read the citation notation.

    Takes `source#12`, `source#12 "phrase"`, each with any number of ` via agency` or
    ` via "words"` behind it, or `editor` or `editor "why"`.

    Raises:
        CitationError: the text is not in that notation.
    """
    if isinstance(value, Citation | EditorsClaim):
        return value
    if not isinstance(value, str):
        raise CitationError('a citation is written source#12 or source#12 "phrase"')
    text = value.strip()
    if editor := _EDITOR.fullmatch(text):
        return EditorsClaim(editor["why"])
    if not (match := _CITATION.fullmatch(text)):
        raise CitationError(
            f"{value!r} is no citation: write source#12, "
            'source#12 "phrase", source#12 via agency, or editor "why"'
        )
    via = tuple(Voice(m["id"], m["words"]) for m in _VIA.finditer(match["via"]))
    return Citation(match["source"], int(match["paragraph"]), match["phrase"], via)


def parse_voice(value: Any) -> Voice:
    """Read who speaks: an id, or words with a space or a capital in them.

    Raises:
        ValueError: the value is no text, or empty.
    """
    if isinstance(value, Voice):
        return value
    if not isinstance(value, str) or not value.strip():
        raise ValueError("write the id of who speaks, or say in words who does")
    text = value.strip()
    return Voice(id=text) if _ID.fullmatch(text) else Voice(words=text)


BasisField = Annotated[
    Basis,
    PlainValidator(parse_basis),
    PlainSerializer(str),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": f"^({_CITATION.pattern}|{_EDITOR.pattern})$".replace("?P<", "?<"),
            "description": "A citation: source#12, with a phrase of the paragraph that pins it "
            'down and whom the source reports: source#12 "a phrase" via agency. '
            'Or editor "why", for a claim that no source makes.',
            "examples": ['some-article-2023#12 "a phrase" via some-agency', "editor"],
        }
    ),
]

VoiceField = Annotated[
    Voice,
    PlainValidator(parse_voice),
    PlainSerializer(str),
    WithJsonSchema(
        {
            "type": "string",
            "minLength": 1,
            "description": "Who speaks: the id of a person, organization or side, "
            "or words where the source names nobody.",
        }
    ),
]
