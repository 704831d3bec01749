"""Sources with their numbered paragraphs, what they announce, and what the dossier is."""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from chancery.dates import Date
from chancery.model.base import (
    LANGUAGE_PATTERN,
    EventId,
    Many,
    Node,
    Proper,
    Prose,
    Record,
    Url,
    Words,
)
from chancery.model.events import SpeakerIds, Statement, Summary
from chancery.model.plan import Ref
from chancery.model.provenance import VoiceField
from chancery.vocabulary import ExpectedKind


def _with_file(value: str) -> str:
    if value.count("{file}") != 1:
        raise PydanticCustomError(
            "corrections", "write {file} once, where the record's file belongs"
        )
    return value


MakerIds = Ref(("people", "organizations"))
Paragraph = Annotated[int, Field(ge=1)]


class LeftOut(Node):
    """Paragraphs from which no record was made, with the reason."""

    paragraphs: Many[Paragraph] = Field(description="The numbers of the paragraphs.")
    why: Prose = Field(description="Why they yield no record.")


class Source(Record):
    """An article with its numbered paragraphs; the text itself is not kept."""

    title: Proper | None = Field(default=None, description="The title.")
    author: Annotated[VoiceField | None, MakerIds] = Field(
        default=None, description="Who wrote it: the id of a person or organization, or words."
    )
    author_position: Prose | None = Field(default=None, description="Who the author is.")
    publisher: Annotated[VoiceField | None, MakerIds] = Field(
        default=None, description="The outlet that published it: the id of one, or words."
    )
    date: Date | None = Field(default=None, description="The day it was published, or bounds.")
    language: str = Field(default="en", pattern=LANGUAGE_PATTERN, description="BCP 47, such as en.")
    url: Url | None = Field(default=None, description="Its address.")
    archive: Url | None = Field(default=None, description="The address of an archive copy.")
    paragraphs: int = Field(ge=1, description="How many numbered paragraphs it has.")
    masthead: Many[Paragraph] = Field(
        default=(),
        description="Paragraphs that are headline, byline or caption: they serve only for the "
        "source's own title, author and date, and for the records of its author and publisher.",
    )
    left_out: Many[LeftOut] = Field(default=(), description="Paragraphs that yield no record.")
    missing: Mapping[str, Prose] = Field(
        default={}, description="What is not known, in words: title, date, url."
    )
    short: Words = Field(description="The few words by which citations name it.")
    summary: Summary | None = Field(default=None, description="What it is about.")
    statements: Many[Statement] = Field(
        default=(), description="What was said, or judged, on no occasion that it names."
    )

    @property
    def label(self) -> str:
        """The title, else the short words for it."""
        return self.title or self.short

    @property
    def makers(self) -> frozenset[str]:
        """The ids of its author and publisher, so far as they have records."""
        return frozenset(each.id for each in (self.author, self.publisher) if each and each.id)

    @model_validator(mode="after")
    def _say_what_is_missing(self) -> Self:
        for field in ("title", "date", "url"):
            if getattr(self, field) is None and field not in self.missing:
                raise PydanticCustomError(
                    "missing-in-words",
                    "the source has no {field}: say so in words under missing: {field}",
                    {"field": field},
                )
        return self


class Announcement(Record):
    """Someone said that something would happen, and what became of it."""

    what: Prose = Field(description="What was to happen, in our own words.")
    by: Annotated[Many[VoiceField], SpeakerIds] = Field(description="Who said it.")
    said: Date | None = Field(default=None, description="When it was said.")
    at: EventId | None = Field(default=None, description="The meeting or visit it was said at.")
    expects: ExpectedKind = Field(description="The kind of thing that was to happen.")
    due: Date | None = Field(default=None, description="When it was to happen.")
    record: Annotated[str, Ref(("visits", "meetings", "documents"))] | None = Field(
        default=None, description="The record of what was planned, with status planned."
    )
    fulfilled_by: Annotated[str, Ref(("visits", "meetings", "documents"))] | None = Field(
        default=None, description="The record of what came of it, where a source reports it."
    )
    last_word: Summary | None = Field(
        default=None, description="What the sources last said of it, where it stays open."
    )

    @property
    def label(self) -> str:
        """What was to happen."""
        return self.what


class DossierInfo(Node):
    """What the dossier is: `content/dossier.yaml`."""

    title: Prose = Field(description="The name of the site.")
    subtitle: Prose = Field(description="One line that says what it holds.")
    description: Prose = Field(description="Two sentences for search results and the home page.")
    language: str = Field(default="en", pattern=LANGUAGE_PATTERN, description="BCP 47.")
    inclusion: Prose = Field(description="The rule by which events are taken up.")
    gaps: Many[Prose] = Field(
        default=(), description="Where the dossier is thin, in the editor's words."
    )
    editor: Prose = Field(description="Who vouches for claims that are the editor's own.")
    naming: Prose | None = Field(
        default=None, description="The rule by which one form of a name is preferred."
    )
    repository: Url | None = Field(default=None, description="Where the records are kept.")
    corrections: Annotated[Url, AfterValidator(_with_file)] | None = Field(
        default=None,
        description="Where a record's file can be edited: an address with {file} in it, which "
        "stands for the path below content/, such as visits/2031/some-id.yaml.",
    )
    licence: Prose = Field(description="Under what licence the records may be used.")
