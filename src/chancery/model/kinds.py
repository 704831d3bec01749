"""The record kinds: the folder each is kept in, its model, and how it is called."""

from collections.abc import Mapping
from dataclasses import dataclass

from chancery.model.base import Record
from chancery.model.entities import Document, Organization, Person, Place, Side, Topic
from chancery.model.events import Meeting, Visit
from chancery.model.sources import Announcement, Source


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record. `folder` is its name in the plural, in `content/` and in addresses."""

    folder: str
    model: type[Record]
    one: str
    many: str
    has_pages: bool = True


KINDS: Mapping[str, Kind] = {
    kind.folder: kind
    for kind in (
        Kind("visits", Visit, "visit", "visits"),
        Kind("meetings", Meeting, "meeting", "meetings"),
        Kind("people", Person, "person", "people"),
        Kind("places", Place, "place", "places"),
        Kind("organizations", Organization, "organization", "organizations"),
        Kind("documents", Document, "document", "documents"),
        Kind("topics", Topic, "topic", "topics"),
        Kind("sources", Source, "source", "sources"),
        Kind("announcements", Announcement, "announcement", "announcements", has_pages=False),
        Kind("sides", Side, "side", "sides", has_pages=False),
    )
}

_BY_MODEL = {kind.model: kind for kind in KINDS.values()}


def kind_of(record: Record) -> Kind:
    """The kind of a record."""
    return _BY_MODEL[type(record)]
