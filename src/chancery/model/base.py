"""What every record and every part of a record is made of: cited nodes, and marks on fields."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Annotated, Any, ClassVar, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

from chancery.dates import Date
from chancery.model.kept import kept
from chancery.model.plan import Loc, ProperMark, ProseMark, Ref, children
from chancery.model.provenance import Basis, BasisField
from chancery.vocabulary import DisputeKind

T = TypeVar("T")

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}$"


def _as_list(value: Any) -> Any:
    """Let one value stand for a list of one."""
    return value if value is None or isinstance(value, list | tuple) else [value]


def _http(value: str) -> str:
    if not value.startswith(("https://", "http://")) or any(c.isspace() for c in value):
        raise PydanticCustomError("url", "an address starts with https:// or http://")
    return value


_text = StringConstraints(strip_whitespace=True, min_length=1)
Prose = Annotated[str, _text, ProseMark()]
Proper = Annotated[str, _text, ProperMark()]
Words = Annotated[str, _text, ProperMark(), Field(max_length=200)]
Url = Annotated[str, _text, AfterValidator(_http)]
RecordId = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]

SideId = Annotated[str, Ref(("sides",))]
PersonId = Annotated[str, Ref(("people",))]
OrganizationId = Annotated[str, Ref(("organizations",))]
PlaceId = Annotated[str, Ref(("places",))]
DocumentId = Annotated[str, Ref(("documents",))]
TopicId = Annotated[str, Ref(("topics",))]
MeetingId = Annotated[str, Ref(("meetings",))]
VisitId = Annotated[str, Ref(("visits",))]
EventId = Annotated[str, Ref(("visits", "meetings"))]
AnyId = Annotated[
    str,
    Ref(("visits", "meetings", "people", "places", "organizations", "documents", "topics")),
]

Many = Annotated[tuple[T, ...], BeforeValidator(_as_list)]


class Node(BaseModel):
    """A part of a record: immutable, and with no field that the model does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    def __eq__(self, other: object) -> bool:
        """Compare what the editor wrote; what is kept with a part leads back to the part."""
        if self is other:
            return True
        if type(self) is not type(other) or not isinstance(other, Node):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self._compared())

    @classmethod
    def _compared(cls) -> Iterable[str]:
        return cls.model_fields

    shorthand: ClassVar[str | None] = None
    """The field that a bare text stands for, where a part has such a short form."""

    @model_validator(mode="before")
    @classmethod
    def _expand(cls, value: Any) -> Any:
        if cls.shorthand is not None and isinstance(value, str):
            return {cls.shorthand: value}
        return value


class Cited(Node):
    """A part of a record that makes a claim and knows what the claim rests on."""

    cite: Many[BasisField] = Field(
        default=(), description="What this, and all inside it that has no own, rests on."
    )
    cites: Mapping[str, Many[BasisField]] = Field(
        default_factory=dict,
        description="What single fields rest on, where that differs: field: citation.",
    )
    inferred: Mapping[str, "Inference"] = Field(
        default_factory=dict,
        description="Fields (dates, order) that were inferred: field: from what.",
    )
    notes: Many["Note"] = Field(
        default=(), description="Remarks; differences between sources that fit together."
    )
    disputes: "Many[Dispute]" = Field(
        default=(), description="Claims of this part on which sources do not agree."
    )

    @classmethod
    def _compared(cls) -> Iterable[str]:
        # What a part has from what encloses it is a part of what it says.
        return (*cls.model_fields, "basis")

    @cached_property
    def basis(self) -> tuple[Basis, ...]:
        """What this part rests on: its own citations, else those of what encloses it."""
        return self.cite

    def basis_of(self, field: str) -> tuple[Basis, ...]:
        """What one field rests on: its own citations in `cites`, else those of this part."""
        return self.cites.get(field) or self.basis


class Note(Cited):
    """A remark in our own words."""

    shorthand: ClassVar[str | None] = "text"
    text: Prose = Field(description="The text, in our own words.")


class Inference(Cited):
    """From what a value was inferred that no cited passage states.

    The days that fit are those of `counted_from`, moved by `shift`; among them the value must
    be the only one that agrees with what the cited passage of the claim does state.
    """

    because: Prose = Field(description="From what it was inferred, in a reader's words.")
    counted_from: Date | None = Field(
        default=None, description="The stated date (or span) it is counted from."
    )
    shift: Annotated[str, _text] | None = Field(
        default=None, description="How far it lies from there: +1 day, -1 month, -1 year."
    )


class Version(Cited):
    """What one source, or one passage, says of a disputed claim."""

    says: Prose = Field(description="The claim in this version, in our own words.")


class Dispute(Cited):
    """A claim on which sources, or passages of one, do not agree."""

    id: RecordId = Field(description="Short and stable: the dispute's address ends in it.")
    kind: DisputeKind = Field(description="On what the versions disagree.")
    about: str | None = Field(
        default=None, description="The field of this part that is disputed, if it is one field."
    )
    question: Prose = Field(description="What is disputed, as a question.")
    versions: Many[Version] = Field(description="Every version, each with its citation.")
    follows: int | None = Field(
        default=None, ge=1, description="Which version the record follows (1 is the first)."
    )
    why: Prose = Field(description="Why the record follows it, or none.")


class Record(Cited):
    """A record: a file of its own (or a meeting inside its visit) with an id and an address."""

    id: RecordId = Field(description="The id: the file's name without .yaml.")

    @property
    def label(self) -> str:
        """The words by which a page calls this record."""
        raise NotImplementedError

    @model_validator(mode="after")
    def _inherit(self) -> Self:
        """Hand down citations to every part that has none of its own."""
        hand_down(self, ())
        return self


@kept
def parts_of(record: Record) -> tuple[tuple[Loc, BaseModel], ...]:
    """Every part of a record with its place in it, itself first, but not the records inside it."""
    found: list[tuple[Loc, BaseModel]] = []
    pending: list[tuple[Loc, BaseModel]] = [((), record)]
    while pending:
        loc, node = pending.pop()
        found.append((loc, node))
        below = [
            (loc + steps, part) for steps, part in children(node) if not isinstance(part, Record)
        ]
        pending.extend(reversed(below))
    return tuple(found)


class Related(Cited):
    """A link from one record to another that no other field expresses."""

    to: AnyId = Field(description="The id of the other record.")
    how: Prose = Field(description="How the two belong together.")


def hand_down(node: BaseModel, inherited: tuple[Basis, ...]) -> None:
    """Tell every part below a node which citations cover it."""
    if isinstance(node, Cited):
        inherited = node.cite or inherited
        node.__dict__["basis"] = inherited
    for _, child in children(node):
        hand_down(child, inherited)


for _part in (Cited, Note, Inference, Version, Dispute, Record, Related):
    _part.model_rebuild()
