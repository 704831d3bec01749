"""The dossier: every record, linked: an immutable graph with the indexes pages are made from."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar, cast

from chancery.claims import Claim, cited_parts, claims_of
from chancery.dates import Date
from chancery.in_time import InTime
from chancery.load import Loaded
from chancery.model.base import Cited, Dispute, Record
from chancery.model.entities import Document, Named, Organization, Person, Place, Role, Side, Topic
from chancery.model.events import Event, Leg, Meeting, Participant, Statement, Visit
from chancery.model.plan import Loc
from chancery.model.provenance import Citation, Voice
from chancery.model.sources import Announcement, DossierInfo, Source
from chancery.namings import naming_of
from chancery.order import sort_key
from chancery.prose import plain
from chancery.references import references

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where one record refers to another: the field, and the part it is in."""

    record: Record
    loc: Loc
    node: Cited
    field: str


@dataclass(frozen=True, slots=True)
class Disputed:
    """A dispute with the record and the part of it that it concerns."""

    record: Record
    node: Cited
    dispute: Dispute


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with the record it stands in: a meeting, a visit, a document or a source."""

    record: Event | Document | Source
    statement: Statement

    @property
    def when(self) -> Date | None:
        """The day it was said, else that of what it was said at; a source is no occasion."""
        return self.statement.date or (
            None if isinstance(self.record, Source) else self.record.date
        )


@dataclass(frozen=True, slots=True)
class Attendance:
    """A participant of an event (or signatory of a document) in the role and side of its day."""

    event: Event | Document
    participant: Participant
    person: Person | None
    role: Role | None
    side: Side | None


class Dossier:
    """All records of one dossier and how they belong together. Nothing in it changes.

    Records come ordered, as `order.sort_key` has it.
    """

    def __init__(self, loaded: Loaded) -> None:
        """Link records that were read and passed every check."""
        if loaded.info is None:
            raise ValueError("a dossier without dossier.yaml cannot be linked")
        self.answers: dict[Hashable, Any] = {}
        self.info: DossierInfo = loaded.info
        self._visit_of = dict(loaded.visit_of)
        self._by_kind: Mapping[str, Mapping[str, Record]] = {
            folder: {record.id: record for record in sorted(by_id.values(), key=sort_key)}
            for folder, by_id in loaded.records.items()
        }
        self._by_id = {record.id: record for by in self._by_kind.values() for record in by.values()}
        self.files = {
            id_: (origin.path.relative_to(loaded.content).as_posix())
            for id_, origin in loaded.origins.items()
        }

    def link(self) -> None:
        """Make all indexes at once, which otherwise are made when they are first asked for."""
        for name, member in vars(Dossier).items():
            if isinstance(member, cached_property):
                getattr(self, name)

    def __iter__(self) -> Iterator[Record]:
        """Yield every record, kind by kind."""
        return iter(self._by_id.values())

    def get(self, id_: str) -> Record:
        """The record with this id; KeyError where there is none."""
        return self._by_id[id_]

    def label(self, target: Record | str) -> str:
        """The label of a record (or of the record of an id) as it is read, without links."""
        record = self.get(target) if isinstance(target, str) else target
        # Two announcements may name each other: a label within a label is read as it stands.
        return plain(record.label, lambda id_: plain(self.get(id_).label, str))

    def read(self, prose: str) -> str:
        """A text as it is read, without links."""
        return plain(prose, self.label)

    def voice(self, voice: Voice) -> str:
        """Who speaks, in words: the label of a record, or the words themselves."""
        return self.label(voice.id) if voice.id else str(voice.words)

    def of_kind(self, folder: str) -> tuple[Record, ...]:
        """All records of a kind, in order."""
        return tuple(self._by_kind[folder].values())

    def _all(self, folder: str, model: type[R]) -> Mapping[str, R]:
        return cast(Mapping[str, R], self._by_kind[folder])

    @property
    def visits(self) -> Mapping[str, Visit]:
        """Visits by id, in order of time."""
        return self._all("visits", Visit)

    @property
    def meetings(self) -> Mapping[str, Meeting]:
        """Meetings by id, those inside visits among them, in order of time."""
        return self._all("meetings", Meeting)

    @property
    def people(self) -> Mapping[str, Person]:
        """People by id, in the order of their names."""
        return self._all("people", Person)

    @property
    def places(self) -> Mapping[str, Place]:
        """Places by id."""
        return self._all("places", Place)

    @property
    def organizations(self) -> Mapping[str, Organization]:
        """Organizations by id."""
        return self._all("organizations", Organization)

    @property
    def documents(self) -> Mapping[str, Document]:
        """Documents by id."""
        return self._all("documents", Document)

    @property
    def topics(self) -> Mapping[str, Topic]:
        """Topics by id."""
        return self._all("topics", Topic)

    @property
    def sources(self) -> Mapping[str, Source]:
        """Sources by id."""
        return self._all("sources", Source)

    @property
    def announcements(self) -> Mapping[str, Announcement]:
        """Announcements by id."""
        return self._all("announcements", Announcement)

    @property
    def sides(self) -> Mapping[str, Side]:
        """Sides by id, parties first."""
        return self._all("sides", Side)

    def visit_of(self, meeting: Meeting) -> Visit | None:
        """The visit that a meeting is part of."""
        id_ = self._visit_of.get(meeting.id)
        return self.visits[id_] if id_ else None

    def meetings_of(self, visit: Visit) -> tuple[Meeting, ...]:
        """The meetings of a visit in order, wherever they are written."""
        return self._meetings_by_visit.get(visit.id, ())

    @cached_property
    def _meetings_by_visit(self) -> Mapping[str, tuple[Meeting, ...]]:
        found = (
            (self._visit_of[m.id], m) for m in self.meetings.values() if m.id in self._visit_of
        )
        return grouped(found)

    @cached_property
    def mentions(self) -> Mapping[str, tuple[Mention, ...]]:
        """Everything that refers to a record, by that record's id: fields, voices and prose."""
        return grouped(
            (id_, Mention(record, loc, node, str(steps[0])))
            for record in self
            for loc, node in cited_parts(record)
            for steps, id_, _ in references(node)
            if id_ in self._by_id and id_ != record.id
        )

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Visits, and meetings that are part of none, in order of time."""
        alone = (m for m in self.meetings.values() if m.id not in self._visit_of)
        return tuple(sorted([*self.visits.values(), *alone], key=sort_key))

    @cached_property
    def in_time(self) -> InTime:
        """All events in the order of time, and where each stands in it."""
        attended = {
            id_: [each.event for each in seen if isinstance(each.event, Event)]
            for id_, seen in self.attended.items()
        }
        return InTime(self.events_and_meetings, self.events, attended)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim of every record."""
        return tuple(claim for claims in self.claims_by_record.values() for claim in claims)

    @cached_property
    def claims_by_record(self) -> Mapping[str, tuple[Claim, ...]]:
        """The claims of each record, by its id."""
        return {record.id: claims_of(record) for record in self}

    @cached_property
    def claims_by_paragraph(self) -> Mapping[tuple[str, int], tuple[Claim, ...]]:
        """What was drawn from each paragraph: claims with their own citation of it."""
        return grouped(
            ((basis.source, basis.paragraph), claim)
            for claim in self.claims
            if claim.cited_at is not None
            for basis in dict.fromkeys(claim.basis)
            if isinstance(basis, Citation)
        )

    @cached_property
    def namings(self) -> Mapping[str, Dispute]:
        """The disputes over names that sources spell or word differently, by the record's id."""
        found = ((r.id, naming_of(r, self.info.naming)) for r in self if isinstance(r, Named))
        return {id_: dispute for id_, dispute in found if dispute}

    @cached_property
    def disputes(self) -> tuple[Disputed, ...]:
        """Every dispute, in the order of the records it stands in, that over a name first."""
        return tuple(
            Disputed(record, node, dispute)
            for record in self
            for node, dispute in self._disputes_in(record)
        )

    def _disputes_in(self, record: Record) -> Iterator[tuple[Cited, Dispute]]:
        if record.id in self.namings:
            yield record, self.namings[record.id]
        for _, node in cited_parts(record):
            yield from ((node, dispute) for dispute in node.disputes)

    @cached_property
    def disputes_by_record(self) -> Mapping[str, tuple[Disputed, ...]]:
        """The disputes of a record, by its id."""
        return grouped((found.record.id, found) for found in self.disputes)

    @cached_property
    def said_by(self) -> Mapping[str, tuple[Said, ...]]:
        """Statements by the id of who made them."""
        return grouped(
            (voice.id, said) for said in self.said for voice in said.statement.by if voice.id
        )

    @cached_property
    def said_on(self) -> Mapping[str, tuple[Said, ...]]:
        """Statements by the id of the topics they are on."""
        return grouped((topic, said) for said in self.said for topic in said.statement.on)

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """Every statement: those of events in order of time, then of documents and of sources."""
        records: list[Event | Document | Source] = [
            *self.events_and_meetings,
            *self.documents.values(),
            *self.sources.values(),
        ]
        return tuple(Said(record, said) for record in records for said in record.statements)

    @cached_property
    def events_and_meetings(self) -> tuple[Event, ...]:
        """Visits and all meetings in order of time, a visit before its meetings."""
        return tuple(sorted([*self.visits.values(), *self.meetings.values()], key=sort_key))

    def attendances(self, event: Event) -> tuple[Attendance, ...]:
        """Who took part in a meeting, or travelled on a visit, each in the role of that day."""
        members = event.delegation if isinstance(event, Visit) else ()
        members = event.participants if isinstance(event, Meeting) else members
        return tuple(self.attendance(event, member) for member in members)

    def signatories(self, document: Document) -> tuple[Attendance, ...]:
        """Who signed or issued a document, each in the role of that day."""
        return tuple(self.attendance(document, member) for member in document.signatories)

    def attendance(self, event: Event | Document, participant: Participant) -> Attendance:
        """A participant with the person, role and side that hold on the day of the event."""
        person = self.people[participant.person] if participant.person else None
        role = person.role_on(event.date, participant.role) if person else None
        side = participant.side or (role and role.side) or (person and person.side)
        return Attendance(event, participant, person, role, self.sides[side] if side else None)

    @cached_property
    def attended(self) -> Mapping[str, tuple[Attendance, ...]]:
        """What each person took part in, by the person's id, in order of time."""
        return grouped(
            (seen.person.id, seen)
            for event in self.events_and_meetings
            for seen in self.attendances(event)
            if seen.person
        )

    def announcements_of(self, record: Record) -> tuple[Announcement, ...]:
        """The announcements that planned a record or that it fulfilled."""
        return self._announced.get(record.id, ())

    @cached_property
    def _announced(self) -> Mapping[str, tuple[Announcement, ...]]:
        return grouped(
            (id_, each)
            for each in self.announcements.values()
            for id_ in dict.fromkeys((each.record, each.fulfilled_by))
            if id_
        )

    def announcements_on(self, topic: Topic) -> tuple[Announcement, ...]:
        """The announcements of which a record that planned or fulfilled them is on a topic."""
        about = {
            m.record.id
            for m in self.mentions.get(topic.id, ())
            if m.field == "topics" and not m.loc
        }
        return tuple(a for a in self.announcements.values() if about & {a.record, a.fulfilled_by})

    def within(self, record: Place | Organization | Topic) -> tuple[Record, ...]:
        """What encloses a place, organization or topic, nearest first."""
        chain: list[Record] = []
        while record.within:
            record = cast(Place, self.get(record.within))
            chain.append(record)
        return tuple(chain)

    @cached_property
    def meetings_at(self) -> Mapping[str, tuple[Meeting, ...]]:
        """The meetings at each place, or at a place inside it, by its id."""
        return grouped(
            (place.id, meeting)
            for meeting in self.meetings.values()
            if meeting.place
            for place in self.around(meeting.place)
        )

    @cached_property
    def stops_at(self) -> Mapping[str, tuple[tuple[Visit, Leg], ...]]:
        """The stops of visits at each place, or at a place inside it, by its id."""
        return grouped(
            (place.id, (visit, leg))
            for visit in self.visits.values()
            for leg in visit.legs
            for place in self.around(leg.place)
        )

    def around(self, place: str) -> tuple[Place, ...]:
        """The place of an id, then those that enclose it, nearest first."""
        outer = self.within(self.places[place])
        return (self.places[place], *(self.places[each.id] for each in outer))

    @cached_property
    def inside(self) -> Mapping[str, tuple[Record, ...]]:
        """The places, organizations and topics directly within each, by its id."""
        nested: list[Place | Organization | Topic] = [
            *self.places.values(),
            *self.organizations.values(),
            *self.topics.values(),
        ]
        return grouped((record.within, record) for record in nested if record.within)


T = TypeVar("T")
K = TypeVar("K")


def grouped(pairs: Iterable[tuple[K, T]]) -> Mapping[K, tuple[T, ...]]:
    """Collect values under their keys, in the order they come."""
    found: defaultdict[K, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(items) for key, items in found.items()}
