"""Events: visits with their legs and delegations, meetings with their participants, statements."""

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from chancery.dates import Date
from chancery.model.base import (
    Cited,
    DocumentId,
    Many,
    OrganizationId,
    PersonId,
    PlaceId,
    Prose,
    Record,
    RecordId,
    Related,
    SideId,
    TopicId,
    VisitId,
    Words,
)
from chancery.model.plan import Ref
from chancery.model.provenance import VoiceField
from chancery.vocabulary import Access, Level, MeetingType, PartOfDay, Status

SpeakerIds = Ref(("people", "organizations", "sides"))


class Participant(Cited):
    """A person in a role on a side, or a group that the source does not name."""

    shorthand: ClassVar[str | None] = "person"
    person: PersonId | None = Field(default=None, description="The id of a named person.")
    role: str | None = Field(
        default=None,
        description="The id of one of the person's roles; needed only where several fit the day.",
    )
    group: Words | None = Field(
        default=None, description="A group the source does not name, in words; never filled up."
    )
    side: SideId | None = Field(
        default=None, description="The side; a person's is that of the role unless set here."
    )
    organization: OrganizationId | None = Field(
        default=None, description="The organization a group belongs to."
    )
    count: Words | None = Field(default=None, description="How many, as the source says.")
    did: Prose | None = Field(default=None, description="What they did there, where stated.")

    @model_validator(mode="after")
    def _one_of(self) -> Self:
        if (self.person is None) == (self.group is None):
            raise PydanticCustomError("participant", "a participant is a person or a group")
        if self.group is not None and self.side is None:
            raise PydanticCustomError("participant", "a group needs its side")
        return self


class Leg(Cited):
    """A stop of a journey: a place with the days of arriving and leaving."""

    place: PlaceId = Field(description="The id of the place.")
    status: Status = Field(default=Status.HELD, description="planned for a stop still to come.")
    arrived: Date | None = Field(default=None, description="The day of arriving there.")
    left: Date | None = Field(default=None, description="The day of leaving there.")
    time: Words | None = Field(default=None, description="The time of day as the source has it.")
    by: Words | None = Field(default=None, description="How they travelled there, or from there.")
    passed: bool = Field(default=False, description="Passed through without a stop.")


class Outcome(Cited):
    """Something that came of a visit or meeting."""

    shorthand: ClassVar[str | None] = "text"
    text: Prose = Field(description="What came of it, in our own words.")
    documents: Many[DocumentId] = Field(default=(), description="Documents that came of it.")
    topics: Many[TopicId] = Field(default=(), description="What it is about.")


class Item(Cited):
    """An item of an agenda: what was, or was to be, talked about."""

    shorthand: ClassVar[str | None] = "text"
    text: Prose = Field(description="The item, in our own words.")
    topics: Many[TopicId] = Field(default=(), description="What it is about.")


class Statement(Cited):
    """What someone said: who, to whom, on what, and the gist in our own words."""

    id: RecordId = Field(description="Short and stable: the statement's address ends in it.")
    by: Annotated[Many[VoiceField], SpeakerIds] = Field(
        description="Who said it: ids, or words where the source names nobody."
    )
    to: Annotated[Many[VoiceField], SpeakerIds] = Field(
        default=(), description="To whom, where that is stated."
    )
    on: Many[TopicId] = Field(default=(), description="The topics it is on.")
    date: Date | None = Field(default=None, description="The day, where not that of the meeting.")
    gist: Prose = Field(description="What was said, in our own words.")
    phrase: Words | None = Field(
        default=None, description="A direct phrase of ten words at most, if the wording matters."
    )


class Summary(Cited):
    """What happened, in a few sentences of our own."""

    shorthand: ClassVar[str | None] = "text"
    text: Prose = Field(description="The text, in our own words.")


class Event(Record):
    """What visits and meetings have in common."""

    title: Prose = Field(description="A short title in our own words.")
    status: Status = Field(default=Status.HELD, description="Whether it took place.")
    date: Date = Field(description="The day or days (EDTF).")
    summary: Summary | None = Field(default=None, description="What happened, in short.")
    outcomes: Many[Outcome] = Field(default=(), description="What came of it.")
    statements: Many[Statement] = Field(
        default=(), description="What was said there; on a visit: what was said about it."
    )
    documents: Many[DocumentId] = Field(default=(), description="Documents it dealt with.")
    topics: Many[TopicId] = Field(default=(), description="What it was about.")
    related: Many[Related] = Field(default=(), description="Other records it belongs with.")

    @property
    def label(self) -> str:
        """The title."""
        return self.title


class Meeting(Event):
    """One engagement with a day, a place and participants; each place and act is its own."""

    type: MeetingType = Field(description="The kind of engagement.")
    visit: VisitId | None = Field(
        default=None, description="The visit it is part of, where it has a file of its own."
    )
    part_of_day: PartOfDay | None = Field(default=None, description="The part of the day.")
    time: Words | None = Field(default=None, description="The time of day as the source has it.")
    order: int | None = Field(
        default=None, ge=1, description="Its place among the meetings of the day."
    )
    place: PlaceId | None = Field(default=None, description="Where it took place.")
    duration: Words | None = Field(default=None, description="How long it took, as stated.")
    access: Access | None = Field(default=None, description="Who could follow it.")
    agenda: Many[Item] = Field(default=(), description="What was talked about.")
    participants: Many[Participant] = Field(default=(), description="Who took part.")


class Visit(Event):
    """Someone who stands for one side travels to, or is received by, the other."""

    level: Level = Field(description="The rank of the highest traveller.")
    visitor: Many[SideId] = Field(min_length=1, description="The side (or sides) that travels.")
    host: Many[SideId] = Field(min_length=1, description="The side (or sides) that receives.")
    occasion: Summary | None = Field(default=None, description="On what occasion.")
    delegation: Many[Participant] = Field(default=(), description="Who travelled.")
    legs: Many[Leg] = Field(default=(), description="The stops of the journey, in order.")
    meetings: Many[Meeting] = Field(default=(), description="The meetings of the visit.")
