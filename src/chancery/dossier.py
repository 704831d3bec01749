"""The dossier: every record, linked: an immutable graph with the indexes pages are made from."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Final, TypeVar, cast

from chancery.cards import Card, EventCard
from chancery.claims import Claim, cited_parts, claims_of
from chancery.dates import Date
from chancery.indexes import Indexed, indexed
from chancery.model.base import Dispute, Record
from chancery.model.entities import Document, Named, Organization, Person, Place, Role, Side, Topic
from chancery.model.events import Event, Leg, Meeting, Participant, Visit
from chancery.model.kinds import KINDS, kind_of
from chancery.model.provenance import Citation, Voice
from chancery.model.sources import Announcement, Source
from chancery.namings import naming_of
from chancery.prose import plain
from chancery.references import references
from chancery.relations import Attendance, Disputed, Group, Mention, Office, Said, Signatory
from chancery.store import Store

EVENTS: Final = ("visits", "meetings")
_EACH: Final = tuple((folder,) for folder in KINDS)
_SPEAKING: Final = (EVENTS, ("documents",), ("sources",))
"""Whose statements are told: events in order of time, then documents, then sources."""


class Dossier(Store):
    """All records of one dossier and how they belong together. Nothing in it changes."""

    def link(self) -> None:
        """Make all indexes at once, which otherwise are made when they are first asked for."""
        for member in vars(Dossier).values():
            if isinstance(member, Indexed):
                member(self)

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

    @property
    def visits(self) -> Mapping[str, Visit]:
        """Visits by id, in order of time."""
        return self.all_of("visits", Visit)

    @property
    def meetings(self) -> Mapping[str, Meeting]:
        """Meetings by id, those inside visits among them, in order of time."""
        return self.all_of("meetings", Meeting)

    @property
    def people(self) -> Mapping[str, Person]:
        """People by id, in the order of their names."""
        return self.all_of("people", Person)

    @property
    def places(self) -> Mapping[str, Place]:
        """Places by id."""
        return self.all_of("places", Place)

    @property
    def organizations(self) -> Mapping[str, Organization]:
        """Organizations by id."""
        return self.all_of("organizations", Organization)

    @property
    def documents(self) -> Mapping[str, Document]:
        """Documents by id."""
        return self.all_of("documents", Document)

    @property
    def topics(self) -> Mapping[str, Topic]:
        """Topics by id."""
        return self.all_of("topics", Topic)

    @property
    def sources(self) -> Mapping[str, Source]:
        """Sources by id."""
        return self.all_of("sources", Source)

    @property
    def announcements(self) -> Mapping[str, Announcement]:
        """Announcements by id."""
        return self.all_of("announcements", Announcement)

    @property
    def sides(self) -> Mapping[str, Side]:
        """Sides by id, parties first."""
        return self.all_of("sides", Side)

    def event(self, id_: str) -> Event:
        """The visit or meeting of an id; KeyError where there is none."""
        record = self.get(id_)
        if not isinstance(record, Event):
            raise KeyError(id_)
        return record

    def card(self, id_: str) -> EventCard:
        """The card of the visit or meeting of an id; KeyError where there is none."""
        return self._cards[id_][0]

    @indexed(EVENTS)
    def _cards(self, event: Event) -> Iterator[tuple[str, EventCard]]:
        way = (event.visitor, event.host) if isinstance(event, Visit) else ((), ())
        within, folder = self.visit_id(event.id), kind_of(event).folder
        yield event.id, EventCard(event.id, folder, event.date, event.status, within, *way)

    def visit_of(self, meeting: Meeting) -> Visit | None:
        """The visit that a meeting is part of."""
        id_ = self.visit_id(meeting.id)
        return self.visits[id_] if id_ else None

    def meetings_of(self, visit: Visit) -> tuple[Meeting, ...]:
        """The meetings of a visit in order, wherever they are written."""
        return tuple(self.meetings[card.id] for card in self.meetings_in(visit.id))

    def meetings_in(self, visit: str) -> tuple[EventCard, ...]:
        """The cards of the meetings of the visit of an id, in order."""
        return self._meetings_by_visit.get(visit, ())

    @indexed(("meetings",))
    def _meetings_by_visit(self, meeting: Meeting) -> Iterator[tuple[str, EventCard]]:
        if visit := self.visit_id(meeting.id):
            yield visit, self.card(meeting.id)

    @indexed(*_EACH)
    def mentions(self, record: Record) -> Iterator[tuple[str, Mention]]:
        """Everything that refers to a record, by that record's id: fields, voices and prose."""
        card = Card.of(record)
        found = (one for _, node in cited_parts(record) for one in references(node))
        for id_, field in dict.fromkeys((id_, str(steps[0])) for steps, id_, _ in found):
            if id_ != record.id:
                yield id_, Mention(card, field)

    @indexed(("people",))
    def offices(self, person: Person) -> Iterator[tuple[str, Office]]:
        """The roles of people in each organization, by its id."""
        for role in person.roles:
            if role.organization:
                yield role.organization, Office(person.id, role)

    @indexed(("visits",), ("meetings",), ("documents",))
    def groups(self, record: Event | Document) -> Iterator[tuple[str, Group]]:
        """The participants of events, or signatories, of each organization, by its id."""
        if isinstance(record, Document):
            card, taking_part = Card.of(record), record.signatories
        else:
            card, taking_part = self.card(record.id), members(record)
        for member in taking_part:
            if member.organization:
                yield member.organization, Group(card, member)

    @property
    def events_and_meetings(self) -> tuple[EventCard, ...]:
        """The cards of visits and all meetings in order of time, a visit before its meetings."""
        return self._in_time.get("all", ())

    @property
    def events(self) -> tuple[EventCard, ...]:
        """The cards of visits, and of meetings that are part of none, in order of time."""
        return self._in_time.get("by themselves", ())

    def cards(self, folder: str) -> tuple[EventCard, ...]:
        """The cards of the visits, or of all meetings, in order of time."""
        return self._in_time.get(folder, ())

    @indexed(EVENTS)
    def _in_time(self, event: Event) -> Iterator[tuple[str, EventCard]]:
        card = self.card(event.id)
        yield "all", card
        yield card.folder, card
        if not card.visit:
            yield "by themselves", card

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim of every record."""
        return tuple(claim for record in self for claim in claims_of(record))

    @indexed(*_EACH)
    def claims_by_paragraph(self, record: Record) -> Iterator[tuple[tuple[str, int], Claim]]:
        """What was drawn from each paragraph: claims with their own citation of it."""
        for claim in claims_of(record):
            if claim.cited_at is not None:
                # Most claims rest on one citation: to compare it takes as long as all else here.
                once = claim.basis if len(claim.basis) < 2 else dict.fromkeys(claim.basis)
                for basis in once:
                    if isinstance(basis, Citation):
                        yield (basis.source, basis.paragraph), claim

    @indexed(*_EACH)
    def namings(self, record: Record) -> Iterator[tuple[str, Dispute]]:
        """The disputes over names that sources spell or word differently, by the record's id."""
        if isinstance(record, Named) and (dispute := naming_of(record, self.info.naming)):
            yield record.id, dispute

    def naming(self, id_: str) -> Dispute | None:
        """The dispute over the name of the record of an id, if sources do not agree on it."""
        return next(iter(self.namings.get(id_, ())), None)

    @indexed(*_EACH)
    def disputes_by_record(self, record: Record) -> Iterator[tuple[str, Disputed]]:
        """The disputes of a record, by its id, that over its name first."""
        if naming := self.naming(record.id):
            yield record.id, Disputed(record, record, naming)
        for _, node in cited_parts(record):
            yield from ((record.id, Disputed(record, node, dispute)) for dispute in node.disputes)

    @property
    def disputes(self) -> tuple[Disputed, ...]:
        """Every dispute, in the order of the records it stands in, that over a name first."""
        return tuple(chain.from_iterable(self.disputes_by_record.values()))

    @indexed(*_SPEAKING)
    def said_by(self, record: Event | Document | Source) -> Iterator[tuple[str, Said]]:
        """Statements by the id of who made them."""
        for said in self._said(record):
            yield from ((voice.id, said) for voice in said.statement.by if voice.id)

    @indexed(*_SPEAKING)
    def said_on(self, record: Event | Document | Source) -> Iterator[tuple[str, Said]]:
        """Statements by the id of the topics they are on."""
        for said in self._said(record):
            yield from ((topic, said) for topic in said.statement.on)

    def _said(self, record: Event | Document | Source) -> Iterator[Said]:
        occasion = None if isinstance(record, Source) else record.date
        card = Card.of(record)
        return (Said(card, statement, occasion) for statement in record.statements)

    def attendances(self, event: Event | EventCard) -> tuple[Attendance, ...]:
        """Who took part in a meeting, or travelled on a visit, each in the role of that day."""
        return self._attendances.get(event.id, ())

    @indexed(EVENTS)
    def _attendances(self, event: Event) -> Iterator[tuple[str, Attendance]]:
        card = self.card(event.id)
        for member in members(event):
            yield event.id, Attendance(member, *self._as_on(event.date, member), card)

    def signatories(self, document: Document) -> tuple[Signatory, ...]:
        """Who signed or issued a document, each in the role of that day."""
        return tuple(
            Signatory(member, *self._as_on(document.date, member))
            for member in document.signatories
        )

    def _as_on(
        self, date: Date | None, participant: Participant
    ) -> tuple[Person | None, Role | None, Side | None]:
        """The person that a participant is, with the role and side that hold on a day."""
        person = self.people[participant.person] if participant.person else None
        role = person.role_on(date, participant.role) if person else None
        side = participant.side or (role and role.side) or (person and person.side)
        return person, role, self.sides[side] if side else None

    @indexed(EVENTS)
    def attended(self, event: Event) -> Iterator[tuple[str, Attendance]]:
        """What each person took part in, by the person's id, in order of time."""
        for seen in self.attendances(event):
            if seen.person:
                yield seen.person.id, seen

    def announcements_of(self, record: Record) -> tuple[Announcement, ...]:
        """The announcements that planned a record or that it fulfilled."""
        return self._announced.get(record.id, ())

    @indexed(("announcements",))
    def _announced(self, each: Announcement) -> Iterator[tuple[str, Announcement]]:
        named = dict.fromkeys((each.record, each.fulfilled_by))
        return ((id_, each) for id_ in named if id_)

    def within(self, record: Place | Organization | Topic) -> tuple[Record, ...]:
        """What encloses a place, organization or topic, nearest first."""
        outer: dict[str, Record] = {}
        # Records that are linked while they are checked may go in a circle.
        while record.within and record.within not in outer:
            record = cast(Place, self.get(record.within))
            outer[record.id] = record
        return tuple(outer.values())

    @indexed(("meetings",))
    def meetings_at(self, meeting: Meeting) -> Iterator[tuple[str, EventCard]]:
        """The meetings at each place, or at a place inside it, by its id."""
        if meeting.place:
            card = self.card(meeting.id)
            yield from ((place.id, card) for place in self.around(meeting.place))

    @indexed(("visits",))
    def stops_at(self, visit: Visit) -> Iterator[tuple[str, tuple[EventCard, Leg]]]:
        """The stops of visits at each place, or at a place inside it, by its id."""
        card = self.card(visit.id)
        for leg in visit.legs:
            yield from ((place.id, (card, leg)) for place in self.around(leg.place))

    def around(self, place: str) -> tuple[Place, ...]:
        """The place of an id, then those that enclose it, nearest first."""
        outer = self.within(self.places[place])
        return (self.places[place], *(self.places[each.id] for each in outer))

    @indexed(("places",), ("organizations",), ("topics",))
    def inside(self, record: Place | Organization | Topic) -> Iterator[tuple[str, Record]]:
        """The places, organizations and topics directly within each, by its id."""
        if record.within:
            yield record.within, record


def members(event: Event) -> tuple[Participant, ...]:
    """Who took part in a meeting, or travelled on a visit, as the record has it."""
    if isinstance(event, Visit):
        return event.delegation
    return event.participants if isinstance(event, Meeting) else ()


T = TypeVar("T")
K = TypeVar("K")


def grouped(pairs: Iterable[tuple[K, T]]) -> Mapping[K, tuple[T, ...]]:
    """Collect values under their keys, in the order they come."""
    found: defaultdict[K, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(items) for key, items in found.items()}
