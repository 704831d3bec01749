"""Who, where, what: sides, people and their roles, organizations, places, documents, topics."""

import re
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from chancery.dates import Date
from chancery.model.base import (
    Cited,
    DocumentId,
    Many,
    MeetingId,
    OrganizationId,
    PlaceId,
    Proper,
    Record,
    RecordId,
    Related,
    SideId,
    TopicId,
    Url,
    Words,
)
from chancery.model.events import Participant, Statement, Summary
from chancery.vocabulary import DocumentType, NameForm, PlaceType, Status

COLOUR_PATTERN = r"^#[0-9a-f]{6}$"
SCRIPT_PATTERN = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?$"
_DEGREES = re.compile(r"(-?\d{1,2}(?:\.\d+)?), ?(-?\d{1,3}(?:\.\d+)?)", re.ASCII)


def _coordinates(value: str) -> str:
    """Check `latitude, longitude` in decimal degrees (WGS 84)."""
    match = _DEGREES.fullmatch(value)
    if not match or abs(float(match[1])) > 90 or abs(float(match[2])) > 180:
        raise PydanticCustomError(
            "coordinates", "coordinates are latitude, longitude in degrees, such as 52.5, 13.4"
        )
    return value


Coordinates = Annotated[str, AfterValidator(_coordinates)]
Colour = Annotated[str, Field(pattern=COLOUR_PATTERN)]


class Name(Cited):
    """A form of a name, as a source spells it or as the editor gives it in another script."""

    shorthand: ClassVar[str | None] = "text"
    text: Proper = Field(description="The name, exactly as the cited passage spells it.")
    form: NameForm = Field(
        default=NameForm.FULL, description="full, or short for a surname by itself."
    )
    language: str | None = Field(
        default=None, pattern=SCRIPT_PATTERN, description="BCP 47, such as ko."
    )


class Named(Record):
    """A record that bears a name."""

    name: Proper = Field(description="The preferred form of the name.")
    names: Many[Name] = Field(default=(), description="Every other form of the name.")
    summary: Summary | None = Field(default=None, description="What a reader should know first.")
    same_as: Many[Url] = Field(default=(), description="Addresses of the same thing elsewhere.")
    related: Many[Related] = Field(default=(), description="Other records it belongs with.")

    @property
    def label(self) -> str:
        """The preferred form of the name."""
        return self.name


class Side(Named):
    """A party to the dossier, or another state or body that the records speak of."""

    party: bool = Field(default=True, description="Whether it is a party to the dossier.")
    adjective: Words | None = Field(default=None, description="The word before a noun.")
    colour: Colour | None = Field(
        default=None,
        description="Its colour on light ground, #rrggbb: a contrast of 3:1 with the ground, and "
        "unlike any other party's to colour-blind readers too.",
    )
    colour_dark: Colour | None = Field(
        default=None, description="Its colour on dark ground, likewise; both or neither."
    )
    order: int = Field(default=100, description="Its place in lists of sides.")


class Role(Cited):
    """An office or function that a person holds for a time."""

    id: RecordId = Field(description="Short, and unique within the person: foreign-minister.")
    title: Proper = Field(description="The office in its usual English form.")
    organization: OrganizationId | None = Field(default=None, description="Where it is held.")
    side: SideId | None = Field(
        default=None, description="The side it stands for, where not the person's."
    )
    held: Date | None = Field(
        default=None, description="Known bounds of the time: an EDTF interval, open ends as .."
    )
    stated: Many[Name] = Field(default=(), description="The office as the sources word it.")


class Person(Named):
    """A named person with every spelling of the name and every role."""

    side: SideId | None = Field(default=None, description="The side the person stands for.")
    roles: Many[Role] = Field(default=(), description="The roles, each with its time if known.")

    def role_on(self, day: Date | None, named: str | None = None) -> Role | None:
        """The role held on a day: the one named, else the only one that may have been held."""
        if named is not None:
            return next((role for role in self.roles if role.id == named), None)
        fitting = [r for r in self.roles if not (r.held and day) or r.held.overlaps(day)]
        return fitting[0] if len(fitting) == 1 else None


class Organization(Named):
    """A ministry, agency, party, commission, outlet, ensemble or other body."""

    side: SideId | None = Field(default=None, description="The side it belongs to.")
    within: OrganizationId | None = Field(default=None, description="What it is a part of.")
    place: PlaceId | None = Field(default=None, description="Where it has its seat.")


class Place(Named):
    """A place, within a larger one."""

    type: PlaceType = Field(description="The kind of place.")
    within: PlaceId | None = Field(default=None, description="The next larger place.")
    side: SideId | None = Field(default=None, description="The side whose territory it is.")
    coordinates: Coordinates | None = Field(
        default=None, description="Latitude, longitude in degrees (WGS 84): the editor's claim."
    )


class Document(Named):
    """A treaty, plan, joint statement or other document."""

    type: DocumentType = Field(description="The kind of document.")
    status: Status = Field(default=Status.HELD, description="held means signed or issued.")
    date: Date | None = Field(default=None, description="The day it was signed or issued.")
    parties: Many[SideId] = Field(default=(), description="The sides it binds or speaks for.")
    signatories: Many[Participant] = Field(default=(), description="Who signed or issued it.")
    signed_at: MeetingId | None = Field(default=None, description="Where it was signed.")
    follows: Many[DocumentId] = Field(default=(), description="Documents it rests on or replaces.")
    topics: Many[TopicId] = Field(default=(), description="What it is about.")
    statements: Many[Statement] = Field(default=(), description="What it says.")


class Topic(Named):
    """A subject that records speak of."""

    within: TopicId | None = Field(default=None, description="The wider topic.")
