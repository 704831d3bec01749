"""What the indexes of the dossier have for one record: who and what refers to it, and how."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from chancery.cards import Card, EventCard
from chancery.claims import Claim
from chancery.dossier import EVENTS, Dossier, grouped
from chancery.indexes import indexed
from chancery.model.base import Record
from chancery.model.entities import Document, Organization, Person, Place, Topic
from chancery.model.events import Event, Meeting, Visit
from chancery.model.kinds import KINDS
from chancery.model.sources import Announcement, Source
from chancery.pages.facets import Facet, events_with
from chancery.pages.journey import announced_at
from chancery.pages.moving_on import akin
from chancery.pages.people import ids_met, written_by
from chancery.relations import Mention


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn from a paragraph of a source for one record: its claims that cite it."""

    paragraph: int
    record: Record
    claims: tuple[Claim, ...]


def drawn(dossier: Dossier, source: Source) -> tuple[Drawn, ...]:
    """What was drawn from a source: paragraph by paragraph, each record once in each."""
    return tuple(
        Drawn(number, dossier.get(id_), claims)
        for number in range(1, source.paragraphs + 1)
        for id_, claims in _by_record(dossier, source, number)
    )


def _by_record(
    dossier: Dossier, source: Source, number: int
) -> Iterable[tuple[str, tuple[Claim, ...]]]:
    claims = dossier.claims_by_paragraph.get((source.id, number), ())
    return grouped((claim.record.id, claim) for claim in claims).items()


def announced_by(dossier: Dossier, person: Person) -> tuple[Announcement, ...]:
    """What a person announced, in the order it was said."""
    found = (m.record for m in dossier.mentions.get(person.id, ()) if m.field == "by")
    return tuple(dossier.announcements[e.id] for e in found if e.folder == "announcements")


def announced_on(dossier: Dossier, topic: Topic) -> tuple[Announcement, ...]:
    """The announcements of which a record that planned or fulfilled them is on a topic."""
    return _announced_on(dossier).get(topic.id, ())


@indexed(("announcements",))
def _announced_on(dossier: Dossier, each: Announcement) -> Iterator[tuple[str, Announcement]]:
    named = [dossier.get(id_) for id_ in (each.record, each.fulfilled_by) if id_]
    topics = (on.topics for on in named if isinstance(on, Event | Document))
    return ((topic, each) for topic in dict.fromkeys(chain.from_iterable(topics)))


def documents_on(dossier: Dossier, topic: Topic) -> tuple[Document, ...]:
    """The documents that name a topic as theirs."""
    found = (m.record for m in _on(dossier, topic))
    return tuple(dossier.documents[each.id] for each in found if each.folder == "documents")


def _on(dossier: Dossier, topic: Topic) -> Iterator[Mention]:
    return (m for m in dossier.mentions.get(topic.id, ()) if m.field == "topics")


def events_of(dossier: Dossier, document: Document) -> tuple[EventCard, ...]:
    """The visits and meetings that name a document."""
    found = {m.record.id: m.record for m in dossier.mentions.get(document.id, ())}
    return tuple(dossier.card(each.id) for each in found.values() if each.folder in EVENTS)


def mentioned(dossier: Dossier, record: Record) -> tuple[Card, ...]:
    """Records that refer to a record, kind by kind, without those that its page shows anyway."""
    found = {m.record.id: m.record for m in dossier.mentions.get(record.id, ())}
    for shown in _shown(dossier, record):
        # Mostly it is soon known that there are no others: the rest need not be asked for.
        if not found:
            return ()
        for id_ in shown:
            found.pop(id_, None)
    if isinstance(record, Person) and any(each.folder == "people" for each in found.values()):
        known = ids_met(dossier, record)
        found = {id_: each for id_, each in found.items() if id_ not in known}
    rest = grouped((each.folder, each) for each in found.values())
    return tuple(each for folder in KINDS for each in rest.get(folder, ()))


def _shown(dossier: Dossier, record: Record) -> Iterator[Iterable[str]]:
    """The ids of the records of which the page of a record, or a list of all, tells already."""
    match record:
        case Person():
            yield from _shown_of_person(dossier, record)
        case Topic():
            yield (m.record.id for m in _on(dossier, record))
            yield _ids(events_with(dossier, Facet.TOPIC, record.id))
            yield (said.record.id for said in dossier.said_on.get(record.id, ()))
            yield _ids(dossier.inside.get(record.id, ()), announced_on(dossier, record))
        case Place():
            yield _ids(dossier.meetings_at.get(record.id, ()))
            yield (visit.id for visit, _ in dossier.stops_at.get(record.id, ()))
            yield _ids(dossier.inside.get(record.id, ()))
        case Organization():
            yield (office.person for office in dossier.offices.get(record.id, ()))
            yield (group.record.id for group in dossier.groups.get(record.id, ()))
            yield (said.record.id for said in dossier.said_by.get(record.id, ()))
            yield _ids(dossier.inside.get(record.id, ()))
        case Document():
            yield _ids(events_of(dossier, record), dossier.announcements_of(record))
        case Visit():
            yield _ids(dossier.meetings_in(record.id), announced_at(dossier, record))
            yield from _shown_of_event(dossier, record)
        case Meeting():
            yield from _shown_of_event(dossier, record)


def _shown_of_event(dossier: Dossier, event: Event) -> Iterator[Iterable[str]]:
    yield _ids(dossier.announcements_of(event))
    yield (each.event.id for each in akin(dossier, event))


def _shown_of_person(dossier: Dossier, person: Person) -> Iterator[Iterable[str]]:
    attended = dossier.attended.get(person.id, ())
    yield (seen.event.id for seen in attended)
    yield (said.record.id for said in dossier.said_by.get(person.id, ()))
    yield _ids(announced_by(dossier, person), written_by(dossier, person))
    yield (seen.event.visit for seen in attended if seen.event.visit)


def _ids(*records: Iterable[Record | Card]) -> Iterator[str]:
    return (each.id for each in chain.from_iterable(records))
